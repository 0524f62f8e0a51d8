import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bookingInput, bookingOnce, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats, PlaceBooking, RetryPayment } from '../support/operations.ts';
import { lockShowingSeats, RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** Half of the connections: so many may wait for one showing. */
const TIMES = 6;

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let accountId: string;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { DATABASE_CONNECTIONS: String(2 * TIMES) } });
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 8 });
  ({ client: buyer, accountId } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** Each request has looked for an earlier one, and found none, before the first one is done. */
async function allAtOnce<Answer>(lock: RowLock, request: (index: number) => Promise<Answer>): Promise<Answer[]> {
  const answers = Promise.all(Array.from({ length: TIMES }, (_, index) => request(index)));
  await lock.untilAwaitedBy(TIMES);
  await lock.release();
  return answers;
}

function lockHold(holdId: string): Promise<RowLock> {
  return RowLock.take(testApp.databaseUrl, 'select id from hold where id = $1 for update', [holdId]);
}

test('holds at once with one idempotency key are one hold', async () => {
  await using lock = await lockShowingSeats(testApp.databaseUrl, showing.showingId);
  const { showingId, seatIds } = showing;
  const input = { showingId, seatIds: seatIds.slice(0, 2), idempotencyKey: 'one' };
  const answers = await allAtOnce(lock, () => buyer.request(HoldSeats, { input }));
  for (const { holdSeats: payload } of answers) expect(payload.errors).toEqual([]);
  expect(new Set(answers.map((answer) => answer.holdSeats.hold?.id)).size).toBe(1);
  expect(await testApp.database.prisma.hold.count({ where: { accountId } })).toBe(1);
});

test('holds of different seats at once with one idempotency key are one hold and conflicts', async () => {
  await using lock = await lockShowingSeats(testApp.databaseUrl, showing.showingId);
  const { showingId, seatIds } = showing;
  const answers = await allAtOnce(lock, (index) => {
    const input = { showingId, seatIds: seatIds.slice(index, index + 1), idempotencyKey: 'one' };
    return buyer.request(HoldSeats, { input });
  });
  expect(answers.filter((answer) => answer.holdSeats.hold)).toHaveLength(1);
  const kinds = answers.flatMap((answer) => answer.holdSeats.errors.map(({ __typename: kind }) => kind));
  expect(kinds).toEqual(Array.from({ length: TIMES - 1 }, () => 'IdempotencyConflict'));
  expect(await testApp.database.prisma.showingSeat.count({ where: { hold: { accountId } } })).toBe(1);
});

async function book() {
  const seatIds = showing.seatIds.slice(0, 2);
  const { id: holdId } = await holdSeats(buyer, showing, seatIds);
  await using lock = await lockHold(holdId);
  const answers = await allAtOnce(lock, (index) => {
    const input = { ...bookingInput(showing, { holdId, seatIds }), idempotencyKey: `key ${index}` };
    return buyer.request(PlaceBooking, { input });
  });
  return answers.map((answer) => answer.placeBooking);
}

test('bookings of one hold at once with a key each are one booking, and the others are HoldExpired', async () => {
  const payloads = await book();
  expect(payloads.filter(({ booking }) => booking)).toHaveLength(1);
  const kinds = payloads.flatMap(({ errors }) => errors.map(({ __typename: kind }) => kind));
  expect(kinds).toEqual(Array.from({ length: TIMES - 1 }, () => 'HoldExpired'));
  expect(await testApp.database.prisma.payment.count({ where: { accountId } })).toBe(1);
});

test('retries of a declined payment at once with a key each are one payment', async () => {
  const seatIds = showing.seatIds.slice(0, 2);
  const { id: holdId } = await holdSeats(buyer, showing, seatIds);
  const input = bookingInput(showing, { holdId, seatIds, paymentToken: 'pm_card_visa_chargeDeclined' });
  const { booking } = (await buyer.request(PlaceBooking, { input })).placeBooking;
  const bookingId = booking?.id ?? '';
  await bookingOnce(buyer, bookingId, 'PAYMENT_FAILED');
  const select = 'select id from booking where id = $1 for update';
  await using lock = await RowLock.take(testApp.databaseUrl, select, [bookingId]);
  const answers = await allAtOnce(lock, (index) =>
    buyer.request(RetryPayment, {
      input: { bookingId, payment: { token: 'pm_card_visa' }, idempotencyKey: `again ${index}` },
    }),
  );
  expect(answers.filter(({ retryPayment }) => retryPayment.errors.length > 0)).toHaveLength(TIMES - 1);
  const { payments } = await bookingOnce(buyer, bookingId, 'CONFIRMED');
  expect(payments.map(({ status }) => status)).toEqual(['DECLINED', 'SUCCEEDED']);
});
