import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ReadWheelchairRelease, ReleaseWheelchairPlaces } from './operations.ts';

let testApp: TestApp;
let made: MadeShowing;
let staff: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  await testApp.database.prisma.seat.updateMany({
    where: { id: { in: made.seatIds.slice(2) } },
    data: { features: ['WHEELCHAIR'] },
  });
  ({ client: staff } = await testApp.newAccount('BOX_OFFICE', made.cinemaId));
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function release(changes: object = {}) {
  const input = { showingId: made.showingId, reason: 'no guest needs them', ...changes };
  return (await staff.request(ReleaseWheelchairPlaces, { input })).releaseWheelchairPlaces;
}

const releasedAt = async () =>
  (await testApp.client.request(ReadWheelchairRelease, { id: made.showingId })).showing?.wheelchairReleasedAt;

/** What is offered to a buyer who asks for the first seats, which are held. */
async function offered(): Promise<string[]> {
  const { client } = await testApp.newAccount();
  const input = { showingId: made.showingId, seatIds: made.seatIds.slice(0, 2) };
  const [error] = (await client.request(HoldSeats, { input })).holdSeats.errors;
  if (error?.__typename !== 'SeatsUnavailable') throw new Error('the seats are free');
  return error.alternatives.map(({ seats }) => seats.map(({ seat }) => seat.label).join(' '));
}

test('wheelchair places are offered to all buyers once they are released, and not before', async () => {
  const { client } = await testApp.newAccount();
  await holdSeats(client, made, made.seatIds.slice(0, 2));
  expect(await releasedAt()).toBeNull();
  expect(await offered()).toEqual([]);
  const { showing, errors } = await release();
  expect(errors).toEqual([]);
  expect(showing?.version).toBe(2);
  expect(await releasedAt()).toBe(showing?.wheelchairReleasedAt);
  expect(await offered()).toEqual(['A3 A4']);
});

test("the cinema's rule releases them so many minutes before the start", async () => {
  const { client } = await testApp.newAccount();
  await holdSeats(client, made, made.seatIds.slice(0, 2));
  const { prisma } = testApp.database;
  const rule = (wheelchairReleaseMinutes: number) =>
    prisma.cinema.update({ where: { id: made.cinemaId }, data: { wheelchairReleaseMinutes } });
  await rule(60);
  expect(await releasedAt()).toBeNull();
  expect(await offered()).toEqual([]);
  await rule(25 * 60);
  const { startsAt } = await prisma.showing.findUniqueOrThrow({ where: { id: made.showingId } });
  expect(await releasedAt()).toBe(new Date(startsAt.getTime() - 25 * 3_600_000).toISOString());
  expect(await offered()).toEqual(['A3 A4']);
});

test('they can be held by a buyer who chooses them, released or not', async () => {
  const { client } = await testApp.newAccount();
  await holdSeats(client, made, made.seatIds.slice(2));
});

test('releasing them twice keeps the first time, and leaves one entry in the audit log', async () => {
  const first = await release();
  const second = await withoutAnyChange(testApp.database, () => release());
  expect(second).toEqual(first);
  const entries = await testApp.database.prisma.auditEntry.findMany({ where: { entityId: made.showingId } });
  expect(entries).toMatchObject([{ action: 'releaseWheelchairPlaces', reason: 'no guest needs them' }]);
});

test.each([
  ['another showing', () => ({ showingId: newId() }), 'NotFound', 'showingId'],
  ['a showing without an id', () => ({ showingId: 'A' }), 'NotFound', 'showingId'],
  ['no reason', () => ({ reason: '' }), 'InvalidInput', 'reason'],
] as const)('refused: %s', async (_, changes, error, field) => {
  const refused = await withoutAnyChange(testApp.database, () => release(changes()));
  expect(refused).toMatchObject({ showing: null, errors: [{ __typename: error, path: ['input', field] }] });
});

test('a cancelled showing is refused', async () => {
  await testApp.database.prisma.showing.update({ where: { id: made.showingId }, data: { cancelledAt: new Date() } });
  const refused = await withoutAnyChange(testApp.database, () => release());
  expect(refused.errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'showingId'] }]);
});
