import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { differencesOf } from '../support/audited.ts';
import type { TestApp } from '../support/test-app.ts';
import { startExchangingApp } from './exchanging.ts';
import {
  exchangeAfterCancellationOfOldShowing,
  exchangeDuringCancellation,
  exchangeDuringEndOfNewShowing,
  exchangeDuringRefund,
  exchangeTwiceForNothing,
  newBookingOf,
  refundNewBookingTwice,
  settleDuringRivalsHold,
  stateOf,
} from './exchanging-showings.ts';

const none = { bookingLock: false, ticketLock: false, oldSeatLock: false, seatsSeen: false, showingLock: false };
const removed = vi.hoisted(() => ({
  ...{ bookingLock: false, ticketLock: false, oldSeatLock: false, seatsSeen: false, showingLock: false },
}));

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements, withoutLockOfPaidBookings } = await import('./changed-statements.ts');
  const seats = '(select count(*) from locked where locked.hold_id = sale.hold_id) = sale.seats';
  const changes = [
    () => (removed.ticketLock ? { from: 'for update of ticket', to: '' } : undefined),
    () => (removed.oldSeatLock ? { from: 'where (select count(*) from sale) > 0', to: 'where false' } : undefined),
    () => (removed.seatsSeen ? { from: seats, to: 'true' } : undefined),
    () => (removed.showingLock ? { from: 'for share ', to: '' } : undefined),
  ];
  return changes.reduce(
    (rows, change) => changedStatements(() => rows, change),
    withoutLockOfPaidBookings(original, () => removed.bookingLock),
  );
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startExchangingApp();
});
beforeEach(() => {
  Object.assign(removed, none);
});
afterAll(() => testApp[Symbol.asyncDispose]());

const INTERNAL = [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }];

test('control: without the locks two exchanges of a ticket at once are both decided, and a key of the database refuses one', async () => {
  Object.assign(removed, { bookingLock: true, ticketLock: true, oldSeatLock: true });
  const atOnce = async () => {
    const { bought, answers } = await exchangeTwiceForNothing(testApp);
    const sold = await testApp.database.prisma.ticket.count({
      where: { status: 'VALID', booking: { originId: bought.bookingId } },
    });
    expect(sold).toBe(1);
    return answers.flatMap(({ errors }) => errors ?? []);
  };
  let errors = await atOnce();
  // One that is done before the other looks is seen by it.
  for (let round = 1; round < 15 && errors.length === 0; round++) errors = await atOnce();
  expect(errors).toMatchObject(INTERNAL);
});

test('control: without the locks an exchange and a cancellation of a ticket are both decided, and only the update refuses one', async () => {
  Object.assign(removed, { bookingLock: true, ticketLock: true, oldSeatLock: true });
  const { cancelled, exchanged } = await exchangeDuringCancellation(testApp);
  expect(cancelled.data?.cancelBooking.errors).toEqual([]);
  expect(exchanged.errors).toMatchObject(INTERNAL);
});

test('control: without the lock the price of a ticket is given back and goes into another', async () => {
  removed.bookingLock = true;
  const { bought, refunded, exchanged } = await exchangeDuringRefund(testApp);
  expect(refunded.data?.refundBooking.errors).toEqual([]);
  expect(exchanged.data?.exchangeTickets.errors).toEqual([]);
  expect(await differencesOf(testApp.database)).toContainEqual(
    expect.objectContaining({ kind: 'PURSE_DIFFERS', bookingId: bought.bookingId }),
  );
});

test('control: without the lock two refunds of the new booking take what is due to the old one', async () => {
  removed.bookingLock = true;
  const { bought, moved, answers } = await refundNewBookingTwice(testApp);
  expect(answers.flatMap(({ data }) => data?.refundBooking.errors ?? [])).toEqual([]);
  expect((await stateOf(testApp, moved.bookingId)).refunds).toEqual([1300, 1300]);
  expect(await differencesOf(testApp.database)).toContainEqual(
    expect.objectContaining({ kind: 'PURSE_DIFFERS', bookingId: bought.bookingId }),
  );
});

test('control: without the lock a ticket goes to another showing after its own was cancelled, and is not given back', async () => {
  removed.bookingLock = true;
  const { bought, cancelled, exchanged } = await exchangeAfterCancellationOfOldShowing(testApp);
  expect(cancelled.data?.cancelShowing.errors).toEqual([]);
  expect(exchanged.data?.exchangeTickets.errors).toEqual([]);
  expect(await stateOf(testApp, (await newBookingOf(testApp, bought.bookingId)) ?? '')).toMatchObject({
    ...{ status: 'CONFIRMED', refunds: [] },
  });
  expect((await stateOf(testApp, bought.bookingId)).refunds).toEqual([1300]);
});

test('control: without the lock of the showing a ticket is sold after the end of its bookings, and stays', async () => {
  Object.assign(removed, { showingLock: true, ticketLock: true });
  const { bought, exchanged, sold } = await exchangeDuringEndOfNewShowing(testApp, 'ticket');
  expect([exchanged.errors, exchanged.data?.exchangeTickets.errors]).toEqual([undefined, []]);
  expect(sold).toBe(1);
  expect(await stateOf(testApp, (await newBookingOf(testApp, bought.bookingId)) ?? '')).toMatchObject({
    ...{ status: 'CONFIRMED', refunds: [] },
  });
});

test('control: when the seats are not looked at, what a rival has is not sold, but the payment stays unsettled', async () => {
  removed.seatsSeen = true;
  const { newBookingId, settled } = await settleDuringRivalsHold(testApp);
  expect(settled).toBe('failed');
  expect(await stateOf(testApp, newBookingId)).toMatchObject({ status: 'PENDING_PAYMENT', refunds: [] });
});
