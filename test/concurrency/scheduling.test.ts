import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { scheduleInOppositeOrders } from './opposite-orders.ts';
import {
  CLOSED,
  type Closed,
  closeWhileScheduling,
  rescheduleWhileHolding,
  scheduleAtOnce,
  scheduleWhileClosing,
} from './scheduling.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const closings = Object.keys(CLOSED) as Closed[];

test('of two who schedule the same time at once one wins, and the other is told the showing of the winner', async () => {
  const { outcomes, stored } = await scheduleAtOnce(testApp);
  const [winner] = outcomes.flatMap(({ showings }) => showings ?? []);
  const [error, ...more] = outcomes.flatMap(({ errors }) => errors);
  expect(error).toMatchObject({
    ...{ __typename: 'ShowingOverlaps', path: ['input', 'showings', '0'] },
    ...{ conflictsWith: { id: winner?.id }, conflictsWithPath: [] },
  });
  expect(more).toEqual([]);
  expect(stored).toBe(1);
});

test('two who schedule the same times in opposite orders do not wait for each other in a circle', async () => {
  expect(await scheduleInOppositeOrders()).toEqual({ scheduled: 1, deadlocks: 0 });
});

test.each(closings)('a showing that waits for its %s to be closed or archived is not scheduled', async (what) => {
  const { errors } = await scheduleWhileClosing(testApp, what);
  expect(errors).toMatchObject([{ __typename: 'NotFound', path: ['input', 'showings', '0', CLOSED[what].path] }]);
});

test.each(closings)(
  'the %s of a showing that is being scheduled cannot be closed or archived before it is',
  async (what) => {
    expect(await closeWhileScheduling(testApp, what)).toEqual({ hasWaited: true, errors: [] });
  },
);

test('a showing whose seat is being held waits for the hold, and is then not moved', async () => {
  expect(await rescheduleWhileHolding(testApp)).toMatchObject({
    errors: [{ __typename: 'ShowingInUse', activeHolds: 1, ticketsSold: 0 }],
    seatsOfHold: 1,
  });
});
