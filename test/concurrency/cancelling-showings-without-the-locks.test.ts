import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { OvertakenError } from '../../src/bookings/cancellation/give-back.ts';
import type { TestApp } from '../support/test-app.ts';
import { stateOf } from './cancelling.ts';
import {
  cancelBookingDuringCancellation,
  cancelShowingTwiceAtOnce,
  soldShowing,
  startCancellingShowingsApp,
} from './cancelling-showings.ts';

const removed = vi.hoisted(() => ({ showingLock: false, paymentLock: false }));

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements, withoutLockOfPaidBookings } = await import('./changed-statements.ts');
  const withoutPaymentLock = withoutLockOfPaidBookings(original, () => removed.paymentLock);
  return changedStatements(
    () => withoutPaymentLock,
    () => (removed.showingLock ? { from: 'for no key update of showing', to: '' } : undefined),
  );
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startCancellingShowingsApp();
});
beforeEach(() => {
  Object.assign(removed, { showingLock: false, paymentLock: false });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: without the lock both requests find the showing as it was, and the index refuses one', async () => {
  const cancellable = await soldShowing(testApp);
  removed.showingLock = true;
  const answers = await cancelShowingTwiceAtOnce(cancellable);
  expect(answers.flatMap(({ errors }) => errors ?? [])).toMatchObject([
    { extensions: { code: 'INTERNAL_SERVER_ERROR' } },
  ]);
});

test('control: without the lock the worker and the buyer decide by the same payment, and more would be given back', async () => {
  const cancellable = await soldShowing(testApp);
  removed.paymentLock = true;
  const { byBuyer, failure } = await cancelBookingDuringCancellation(cancellable);
  expect(byBuyer.errors).toBeUndefined();
  // It has read the booking before the buyer had committed, and would have given back all of it: a ticket is VOID by then.
  expect(failure).toBeInstanceOf(OvertakenError);
  expect(await stateOf(testApp, cancellable.bought)).toMatchObject({
    ...{ status: 'CONFIRMED', tickets: ['VOID', 'VALID'], refunds: [1000], refundedMinor: 1000 },
  });
});
