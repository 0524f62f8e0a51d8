import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { blockAndSchedule } from './map-blocks.ts';

// Scheduling does not lock its auditoriums.
vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => ({ from: 'for share of auditorium', to: '' }));
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test.each(['scheduling', 'blocking'] as const)(
  'control: without the lock a seat that is blocked on its map is on sale in a new showing: %s comes first',
  async (first) => {
    expect(await blockAndSchedule(testApp, first)).toBe('AVAILABLE');
  },
);
