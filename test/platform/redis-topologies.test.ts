import { describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { bookSeats } from '../support/buying.ts';
import { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { BookingUpdated, SeatAvailability } from '../support/operations.ts';
import { startRedisCluster, startRedisSentinel } from '../support/redis-topologies.ts';
import { startTestApp } from '../support/test-app.ts';

describe.each([
  ['a Redis Cluster', startRedisCluster],
  ['a Redis behind Sentinel', startRedisSentinel],
])('over %s', (_, start) => {
  test('an api and a worker settle a payment, and watchers at one see changes made at the other', async () => {
    await using redis = await start();
    const settings = { REDIS_URL: redis.url, RATE_LIMITS: 'on' };
    await using api = await startTestApp('embedded', { settings: { ...settings, ROLE: 'api' } });
    await using other = await createApp(readConfig({ ...api.environment, ROLE: 'all' }), {
      logger: createLogger('silent'),
    });
    const showing = await makeShowing(api.database, { rows: 1, seatsPerRow: 2 });
    const { client } = await api.newAccount();
    const elsewhere = new GraphQLClient(other.url, client.token);
    await using seats = elsewhere.subscribe(SeatAvailability, { showingId: showing.showingId });
    await seats.until((received) => received.length > 0);

    const { id } = await bookSeats(client, showing, { seatIds: showing.seatIds });
    await using updates = elsewhere.subscribe(BookingUpdated, { bookingId: id });
    await updates.until((received) => received.at(-1)?.data?.bookingUpdated.status === 'CONFIRMED');
    await seats.until((received) => {
      const event = received.at(-1)?.data?.seatAvailability;
      return event?.__typename === 'SeatDelta' && event.seats.every(({ status }) => status === 'SOLD');
    });
    expect(updates.received.at(-1)?.data?.bookingUpdated.tickets).toHaveLength(2);
  });
});
