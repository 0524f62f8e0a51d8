import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { PlaceBookingInput } from '../generated/graphql.ts';
import { bookingInput, bookingOnce, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking, RetryPayment } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let accountId: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 6 });
  ({ client: buyer, accountId } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** Holds two seats and gives the input of a booking for them. */
async function heldInput(from = 0, client = buyer): Promise<PlaceBookingInput> {
  const seatIds = showing.seatIds.slice(from, from + 2);
  const { id: holdId } = await holdSeats(client, showing, seatIds);
  return { ...bookingInput(showing, { holdId, seatIds }), idempotencyKey: 'the key' };
}

async function place(input: PlaceBookingInput, client = buyer) {
  return (await client.request(PlaceBooking, { input })).placeBooking;
}

function counts() {
  const { prisma } = testApp.database;
  const where = { accountId };
  return Promise.all([
    prisma.booking.count({ where }),
    prisma.payment.count({ where }),
    prisma.ticket.count({ where: { booking: where } }),
  ]);
}

test('the same key and input give the same booking, before it is paid and after', async () => {
  const input = { ...(await heldInput()), payment: { token: 'pm_fake_slow' } };
  const first = await place(input);
  const again = await place({ ...input, tickets: input.tickets.toReversed() });
  expect(again).toMatchObject({ errors: [], booking: { id: first.booking?.id, reference: first.booking?.reference } });
  await bookingOnce(buyer, first.booking?.id ?? '', 'CONFIRMED');
  const later = await withoutAnyChange(testApp.database, () => place(input));
  expect(later).toMatchObject({ errors: [], booking: { id: first.booking?.id, status: 'CONFIRMED' } });
  expect(await counts()).toEqual([1, 1, 2]);
});

test('concurrent requests with different keys for one hold give one booking', async () => {
  const input = await heldInput();
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, index) => place({ ...input, idempotencyKey: `key ${index}` })),
  );
  expect(answers.filter(({ booking }) => booking)).toHaveLength(1);
  const refusals = answers.flatMap(({ errors }) => errors.map(({ __typename }) => __typename));
  expect(refusals).toEqual(Array.from({ length: 5 }, () => 'HoldExpired'));
  expect(await counts()).toEqual([1, 1, 2]);
});

test.each<[string, (input: PlaceBookingInput) => Partial<PlaceBookingInput>]>([
  ['another payment token', () => ({ payment: { token: 'pm_card_visa_chargeDeclined' } })],
  ['payment at the counter', () => ({ payment: { atCounter: true } })],
  ['no payment', () => ({ payment: null })],
  ['a higher expected total', () => ({ expectedTotal: { amountMinor: 2401, currency: 'EUR' } })],
  ['a lower expected total', () => ({ expectedTotal: { amountMinor: 0, currency: 'EUR' } })],
  ['another currency', () => ({ expectedTotal: { amountMinor: 2400, currency: 'GBP' } })],
  [
    'another ticket type',
    ({ tickets }) => ({ tickets: tickets.map((ticket) => ({ ...ticket, ticketTypeId: showing.childTicketTypeId })) }),
  ],
  ['another hold', () => ({ holdId: newId() })],
  ['fewer tickets', ({ tickets }) => ({ tickets: tickets.slice(1) })],
])('the same key with %s is an IdempotencyConflict', async (_, change) => {
  const input = await heldInput();
  const first = await place(input);
  await bookingOnce(buyer, first.booking?.id ?? '', 'CONFIRMED');
  const conflict = {
    booking: null,
    errors: [{ __typename: 'IdempotencyConflict', path: ['input', 'idempotencyKey'] }],
  };
  expect(await withoutAnyChange(testApp.database, () => place({ ...input, ...change(input) }))).toMatchObject(conflict);
});

test('the key of a booking cannot be used for another booking, nor for a retry', async () => {
  const first = await place(await heldInput());
  const bookingId = first.booking?.id ?? '';
  await bookingOnce(buyer, bookingId, 'CONFIRMED');
  const second = await heldInput(2);
  await withoutAnyChange(testApp.database, async () => {
    expect((await place(second)).errors).toMatchObject([{ __typename: 'IdempotencyConflict' }]);
    const { retryPayment } = await buyer.request(RetryPayment, {
      input: { bookingId, payment: { token: 'pm_card_visa' }, idempotencyKey: 'the key' },
    });
    expect(retryPayment.errors).toMatchObject([{ __typename: 'IdempotencyConflict' }]);
  });
  expect((await place({ ...second, idempotencyKey: 'another key' })).errors).toEqual([]);
});

test('the key of a refused request can be used again', async () => {
  const input = await heldInput();
  expect((await place({ ...input, tickets: [] })).errors).toMatchObject([{ __typename: 'InvalidInput' }]);
  expect((await place(input)).errors).toEqual([]);
});
