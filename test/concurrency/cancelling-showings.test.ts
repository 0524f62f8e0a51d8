import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancel } from '../bookings/cancellation/operations.ts';
import { cancelShowing } from '../programme/cancelling.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import { PausedGateway } from '../support/paused-gateway.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { stateOf } from './cancelling.ts';
import {
  cancelBookingDuringCancellation,
  cancelShowingTwiceAtOnce,
  proceed,
  soldShowing,
  startCancellingShowingsApp,
} from './cancelling-showings.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startCancellingShowingsApp();
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('of two cancellations of a showing at once one is made, and both have its answer', async () => {
  const cancellable = await soldShowing(testApp);
  const [first, second] = await cancelShowingTwiceAtOnce(cancellable);
  expect(first?.data?.cancelShowing).toMatchObject({ errors: [], showing: { version: 2, status: 'CANCELLED' } });
  expect(second).toEqual(first);
  const { showingId } = cancellable.bought.showing;
  expect(await testApp.database.prisma.showingCancellation.count({ where: { showingId } })).toBe(1);
  expect(await testApp.database.prisma.auditEntry.count({ where: { entityId: showingId } })).toBe(1);
});

test('a buyer who cancels while the worker does: all is given back, and nothing twice', async () => {
  const cancellable = await soldShowing(testApp);
  const { byBuyer, failure } = await cancelBookingDuringCancellation(cancellable);
  expect(failure).toBeUndefined();
  // Its showing is cancelled by the time that it has the lock.
  expect(byBuyer.data?.cancelBooking.errors).toMatchObject([{ __typename: 'NotCancellable' }]);
  expect(await stateOf(testApp, cancellable.bought)).toEqual({
    ...{ status: 'CANCELLED', tickets: ['VOID', 'VOID'], refunds: [2600], refundedMinor: 2600 },
  });
});

test('of a booking that its buyer cancels between the cancellation and the worker the fee is given back too', async () => {
  const cancellable = await soldShowing(testApp);
  const { bought, manager } = cancellable;
  const { prisma } = testApp.database;
  await cancelShowing(manager, bought.showing);
  // As if it had read the showing just before.
  const where = { id: bought.showing.showingId };
  const { cancelledAt } = await prisma.showing.findUniqueOrThrow({ where });
  await prisma.showing.update({ where, data: { cancelledAt: null } });
  expect((await cancel(bought.client, { bookingId: bought.bookingId })).errors).toEqual([]);
  await prisma.showing.update({ where, data: { cancelledAt } });
  await proceed(cancellable);
  expect(await stateOf(testApp, bought)).toEqual({
    ...{ status: 'CANCELLED', tickets: ['VOID', 'VOID'], refunds: [600, 2000], refundedMinor: 2600 },
  });
});

test('a capture that is answered after the showing was cancelled is given back, and sells nothing', async () => {
  const gateway = new PausedGateway();
  await using paused = await startTestApp('redis', { settings: { ROLE: 'api' }, overrides: { gateway } });
  gateway.connect(paused.database);
  gateway.answers = new Gate();
  const showing = await makeShowing(paused.database, { rows: 1, seatsPerRow: 2 });
  const { client: buyer } = await paused.newAccount();
  const { client: manager } = await paused.newAccount('MANAGER', showing.cinemaId);
  const { id, payments } = await bookSeats(buyer, showing, { seatIds: showing.seatIds });
  const settled = paused.app.services.settlement.settlePayment(payments[0]?.id ?? '');
  await gateway.untilCharged(1);
  const { showing: cancelled } = await cancelShowing(manager, showing);
  expect(cancelled?.cancellation).toMatchObject({ done: 0, total: 1 });
  const where = { showingId: showing.showingId };
  const { id: cancellationId } = await paused.database.prisma.showingCancellation.findUniqueOrThrow({ where });
  await paused.app.services.cancelBookings.proceed(cancellationId);
  gateway.answers.open();
  await settled;
  await paused.app.services.cancelBookings.proceed(cancellationId);
  expect(await bookingOnce(buyer, id, 'CANCELLED')).toMatchObject({
    refunds: [{ reason: 'SHOWING_CANCELLED', amount: { amountMinor: 2400 } }],
    tickets: [{ status: 'VOID' }, { status: 'VOID' }],
  });
  const { completedAt } = await paused.database.prisma.showingCancellation.findUniqueOrThrow({ where });
  expect(completedAt).not.toBeNull();
});
