import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { askAtOnce } from './best-available.ts';

// No request knows what the others are about to take.
vi.mock('../../src/seating/best-available/seats-being-taken.ts', () => ({
  SeatsBeingTaken: class {
    of = () => new Set();
    during = (_showingId: string, _seatIds: string[], work: () => Promise<unknown>) => work();
    settled = () => Promise.resolve();
  },
}));

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('control: when each picks for itself, buyers who ask at once lose the same seats again and again', async () => {
  const showing = await makeShowing(testApp.database, { rows: 6, seatsPerRow: 20 });
  const { tries } = await askAtOnce(testApp, showing, { buyers: 20, processes: 1, chooseFirst: true });
  // One has what all have chosen, and each of the others tries once more at least.
  expect(tries).toBeGreaterThanOrEqual(39);
});
