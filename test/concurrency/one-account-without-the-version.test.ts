import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestApp } from '../support/test-app.ts';
import { holdAllAtOnce, startForOneAccount } from './one-account.ts';

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  const from = 'where account_hold_version.version = excluded.version - 1';
  return changedStatements(original, () => ({ from, to: '' }));
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startForOneAccount();
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: without the version of what it holds the account gets more', async () => {
  const { held, acknowledged } = await holdAllAtOnce(testApp, { requests: 10, seatsEach: 3 });
  expect({ held, acknowledged }).toEqual({ held: 30, acknowledged: 10 });
});
