import { once } from 'node:events';
import { Worker } from 'bullmq';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

async function health({ client }: TestApp, path: '/healthz' | '/readyz'): Promise<[number, unknown]> {
  const response = await fetch(`${client.url}${path}`);
  return [response.status, await response.json()];
}

describe('the health of a worker and of an api, while Redis', () => {
  const resources = new Resources();
  let redis: RedisServer;
  let worker: TestApp;
  let api: TestApp;

  beforeAll(async () => {
    redis = resources.use(await startRedis());
    const start = async (ROLE: string) =>
      resources.use(await startTestApp('redis', { settings: { ROLE, REDIS_URL: redis.url } }));
    worker = await start('worker');
    api = await start('api');
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  test('works: both are ready, and the worker serves nothing else', async () => {
    expect(await health(worker, '/readyz')).toEqual([200, { status: 'ready' }]);
    expect(await health(worker, '/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await health(api, '/readyz')).toEqual([200, { status: 'ready' }]);
    expect((await fetch(`${worker.client.url}/graphql`)).status).toBe(404);
  });

  test('does not answer: the worker is not ready, and a balancer goes on using the api', async () => {
    redis.process.kill('SIGSTOP');
    expect(await health(worker, '/readyz')).toEqual([503, { status: 'the queues do not answer' }]);
    expect(await health(worker, '/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await health(api, '/readyz')).toEqual([200, { status: 'ready' }]);
    redis.process.kill('SIGCONT');
    await expect.poll(() => health(worker, '/readyz'), { timeout: 10_000 }).toEqual([200, { status: 'ready' }]);
  });

  test('is away: the same, until it is back', async () => {
    redis.process.kill('SIGKILL');
    await once(redis.process, 'exit');
    expect(await health(worker, '/readyz')).toEqual([503, { status: 'the queues do not answer' }]);
    expect(await health(worker, '/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await health(api, '/readyz')).toEqual([200, { status: 'ready' }]);
    redis = resources.use(await startRedis({ port: Number(new URL(redis.url).port) }));
    await expect.poll(() => health(worker, '/readyz'), { timeout: 10_000 }).toEqual([200, { status: 'ready' }]);
  });
});

test.each(['worker', 'all'])(
  'a process of the role %s whose loop of a queue has ended asks for a restart',
  async (ROLE) => {
    // BullMQ's own loop; nothing from outside makes it end.
    const loop = vi.spyOn(Worker.prototype as unknown as { mainLoop(): Promise<void> }, 'mainLoop');
    loop.mockRejectedValueOnce(new Error('a fault in the loop'));
    await using testApp = await startTestApp('redis', { settings: { ROLE } });
    const [queue] = loop.mock.contexts.map((worker) => (worker as Worker).name);
    const broken = [503, { status: `no longer working on ${queue}` }];
    await expect.poll(() => health(testApp, '/healthz')).toEqual(broken);
    expect(await health(testApp, '/readyz')).toEqual(broken);
    vi.restoreAllMocks();
  },
);
