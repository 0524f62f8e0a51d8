import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { TestApp } from '../support/test-app.ts';
import {
  exchangeDuringCheckIn,
  exchangeTwice,
  settleDuringRivalsHold,
  startExchangingApp,
  ticketsOf,
} from './exchanging.ts';

const removed = vi.hoisted(() => ({ bookingLock: false, ticketLock: false, oldSeatLock: false, seatsSeen: false }));

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements, withoutLockOfPaidBookings } = await import('./changed-statements.ts');
  const withoutBookingLock = withoutLockOfPaidBookings(original, () => removed.bookingLock);
  const withoutTicketLock = changedStatements(
    () => withoutBookingLock,
    () => (removed.ticketLock ? { from: 'for update of ticket', to: '' } : undefined),
  );
  const withoutOldSeatLock = changedStatements(
    () => withoutTicketLock,
    () => (removed.oldSeatLock ? { from: 'where (select count(*) from sale) > 0', to: 'where false' } : undefined),
  );
  const seats = '(select count(*) from locked where locked.hold_id = sale.hold_id) = sale.seats';
  return changedStatements(
    () => withoutOldSeatLock,
    () => (removed.seatsSeen ? { from: seats, to: 'true' } : undefined),
  );
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startExchangingApp();
});
beforeEach(() => {
  Object.assign(removed, { bookingLock: false, ticketLock: false, oldSeatLock: false, seatsSeen: false });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: without the locks of booking, tickets and old seats two exchanges of a ticket at once both wait for their payment', async () => {
  Object.assign(removed, { bookingLock: true, ticketLock: true, oldSeatLock: true });
  let ended = await exchangeTwice(testApp);
  // One that is done before the other looks is seen by it.
  for (let round = 1; round < 15 && ended.pending < 2; round++) ended = await exchangeTwice(testApp);
  expect(ended).toEqual({ errors: [], pending: 2 });
});

test('control: without the lock of the tickets one that is checked in meanwhile would be exchanged, which the update refuses', async () => {
  removed.ticketLock = true;
  const { bought, answer } = await exchangeDuringCheckIn(testApp);
  expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  expect(await ticketsOf(testApp, bought)).toEqual(['USED']);
});

test('control: when the seats are not looked at, what a rival has is not sold, but the payment stays unsettled', async () => {
  removed.seatsSeen = true;
  const { paymentId, settled } = await settleDuringRivalsHold(testApp);
  expect(settled).toBe('failed');
  const payment = await testApp.database.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } });
  expect(payment.status).toBe('PENDING');
});
