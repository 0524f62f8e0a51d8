import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { RetryPaymentInput } from '../generated/graphql.ts';
import { bookSeats, letHoldEnd, type PlacedBooking } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ReadBooking, ReadHold, RetryPayment } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let seatIds: string[];
beforeAll(async () => {
  // The role api has no workers: the test itself settles payments and expires bookings.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api', HOLD_SECONDS: '30' } });
  ({ client: buyer } = await testApp.newAccount());
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  seatIds = showing.seatIds.slice(0, 2);
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function read(id: string) {
  const { booking } = await buyer.request(ReadBooking, { id });
  if (!booking) throw new Error('booking not found');
  return booking;
}

/** Settles the open payment, as the worker does. */
async function settle(id: string) {
  const open = (await read(id)).payments.find(({ status }) => status === 'PENDING');
  await testApp.app.services.settlement.settlePayment(open?.id ?? '');
  return read(id);
}

async function bookAndSettle(paymentToken: string) {
  const { id } = await bookSeats(buyer, showing, { seatIds, paymentToken });
  return settle(id);
}

async function retry(bookingId: string, { client = buyer, paymentToken = 'pm_card_visa', key = newId() } = {}) {
  const input = { bookingId, payment: { token: paymentToken }, idempotencyKey: key };
  return (await client.request(RetryPayment, { input })).retryPayment;
}

const refusal = (bookingId: string) => withoutAnyChange(testApp.database, () => retry(bookingId));

async function holdIdOf({ id }: Pick<PlacedBooking, 'id'>): Promise<string> {
  return (await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } })).holdId;
}

async function seatStatuses() {
  const rows = await testApp.database.prisma.showingSeat.findMany({ where: { seatId: { in: seatIds } } });
  return rows.map(({ status }) => status);
}

test.each([
  ['pm_card_visa_chargeDeclined', 'card_declined'],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient_funds'],
  ['pm_unknown', 'invalid_token'],
])('with %s the booking is PAYMENT_FAILED for %s, and the seats are still held', async (token, declineCode) => {
  const booking = await bookAndSettle(token);
  expect(booking).toMatchObject({
    status: 'PAYMENT_FAILED',
    tickets: [
      { status: 'PENDING', code: null },
      { status: 'PENDING', code: null },
    ],
    payments: [{ status: 'DECLINED', declineCode, amount: { amountMinor: 2400 } }],
  });
  expect(await seatStatuses()).toEqual(['HELD', 'HELD']);
  const where = { paymentId: booking.payments[0]?.id ?? '' };
  expect(await testApp.database.prisma.fakeGatewayCharge.findMany({ where })).toMatchObject([
    { outcome: 'declined', declineCode },
  ]);
});

test('another attempt with a good card keeps the seats and confirms the booking', async () => {
  const { id } = await bookAndSettle('pm_card_visa_chargeDeclined');
  const holdId = await holdIdOf({ id });
  await testApp.database.prisma
    .$executeRaw`update hold set expires_at = expires_at - interval '60 seconds' where id = ${holdId}::uuid`;
  const before = (await buyer.request(ReadHold, { id: holdId })).hold;

  const { booking, errors } = await retry(id);
  expect(errors).toEqual([]);
  expect(booking).toMatchObject({
    status: 'PENDING_PAYMENT',
    payments: [{ status: 'DECLINED' }, { status: 'PENDING', amount: { amountMinor: 2400 } }],
  });
  const after = (await buyer.request(ReadHold, { id: holdId })).hold;
  expect(Date.parse(after?.expiresAt ?? '') - Date.parse(before?.expiresAt ?? '')).toBeGreaterThan(55_000);

  expect(await settle(id)).toMatchObject({
    status: 'CONFIRMED',
    tickets: [{ status: 'VALID' }, { status: 'VALID' }],
    payments: [{ status: 'DECLINED' }, { status: 'SUCCEEDED' }],
  });
  expect(await seatStatuses()).toEqual(['SOLD', 'SOLD']);
});

test('a second attempt can be declined and a third one succeed', async () => {
  const { id } = await bookAndSettle('pm_card_visa_chargeDeclined');
  await retry(id, { paymentToken: 'pm_card_visa_chargeDeclinedInsufficientFunds' });
  expect((await settle(id)).payments.map(({ declineCode }) => declineCode)).toEqual([
    'card_declined',
    'insufficient_funds',
  ]);
  await retry(id);
  expect(await settle(id)).toMatchObject({ status: 'CONFIRMED', payments: [{}, {}, { status: 'SUCCEEDED' }] });
});

test('the same key and input of another attempt give the same answer and one payment', async () => {
  const { id } = await bookAndSettle('pm_card_visa_chargeDeclined');
  const answers = await Promise.all(Array.from({ length: 4 }, () => retry(id, { key: 'the key' })));
  for (const { booking, errors } of answers) {
    expect(errors).toEqual([]);
    expect(booking?.payments).toHaveLength(2);
  }
  await settle(id);
  await withoutAnyChange(testApp.database, async () => {
    expect((await retry(id, { key: 'the key' })).booking?.status).toBe('CONFIRMED');
    const other = await retry(id, { key: 'the key', paymentToken: 'pm_fake_slow' });
    expect(other.errors).toMatchObject([{ __typename: 'IdempotencyConflict' }]);
  });
});

test('another attempt during a payment, or after a successful one, is InvalidInput', async () => {
  const { id } = await bookSeats(buyer, showing, { seatIds });
  const refused = { booking: null, errors: [{ __typename: 'InvalidInput', path: ['input', 'bookingId'] }] };
  expect(await refusal(id)).toMatchObject(refused);
  await settle(id);
  expect(await refusal(id)).toMatchObject(refused);
});

test('of concurrent attempts one is made, and the others are InvalidInput', async () => {
  const { id } = await bookAndSettle('pm_card_visa_chargeDeclined');
  const answers = await Promise.all(Array.from({ length: 5 }, () => retry(id)));
  expect(answers.filter(({ booking }) => booking)).toHaveLength(1);
  for (const { errors } of answers.filter(({ booking }) => !booking))
    expect(errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'bookingId'] }]);
  expect((await read(id)).payments).toHaveLength(2);
});

test('another attempt after the deadline of the hold is HoldExpired, before the booking expires and after', async () => {
  const { id } = await bookAndSettle('pm_card_visa_chargeDeclined');
  await letHoldEnd(testApp.database, await holdIdOf({ id }));
  const refused = { booking: null, errors: [{ __typename: 'HoldExpired', path: ['input', 'bookingId'] }] };
  expect(await refusal(id)).toMatchObject(refused);
  expect((await read(id)).status).toBe('PAYMENT_FAILED');

  await testApp.app.services.bookingExpiry.expire([id]);
  expect(await read(id)).toMatchObject({ status: 'EXPIRED', tickets: [{ status: 'VOID' }, { status: 'VOID' }] });
  expect(await seatStatuses()).toEqual(['AVAILABLE', 'AVAILABLE']);
  expect(await refusal(id)).toMatchObject(refused);
});

test('the booking of another account is answered like an unknown one', async () => {
  const { id } = await bookAndSettle('pm_card_visa_chargeDeclined');
  const { client } = await testApp.newAccount('ADMIN');
  await withoutAnyChange(testApp.database, async () => {
    const theirs = await retry(id, { client });
    expect(theirs).toMatchObject({ booking: null, errors: [{ __typename: 'NotFound', path: ['input', 'bookingId'] }] });
    for (const unknown of [newId(), 'the booking', '']) expect(await retry(unknown, { client })).toEqual(theirs);
  });
});

test('another attempt needs an access token, a payment token and a key', async () => {
  const { id: bookingId } = await bookAndSettle('pm_card_visa_chargeDeclined');
  await withoutAnyChange(testApp.database, async () => {
    const input = { bookingId, payment: { token: 'pm_card_visa' }, idempotencyKey: 'k' };
    const { errors } = await testApp.client.send(RetryPayment, { input });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    for (const change of [{ paymentToken: '' }, { key: '' }])
      expect((await retry(bookingId, change)).errors).toMatchObject([{ __typename: 'InvalidInput' }]);
  });
});

test.each([
  ['at the counter is PaymentNotOffered', { atCounter: true }, 'PaymentNotOffered'],
  ['with atCounter: false is InvalidInput', { atCounter: false }, 'InvalidInput'],
] as const)('another attempt %s', async (_, payment, kind) => {
  const { id: bookingId } = await bookAndSettle('pm_card_visa_chargeDeclined');
  await withoutAnyChange(testApp.database, async () => {
    const { retryPayment } = await buyer.request(RetryPayment, { input: { bookingId, payment, idempotencyKey: 'k' } });
    expect(retryPayment).toMatchObject({
      booking: null,
      errors: [{ __typename: kind, path: ['input', 'payment', 'atCounter'] }],
    });
  });
});

test.each([
  ['both ways to pay', { token: 'pm_card_visa', atCounter: true }],
  ['no way to pay', {}],
  ['a token that is null', { token: null }],
])('another attempt with %s is BAD_USER_INPUT', async (_, payment) => {
  const { id: bookingId } = await bookAndSettle('pm_card_visa_chargeDeclined');
  // The generated types allow exactly one of the fields.
  const input = { bookingId, payment, idempotencyKey: 'k' } as unknown as RetryPaymentInput;
  const { errors } = await withoutAnyChange(testApp.database, () => buyer.send(RetryPayment, { input }));
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});
