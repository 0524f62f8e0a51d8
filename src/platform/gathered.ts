import { AsyncResource } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fateOf, UnavailableError } from './database/errors.ts';
import { type TracePoint, tracing } from './tracing/tracing.ts';

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
  point: TracePoint | undefined;
}

/**
 * Work that can be done for many at once. What comes while a batch is under way is gathered for the next one; what comes
 * alone is done at once. So each gets what was stored after it asked, and the more there is to do, the larger are the
 * batches. A batch begins when all that has arrived at the process was looked at, which is when a turn of the event loop
 * ends: requests that arrive together are not one and the rest.
 */
export class Gathered<Item, Result> {
  readonly #work: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #most: number;
  readonly #name: string;
  readonly #waiting: Waiting<Item, Result>[] = [];
  /** A batch does not run in the context of one of its callers. */
  readonly #context = new AsyncResource('Gathered');
  #isRunning = false;

  /**
   * @param work gives a result for each item, in their order. When it throws, all of its batch get the error. When the
   * database is away, so do those that wait: they would wait for as long again
   * @param options.most in one batch
   * @param options.name of its span in traces
   */
  constructor(work: (items: readonly Item[]) => Promise<readonly Result[]>, { most = 64, name = 'gathered' } = {}) {
    this.#work = work;
    this.#most = most;
    this.#name = name;
  }

  do(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject, point: tracing.current });
      if (!this.#isRunning) void this.#context.runInAsyncScope(() => this.#run());
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      await nextTurn();
      await this.#doTogether(this.#waiting.splice(0, this.#most));
    }
    this.#isRunning = false;
  }

  async #doTogether(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const points = batch.map(({ point }) => point);
      const work = () => this.#work(batch.map(({ item }) => item));
      const results = await tracing.together({ name: this.#name }, points, work);
      if (results.length !== batch.length) throw new Error('a batch has another number of results than of items');
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      for (const { reject } of batch) reject(error);
      if (fateOf(error) !== undefined) this.#refuseWaiting(error);
    }
  }

  #refuseWaiting(cause: unknown): void {
    for (const { reject } of this.#waiting.splice(0)) reject(new UnavailableError('the database is busy', { cause }));
  }
}
