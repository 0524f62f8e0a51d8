import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bookingOnce, bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { HoldSeats, ReleaseHold } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { MAX_SEATS_PER_HOLD: '8' } });
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database);
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

const seats = (from: number, to: number) => showing.seatIds.slice(from, to);

async function refusal(seatIds: string[]) {
  const input = { showingId: showing.showingId, seatIds };
  const { holdSeats: payload } = await withoutAnyChange(testApp.database, () => buyer.request(HoldSeats, { input }));
  expect(payload.hold).toBeNull();
  return payload.errors;
}

/** Two seats below the limit of an account for one showing. */
async function hold18() {
  const first = await holdSeats(buyer, showing, seats(0, 8));
  const second = await holdSeats(buyer, showing, seats(8, 16));
  const third = await holdSeats(buyer, showing, seats(16, 18));
  return [first, second, third] as const;
}

test('a hold can have as many seats as MAX_SEATS_PER_HOLD says, and no more', async () => {
  expect(await refusal(seats(0, 9))).toMatchObject([
    { __typename: 'SeatLimitExceeded', limit: 8, path: ['input', 'seatIds'] },
  ]);
  expect((await holdSeats(buyer, showing, seats(0, 8))).seats).toHaveLength(8);
});

test('an account can hold 20 seats of a showing in all its holds, and no more', async () => {
  await hold18();
  expect(await refusal(seats(18, 21))).toMatchObject([{ __typename: 'SeatLimitExceeded', limit: 20 }]);
  await holdSeats(buyer, showing, seats(18, 20));
  expect(await refusal(seats(20, 21))).toMatchObject([{ __typename: 'SeatLimitExceeded', limit: 20 }]);
});

test('seats of other showings and of other accounts do not count', async () => {
  await hold18();
  const { client: other } = await testApp.newAccount();
  await holdSeats(buyer, await repeatShowing(testApp.database, showing), seats(0, 8));
  await holdSeats(other, showing, seats(30, 38));
  await holdSeats(buyer, showing, seats(18, 20));
});

test('seats of holds that were released or are past their deadline do not count', async () => {
  const [first, second] = await hold18();
  await holdSeats(buyer, showing, seats(18, 20));
  await buyer.request(ReleaseHold, { holdId: first.id });
  await holdSeats(buyer, showing, seats(20, 28));
  expect(await refusal(seats(28, 29))).toMatchObject([{ __typename: 'SeatLimitExceeded' }]);
  await letHoldEnd(testApp.database, second.id);
  await holdSeats(buyer, showing, seats(28, 36));
  // Otherwise its seats are released while the next test compares all rows.
  const statusOfSecond = async () =>
    (await testApp.database.prisma.hold.findUnique({ where: { id: second.id } }))?.status;
  await expect.poll(statusOfSecond, { timeout: 15_000 }).toBe('EXPIRED');
});

test('seats with a pending payment count, and sold seats do not', async () => {
  await hold18();
  const { id } = await bookSeats(buyer, showing, { seatIds: seats(18, 20), paymentToken: 'pm_fake_slow' });
  expect(await refusal(seats(20, 21))).toMatchObject([{ __typename: 'SeatLimitExceeded' }]);
  await bookingOnce(buyer, id, 'CONFIRMED');
  await holdSeats(buyer, showing, seats(20, 22));
  expect(await refusal(seats(22, 23))).toMatchObject([{ __typename: 'SeatLimitExceeded' }]);
});
