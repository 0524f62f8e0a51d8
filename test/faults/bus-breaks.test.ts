import { once } from 'node:events';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { bookingOnce, bookSeats, holdSeats, type PlacedBooking } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { BookingUpdated, ReleaseHold } from '../support/operations.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

describe('Redis is killed, and comes back empty', () => {
  const resources = new Resources();
  let redis: RedisServer;
  let testApp: TestApp;
  let showing: MadeShowing;
  let buyer: GraphQLClient;
  let before: SeatWatch;
  let during: SeatWatch;
  let booking: PlacedBooking;

  beforeAll(async () => {
    redis = resources.use(await startRedis());
    testApp = resources.use(await startTestApp('redis', { settings: { REDIS_URL: redis.url } }));
    showing = await makeShowing(testApp.database);
    ({ client: buyer } = await testApp.newAccount());
    before = resources.use(await SeatWatch.open(testApp.client, showing.showingId));
    await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
    await before.until(() => before.status(showing.seatIds[0]) === 'HELD');
    redis.process.kill('SIGKILL');
    await once(redis.process, 'exit');
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  test('meanwhile seats can be held, released and booked', async () => {
    const hold = await holdSeats(buyer, showing, showing.seatIds.slice(1, 3));
    const released = await buyer.request(ReleaseHold, { holdId: hold.id });
    expect(released.releaseHold).toMatchObject({ hold: { status: 'RELEASED' }, errors: [] });
    await holdSeats(buyer, showing, showing.seatIds.slice(1, 2));
    booking = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(3, 5) });
    expect(booking.status).toBe('PENDING_PAYMENT');
  });

  test('meanwhile watchers follow the database', async () => {
    const [, kept, released, , paying] = showing.seatIds;
    await before.until(() => before.status(kept) === 'HELD' && before.status(paying) === 'HELD');
    await before.until(() => before.status(released) === 'AVAILABLE');
    expect(before.snapshots).toBe(1);
  });

  test('meanwhile new watchers follow the database too', async () => {
    during = resources.use(await SeatWatch.open(testApp.client, showing.showingId));
    expect(during.status(showing.seatIds[1])).toBe('HELD');
    const fresh = await makeShowing(testApp.database);
    await using watch = await SeatWatch.open(testApp.client, fresh.showingId);
    await holdSeats(buyer, fresh, fresh.seatIds.slice(0, 1));
    await watch.until(() => watch.status(fresh.seatIds[0]) === 'HELD');
  });

  test('meanwhile due payments are settled without their jobs', async () => {
    await using updates = buyer.subscribe(BookingUpdated, { bookingId: booking.id });
    await updates.until((received) => received.length === 1);
    await testApp.database.prisma.$executeRaw`update payment set created_at = created_at - interval '1 minute'`;
    await updates.until((received) => received.at(-1)?.data?.bookingUpdated.status === 'CONFIRMED');
  });

  test('once it is back every watcher gets a fresh snapshot with the changes that it missed', async () => {
    const port = Number(new URL(redis.url).port);
    redis = resources.use(await startRedis({ port }));
    for (const watch of [before, during]) {
      await watch.until(() => watch.snapshots === 2, 10_000);
      const snapshots = watch.events.filter((event) => event.__typename === 'SeatSnapshot');
      const seats = snapshots.at(-1)?.seats ?? [];
      expect(seats).toHaveLength(showing.seatIds.length);
      expect(seats.filter(({ status }) => status === 'SOLD')).toHaveLength(2);
    }
  });

  test('from then on the bus reaches every watcher again', async () => {
    const [, , , , , , seatId = ''] = showing.seatIds;
    const client = new Redis(redis.url);
    resources.defer(() => client.disconnect());
    const message = JSON.stringify([{ seatId, status: 'BLOCKED', version: 7 }]);
    await client.publish(`seats:${showing.showingId}`, message);
    for (const watch of [before, during]) await watch.until(() => watch.status(seatId) === 'BLOCKED');
  });

  test('from then on jobs run again', async () => {
    const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(7, 8) });
    await bookingOnce(buyer, id, 'CONFIRMED');
  });
});
