import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { holdSeats, letHoldEnd } from '../support/buying.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { lockShowingSeats } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const BUYERS = 50;

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  // The role api has no sweep: the old hold is ended when the test says so.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 6 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function wantAtOnce(seatIds: string[]): Promise<string[]> {
  const buyers = await Promise.all(Array.from({ length: BUYERS }, () => testApp.newAccount()));
  await using lock = await lockShowingSeats(testApp.databaseUrl, showing.showingId);
  const answers = Promise.all(
    buyers.map(({ client }) => client.request(HoldSeats, { input: { showingId: showing.showingId, seatIds } })),
  );
  await lock.untilAwaitedBy(10);
  await lock.release();
  const payloads = (await answers).map((answer) => answer.holdSeats);
  const kinds = payloads.flatMap(({ errors }) => errors.map(({ __typename: kind }) => kind));
  expect(kinds).toEqual(Array.from({ length: BUYERS - 1 }, () => 'SeatsUnavailable'));
  return payloads.flatMap(({ hold }) => hold?.id ?? []);
}

async function seatsOf(holdId: string) {
  const { prisma } = testApp.database;
  return prisma.showingSeat.findMany({ where: { holdId }, select: { status: true, version: true } });
}

test('a hold past its deadline that 50 buyers want at once goes to exactly one of them', async () => {
  const { client } = await testApp.newAccount();
  const seatIds = showing.seatIds.slice(0, 4);
  const old = await holdSeats(client, showing, seatIds);
  await letHoldEnd(testApp.database, old.id);
  const [taken = '', ...more] = await wantAtOnce(seatIds);
  expect(more).toEqual([]);
  expect(await seatsOf(old.id)).toEqual([]);
  const heldOnceMore = Array.from({ length: 4 }, () => ({ status: 'HELD', version: 2 }));
  expect(await seatsOf(taken)).toEqual(heldOnceMore);

  expect(await testApp.app.holds.expire()).toBe(1);
  expect(await testApp.database.prisma.hold.findUnique({ where: { id: old.id } })).toMatchObject({ status: 'EXPIRED' });
  expect(await seatsOf(taken)).toEqual(heldOnceMore);
});

test('a hold that still has a moment is nobody else’s, however many want it', async () => {
  const { client } = await testApp.newAccount();
  const { id } = await holdSeats(client, showing, showing.seatIds.slice(0, 1));
  const [taken = '', ...more] = await wantAtOnce(showing.seatIds.slice(1, 2));
  expect(more).toEqual([]);
  expect(await seatsOf(taken)).toEqual([{ status: 'HELD', version: 1 }]);
  expect(await seatsOf(id)).toEqual([{ status: 'HELD', version: 1 }]);
});

test('sweep and buyers at once: the seats of a hold that is over are swept and then taken, or taken', async () => {
  const { client } = await testApp.newAccount();
  const seatIds = showing.seatIds.slice(0, 2);
  const old = await holdSeats(client, showing, seatIds);
  await letHoldEnd(testApp.database, old.id);
  const [winners, swept] = await Promise.all([
    wantAtOnce(seatIds),
    testApp.app.holds.expire(),
    testApp.app.holds.expire(old.id),
  ]);
  expect(winners).toHaveLength(1);
  expect(swept).toBeLessThanOrEqual(1);
  const seats = await seatsOf(winners[0] ?? '');
  expect(seats.map(({ status }) => status)).toEqual(['HELD', 'HELD']);
  const versions = new Set(seats.map(({ version }) => version));
  expect([...versions]).toHaveLength(1);
  expect([2, 3]).toContain([...versions][0]);
});
