import { Redis } from 'ioredis';
import { pino } from 'pino';
import { describe, expect, inject, test, vi } from 'vitest';
import { createQueues } from '../../src/platform/queues/bull.ts';
import { handleJob, type JobType } from '../../src/platform/queues/queues.ts';
import { Resources } from '../../src/platform/resources.ts';
import { MODES } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';

const greet: JobType<{ name: string }> = { name: 'greet', attempts: 3 };

describe.each(MODES)('the queues, %s', (mode) => {
  async function openQueues(resources: Resources) {
    const { url: connectionString } = resources.use(await cloneDatabase());
    const redisUrl = mode === 'redis' ? `${inject('redisUrl')}/${process.env['VITEST_POOL_ID'] ?? '0'}` : undefined;
    if (redisUrl !== undefined) {
      const redis = new Redis(redisUrl);
      await redis.flushdb();
      redis.disconnect();
    }
    const logger = pino({ level: 'silent' });
    return resources.use(await createQueues({ redisUrl, connectionString, connections: 4, logger }));
  }

  test('do a job with its payload, and again when it failed', async () => {
    await using resources = new Resources();
    const queues = await openQueues(resources);
    const handle = vi.fn(({ name }: { name: string }) =>
      handle.mock.calls.length === 1 ? Promise.reject(new Error('the first time')) : Promise.resolve(name),
    );
    queues.work(handleJob(greet, { concurrency: 1, handle }));
    queues.enqueue(greet, { name: 'Ada' });
    await vi.waitUntil(() => handle.mock.calls.length === 2, { timeout: 10_000 });
    expect(handle.mock.calls).toEqual([[{ name: 'Ada' }], [{ name: 'Ada' }]]);
  });

  test('do a delayed job when its time has come', async () => {
    await using resources = new Resources();
    const queues = await openQueues(resources);
    const done: number[] = [];
    queues.work(handleJob(greet, { concurrency: 1, handle: () => Promise.resolve(done.push(Date.now())) }));
    const enqueuedAt = Date.now();
    queues.enqueue(greet, { name: 'later' }, { delayMs: 500 });
    await vi.waitUntil(() => done.length === 1, { timeout: 10_000 });
    expect((done[0] ?? 0) - enqueuedAt).toBeGreaterThanOrEqual(490);
  });

  test('keep one of several jobs with the same id', async () => {
    await using resources = new Resources();
    const queues = await openQueues(resources);
    const done: string[] = [];
    queues.work(handleJob(greet, { concurrency: 1, handle: ({ name }) => Promise.resolve(done.push(name)) }));
    for (const name of ['first', 'second']) queues.enqueue(greet, { name }, { delayMs: 300, id: 'the-same' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    queues.enqueue(greet, { name: 'third' }, { delayMs: 300, id: 'the-same' });
    queues.enqueue(greet, { name: 'last' }, { delayMs: 600, id: 'another' });
    await vi.waitUntil(() => done.includes('last'), { timeout: 10_000 });
    expect(done).toEqual(['first', 'last']);
  });
});
