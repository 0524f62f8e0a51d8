import type { Metric } from '../metrics/metric.ts';
import type { Deadline, HalfSecond } from './half-second.ts';

/** The contract of a job; its worker is in `x.worker.ts`. `Payload` is only in the types. */
export interface JobType<Payload> {
  /** The name of its queue. */
  name: string;
  /** How often it is tried; the pauses between grow from one second, and are up to half as long by chance. */
  attempts: number;
  /** Makes one payload of several: what is enqueued in the same moment is then done by one job. */
  merge?(payloads: readonly Payload[]): Payload;
  /** Never set. */
  payload?: Payload;
}

/** What a feature's worker does with a job. Thin, may run twice, calls a service. */
export interface JobHandler {
  job: JobType<unknown>;
  /** How many run at once in one process. */
  concurrency: number;
  handle: (payload: unknown) => Promise<unknown>;
}

export function handleJob<Payload>(
  job: JobType<Payload>,
  { concurrency, handle }: { concurrency: number; handle: (payload: Payload) => Promise<unknown> },
): JobHandler {
  return { job, concurrency, handle: (payload) => handle(payload as Payload) };
}

export interface EnqueueOptions {
  /** How long the job waits before it is due. */
  delayMs?: number;
  /** Of several jobs of a type with the same id, that are not done yet, one is kept. Without a colon. */
  id?: string;
}

/**
 * Jobs are hints that something may be due: they may be lost, come late, or come twice. `enqueue` never waits and never
 * fails; the rows of lost jobs are found by due-rows.
 */
export interface Queues extends AsyncDisposable {
  enqueue<Payload>(job: JobType<Payload>, payload: Payload, options?: EnqueueOptions): void;
  /**
   * A job soon after a deadline, one for all deadlines of the same half second, whichever process they come from. It is
   * not about one row: it does whatever is due by then.
   */
  enqueueAt(job: JobType<HalfSecond>, deadline: Deadline): void;
  work(handler: JobHandler): void;
  /** @throws when the server of the queues does not answer soon */
  ping(): Promise<void>;
  /** What it tells at `/metrics`. @param names of all queues, also of those that this process does not work on */
  metrics(names: readonly string[]): readonly Metric[];
  /** The jobs that this process has ceased to work on, though it did not stop: only a restart helps. */
  readonly abandoned: readonly string[];
}
