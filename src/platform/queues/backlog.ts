import type { Job, Queue } from 'bullmq';
import type { Backlog } from './queue-metrics.ts';

const STATES = ['waiting', 'delayed', 'active', 'failed'] as const;
/** How many may be taken or added between counting the jobs and looking for the oldest. */
const MARGIN = 50;

/** @throws when the server of the queues does not answer */
export async function backlogOf(queue: Queue): Promise<Backlog> {
  const jobs = await queue.getJobCounts(...STATES);
  const oldest = await oldestOf(queue, jobs['waiting'] ?? 0);
  // A delayed job could not be worked on before.
  const since = oldest ? oldest.timestamp + (oldest.opts.delay ?? 0) : Infinity;
  return { queue: queue.name, jobs, oldestSeconds: Math.max(0, Date.now() - since) / 1000 };
}

/** Waiting jobs are listed from the newest on, and the other order works only with Redis. */
async function oldestOf(queue: Queue, waiting: number): Promise<Job | undefined> {
  if (waiting === 0) return undefined;
  const ids = await queue.getRanges(['wait'], Math.max(0, waiting - MARGIN), waiting + MARGIN);
  for (const id of ids.toReversed()) {
    // Undefined when it was done meanwhile.
    const job: Job | undefined = await queue.getJob(id);
    if (job) return job;
  }
  return undefined;
}
