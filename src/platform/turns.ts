/** Of processor time: time in which the process was not running is not its own. */
const TURN_MS = 25;
/** Asking the system for the processor time can take longer than a work that is done in turns. */
const LOOK_MS = 5;

interface Turn {
  /** When it began, by both clocks. */
  wallMs: number;
  processorMs: number;
  /** When the processor's clock was read. */
  lookedAt: number;
  isUsedUp: boolean;
}

/**
 * Shares the event loop: all requests together work on large answers for 25 ms in a turn of the loop, and the rest waits
 * for the next turn. So other requests, timers and sockets have to wait for no longer than that.
 */
export class Turns {
  /** Undefined before the work of this turn of the loop begins. While it is set, the end of the turn is awaited. */
  #turn: Turn | undefined;
  #waiting: (() => void)[] = [];
  /** Those of them who go on next, the last first: taking the first out of 50,000 would move all others. */
  #next: (() => void)[] = [];
  #isWaking = false;

  /** Undefined to go on at once; otherwise to be awaited first. Awaiting undefined would let others go on in between. */
  next(): Promise<void> | undefined {
    return this.#waiting.length + this.#next.length === 0 && !this.#isUsedUp() ? undefined : this.queue();
  }

  /** Where many are woken by one event: they go on one after another. */
  queue(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#isWaking) return;
      this.#isWaking = true;
      process.nextTick(() => this.#wakeNext());
    });
  }

  /** Does it when it is time. */
  async run<Result>(work: () => Result): Promise<Awaited<Result>> {
    const turn = this.next();
    if (turn) await turn;
    return await work();
  }

  /** The processor's clock is a system call, as long as a small request's own work: it is read only when it may matter. */
  #isUsedUp(): boolean {
    const now = performance.now();
    if (!this.#turn) {
      this.#turn = { wallMs: now, processorMs: processorMs(), lookedAt: now, isUsedUp: false };
      setImmediate(() => (this.#turn = undefined));
    }
    const turn = this.#turn;
    // One thread does not use more of the processor than time passes.
    if (now - turn.wallMs >= TURN_MS && now - turn.lookedAt >= LOOK_MS) {
      turn.lookedAt = now;
      turn.isUsedUp = processorMs() - turn.processorMs >= TURN_MS;
    }
    return turn.isUsedUp;
  }

  /** Each until it waits again: only then it is known how long it took. */
  #wakeNext(): void {
    if (this.#next.length === 0) {
      this.#next = this.#waiting.toReversed();
      this.#waiting = [];
    }
    this.#isWaking = this.#next.length > 0;
    if (!this.#isWaking) return;
    if (this.#isUsedUp()) {
      setImmediate(() => this.#wakeNext());
      return;
    }
    this.#next.pop()?.();
    // The microtask is queued behind the woken one; the tick comes when no microtask is left.
    queueMicrotask(() => process.nextTick(() => this.#wakeNext()));
  }
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Of this process: there is one event loop. */
export const turns = new Turns();

/** As `items.map(toResult)`, while other work gets its turn: for lists whose items take long, or that are long. */
export async function mapInTurns<Item, Result>(
  items: readonly Item[],
  toResult: (item: Item, index: number) => Result,
  { atOnce = 1 } = {},
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    const turn = index % atOnce === 0 ? turns.next() : undefined;
    if (turn) await turn;
    results.push(toResult(item, index));
  }
  return results;
}
