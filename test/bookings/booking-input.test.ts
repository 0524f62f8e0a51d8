import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { PlaceBookingInput } from '../generated/graphql.ts';
import { bookingInput, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking, ReleaseHold } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let other: MadeShowing;
let buyer: GraphQLClient;
let seatIds: string[];
/** A valid input: each test changes a part of it. */
let input: PlaceBookingInput;
beforeAll(async () => {
  // The role api has no worker, which would expire holds while a test compares rows.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  ({ client: buyer } = await testApp.newAccount());
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 6 });
  seatIds = showing.seatIds.slice(0, 2);
  const { id: holdId } = await holdSeats(buyer, showing, seatIds);
  input = bookingInput(showing, { holdId, seatIds });
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function refusal(change: Partial<PlaceBookingInput> = {}) {
  const { placeBooking } = await withoutAnyChange(testApp.database, () =>
    buyer.request(PlaceBooking, { input: { ...input, ...change } }),
  );
  expect(placeBooking.booking).toBeNull();
  return placeBooking.errors.map(({ __typename, path }) => `${__typename} ${path.join('.')}`);
}

const ticket = (index: number, ticketTypeId = showing.ticketTypeId) => ({
  ...{ seatId: showing.seatIds[index] ?? '', ticketTypeId },
});

test.each<[string, () => Partial<PlaceBookingInput>, string[]]>([
  ['no ticket', () => ({ tickets: [] }), ['InvalidInput input.tickets']],
  ['a seat without a ticket', () => ({ tickets: [ticket(1)] }), ['InvalidInput input.tickets']],
  [
    'two tickets for one seat',
    () => ({ tickets: [ticket(0), ticket(1), ticket(1)] }),
    ['InvalidInput input.tickets.2.seatId'],
  ],
  [
    'two tickets for one seat and none for the other',
    () => ({ tickets: [ticket(0), ticket(0)] }),
    ['InvalidInput input.tickets.1.seatId', 'InvalidInput input.tickets'],
  ],
  [
    'a ticket for a seat that is not in the hold',
    () => ({ tickets: [ticket(0), ticket(1), ticket(2)] }),
    ['InvalidInput input.tickets.2.seatId'],
  ],
  [
    'a ticket for a seat of another showing',
    () => ({ tickets: [ticket(0), { ...ticket(1), seatId: other.seatIds[0] ?? '' }] }),
    ['InvalidInput input.tickets.1.seatId', 'InvalidInput input.tickets.1.ticketTypeId', 'InvalidInput input.tickets'],
  ],
  [
    'an unknown ticket type',
    () => ({ tickets: [ticket(0), ticket(1, newId())] }),
    ['InvalidInput input.tickets.1.ticketTypeId'],
  ],
  [
    'a ticket type id that is no UUID',
    () => ({ tickets: [ticket(0, 'Adult'), ticket(1)] }),
    ['InvalidInput input.tickets.0.ticketTypeId'],
  ],
  [
    'a ticket type of another cinema',
    () => ({ tickets: [ticket(0), ticket(1, other.ticketTypeId)] }),
    ['InvalidInput input.tickets.1.ticketTypeId'],
  ],
  ['an unknown hold', () => ({ holdId: newId() }), ['NotFound input.holdId']],
  ['a hold id that is no UUID', () => ({ holdId: 'the hold' }), ['NotFound input.holdId']],
  ['an empty payment token', () => ({ payment: { token: '' } }), ['InvalidInput input.payment.token']],
  [
    'a payment token of 201 characters',
    () => ({ payment: { token: 'p'.repeat(201) } }),
    ['InvalidInput input.payment.token'],
  ],
  ['no payment', () => ({ payment: null }), ['InvalidInput input.payment']],
  ['payment at the counter', () => ({ payment: { atCounter: true } }), ['PaymentNotOffered input.payment.atCounter']],
  ['atCounter: false', () => ({ payment: { atCounter: false } }), ['InvalidInput input.payment.atCounter']],
  [
    'another currency',
    () => ({ expectedTotal: { amountMinor: 2400, currency: 'GBP' } }),
    ['InvalidInput input.expectedTotal.currency'],
  ],
  ['an empty idempotency key', () => ({ idempotencyKey: '' }), ['InvalidInput input.idempotencyKey']],
  [
    'an idempotency key of 201 characters',
    () => ({ idempotencyKey: 'k'.repeat(201) }),
    ['InvalidInput input.idempotencyKey'],
  ],
])('placing a booking with %s is refused and changes nothing', async (_, change, errors) => {
  expect(await refusal(change())).toEqual(errors);
});

test('a ticket type without a price for the category of the seat is refused', async () => {
  const where = { priceListId: showing.priceListId, ticketTypeId: showing.childTicketTypeId };
  await testApp.database.prisma.price.deleteMany({ where });
  expect(await refusal({ tickets: [ticket(0), ticket(1, showing.childTicketTypeId)] })).toEqual([
    'InvalidInput input.tickets.1.ticketTypeId',
  ]);
});

test.each([
  ['both ways to pay', { token: 'pm_card_visa', atCounter: true }],
  ['no way to pay', {}],
  ['a token that is null', { token: null }],
])('a payment with %s is BAD_USER_INPUT', async (_, payment) => {
  // The generated types allow exactly one of the fields.
  const wrong = { ...input, payment } as unknown as PlaceBookingInput;
  const { errors } = await withoutAnyChange(testApp.database, () => buyer.send(PlaceBooking, { input: wrong }));
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('an input without expectedTotal is BAD_USER_INPUT', async () => {
  const { expectedTotal: _, ...wrong } = input;
  const { errors } = await withoutAnyChange(testApp.database, () =>
    buyer.send(PlaceBooking, { input: wrong as PlaceBookingInput }),
  );
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test.each(['pm\u0000', 'pm\ud83c'])('the payment token %j, which cannot be stored, is InvalidInput', async (token) => {
  expect(await refusal({ payment: { token } })).toEqual(['InvalidInput input.payment.token']);
});

test.each(['key\u0000', 'key\ud83c'])(
  'the idempotency key %j, which cannot be stored, is InvalidInput',
  async (key) => {
    expect(await refusal({ idempotencyKey: key })).toEqual(['InvalidInput input.idempotencyKey']);
  },
);

test('a hold of another account is answered like an unknown one', async () => {
  const { client: stranger } = await testApp.newAccount('ADMIN');
  const send = async (holdId: string) =>
    (await stranger.request(PlaceBooking, { input: { ...input, holdId } })).placeBooking;
  await withoutAnyChange(testApp.database, async () => {
    const theirs = await send(input.holdId);
    expect(theirs).toMatchObject({ booking: null, errors: [{ __typename: 'NotFound', path: ['input', 'holdId'] }] });
    expect(await send(newId())).toEqual(theirs);
  });
});

test('a hold past its deadline is HoldExpired', async () => {
  await letHoldEnd(testApp.database, input.holdId);
  expect(await refusal()).toEqual(['HoldExpired input.holdId']);
  await testApp.app.services.holds.expire([input.holdId]);
  expect(await refusal()).toEqual(['HoldExpired input.holdId']);
});

test('a hold that was released is HoldExpired', async () => {
  await buyer.request(ReleaseHold, { holdId: input.holdId });
  expect(await refusal()).toEqual(['HoldExpired input.holdId']);
});

test('a hold cannot be booked twice', async () => {
  const { placeBooking } = await buyer.request(PlaceBooking, { input });
  expect(placeBooking.errors).toEqual([]);
  expect(await refusal({ idempotencyKey: newId() })).toEqual(['HoldExpired input.holdId']);
});
