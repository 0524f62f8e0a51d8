import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing, type ShowingOptions } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { lockShowingSeats } from '../support/row-lock.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const HOUR = 3_600_000;

let testApp: TestApp;
let buyer: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** So many hours from now. */
function at(hours: number): Date {
  return new Date(Date.now() + hours * HOUR);
}

/** Makes a showing with these options; the result asks for its two seats. */
async function prepare({ isCancelled = false, ...options }: ShowingOptions & { isCancelled?: boolean }) {
  const { showingId, seatIds } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2, ...options });
  if (isCancelled) {
    await testApp.database.prisma.showing.update({ where: { id: showingId }, data: { cancelledAt: new Date() } });
  }
  return async () => (await buyer.request(HoldSeats, { input: { showingId, seatIds } })).holdSeats;
}

test.each<[string, ShowingOptions]>([
  ['has no opening time of its sales', {}],
  ['opened its sales an hour ago', { salesOpenAt: at(-1) }],
  ['has started and closes its sales later', { startsAt: at(-1), salesCloseAt: at(1) }],
])('seats can be held of a showing that %s', async (_, options) => {
  const hold = await prepare(options);
  expect(await hold()).toMatchObject({ hold: { status: 'ACTIVE' }, errors: [] });
});

test.each<[string, Parameters<typeof prepare>[0]]>([
  ['closed its sales an hour ago', { salesCloseAt: at(-1) }],
  ['has started', { startsAt: at(-1) }],
  ['took place long ago', { startsAt: at(-10_000), salesOpenAt: at(-20_000) }],
  ['is cancelled', { isCancelled: true }],
  ['is cancelled before its sales opened', { isCancelled: true, salesOpenAt: at(1) }],
])('a showing that %s is SalesClosed, without a time when sales open', async (_, options) => {
  const hold = await prepare(options);
  expect(await withoutAnyChange(testApp.database, hold)).toMatchObject({
    hold: null,
    errors: [{ __typename: 'SalesClosed', path: ['input', 'showingId'], opensAt: null }],
  });
});

test('a showing whose sales have not opened is SalesClosed, with the time when they open', async () => {
  const salesOpenAt = at(1);
  const hold = await prepare({ salesOpenAt });
  expect(await withoutAnyChange(testApp.database, hold)).toMatchObject({
    hold: null,
    errors: [{ __typename: 'SalesClosed', path: ['input', 'showingId'], opensAt: salesOpenAt.toISOString() }],
  });
});

test('sales that close while the request waits for a seat are closed', async () => {
  const salesCloseAt = new Date(Date.now() + 1000);
  const { showingId, seatIds } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2, salesCloseAt });
  await using lock = await lockShowingSeats(testApp.databaseUrl, showingId);
  const answer = buyer.request(HoldSeats, { input: { showingId, seatIds } });
  await lock.untilAwaitedBy(1);
  // It waits at most two seconds for the lock.
  await sleep(Math.max(0, salesCloseAt.getTime() - Date.now()) + 50);
  await lock.release();
  expect((await answer).holdSeats).toMatchObject({
    hold: null,
    errors: [{ __typename: 'SalesClosed', opensAt: null }],
  });
});
