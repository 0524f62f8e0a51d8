import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { bookingOnce, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

describe('while Redis is away', () => {
  const resources = new Resources();
  let redis: RedisServer;
  let testApp: TestApp;
  let showing: MadeShowing;
  let buyer: GraphQLClient;
  let environment: Record<string, string>;
  let before: ServerProcess[];
  let during: ServerProcess;

  beforeAll(async () => {
    redis = resources.use(await startRedis());
    testApp = resources.use(await startTestApp('embedded'));
    environment = { ...testApp.environment, REDIS_URL: redis.url };
    showing = await makeShowing(testApp.database);
    ({ client: buyer } = await testApp.newAccount());
    before = await Promise.all(
      ['api', 'worker'].map(async (ROLE) =>
        resources.use(await startServerProcess({ environment: { ...environment, ROLE } })),
      ),
    );
    redis.process.kill('SIGKILL');
    await once(redis.process, 'exit');
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  test('processes of every role stop with code 0', async () => {
    for (const server of before) server.kill('SIGTERM');
    for (const server of before) expect(await server.exited()).toEqual({ code: 0, signal: null });
  });

  test('a process starts, and seats are held', async () => {
    during = resources.use(await startServerProcess({ environment }));
    await using watch = await SeatWatch.open(during.client, showing.showingId);
    await holdSeats(during.client.as(buyer.token ?? ''), showing, showing.seatIds.slice(0, 1));
    await watch.until(() => watch.status(showing.seatIds[0]) === 'HELD');
  });

  test('its jobs run once Redis is back', async () => {
    resources.use(await startRedis({ port: Number(new URL(redis.url).port) }));
    const client = during.client.as(buyer.token ?? '');
    await using watch = await SeatWatch.open(during.client, showing.showingId);
    const { id } = await bookSeats(client, showing, { seatIds: showing.seatIds.slice(1, 2) });
    await bookingOnce(client, id, 'CONFIRMED');
    await watch.until(() => watch.status(showing.seatIds[1]) === 'SOLD');
  });
});
