import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { HoldResolver } from '../../src/seating/hold.resolver.ts';
import type { HoldView } from '../../src/seating/hold.service.ts';
import { bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats, ReadHold, ReleaseHold } from '../support/operations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const TEN_MINUTES = 600_000;

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  // By the clock of the process every hold of 300 seconds would have ended. It has no workers and no recovery.
  testApp = await startTestApp('redis', {
    settings: { ROLE: 'api', HOLD_SECONDS: '300' },
    overrides: { clock: () => new Date(Date.now() + TEN_MINUTES) },
  });
  ({ client: buyer } = await testApp.newAccount());
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function secondsLeft(id: string): Promise<number | undefined> {
  return (await buyer.request(ReadHold, { id })).hold?.secondsLeft;
}

/** Moves the deadline of a hold to so many seconds from now, by the database's clock. */
async function setSecondsLeft(id: string, seconds: number): Promise<void> {
  await testApp.database.prisma.$executeRaw`
    update hold set expires_at = clock_timestamp() + make_interval(secs => ${seconds}::float8) where id = ${id}::uuid`;
}

test('a new hold has HOLD_SECONDS left', async () => {
  const hold = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
  expect(hold.secondsLeft).toBe(300);
  expect([299, 300]).toContain(await secondsLeft(hold.id));
});

test('secondsLeft counts down by the clock of the database', async () => {
  const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
  await setSecondsLeft(id, 100);
  const before = (await secondsLeft(id)) ?? 0;
  expect(before).toBeGreaterThanOrEqual(95);
  expect(before).toBeLessThanOrEqual(100);
  await sleep(2000);
  const after = (await secondsLeft(id)) ?? 0;
  expect(before - after).toBeGreaterThanOrEqual(2);
  expect(before - after).toBeLessThanOrEqual(5);
});

test('the last part of a second counts as one, so that 0 means that the hold has ended', async () => {
  const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
  await setSecondsLeft(id, 1.5);
  const seen = new Set<string>();
  for (let reads = 0; reads < 200 && !seen.has('EXPIRED 0'); reads++) {
    const { hold } = await buyer.request(ReadHold, { id });
    seen.add(`${hold?.status} ${hold?.secondsLeft}`);
    await sleep(20);
  }
  expect([...seen].filter((state) => state !== 'ACTIVE 2')).toEqual(['ACTIVE 1', 'EXPIRED 0']);
});

// Too short a moment to be met by reading: the two are computed a microsecond apart.
test('a deadline that passes while a hold is read leaves it its last second', () => {
  const read = (status: 'ACTIVE' | 'EXPIRED') =>
    HoldResolver.prototype.secondsLeft({ status, secondsLeft: 0 } as HoldView);
  expect(read('ACTIVE')).toBe(1);
  expect(read('EXPIRED')).toBe(0);
});

test('the same key gives the seconds that are left of the hold, not a full period', async () => {
  const input = { showingId: showing.showingId, seatIds: showing.seatIds.slice(0, 1), idempotencyKey: 'the key' };
  const { holdSeats: first } = await buyer.request(HoldSeats, { input });
  await setSecondsLeft(first.hold?.id ?? '', 50);
  const { holdSeats: again } = await buyer.request(HoldSeats, { input });
  expect(again.hold?.id).toBe(first.hold?.id);
  expect(again.hold?.secondsLeft).toBeGreaterThanOrEqual(45);
  expect(again.hold?.secondsLeft).toBeLessThanOrEqual(50);
});

test('a released hold has 0 seconds left, although its deadline is still to come', async () => {
  const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
  await buyer.request(ReleaseHold, { holdId: id });
  expect((await buyer.request(ReadHold, { id })).hold).toMatchObject({ status: 'RELEASED', secondsLeft: 0 });
});

test('an expired hold has 0 seconds left, before and after its row says EXPIRED', async () => {
  const { id } = await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
  await letHoldEnd(testApp.database, id);
  expect((await buyer.request(ReadHold, { id })).hold).toMatchObject({ status: 'EXPIRED', secondsLeft: 0 });
  await testApp.app.services.holds.expire([id]);
  expect((await buyer.request(ReadHold, { id })).hold).toMatchObject({ status: 'EXPIRED', secondsLeft: 0 });
});

test('a converted hold counts down to its payment deadline, and then has 0 seconds left', async () => {
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(0, 1) });
  const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } });
  expect(await secondsLeft(holdId)).toBeGreaterThan(0);
  await setSecondsLeft(holdId, -60);
  expect((await buyer.request(ReadHold, { id: holdId })).hold).toMatchObject({ status: 'CONVERTED', secondsLeft: 0 });
});
