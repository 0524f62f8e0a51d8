import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { changeAtOnce, changeBeforeBooking, changeDuringDeadline, exceedTheLimit } from './changing.ts';

const replaced = vi.hoisted(() => ({ from: '', to: '' }));

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => (replaced.from === '' ? undefined : replaced));
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api', DATABASE_CONNECTIONS: '20' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: without the lock on the hold a change overwrites those that it waited for', async () => {
  Object.assign(replaced, { from: '::uuid\n      for update\n    ),\n    locked', to: '::uuid\n    ),\n    locked' });
  const { kinds, named, held } = await changeAtOnce(testApp);
  expect({ kinds, isWhole: named.join() === held.join() }).not.toEqual({ kinds: [], isWhole: true });
});

test('control: with the clock of its beginning a change adds seats to a hold that has ended', async () => {
  const from = 'select clock_timestamp() as now from (select count(*) from locked) as all_locked';
  Object.assign(replaced, { from, to: 'select statement_timestamp() as now' });
  expect(await changeDuringDeadline(testApp)).toEqual({ kinds: [], named: 3 });
});

test('control: if a booking did not compare the seats, it would have a ticket for a seat that was given back', async () => {
  Object.assign(replaced, { from: 'and not own.has_other_seats', to: '' });
  expect(await changeBeforeBooking(testApp)).toEqual({ changed: [], placed: [], ticketsWithoutSeat: 1 });
});

test('control: without the version of what it holds an account gets more seats than it can have', async () => {
  Object.assign(replaced, { from: 'where account_hold_version.version = excluded.version - 1', to: '' });
  expect(await exceedTheLimit(testApp)).toBeGreaterThan(20);
});
