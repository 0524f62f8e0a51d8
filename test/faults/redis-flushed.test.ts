import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { bookingOnce, bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ledgerOf } from '../support/ledger.ts';
import { ReadHold } from '../support/operations.ts';
import { startRedis } from '../support/redis-server.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** The jobs of a placed booking: to settle it now, and to expire it later. */
const BOOKING_JOBS = ['settle-payment:wait', 'expire-booking:delayed', 'expire-hold:delayed'];

describe('Redis loses all data, including the jobs', () => {
  const resources = new Resources();
  let testApp: TestApp;
  let redis: Redis;
  let worker: App | undefined;
  let showing: MadeShowing;
  let buyer: GraphQLClient;

  beforeAll(async () => {
    const server = resources.use(await startRedis());
    const settings = { REDIS_URL: server.url, ROLE: 'api' };
    // The worker is another app, which starts after the jobs are lost.
    testApp = resources.use(await startTestApp('redis', { settings }));
    redis = new Redis(server.url);
    resources.defer(() => redis.disconnect());
  });
  beforeEach(async () => {
    showing = await makeShowing(testApp.database);
    ({ client: buyer } = await testApp.newAccount());
  });
  afterEach(() => worker?.[Symbol.asyncDispose]());
  afterAll(() => resources[Symbol.asyncDispose]());

  /** Waits for the jobs, which are queued a moment after the answer: a later one would not be lost. */
  async function loseEverything(...jobs: string[]): Promise<void> {
    const keys = jobs.map((key) => `{rowlock}:${key}`);
    await expect.poll(() => redis.exists(...keys), { timeout: 10_000 }).toBe(keys.length);
    await redis.flushall();
    expect(await redis.dbsize()).toBe(0);
  }

  async function startWorker(): Promise<void> {
    const config = readConfig({ ...testApp.environment, ROLE: 'worker' });
    worker = await createApp(config, { logger: createLogger('silent') });
  }

  test('holds still expire at their deadline, and watchers see it', async () => {
    const hold = await holdSeats(buyer, showing, showing.seatIds.slice(0, 2));
    await loseEverything('expire-hold:delayed');
    await startWorker();
    await using watch = await SeatWatch.open(testApp.client, showing.showingId);
    expect(watch.status(showing.seatIds[0])).toBe('HELD');
    await letHoldEnd(testApp.database, hold.id);
    await watch.until(() => showing.seatIds.every((id) => watch.status(id) === 'AVAILABLE'));
    expect(await buyer.request(ReadHold, { id: hold.id })).toMatchObject({ hold: { status: 'EXPIRED' } });
  });

  test('payments are still settled', async () => {
    const paid = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(0, 2) });
    await loseEverything(...BOOKING_JOBS);
    await testApp.database.prisma.$executeRaw`update payment set created_at = created_at - interval '1 minute'`;
    await startWorker();
    const booking = await bookingOnce(buyer, paid.id, 'CONFIRMED');
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [] });
  });

  test('bookings past their deadline still expire', async () => {
    const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(0, 2) });
    await loseEverything(...BOOKING_JOBS);
    const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } });
    await letHoldEnd(testApp.database, holdId);
    await startWorker();
    await bookingOnce(buyer, id, 'EXPIRED');
    await testApp.database.prisma.$executeRaw`update payment set created_at = created_at - interval '1 minute'`;
    await expect
      .poll(async () => (await bookingOnce(buyer, id, 'EXPIRED')).payments, { timeout: 10_000 })
      .toMatchObject([{ status: 'DECLINED', declineCode: 'booking_expired' }]);
  });
});
