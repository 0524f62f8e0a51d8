import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type * as DropFreeSeats from '../../src/seating/sql/drop-free-seats.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { changedSql } from './changed-lock.ts';
import { dropWhileRescheduling } from './old-showings.ts';

vi.mock('../../src/seating/sql/drop-free-seats.ts', async (original) => {
  const module = await original<typeof DropFreeSeats>();
  return {
    ...module,
    dropFreeSeats: (...parameters: Parameters<typeof module.dropFreeSeats>) =>
      changedSql(module.dropFreeSeats(...parameters), { 'for no key update of showing skip locked': '' }),
  };
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: without the lock of the showing one that is rescheduled loses the seats that it is to sell', async () => {
  expect(await dropWhileRescheduling(testApp)).toEqual({ hasWaited: true, rows: ['BLOCKED'] });
});
