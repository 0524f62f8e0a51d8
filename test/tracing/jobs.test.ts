import { expect, test } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import { createQueues } from '../../src/platform/queues/bull.ts';
import { handleJob, type JobType } from '../../src/platform/queues/queues.ts';
import { Resources } from '../../src/platform/resources.ts';
import { openTelemetry } from '../../src/platform/tracing/open-telemetry.ts';
import { tracing } from '../../src/platform/tracing/tracing.ts';
import { cloneDatabase } from '../support/test-database.ts';
import { type ReceivedSpan, TraceReceiver } from '../support/trace-receiver.ts';

const logger = createLogger('silent');

test('jobs on PostgreSQL carry their traces too, those that are merged into one job all of them', async () => {
  await using receiver = await TraceReceiver.start();
  await using database = await cloneDatabase();
  const toQueues = { redisUrl: undefined, connectionString: database.url, connections: 4, logger };
  const seen: { numbers: number[]; point: string | undefined }[] = [];
  const job: JobType<{ numbers: number[] }> = {
    name: 'of-a-test',
    attempts: 1,
    merge: (payloads) => ({ numbers: payloads.flatMap(({ numbers }) => numbers) }),
  };
  {
    // Closed in the opposite order: the queues, and then the traces, which sends what is left.
    await using resources = new Resources();
    resources.use(tracing.start(openTelemetry({ endpoint: receiver.url, part: 1, role: 'all', logger })), 'the traces');
    const queues = resources.use(await createQueues(toQueues), 'the queues');
    for (const number of [1, 2]) {
      const enqueue = () => queues.enqueue(job, { numbers: [number] });
      tracing.request({ name: `request ${number}` }, undefined, enqueue);
    }
    queues.enqueue(job, { numbers: [3] }, { id: 'without-a-trace' });
    const handle = (payload: { numbers: number[] }) => {
      seen.push({ ...payload, point: tracing.current });
      return Promise.resolve();
    };
    queues.work(handleJob(job, { concurrency: 1, handle }));
    await expect.poll(() => seen.flatMap(({ numbers }) => numbers).length, { timeout: 30_000 }).toBe(3);
  }
  const [first, second] = [1, 2].map((number) => receiver.named(`request ${number}`)[0]);
  const workIn = (span: ReceivedSpan | undefined) =>
    receiver.trace(span?.traceId).filter(({ name }) => name === 'work on of-a-test');
  const merged = seen.find(({ numbers }) => numbers.length === 2);
  const [work] = workIn(first);
  expect(merged?.numbers).toEqual([1, 2]);
  expect(merged?.point?.split('-').slice(1, 3)).toEqual([first?.traceId, work?.spanId]);
  expect(work?.kind).toBe(5);
  expect(workIn(second).map(({ links }) => links?.map(({ spanId }) => spanId))).toEqual([[work?.spanId]]);
  expect(seen.find(({ numbers }) => numbers[0] === 3)?.point).toBeUndefined();
});
