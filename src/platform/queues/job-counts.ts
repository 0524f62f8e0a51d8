import { Durations } from '../metrics/durations.ts';
import { Tally } from '../metrics/tally.ts';

interface CountedQueue {
  /** From the beginning of the work on a job to its end. */
  durations: Durations;
  outcomes: Tally<'done' | 'failed'>;
}

/** What this process has done with jobs, queue by queue. */
export class JobCounts {
  readonly queues = new Map<string, CountedQueue>();
  /** Jobs that were not queued: too many waited, or the queue was away. Recovery finds their rows. */
  readonly lost = new Tally();

  /** Before its first job. */
  open(queue: string): void {
    this.queues.set(queue, { durations: new Durations(), outcomes: new Tally(['done', 'failed']) });
  }

  /** Counts one attempt. */
  async during<Result>(queue: string, work: () => Promise<Result>): Promise<Result> {
    const counted = this.queues.get(queue);
    const beganAt = performance.now();
    try {
      const result = await work();
      counted?.outcomes.add('done');
      return result;
    } catch (error) {
      counted?.outcomes.add('failed');
      throw error;
    } finally {
      counted?.durations.addSince(beganAt);
    }
  }
}
