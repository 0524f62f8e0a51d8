import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing, type ShowingOptions } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
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

/** Asks for the two seats of a showing that is made so. */
async function attempt({ isCancelled = false, ...options }: ShowingOptions & { isCancelled?: boolean }) {
  const { showingId, seatIds } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2, ...options });
  if (isCancelled) {
    await testApp.database.prisma.showing.update({ where: { id: showingId }, data: { cancelledAt: new Date() } });
  }
  return async () => (await buyer.request(HoldSeats, { input: { showingId, seatIds } })).holdSeats;
}

test.each<[string, ShowingOptions]>([
  ['is on sale since it was scheduled', {}],
  ['has opened its sales', { salesOpenAt: at(-1) }],
  ['has begun, where sales close later', { startsAt: at(-1), salesCloseAt: at(1) }],
])('seats can be held of a showing that %s', async (_, options) => {
  const hold = await attempt(options);
  expect(await hold()).toMatchObject({ hold: { status: 'ACTIVE' }, errors: [] });
});

test.each<[string, Parameters<typeof attempt>[0]]>([
  ['has closed its sales', { salesCloseAt: at(-1) }],
  ['has begun', { startsAt: at(-1) }],
  ['is long past', { startsAt: at(-10_000), salesOpenAt: at(-20_000) }],
  ['is cancelled', { isCancelled: true }],
  ['is cancelled before its sales opened', { isCancelled: true, salesOpenAt: at(1) }],
])('a showing that %s is SalesClosed, for ever', async (_, options) => {
  const hold = await attempt(options);
  expect(await withoutAnyChange(testApp.database, hold)).toMatchObject({
    hold: null,
    errors: [{ __typename: 'SalesClosed', path: ['input', 'showingId'], opensAt: null }],
  });
});

test('a showing that has not opened its sales is SalesClosed, and says when they open', async () => {
  const salesOpenAt = at(1);
  const hold = await attempt({ salesOpenAt });
  expect(await withoutAnyChange(testApp.database, hold)).toMatchObject({
    hold: null,
    errors: [{ __typename: 'SalesClosed', path: ['input', 'showingId'], opensAt: salesOpenAt.toISOString() }],
  });
});
