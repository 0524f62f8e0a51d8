import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import { holdDueRows } from '../../src/seating/hold.worker.ts';
import type { SeatState } from '../../src/seating/seat-state.ts';
import { holdSeats, letHoldEnd } from '../support/buying.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats } from '../support/operations.ts';
import { lockShowingSeats } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const BUYERS = 50;

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  // Half of the connections may wait for one showing. The role api has no workers and no recovery: only the test itself expires the old hold.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api', DATABASE_CONNECTIONS: '20' } });
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 6 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** All buyers ask for the same seats at once. */
async function wantAtOnce(seatIds: string[]): Promise<{ winners: string[]; refusals: string[] }> {
  const buyers = await Promise.all(Array.from({ length: BUYERS }, () => testApp.newAccount()));
  await using lock = await lockShowingSeats(testApp.databaseUrl, showing.showingId);
  const answers = Promise.all(
    buyers.map(({ client }) => client.request(HoldSeats, { input: { showingId: showing.showingId, seatIds } })),
  );
  await lock.untilAwaitedBy(10);
  await lock.release();
  const payloads = (await answers).map((answer) => answer.holdSeats);
  const refusals = payloads.flatMap(({ errors }) => errors.map(({ __typename: kind }) => kind));
  return { winners: payloads.flatMap(({ hold }) => hold?.id ?? []), refusals };
}

/** The same, for seats that one of them can get. */
async function winnerOf(seatIds: string[]): Promise<string> {
  const { winners, refusals } = await wantAtOnce(seatIds);
  expect(refusals).toEqual(Array.from({ length: BUYERS - 1 }, () => 'SeatsUnavailable'));
  expect(winners).toHaveLength(1);
  return winners[0] ?? '';
}

/** One round of the recovery, as a worker runs it every second. */
async function recoverExpiredHolds(): Promise<void> {
  const { database, holds } = testApp.app.services;
  for (const due of holdDueRows({ holds })) await recoverDueRows(due, { database, logger: createLogger('silent') });
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
  const taken = await winnerOf(seatIds);
  expect(await seatsOf(old.id)).toEqual([]);
  const heldOnceMore = Array.from({ length: 4 }, () => ({ status: 'HELD', version: 2 }));
  expect(await seatsOf(taken)).toEqual(heldOnceMore);

  await recoverExpiredHolds();
  expect(await testApp.database.prisma.hold.findUnique({ where: { id: old.id } })).toMatchObject({ status: 'EXPIRED' });
  expect(await seatsOf(taken)).toEqual(heldOnceMore);
});

test('a hold keeps its seats until its deadline, however many buyers want them', async () => {
  const { client } = await testApp.newAccount();
  const [own = '', next = ''] = showing.seatIds;
  const { id } = await holdSeats(client, showing, [own]);
  await testApp.database.prisma.$executeRaw`
    with hold as (
      update hold set expires_at = clock_timestamp() + interval '10 seconds' where id = ${id}::uuid
      returning id, expires_at
    )
    update showing_seat set held_until = hold.expires_at from hold where showing_seat.hold_id = hold.id`;
  expect(await wantAtOnce([own])).toEqual({
    winners: [],
    refusals: Array.from({ length: BUYERS }, () => 'SeatsUnavailable'),
  });
  const taken = await winnerOf([next]);
  expect(await seatsOf(taken)).toEqual([{ status: 'HELD', version: 1 }]);
  expect(await seatsOf(id)).toEqual([{ status: 'HELD', version: 1 }]);
});

test('recovery and buyers at once: the seats of an expired hold are released at most once, then taken', async () => {
  const { client } = await testApp.newAccount();
  const seatIds = showing.seatIds.slice(0, 2);
  const old = await holdSeats(client, showing, seatIds);
  await letHoldEnd(testApp.database, old.id);
  const { seatTopic, holds } = testApp.app.services;
  const messages: SeatState[][] = [];
  await seatTopic.subscribe(showing.showingId, (states) => messages.push(states));
  const [winner] = await Promise.all([winnerOf(seatIds), recoverExpiredHolds(), holds.expire([old.id])]);
  const seats = await seatsOf(winner);
  expect(seats.map(({ status }) => status)).toEqual(['HELD', 'HELD']);
  const [version = 0, ...more] = new Set(seats.map((seat) => seat.version));
  expect(more).toEqual([]);
  expect([2, 3]).toContain(version);
  expect(await testApp.database.prisma.hold.findUnique({ where: { id: old.id } })).toMatchObject({ status: 'EXPIRED' });
  // Each change of the seats is one message: the winner's, and a release only where the version shows one.
  await vi.waitFor(() => {
    const kinds = messages.map((states) => states.map(({ status }) => status).join(' '));
    const released = Array.from({ length: version - 2 }, () => 'AVAILABLE AVAILABLE');
    expect(kinds.toSorted()).toEqual([...released, 'HELD HELD']);
  });
});
