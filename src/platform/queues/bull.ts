import { AsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRedisBackend, type JobsOptions, Queue, Worker } from 'bullmq';
import type { Logger } from '../logger.ts';
import type { Metric } from '../metrics/metric.ts';
import { connectRedis, failFast } from '../redis/redis.ts';
import { type TracePoint, tracing } from '../tracing/tracing.ts';
import { backlogOf } from './backlog.ts';
import type { Backend } from './backend.ts';
import { type Deadline, type HalfSecond, halfSecondOf, RecentlyAdded } from './half-second.ts';
import { JobCounts } from './job-counts.ts';
import { postgresBackend } from './postgres-backend.ts';
import { queueMetrics } from './queue-metrics.ts';
import type { EnqueueOptions, JobHandler, JobType, Queues } from './queues.ts';

/** BullMQ on Redis, or, without one, on PostgreSQL in the schema `bullmq`. */
export async function createQueues(options: {
  redisUrl: string | undefined;
  connectionString: string;
  /** To PostgreSQL, at most. */
  connections: number;
  logger: Logger;
}): Promise<Queues> {
  const { redisUrl, logger } = options;
  const backend = redisUrl === undefined ? await postgresBackend(options) : redisBackend(redisUrl, logger);
  return new BullQueues(backend, logger);
}

const PING_TIMEOUT_MS = 1000;
/** From one flush to the next: what comes alone is added at once, what comes in quick succession together. */
const GAP_MS = 40;
/** Longer than a worker waits for a job with one command. */
const WORKER_SILENCE_MS = 12_000;
const MAX_WAITING = 10_000;
/** Payloads that are merged into one job: a few jobs, so that several workers share them. */
const MERGED_TOGETHER = 20;
/** Jobs that are added one by one. */
const FEW = 4;
/** The part of a pause that is left to chance: jobs that failed together are not tried again together. */
const JITTER = 0.5;
/** How long a worker waits when the queue is away, and what could not be queued. */
const RETRY_MS = 1000;
/** Another Redis has taken over by then, or recovery has found the row. */
const RETRIES = 15;
const CLOSE_TIMEOUT_MS = 3000;
/** Earlier than that, so that there is time to requeue a job. */
const REQUEUE_MS = 2000;

interface WaitingJob {
  job: JobType<unknown>;
  data: unknown;
  opts: { delay: number; attempts: number; jobId?: string; removeOnFail?: true };
  /** Where it was enqueued, or where those were of which it is made. */
  points: readonly TracePoint[];
  /** How often it could not be queued. */
  failures: number;
}

class BullQueues implements Queues {
  readonly #backend: Backend;
  readonly #logger: Logger;
  readonly #queues = new Map<string, Queue>();
  readonly #workers: Worker[] = [];
  readonly #waiting = new Map<string, WaitingJob[]>();
  readonly #recent = new RecentlyAdded();
  readonly #counts = new JobCounts();
  /** Fails a running job, for each of them. */
  readonly #running = new Set<(reason: Error) => void>();
  /** A flush does not run in the context of the request that has begun it. */
  readonly #context = new AsyncResource('BullQueues');
  #flushTimer: NodeJS.Timeout | undefined;
  #flushedAt = -Infinity;
  #flushing = Promise.resolve();
  #isClosing = false;

  constructor(backend: Backend, logger: Logger) {
    this.#backend = backend;
    this.#logger = logger;
  }

  enqueue<Payload>(job: JobType<Payload>, payload: Payload, options: EnqueueOptions = {}): void {
    const { current } = tracing;
    this.#enqueue(job, payload, { ...options, points: current === undefined ? [] : [current] });
  }

  /** It is not about what has enqueued it alone, and comes minutes later: it goes on with no trace. */
  enqueueAt(job: JobType<HalfSecond>, deadline: Deadline): void {
    const { halfSecond, ...options } = halfSecondOf(deadline);
    if (this.#recent.add(`${job.name} ${options.id}`)) this.#enqueue(job, { halfSecond }, { ...options, points: [] });
  }

  #enqueue<Payload>(
    job: JobType<Payload>,
    payload: Payload,
    { delayMs = 0, id, points }: EnqueueOptions & { points: readonly TracePoint[] },
  ): void {
    const waiting = this.#waiting.get(job.name) ?? [];
    this.#waiting.set(job.name, waiting);
    if (waiting.length >= MAX_WAITING) {
      this.#counts.lost.add(job.name);
      this.#logger.warn(
        { queue: job.name },
        'a job was dropped: too many wait to be queued; recovery will find its row',
      );
      return;
    }
    // A job that failed for good must not keep the next one with its id from being added.
    const opts = { delay: delayMs, attempts: job.attempts, ...(id && { jobId: id, removeOnFail: true as const }) };
    waiting.push({ job, data: payload, opts, points, failures: 0 });
    this.#flushSoon(Math.max(0, this.#flushedAt + GAP_MS - performance.now()));
  }

  /**
   * Together, the jobs of a few milliseconds: a busy showing makes one for every booking. One flush follows the other, so
   * that jobs pile up before the bound and not behind it while the queue does not answer.
   */
  #flush(): Promise<void> {
    clearTimeout(this.#flushTimer);
    this.#flushing = this.#flushing.then(async () => {
      this.#flushTimer = undefined;
      this.#flushedAt = performance.now();
      const batches = [...this.#waiting];
      this.#waiting.clear();
      await Promise.all(batches.map(([name, jobs]) => this.#add(name, jobs)));
    });
    return this.#flushing;
  }

  async #add(name: string, jobs: WaitingJob[]): Promise<void> {
    const points = jobs.flatMap((job) => job.points);
    try {
      const adding = { name: `add ${name}`, kind: 'producer' } as const;
      await tracing.together(adding, points, () => addAll(this.#queue(name), merged(jobs)));
    } catch (error) {
      this.#logger.warn({ error, queue: name, jobs: jobs.length }, 'jobs were not queued; they are tried again soon');
      this.#tryAgain(name, jobs);
    }
  }

  /** A Redis that fails over is away for seconds. What is still not queued then is found by recovery. */
  #tryAgain(name: string, jobs: readonly WaitingJob[]): void {
    const again = this.#isClosing
      ? []
      : jobs
          .filter(({ failures }) => failures < RETRIES)
          .map(({ opts, failures, ...job }) => ({
            ...job,
            opts: { ...opts, delay: Math.max(0, opts.delay - RETRY_MS) },
            failures: failures + 1,
          }));
    const waiting = [...again, ...(this.#waiting.get(name) ?? [])];
    this.#waiting.set(name, waiting.slice(0, MAX_WAITING));
    this.#counts.lost.add(name, jobs.length - again.length + Math.max(0, waiting.length - MAX_WAITING));
    if (again.length === 0) return;
    // Also what was enqueued meanwhile: it would be tried too soon, and the others with it.
    clearTimeout(this.#flushTimer);
    this.#flushTimer = undefined;
    this.#flushSoon(RETRY_MS);
  }

  #flushSoon(waitMs: number): void {
    this.#flushTimer ??= this.#context.runInAsyncScope(() => setTimeout(() => void this.#flush(), waitMs));
  }

  work({ job, concurrency, handle }: JobHandler): void {
    this.#counts.open(job.name);
    const worker = new Worker(
      job.name,
      ({ data, opts }) => {
        const work = () => this.#counts.during(job.name, () => this.#untilStopping(handle(data)));
        return tracing.together({ name: `work on ${job.name}`, kind: 'consumer' }, pointsOf(opts), work);
      },
      { ...this.#options('worker'), concurrency, runRetryDelay: RETRY_MS },
      this.#backend.create,
    );
    worker.on('failed', (failed, error) => {
      const [point] = failed ? pointsOf(failed.opts) : [];
      const facts = { error, queue: job.name, attempt: failed?.attemptsMade };
      tracing.within(point, () => this.#logger.warn(facts, 'a job failed'));
    });
    worker.on('error', (error) => this.#logger.warn({ error, queue: job.name }, 'the queue is away'));
    this.#workers.push(worker);
  }

  /**
   * A job that would keep the process from stopping fails instead. So it is requeued, and another process takes it soon;
   * otherwise BullMQ would call it stalled only after half a minute.
   */
  #untilStopping(done: Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#running.add(reject);
      void done.then(resolve, reject).finally(() => this.#running.delete(reject));
    });
  }

  #queue(name: string): Queue {
    const known = this.#queues.get(name);
    if (known) return known;
    const queue = new Queue(
      name,
      {
        ...this.#options('queue'),
        defaultJobOptions: {
          backoff: { type: 'exponential', delay: 1000, jitter: JITTER },
          removeOnComplete: true,
          removeOnFail: 1000,
        },
      },
      this.#backend.create,
    );
    queue.on('error', (error) => this.#logger.warn({ error, queue: name }, 'the queue is away'));
    this.#queues.set(name, queue);
    return queue;
  }

  #options(use: 'queue' | 'worker') {
    return { connection: this.#backend.connections[use] as never, prefix: this.#backend.prefix };
  }

  async ping(): Promise<void> {
    const tooLate = sleep(PING_TIMEOUT_MS, undefined, { ref: false }).then(() => {
      throw new Error('the queues do not answer');
    });
    await Promise.race([this.#backend.ping(), tooLate]);
  }

  metrics(names: readonly string[]): readonly Metric[] {
    for (const name of names) this.#counts.lost.add(name, 0);
    const backlogs = () => Promise.all(names.map((name) => backlogOf(this.#queue(name))));
    return queueMetrics({ counts: this.#counts, backlogs, pool: this.#backend.pool });
  }

  get abandoned(): readonly string[] {
    return this.#workers.filter((worker) => !worker.isRunning()).map(({ name }) => name);
  }

  /** Running jobs are finished or requeued. BullMQ waits without a limit for a Redis that is away, so there is a deadline. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosing = true;
    const closed = this.#flush()
      .then(() => Promise.all(this.#workers.map((worker) => worker.close())))
      .then(() => Promise.all([...this.#queues.values()].map((queue) => queue.close())))
      .catch((error: unknown) => this.#logger.warn({ error }, 'the queues did not close well'));
    const requeueing = setTimeout(() => {
      for (const fail of this.#running) fail(new Error('the process stops'));
    }, REQUEUE_MS);
    await Promise.race([closed, sleep(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
    clearTimeout(requeueing);
    await this.#backend.close();
  }
}

/**
 * In their order: of two with one id the first is kept. BullMQ makes two temporary tables in PostgreSQL for a list of jobs:
 * that takes as long as to add seven one by one.
 */
async function addAll(queue: Queue, jobs: readonly WaitingJob[]): Promise<void> {
  const ready = jobs.map(({ data, opts, points }) => ({ name: queue.name, data, opts: withPoints(opts, points) }));
  if (ready.length > FEW) await queue.addBulk(ready);
  else for (const { name, data, opts } of ready) await queue.add(name, data, opts);
}

/** BullMQ keeps a text for traces beside the payload, so that processes without traces need not know of it. */
function withPoints(opts: WaitingJob['opts'], points: readonly TracePoint[]): JobsOptions {
  return points.length === 0 ? opts : { ...opts, telemetry: { metadata: points.join(' ') } };
}

function pointsOf({ telemetry }: Pick<JobsOptions, 'telemetry'>): TracePoint[] {
  return telemetry?.metadata?.split(' ') ?? [];
}

/** Of one type; those with an id or a delay do not merge. */
function merged(jobs: readonly WaitingJob[]): WaitingJob[] {
  const [first] = jobs;
  if (!first?.job.merge) return [...jobs];
  const alone = jobs.filter(({ opts }) => opts.jobId !== undefined || opts.delay > 0);
  const rest = jobs.filter((job) => !alone.includes(job));
  for (let start = 0; start < rest.length; start += MERGED_TOGETHER) {
    const together = rest.slice(start, start + MERGED_TOGETHER);
    const payloads = together.map(({ data }) => data);
    const points = together.flatMap((job) => job.points);
    alone.push({ ...first, data: first.job.merge(payloads), points });
  }
  return alone;
}

function redisBackend(redisUrl: string, logger: Logger): Backend {
  // Adding fails at once while Redis is away; workers wait for it to come back.
  const queue = connectRedis(redisUrl, failFast);
  const worker = connectRedis(redisUrl, { maxRetriesPerRequest: null, socketTimeout: WORKER_SILENCE_MS });
  for (const connection of [queue, worker]) {
    connection.on('error', (error: Error) => logger.warn({ error }, 'the Redis of the queues is away'));
  }
  return {
    create: createRedisBackend,
    connections: { queue, worker },
    // One hash slot, as Redis Cluster demands of keys that are used together.
    prefix: '{rowlock}',
    ping: () => Promise.all([queue.ping(), worker.ping()]),
    close: () => {
      queue.disconnect();
      worker.disconnect();
      return Promise.resolve();
    },
  };
}
