import { setTimeout as sleep } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { type Logger, pino } from 'pino';
import { describe, expect, inject, test, vi } from 'vitest';
import { createQueues } from '../../src/platform/queues/bull.ts';
import { handleJob, type JobType } from '../../src/platform/queues/queues.ts';
import { Resources } from '../../src/platform/resources.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { MODES } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';

const greet: JobType<{ name: string }> = { name: 'greet', attempts: 3 };

describe.each(MODES)('the queues, %s', (mode) => {
  async function openQueues(resources: Resources, logger: Logger = pino({ level: 'silent' })) {
    const { url: connectionString } = resources.use(await cloneDatabase());
    const redisUrl = mode === 'redis' ? `${inject('redisUrl')}/${process.env['VITEST_POOL_ID'] ?? '0'}` : undefined;
    if (redisUrl !== undefined) {
      const redis = new Redis(redisUrl);
      await redis.flushdb();
      redis.disconnect();
    }
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

  test.each([
    { jobs: 4, lists: 0 },
    { jobs: 5, lists: 1 },
  ])('add $jobs jobs with $lists lists: one for a few costs PostgreSQL more than the jobs', async ({ jobs, lists }) => {
    await using resources = new Resources();
    const queues = await openQueues(resources);
    using addBulk = vi.spyOn(Queue.prototype, 'addBulk');
    const done: string[] = [];
    queues.work(handleJob(greet, { concurrency: 1, handle: ({ name }) => Promise.resolve(done.push(name)) }));
    const names = Array.from({ length: jobs }, (_, number) => `job ${number}`);
    for (const name of names) queues.enqueue(greet, { name });
    await vi.waitUntil(() => done.length === jobs, { timeout: 10_000 });
    expect(done.toSorted()).toEqual(names);
    expect(addBulk).toHaveBeenCalledTimes(lists);
  });

  test('add what comes alone at once, and what comes soon after it together', async () => {
    await using resources = new Resources();
    const queues = await openQueues(resources);
    const listed: JobType<string[]> = { name: 'listed', attempts: 1, merge: (payloads) => payloads.flat() };
    using add = vi.spyOn(Queue.prototype, 'add').mockResolvedValue(undefined as never);
    const added = () => add.mock.calls.map(([, payload]) => payload as unknown);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      queues.enqueue(listed, ['alone']);
      await vi.advanceTimersByTimeAsync(1);
      expect(added()).toEqual([['alone']]);
      queues.enqueue(listed, ['first']);
      await vi.advanceTimersByTimeAsync(10);
      queues.enqueue(listed, ['second']);
      await vi.advanceTimersByTimeAsync(40);
      expect(added()).toEqual([['alone'], ['first', 'second']]);
    } finally {
      vi.useRealTimers();
    }
  });

  test('wait no negative time before the first job, which newer versions of Node warn about', async () => {
    await using resources = new Resources();
    const queues = await openQueues(resources);
    using timers = vi.spyOn(globalThis, 'setTimeout');
    queues.enqueue(greet, { name: 'first' });
    const times = timers.mock.calls.map(([, milliseconds = 0]) => milliseconds);
    expect(times.length).toBeGreaterThan(0);
    expect(Math.min(...times)).toBe(0);
  });

  test('try again what could not be queued, with what is left of its delay, until recovery has found its row', async () => {
    await using resources = new Resources();
    const queues = await openQueues(resources);
    using add = vi.spyOn(Queue.prototype, 'add').mockRejectedValue(new Error('the queue is away'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      queues.enqueue(greet, { name: 'later' }, { delayMs: 1500 });
      await vi.advanceTimersByTimeAsync(3100);
      expect(add.mock.calls.map(([, , options]) => options?.delay)).toEqual([1500, 500, 0, 0]);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(add).toHaveBeenCalledTimes(16);
    } finally {
      vi.useRealTimers();
    }
  });

  test('try again a second later, also when more jobs come while one could not be queued', async () => {
    await using resources = new Resources();
    const queues = await openQueues(resources);
    using add = vi.spyOn(Queue.prototype, 'add').mockImplementation(() => {
      if (add.mock.calls.length === 1) queues.enqueue(greet, { name: 'meanwhile' });
      return Promise.reject(new Error('no room'));
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      queues.enqueue(greet, { name: 'first' });
      await vi.advanceTimersByTimeAsync(900);
      expect(add).toHaveBeenCalledTimes(1);
      await vi.advanceTimersByTimeAsync(200);
      expect(add.mock.calls.length).toBeGreaterThan(1);
    } finally {
      vi.useRealTimers();
    }
  });

  test('log the jobs that are dropped because too many wait', async () => {
    await using resources = new Resources();
    const logger = pino({ level: 'silent' });
    const warn = vi.spyOn(logger, 'warn');
    const queues = await openQueues(resources, logger);
    for (let count = 0; count < 10_002; count++) queues.enqueue(greet, { name: 'one of many' });
    expect(warn.mock.calls.map(([details]) => details)).toEqual([{ queue: 'greet' }, { queue: 'greet' }]);
  });

  test('do a job again whose id was that of one that failed for good', async () => {
    await using resources = new Resources();
    const queues = await openQueues(resources);
    const once: JobType<{ name: string }> = { name: 'once', attempts: 1 };
    const handle = vi.fn(({ name }: { name: string }) =>
      name === 'fails' ? Promise.reject(new Error('on purpose')) : Promise.resolve(name),
    );
    queues.work(handleJob(once, { concurrency: 1, handle }));
    queues.enqueue(once, { name: 'fails' }, { id: 'the-same' });
    await vi.waitUntil(() => handle.mock.calls.length === 1, { timeout: 10_000 });
    await sleep(300);
    queues.enqueue(once, { name: 'succeeds' }, { id: 'the-same' });
    await vi.waitUntil(() => handle.mock.calls.length === 2, { timeout: 10_000 });
  });
});

describe('the queues on a PostgreSQL that is away', () => {
  test('leave time for everything else, and work when it is back, also those that were first used meanwhile', async () => {
    await using resources = new Resources();
    const { url: databaseUrl } = resources.use(await cloneDatabase());
    const { proxy, url: connectionString } = await TcpProxy.inFrontOf(databaseUrl);
    resources.use(proxy);
    const logger = pino({ level: 'silent' });
    const queues = resources.use(await createQueues({ redisUrl: undefined, connectionString, connections: 4, logger }));
    const done: string[] = [];
    proxy.mode = 'refuse';
    proxy.reset();
    queues.work(handleJob(greet, { concurrency: 1, handle: ({ name }) => Promise.resolve(done.push(name)) }));
    queues.enqueue(greet, { name: 'lost' });
    const begin = Date.now();
    for (let count = 0; count < 10; count++) await sleep(100);
    expect(Date.now() - begin).toBeLessThan(5000);
    proxy.mode = 'pass';
    await vi.waitUntil(
      () => {
        queues.enqueue(greet, { name: 'afterwards' });
        return done.includes('afterwards');
      },
      { timeout: 10_000, interval: 200 },
    );
  });
});
