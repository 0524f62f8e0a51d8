import { describe, expect, test, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { ConstantBuyers } from '../support/constant-buyers.ts';
import { makeShowing } from '../support/fixtures.ts';
import { GraphQLClient } from '../support/client.ts';
import { startRedisCluster, startRedisSentinel } from '../support/redis-topologies.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { startTestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const BUYERS = 6;
const SEATS_PER_BUYER = 20;

describe.each([
  ['a Redis Cluster of three masters and three replicas', startRedisCluster],
  ['a Redis with a replica behind three Sentinels', startRedisSentinel],
])('%s loses the master that has the jobs, while seats are bought', (_, start) => {
  test('no request fails, every booking is settled, and watchers at another process are right again', async () => {
    await using resources = new Resources();
    const redis = resources.use(await start());
    const api = resources.use(await startTestApp('redis', { settings: { REDIS_URL: redis.url, ROLE: 'api' } }));
    const another = async (role: string) =>
      resources.use(
        await createApp(readConfig({ ...api.environment, ROLE: role }), { logger: createLogger('silent') }),
      );
    await another('worker');
    const elsewhere = new GraphQLClient((await another('api')).url);
    const showing = await makeShowing(api.database, { rows: BUYERS, seatsPerRow: SEATS_PER_BUYER });
    const watch = resources.use(await SeatWatch.open(elsewhere, showing.showingId));
    const accounts = await Promise.all(Array.from({ length: BUYERS }, () => api.newAccount()));
    const buyers = resources.use(
      new ConstantBuyers(
        accounts.map(({ client }, index) => ({
          client,
          showing,
          seatIds: showing.seatIds.slice(index * SEATS_PER_BUYER, (index + 1) * SEATS_PER_BUYER),
        })),
      ),
    );

    await buyers.untilBought(BUYERS);
    await redis.failOver();
    await buyers.untilBought(buyers.bought + BUYERS);
    await buyers[Symbol.asyncDispose]();

    expect(buyers.failures).toEqual([]);
    const rows = await api.database.prisma.showingSeat.findMany({ where: { showingId: showing.showingId } });
    await watch.until(() => rows.every(({ seatId, version }) => (watch.seats.get(seatId)?.version ?? 0) >= version));
    for (const { seatId, status } of rows) expect(watch.status(seatId)).toBe(status);
  });
});
