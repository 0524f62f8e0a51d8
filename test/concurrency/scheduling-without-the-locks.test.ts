import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { scheduleInOppositeOrders } from './opposite-orders.ts';
import { CLOSED, type Closed, closeWhileScheduling, rescheduleWhileHolding, scheduleAtOnce } from './scheduling.ts';

/** The lock that is taken away. */
let from: string | undefined;

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => (from === undefined ? undefined : { from, to: '' }));
});

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test.each(Object.keys(CLOSED) as Closed[])(
  'control: without the lock the %s is closed or archived, and then a showing is scheduled there',
  async (what) => {
    from = CLOSED[what].lock;
    expect(await closeWhileScheduling(testApp, what)).toEqual({ hasWaited: false, errors: [] });
  },
);

test('control: without the lock on its seats a showing is moved, and a hold loses its seat', async () => {
  from = 'for update of showing_seat';
  expect(await rescheduleWhileHolding(testApp)).toEqual({ errors: [], seatsOfHold: 0 });
});

test('control: in the orders in which they are given, they deadlock', async () => {
  from = 'order by planned."auditoriumId", planned."startsAt"';
  expect(await scheduleInOppositeOrders()).toEqual({ scheduled: 1, deadlocks: 1 });
});

test('control: without the constraint both who schedule the same time at once are told that it was done', async () => {
  from = undefined;
  await testApp.database.prisma.$executeRaw`alter table showing drop constraint showing_no_overlap`;
  const { outcomes, stored } = await scheduleAtOnce(testApp);
  expect(outcomes.flatMap(({ errors }) => errors)).toEqual([]);
  expect(stored).toBe(2);
});
