import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { moveWhileHolding, moveWhileRetrying } from './moving.ts';

vi.mock('../../src/bookings/moving/lock-moving.ts', async (original) => ({
  ...(await original<object>()),
  lockMoving: () => Promise.resolve(),
}));

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: without the lock a hold that is being made is left behind', async () => {
  expect(await moveWhileHolding(testApp)).toEqual({ hasWaited: false, isMoved: false });
});

test('control: without the lock a move and a payment that is tried again wait for each other', async () => {
  expect(await moveWhileRetrying(testApp)).toEqual({ isDeadlock: true });
});
