import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { extendDuringDeadline } from './extending.ts';

const AFTER_THE_LOCKS = 'select clock_timestamp() as now from (select count(*) from locked) as all_locked';

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => ({ from: AFTER_THE_LOCKS, to: 'select statement_timestamp() as now' }));
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: with the clock of its beginning the extension revives a hold that has ended', async () => {
  expect(await extendDuringDeadline(testApp)).toEqual({ kinds: [], isKept: true });
});
