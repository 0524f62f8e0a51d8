import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { TestApp } from '../support/test-app.ts';
import { startCancellingApp, stateOf } from './cancelling.ts';
import { buyTwoWithManager, refundBesideCancellation, refundTwice } from './refunding.ts';

const CONDITION = "and ticket.status = 'VALID'\n      returning";
const removed = vi.hoisted(() => ({ condition: false }));

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements, withoutLockOfPaidBookings } = await import('./changed-statements.ts');
  const withoutLock = withoutLockOfPaidBookings(original, () => true);
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
  removed.condition = false;
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: without the lock both of two refunds pass the decision, and only the check refuses the second', async () => {
  const bought = await buyTwoWithManager(testApp);
  const answers = await refundTwice(testApp, bought);
  const faults = answers.flatMap(({ errors = [] }) => errors);
  expect(faults).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  expect(answers.flatMap(({ data }) => data?.refundBooking.errors ?? [])).toEqual([]);
  expect(await stateOf(testApp, bought)).toMatchObject({ refunds: [1500], refundedMinor: 1500 });
});

test('control: without lock and condition a ticket is given back twice, by staff and by its buyer', async () => {
  const bought = await buyTwoWithManager(testApp);
  removed.condition = true;
  await refundBesideCancellation(testApp, bought);
  expect(await stateOf(testApp, bought)).toMatchObject({ refunds: [1000, 1200] });
});
