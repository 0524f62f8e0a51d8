import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import type { HalfSecond } from '../../src/platform/queues/half-second.ts';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import { settlementWorkers } from '../../src/bookings/settlement/settlement.worker.ts';
import { holdDueRows, holdWorkers } from '../../src/seating/hold.worker.ts';
import { expireHoldJob } from '../../src/seating/expire-hold.job.ts';
import { expireBookingJob } from '../../src/bookings/settlement/expire-booking.job.ts';
import { bookingOnce, bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

const HOLDS = 12;

/**
 * Works on the jobs of ended holds and bookings, without any recovery of lost ones: the app has the role api.
 *
 * @returns the half seconds of the jobs that were done
 */
function workOnExpiry({ app: { services } }: TestApp): number[] {
  const done: number[] = [];
  const handlers = [...holdWorkers(services), ...settlementWorkers(services)];
  for (const handler of handlers.filter(({ job }) => job.name.startsWith('expire'))) {
    services.queues.work({
      ...handler,
      handle: async (payload) => {
        await handler.handle(payload);
        done.push((payload as HalfSecond).halfSecond);
      },
    });
  }
  return done;
}

function sorted(numbers: Iterable<number>): number[] {
  return [...numbers].toSorted((one, other) => one - other);
}

describe.each(MODES)('holds that end, %s,', (mode) => {
  // Without Redis one process has all roles: it ends holds by its own jobs and by its recovery.
  const start = () => startTestApp(mode, { settings: { HOLD_SECONDS: '1', ROLE: mode === 'redis' ? 'api' : 'all' } });

  test('are never released before their deadline', async () => {
    await using testApp = await start();
    if (mode === 'redis') workOnExpiry(testApp);
    const { prisma } = testApp.database;
    const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: HOLDS });
    const { client } = await testApp.newAccount();
    for (const seatId of showing.seatIds) {
      await holdSeats(client, showing, [seatId]);
      await sleep(60);
    }
    let ended = 0;
    const early: unknown[] = [];
    while (ended < HOLDS) {
      early.push(
        ...(await prisma.$queryRaw<unknown[]>`
          select hold.id::text from hold where hold.status = 'EXPIRED' and hold.expires_at > clock_timestamp()`),
      );
      ended = await prisma.hold.count({ where: { status: 'EXPIRED' } });
      await sleep(10);
    }
    expect(early).toEqual([]);
    expect(await prisma.showingSeat.count({ where: { status: 'HELD' } })).toBe(0);
  });
});

describe('the job of a half second', () => {
  test('ends all holds with a deadline in it, without any recovery', async () => {
    await using testApp = await startTestApp('redis', { settings: { HOLD_SECONDS: '1', ROLE: 'api' } });
    const done = workOnExpiry(testApp);
    const { prisma } = testApp.database;
    const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: HOLDS });
    const { client } = await testApp.newAccount();
    await Promise.all(showing.seatIds.map((seatId) => holdSeats(client, showing, [seatId])));
    const deadlines = (await prisma.hold.findMany()).map(({ expiresAt }) => Math.ceil(expiresAt.getTime() / 500));
    await vi.waitUntil(async () => (await prisma.hold.count({ where: { status: 'ACTIVE' } })) === 0, {
      timeout: 10_000,
    });
    await sleep(700);
    // One job for each half second, however many holds it had.
    expect(sorted(done)).toEqual(sorted(new Set(deadlines)));
    expect(await prisma.showingSeat.count({ where: { status: 'AVAILABLE' } })).toBe(HOLDS);
  });

  test('ends unpaid bookings too', async () => {
    await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
    workOnExpiry(testApp);
    const { queues } = testApp.app.services;
    const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
    const { client } = await testApp.newAccount();
    const { id } = await bookSeats(client, showing, { seatIds: showing.seatIds });
    const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } });
    await letHoldEnd(testApp.database, holdId);
    queues.enqueueAt(expireBookingJob, { at: new Date(), inMs: 0 });
    expect(await bookingOnce(client, id, 'EXPIRED')).toMatchObject({
      tickets: [{ status: 'VOID' }, { status: 'VOID' }],
    });
  });

  test('a hold whose job was swallowed, since another of its half second was running, is found by the recovery', async () => {
    await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
    const { services } = testApp.app;
    const { prisma } = testApp.database;
    const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    const hold = await holdSeats((await testApp.newAccount()).client, showing, showing.seatIds);
    let isRunning = false;
    let end: () => void = () => undefined;
    // It has looked for due holds, and has found none.
    const handle = () => {
      isRunning = true;
      return new Promise<void>((resolve) => (end = resolve));
    };
    services.queues.work({ job: expireHoldJob, concurrency: 1, handle });
    const deadline = { at: new Date(), inMs: 0 };
    services.queues.enqueueAt(expireHoldJob, deadline);
    await vi.waitUntil(() => isRunning, { timeout: 10_000 });
    await letHoldEnd(testApp.database, hold.id);
    services.queues.enqueueAt(expireHoldJob, deadline);
    await sleep(300);
    end();
    await sleep(300);
    expect(await prisma.hold.findUnique({ where: { id: hold.id } })).toMatchObject({ status: 'ACTIVE' });
    for (const due of holdDueRows(services)) await recoverDueRows(due, services);
    expect(await prisma.hold.findUnique({ where: { id: hold.id } })).toMatchObject({ status: 'EXPIRED' });
    expect(await prisma.showingSeat.count({ where: { status: 'HELD' } })).toBe(0);
  });
});
