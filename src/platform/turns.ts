/** Of processor time: time in which the process was not running is not its own. */
const TURN_MS = 25;

/**
 * Shares the event loop: all requests together work on large answers for 25 ms in a turn of the loop, and the rest waits
 * for the next turn. So other requests, timers and sockets have to wait for no longer than that.
 */
export class Turns {
  /** When the work of this turn of the loop began; undefined before. While it is set, the end of the turn is awaited. */
  #startedAt: number | undefined;
  readonly #waiting: (() => void)[] = [];
  #isWaking = false;

  /** Undefined to go on at once; otherwise to be awaited first. Awaiting undefined would let others go on in between. */
  next(): Promise<void> | undefined {
    return this.#waiting.length === 0 && !this.#isUsedUp() ? undefined : this.queue();
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

  #isUsedUp(): boolean {
    const now = processorMs();
    if (this.#startedAt === undefined) {
      this.#startedAt = now;
      setImmediate(() => (this.#startedAt = undefined));
    }
    return now - this.#startedAt >= TURN_MS;
  }

  /** Each until it waits again: only then it is known how long it took. */
  #wakeNext(): void {
    this.#isWaking = this.#waiting.length > 0;
    if (!this.#isWaking) return;
    if (this.#isUsedUp()) {
      setImmediate(() => this.#wakeNext());
      return;
    }
    this.#waiting.shift()?.();
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

/** What each part gives, one after another, with a look at the clock before each. */
export async function partsInTurns<Part, Item>(
  parts: readonly Part[],
  itemsOf: (part: Part) => Item[],
): Promise<Item[]> {
  const items: Item[][] = [];
  for (const part of parts) {
    items.push(await turns.run(() => itemsOf(part)));
  }
  return items.flat();
}
