import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Transaction } from '../../src/platform/database/transaction.ts';
import { ADA, bookFor } from '../bookings/contacts/operations.ts';
import { bookingInput, holdSeats, letHoldEnd } from '../support/buying.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { type Guest, newGuest } from '../support/guest.ts';
import { PlaceBooking } from '../support/operations.ts';
import { lockShowingSeats, RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { move } from '../bookings/moving/things.ts';
import { moveWhileHolding, moveWhileRetrying } from './moving.ts';

let testApp: TestApp;
let showing: MadeShowing;
let guest: Guest;
let accountId: string;
let seatIds: string[];
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1 });
  seatIds = showing.seatIds.slice(0, 2);
  guest = await newGuest(testApp);
  ({ accountId } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** Does something while the guest's things have been moved and not committed. */
async function whileMoving(work: (tx: Transaction, watch: RowLock) => Promise<unknown>): Promise<void> {
  const { database, personalData } = testApp.app.services;
  await using watch = await RowLock.take(testApp.databaseUrl, 'select 1', []);
  await database.transaction(async (tx) => {
    await personalData.move(tx, { from: guest.accountId, to: accountId });
    await work(tx, watch);
  });
}

test('a hold that is being made is waited for, and moved too', async () => {
  expect(await moveWhileHolding(testApp)).toEqual({ hasWaited: true, isMoved: true });
});

test('a move and a payment that is tried again do not wait for each other', async () => {
  expect(await moveWhileRetrying(testApp)).toEqual({ isDeadlock: false });
});

test('a booking that is being placed is waited for, and moved too', async () => {
  const { id: holdId } = await holdSeats(guest.client, showing, seatIds);
  const input = { ...bookingInput(showing, { holdId, seatIds }), contact: ADA };
  await using lock = await lockShowingSeats(testApp.databaseUrl, showing.showingId);
  const placing = guest.client.request(PlaceBooking, { input });
  await lock.untilAwaitedBy(1);
  const moved = move(testApp, { from: guest.accountId, to: accountId });
  await lock.untilAwaitedBy(2);
  await lock.release();
  const [{ placeBooking }] = await Promise.all([placing, moved]);
  expect(placeBooking.errors).toEqual([]);
  const where = { id: placeBooking.booking?.id ?? '' };
  expect(await testApp.database.prisma.booking.findMany({ where })).toMatchObject([{ accountId, holdId }]);
});

test('a payment that is settled meanwhile is settled once the move has committed', async () => {
  const { booking } = await bookFor(guest.client, showing, { seatIds, contact: ADA });
  const payment = await testApp.database.prisma.payment.findFirstOrThrow({ where: { bookingId: booking?.id ?? '' } });
  let settled: Promise<void> | undefined;
  await whileMoving(async (_, watch) => {
    settled = testApp.app.services.settlement.settlePayment(payment.id);
    await watch.untilAwaitedBy(1);
  });
  await settled;
  const { prisma } = testApp.database;
  expect(await prisma.payment.findMany({ where: { accountId } })).toMatchObject([{ status: 'SUCCEEDED' }]);
  expect(await prisma.booking.findMany({ where: { accountId } })).toMatchObject([{ status: 'CONFIRMED' }]);
});

test('a hold that ends meanwhile is ended once the move has committed', async () => {
  const { id } = await holdSeats(guest.client, showing, seatIds);
  await letHoldEnd(testApp.database, id);
  const { holds } = testApp.app.services;
  await whileMoving(() => holds.expire([id]));
  await holds.expire([id]);
  expect(await testApp.database.prisma.hold.findMany({ where: { accountId } })).toMatchObject([
    { id, status: 'EXPIRED' },
  ]);
  expect(await testApp.database.prisma.showingSeat.count({ where: { holdId: id } })).toBe(0);
});

test('two guests who log in to one account at the same time lose nothing', async () => {
  const other = await newGuest(testApp);
  await holdSeats(guest.client, showing, showing.seatIds.slice(0, 1));
  await holdSeats(other.client, showing, showing.seatIds.slice(1, 2));
  let second: Promise<void> | undefined;
  await whileMoving(async (_, watch) => {
    second = move(testApp, { from: other.accountId, to: accountId });
    await watch.untilAwaitedBy(1);
  });
  await second;
  const holds = await testApp.database.prisma.hold.findMany({ where: { accountId } });
  expect(holds).toMatchObject([{ status: 'ACTIVE' }, { status: 'ACTIVE' }]);
});
