import type { PoolUse } from '../database/connection-pool.ts';
import { KEPT_MS, keptFor, type Metric, tallied } from '../metrics/metric.ts';
import type { JobCounts } from './job-counts.ts';

/** What is in a queue, from whichever process it comes. */
export interface Backlog {
  queue: string;
  /** By state: waiting, delayed (until it is due), active, failed (for good, kept for a look). */
  jobs: Readonly<Record<string, number>>;
  /** For how long the first waiting job could have been worked on; 0 when none waits. */
  oldestSeconds: number;
}

/** Of the queues, whose backlogs are the same from every process, and of this process's work on them. */
export function queueMetrics(parts: {
  counts: JobCounts;
  backlogs: () => Promise<Backlog[]>;
  /** Undefined with Redis. */
  pool: (() => PoolUse) | undefined;
}): readonly Metric[] {
  const { counts, pool } = parts;
  const backlogs = keptFor(KEPT_MS, parts.backlogs);
  return [
    {
      name: 'rowlock_queue_jobs',
      type: 'gauge',
      help: 'Jobs in a queue. The same from every process.',
      read: async () =>
        (await backlogs()).flatMap(({ queue, jobs }) =>
          Object.entries(jobs).map(([state, value]) => ({ labels: { queue, state }, value })),
        ),
    },
    {
      name: 'rowlock_queue_oldest_seconds',
      type: 'gauge',
      help: 'For how long the first waiting job of a queue could have been worked on. The same from every process.',
      read: async () => (await backlogs()).map(({ queue, oldestSeconds: value }) => ({ labels: { queue }, value })),
    },
    {
      name: 'rowlock_jobs_total',
      type: 'counter',
      help: 'Attempts at jobs by this process, by how they ended.',
      read: () =>
        [...counts.queues].flatMap(([queue, { outcomes }]) =>
          [...outcomes.counts].map(([outcome, value]) => ({ labels: { queue, outcome }, value })),
        ),
    },
    {
      name: 'rowlock_job_seconds',
      type: 'histogram',
      help: 'How long attempts at jobs took.',
      read: () => [...counts.queues].map(([queue, { durations: value }]) => ({ labels: { queue }, value })),
    },
    {
      name: 'rowlock_lost_jobs_total',
      type: 'counter',
      help: 'Jobs that this process could not queue; recovery does their work, later.',
      read: () => tallied(counts.lost, 'queue'),
    },
    ...(pool ? [queuePoolMetric(pool)] : []),
  ];
}

function queuePoolMetric(pool: () => PoolUse): Metric {
  return {
    name: 'rowlock_queue_pool',
    type: 'gauge',
    help: 'Without Redis: connections of the queues to PostgreSQL, and what waits for one.',
    read: () => Object.entries<number>({ ...pool() }).map(([state, value]) => ({ labels: { state }, value })),
  };
}
