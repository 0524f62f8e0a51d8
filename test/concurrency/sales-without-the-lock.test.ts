import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { sellsBesideALockedBooking, sellsInTheSameOrder } from './sales.ts';

const LOCK = 'for update of payment, booking, hold skip locked';
const replaced = vi.hoisted(() => ({ by: '' }));

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => ({ from: LOCK, to: replaced.by }));
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: if sales waited for locks together, one locked booking would hold up all of them', async () => {
  replaced.by = 'for update of payment, booking, hold';
  expect(await sellsBesideALockedBooking(testApp)).toBe(false);
});

test('control: if sales locked seats before their payments, they would deadlock with a settlement that is alone', async () => {
  replaced.by = '';
  expect(await sellsInTheSameOrder(testApp)).toBe(false);
});
