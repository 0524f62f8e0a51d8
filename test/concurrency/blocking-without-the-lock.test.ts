import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { blockWhatIsHeld } from './blocking.ts';

// No statement waits for a seat, and there is a pause between reading and writing.
vi.mock('../../src/seating/sql/seat-lock.ts', async (original) => {
  const { changedLock } = await import('./changed-lock.ts');
  const changes = {
    'for update of showing_seat': '',
    'order by': 'where (select pg_sleep(0.2)::text) is not null order by',
  };
  return changedLock(original, changes, { waits: true });
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { DATABASE_CONNECTIONS: '20' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: without the lock a seat is blocked and held, or only a check of the database refuses it', async () => {
  let raced = 0;
  for (let round = 0; round < 10 && raced === 0; round++) {
    const { both, refusedByDatabase } = await blockWhatIsHeld(testApp);
    raced = both + refusedByDatabase;
  }
  expect(raced).toBeGreaterThan(0);
}, 90_000);
