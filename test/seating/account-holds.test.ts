import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { HoldFilter, HoldStatus } from '../generated/graphql.ts';
import { bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { ReleaseHold } from '../support/operations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { MyHolds } from './operations.ts';

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  // The role api has no workers and no recovery: the row of a hold says ACTIVE until the test ends it.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 10 });
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

type Page = { first?: number; after?: string | null; filter?: HoldFilter | null };

async function holdsOf(client: GraphQLClient, page: Page = {}) {
  const { me } = await client.request(MyHolds, { first: 20, ...page });
  if (!me) throw new Error('there is no account');
  return me.holds;
}

async function idsOf(filter: HoldFilter | null): Promise<string[]> {
  const { nodes, totalCount } = await holdsOf(buyer, { filter });
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }) => id);
}

/** The id of a new hold of the nth seat. */
async function hold(index: number, { client = buyer, of = showing } = {}): Promise<string> {
  return (await holdSeats(client, of, of.seatIds.slice(index, index + 1))).id;
}

/** A hold of each status, the oldest first. */
async function holdOfEachStatus(): Promise<Record<HoldStatus, string>> {
  const [EXPIRED, RELEASED] = [await hold(0), await hold(1)];
  await letHoldEnd(testApp.database, EXPIRED);
  await buyer.request(ReleaseHold, { holdId: RELEASED });
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(2, 3) });
  const { holdId: CONVERTED } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } });
  return { EXPIRED, RELEASED, CONVERTED, ACTIVE: await hold(3) };
}

test('the holds of an account are listed, the newest first', async () => {
  const ids = [await hold(0), await hold(1), await hold(2)];
  expect(await idsOf(null)).toEqual(ids.toReversed());
});

test('holds made in the same millisecond are listed in the order of their ids, the greatest first', async () => {
  const ids = [await hold(0), await hold(1), await hold(2)];
  await testApp.database.prisma.hold.updateMany({ where: { id: { in: ids } }, data: { createdAt: new Date() } });
  expect(await idsOf(null)).toEqual(ids.toSorted().toReversed());
  const { edges } = await holdsOf(buyer, { first: 1 });
  const rest = await holdsOf(buyer, { after: edges[0]?.cursor ?? '' });
  expect(rest.nodes.map(({ id }) => id)).toEqual(ids.toSorted().toReversed().slice(1));
});

test('an account sees its own holds only, whatever its role', async () => {
  const own = await hold(0);
  const { client: other } = await testApp.newAccount('ADMIN');
  const others = await hold(1, { client: other });
  expect(await idsOf(null)).toEqual([own]);
  const seen = await holdsOf(other, { filter: { showingIds: [showing.showingId] } });
  expect(seen).toMatchObject({ totalCount: 1, nodes: [{ id: others }] });
});

test('an account without holds has an empty list', async () => {
  expect(await holdsOf(buyer)).toEqual({
    totalCount: 0,
    nodes: [],
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

test('without a login there is no account to list holds of', async () => {
  await hold(0);
  expect(await testApp.client.request(MyHolds, { first: 20 })).toEqual({ me: null });
});

test('each hold shows its status, and one past its deadline is EXPIRED although its row says ACTIVE', async () => {
  const { EXPIRED, RELEASED, CONVERTED, ACTIVE } = await holdOfEachStatus();
  const { nodes } = await holdsOf(buyer);
  expect(nodes.map(({ id, status }) => ({ id, status }))).toEqual([
    { id: ACTIVE, status: 'ACTIVE' },
    { id: CONVERTED, status: 'CONVERTED' },
    { id: RELEASED, status: 'RELEASED' },
    { id: EXPIRED, status: 'EXPIRED' },
  ]);
  const row = await testApp.database.prisma.hold.findUniqueOrThrow({ where: { id: EXPIRED } });
  expect(row.status).toBe('ACTIVE');
});

test.each<HoldStatus>(['ACTIVE', 'CONVERTED', 'RELEASED', 'EXPIRED'])(
  'the filter with the status %s finds the holds of that status',
  async (status) => {
    const holds = await holdOfEachStatus();
    expect(await idsOf({ statuses: [status] })).toEqual([holds[status]]);
  },
);

test('the filter finds an expired hold the same way before and after its row says so', async () => {
  const id = await hold(0);
  await letHoldEnd(testApp.database, id);
  for (const rowStatus of ['ACTIVE', 'EXPIRED'] as const) {
    await testApp.database.prisma.hold.update({ where: { id }, data: { status: rowStatus } });
    expect(await idsOf({ statuses: ['EXPIRED'] })).toEqual([id]);
    expect(await idsOf({ statuses: ['ACTIVE'] })).toEqual([]);
  }
});

test('a list in the filter means any of these, an empty list finds nothing, and null does not matter', async () => {
  const { EXPIRED, RELEASED, CONVERTED, ACTIVE } = await holdOfEachStatus();
  expect(await idsOf({ statuses: ['RELEASED', 'ACTIVE', 'RELEASED'] })).toEqual([ACTIVE, RELEASED]);
  expect(await idsOf({ statuses: [] })).toEqual([]);
  expect(await idsOf({ showingIds: [] })).toEqual([]);
  expect(await idsOf({ showingIds: null, statuses: null })).toEqual([ACTIVE, CONVERTED, RELEASED, EXPIRED]);
});

test('the filter with showings finds the holds of these showings, and nothing for unknown ids', async () => {
  const later = await repeatShowing(testApp.database, showing);
  const third = await repeatShowing(testApp.database, later);
  const [first, second] = [await hold(0), await hold(0, { of: later })];
  await hold(0, { of: third });
  expect(await idsOf({ showingIds: [showing.showingId] })).toEqual([first]);
  expect(await idsOf({ showingIds: [showing.showingId, later.showingId, newId()] })).toEqual([second, first]);
  for (const unknown of [newId(), 'none', '']) expect(await idsOf({ showingIds: [unknown] })).toEqual([]);
});

test('both parts of the filter must fit', async () => {
  const { ACTIVE } = await holdOfEachStatus();
  const later = await repeatShowing(testApp.database, showing);
  await hold(0, { of: later });
  expect(await idsOf({ showingIds: [showing.showingId], statuses: ['ACTIVE'] })).toEqual([ACTIVE]);
});

test('pages follow each other by their cursors, with every hold on exactly one of them', async () => {
  const ids: string[] = [];
  for (let index = 0; index < 5; index++) ids.unshift(await hold(index));
  const [newest = ''] = ids;
  const pages = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof holdsOf>> = await holdsOf(buyer, { first: 2, after });
    expect(page.totalCount).toBe(5);
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor);
    expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor);
    expect(page.edges.map(({ node }) => node.id)).toEqual(page.nodes.map(({ id }) => id));
    pages.push(page.nodes.map(({ id }) => id));
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
    // A change of status between two pages moves no hold.
    if (pages.length === 1) await buyer.request(ReleaseHold, { holdId: newest });
  } while (after !== null);
  expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
});

test('totalCount counts the holds that fit the filter, on all pages', async () => {
  for (let index = 0; index < 3; index++) await hold(index);
  await buyer.request(ReleaseHold, { holdId: await hold(3) });
  const filter: HoldFilter = { statuses: ['ACTIVE'] };
  const first = await holdsOf(buyer, { first: 2, filter });
  expect(first).toMatchObject({ totalCount: 3, nodes: [{}, {}], pageInfo: { hasNextPage: true } });
  const second = await holdsOf(buyer, { first: 2, after: first.pageInfo.endCursor ?? null, filter });
  expect(second).toMatchObject({ totalCount: 3, nodes: [{}], pageInfo: { hasNextPage: false } });
});

test.each([
  ['first: 0', { first: 0 }],
  ['first: 101', { first: 101 }],
  ['a cursor of another kind', { first: 20, after: 'none' }],
  ['a cursor whose first part is no time', { first: 20, after: cursor('a title') }],
])('a list with %s is BAD_USER_INPUT', async (_, page) => {
  const { errors } = await buyer.send(MyHolds, page);
  expect(errors).toMatchObject([{ path: ['me', 'holds'], extensions: { code: 'BAD_USER_INPUT' } }]);
});

function cursor(key: string): string {
  return Buffer.from(JSON.stringify([key, newId()])).toString('base64url');
}
