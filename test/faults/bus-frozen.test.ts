import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { RegisterAccount } from '../accounts/operations.ts';
import { bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { BookingUpdated } from '../support/operations.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

describe('Redis keeps its connections and stops answering', () => {
  const resources = new Resources();
  let redis: RedisServer;
  let testApp: TestApp;
  let showing: MadeShowing;
  let buyer: GraphQLClient;
  let before: SeatWatch;

  beforeAll(async () => {
    redis = resources.use(await startRedis());
    testApp = await startTestApp('redis', { settings: { REDIS_URL: redis.url, RATE_LIMITS: 'on' } });
    showing = await makeShowing(testApp.database);
    ({ client: buyer } = await testApp.newAccount());
    before = resources.use(await SeatWatch.open(testApp.client, showing.showingId));
    redis.process.kill('SIGSTOP');
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  test('seats can be held, booked and paid', async () => {
    await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
    const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(1, 2) });
    await using updates = buyer.subscribe(BookingUpdated, { bookingId: id });
    await updates.until((received) => received.length === 1);
    await testApp.database.prisma.$executeRaw`update payment set created_at = created_at - interval '1 minute'`;
    await updates.until((received) => received.at(-1)?.data?.bookingUpdated.status === 'CONFIRMED');
  });

  test('watchers follow the database, also of a showing that had no watchers before', async () => {
    await before.until(() => before.status(showing.seatIds[0]) === 'HELD');
    const fresh = await makeShowing(testApp.database);
    await using during = await SeatWatch.open(testApp.client, fresh.showingId);
    await holdSeats(buyer, fresh, fresh.seatIds.slice(0, 1));
    await during.until(() => during.status(fresh.seatIds[0]) === 'HELD');
    await holdSeats(buyer, showing, showing.seatIds.slice(2, 3));
    await before.until(() => before.status(showing.seatIds[2]) === 'HELD');
  });

  test('registering does not wait for the rate limiter', async () => {
    const input = { email: 'ada@example.com', password: 'difference engine', name: 'Ada' };
    expect(await testApp.client.request(RegisterAccount, { input })).toMatchObject({ register: { errors: [] } });
  });

  test('the server stops', async () => {
    await using watch = await SeatWatch.open(testApp.client, (await makeShowing(testApp.database)).showingId);
    expect(watch.snapshots).toBe(1);
    await expect(testApp[Symbol.asyncDispose]()).resolves.toBeUndefined();
  });
});
