import { expect, test } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import { createQueues } from '../../src/platform/queues/bull.ts';
import type { JobType } from '../../src/platform/queues/queues.ts';
import type { Sample } from '../../src/platform/metrics/metric.ts';
import { MODES, startTestApp } from '../support/test-app.ts';

test.each(MODES)('the backlog of a queue without a worker, %s: the oldest job counts', async (mode) => {
  await using testApp = await startTestApp(mode);
  const { databaseUrl: connectionString, redisUrl } = testApp;
  await using queues = await createQueues({
    redisUrl,
    connectionString,
    connections: 2,
    logger: createLogger('silent'),
  });
  const job: JobType<{ number: number }> = { name: 'of-a-test', attempts: 1 };
  /** As a new scraper sees it: an earlier answer is not kept for it. */
  const read = async (name: string, labels: Record<string, string>) => {
    const metric = queues.metrics([job.name]).find((each) => each.name === name);
    const samples = (await metric?.read()) as readonly Sample<number>[];
    return samples.find((sample) => Object.entries(labels).every(([key, text]) => sample.labels?.[key] === text))
      ?.value;
  };
  const waiting = () => read('rowlock_queue_jobs', { queue: job.name, state: 'waiting' });
  const oldest = async () => (await read('rowlock_queue_oldest_seconds', { queue: job.name })) ?? Number.NaN;

  expect(await waiting()).toBe(0);
  expect(await oldest()).toBe(0);
  queues.enqueue(job, { number: 1 }, { delayMs: 3_600_000 });
  await expect.poll(() => read('rowlock_queue_jobs', { state: 'delayed' }), { timeout: 30_000 }).toBe(1);
  expect(await oldest()).toBe(0);

  queues.enqueue(job, { number: 2 });
  await expect.poll(waiting, { timeout: 30_000 }).toBe(1);
  await expect.poll(oldest, { timeout: 30_000 }).toBeGreaterThan(0.5);
  queues.enqueue(job, { number: 3 });
  await expect.poll(waiting, { timeout: 30_000 }).toBe(2);
  expect(await oldest()).toBeGreaterThan(0.5);
});
