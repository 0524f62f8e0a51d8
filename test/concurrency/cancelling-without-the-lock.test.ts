import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { TestApp } from '../support/test-app.ts';
import {
  buyTwo,
  cancelAtOnce,
  cancelDuringCheckIn,
  cancelDuringRefund,
  startCancellingApp,
  stateOf,
} from './cancelling.ts';

const CONDITION = "and ticket.status = 'VALID'\n      returning";
const removed = vi.hoisted(() => ({ lock: false, condition: false }));

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements, withoutLockOfPaidBookings } = await import('./changed-statements.ts');
  const withoutLock = withoutLockOfPaidBookings(original, () => removed.lock);
  return changedStatements(
    () => withoutLock,
    () => (removed.condition ? { from: CONDITION, to: 'returning' } : undefined),
  );
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startCancellingApp();
});
beforeEach(() => {
  removed.lock = false;
  removed.condition = false;
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: without lock and condition, two cancellations of a ticket at once give its price back twice', async () => {
  const bought = await buyTwo(testApp);
  removed.lock = true;
  removed.condition = true;
  const ticketIds = bought.ticketIds.slice(0, 1);
  await cancelAtOnce(testApp, bought, [ticketIds, ticketIds]);
  expect(await stateOf(testApp, bought)).toMatchObject({ refunds: [1100, 1100] });
});

test('control: without the lock neither of two cancellations at once is the last, and the booking never ends', async () => {
  const bought = await buyTwo(testApp);
  removed.lock = true;
  await cancelAtOnce(testApp, bought, [bought.ticketIds.slice(0, 1), bought.ticketIds.slice(1)]);
  expect(await stateOf(testApp, bought)).toMatchObject({ status: 'CONFIRMED', tickets: ['VOID', 'VOID'] });
});

test('control: without the lock a cancellation beside another refund is above the capture, which the check refuses', async () => {
  const bought = await buyTwo(testApp);
  removed.lock = true;
  const { errors } = await cancelDuringRefund(testApp, bought);
  expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  expect(await stateOf(testApp, bought)).toMatchObject({ tickets: ['VALID', 'VALID'], refundedMinor: 2000 });
});

test('control: without the condition a ticket that is checked in meanwhile is cancelled, which the check refuses', async () => {
  const bought = await buyTwo(testApp);
  removed.condition = true;
  const { errors } = await cancelDuringCheckIn(testApp, bought);
  expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
});
