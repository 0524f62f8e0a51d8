import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { RegisterAccount } from '../accounts/operations.ts';
import { holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

describe('the network to Redis forgets its connections', () => {
  const resources = new Resources();
  let redis: RedisServer;
  let proxy: TcpProxy;
  let testApp: TestApp;
  let showing: MadeShowing;
  let buyer: GraphQLClient;
  let watch: SeatWatch;

  beforeAll(async () => {
    redis = resources.use(await startRedis());
    const { proxy: between, url } = await TcpProxy.inFrontOf(redis.url);
    proxy = resources.use(between);
    testApp = resources.use(await startTestApp('redis', { settings: { REDIS_URL: url, RATE_LIMITS: 'on' } }));
    showing = await makeShowing(testApp.database);
    ({ client: buyer } = await testApp.newAccount());
    watch = resources.use(await SeatWatch.open(testApp.client, showing.showingId));
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  const register = (name: string) =>
    testApp.client.request(RegisterAccount, {
      input: { email: `${name}@example.com`, password: 'difference engine', name },
    });

  test('meanwhile requests are answered, and watchers follow the database', async () => {
    proxy.mode = 'silent';
    expect(await register('ada')).toMatchObject({ register: { errors: [] } });
    await holdSeats(buyer, showing, showing.seatIds.slice(0, 1));
    await watch.until(() => watch.status(showing.seatIds[0]) === 'HELD');
  });

  test('afterwards messages and limits go through Redis again, by themselves', async () => {
    proxy.mode = 'pass';
    const deadline = Date.now() + 15_000;
    const { bus, redis: limits } = testApp.app.services;
    let received = 0;
    await bus.subscribe('test', () => received++).catch(() => undefined);
    while (received === 0 && Date.now() < deadline) {
      await sleep(200);
      await bus.subscribe('test', () => received++).catch(() => undefined);
      await bus.publish('test', {}).catch(() => undefined);
    }
    expect(received).toBeGreaterThan(0);
    await vi.waitUntil(() => limits?.ping().catch(() => undefined), { timeout: 10_000, interval: 100 });
  });
});
