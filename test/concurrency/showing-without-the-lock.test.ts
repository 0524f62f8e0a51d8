import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { PausedGateway } from '../support/paused-gateway.ts';
import type { TestApp } from '../support/test-app.ts';
import { cancelWhileBooking, settleWhileCancelling, startCancellationApp } from './cancellation.ts';

vi.mock('../../src/seating/sql/on-sale.ts', async (original) => {
  const { changedSaleLock } = await import('./changed-lock.ts');
  return changedSaleLock(original, { 'for share': '' });
});

let testApp: TestApp;
let gateway: PausedGateway;
beforeAll(async () => {
  ({ testApp, gateway } = await startCancellationApp());
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: without the lock a showing that was cancelled before is booked', async () => {
  const { hasWaited, placeBooking } = await cancelWhileBooking(testApp);
  expect(placeBooking.errors).toEqual([]);
  expect(hasWaited).toBe(false);
});

test('control: without the lock a capture does not wait for the cancellation, and its tickets are valid', async () => {
  expect(await settleWhileCancelling(testApp, gateway)).toMatchObject({
    status: 'CONFIRMED',
    tickets: [{ status: 'VALID' }, { status: 'VALID' }],
  });
});
