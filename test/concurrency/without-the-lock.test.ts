import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { raceForSeats, timesHeld } from './race.ts';

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

test('control: without the lock the same race gives the same seats to several buyers', async () => {
  const showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 10 });
  const race = await raceForSeats(testApp, showing, 50);
  const times = [...timesHeld(race).values()];
  expect(times).toHaveLength(20);
  expect(times.filter((count) => count > 1).length).toBeGreaterThan(0);
  const kept = await testApp.database.prisma.hold.findMany({ where: { showingId: showing.showingId } });
  expect(kept.flatMap(({ seatIds }) => seatIds).length).toBeGreaterThan(20);
});
