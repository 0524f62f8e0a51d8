const READS_AT_ONCE = 2;
/** Longer than nearly every read: one that takes longer, as on a connection that is being lost, holds up nobody else. */
const SLOW_MS = 10;

type Found<Value> = ReadonlyMap<string, Value>;

/** Those who wait for a key: all get the same value. */
interface Waiting<Value> {
  value: Promise<Value | undefined>;
  resolve: (value: Value | undefined) => void;
  reject: (reason: unknown) => void;
}

/**
 * Values that many requests ask for by their keys, read together for all that wait: those who ask during a read share the
 * next one, which begins when that read has ended, or is slow. A read is given only to those who asked before it began:
 * each gets what was stored after it asked.
 */
export class SharedLoads<Value> {
  readonly #read: (keys: readonly string[]) => Promise<Found<Value>>;
  #waiting = new Map<string, Waiting<Value>>();
  #reads = 0;
  /** Of those reads the one that is not slow yet, by what it was asked for. */
  #fresh: object | undefined;
  #isScheduled = false;

  /** @param read leaves keys out that have no value */
  constructor(read: (keys: readonly string[]) => Promise<Found<Value>>) {
    this.#read = read;
  }

  /** Undefined when the key has no value. */
  load(key: string): Promise<Value | undefined> {
    const known = this.#waiting.get(key);
    if (known) return known.value;
    const waiting = wait<Value>();
    this.#waiting.set(key, waiting);
    this.#schedule();
    return waiting.value;
  }

  /** Not at once: requests that arrive together are read in one turn of the event loop. */
  #schedule(): void {
    if (this.#isScheduled || this.#fresh || this.#reads >= READS_AT_ONCE) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      void this.#start();
    });
  }

  async #start(): Promise<void> {
    const asked = this.#waiting;
    if (asked.size === 0) return;
    this.#waiting = new Map();
    this.#reads++;
    this.#fresh = asked;
    const slow = setTimeout(() => this.#goOnAfter(asked), SLOW_MS);
    try {
      const found = await this.#read([...asked.keys()]);
      for (const [key, { resolve }] of asked) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of asked.values()) reject(error);
    } finally {
      this.#reads--;
      clearTimeout(slow);
      this.#goOnAfter(asked);
    }
  }

  /** When a read has ended, or is slow. */
  #goOnAfter(read: object): void {
    if (this.#fresh === read) this.#fresh = undefined;
    if (this.#waiting.size > 0) this.#schedule();
  }
}

function wait<Value>(): Waiting<Value> {
  const waiting: Partial<Waiting<Value>> = {};
  const value = new Promise<Value | undefined>((resolve, reject) => Object.assign(waiting, { resolve, reject }));
  return { ...(waiting as Waiting<Value>), value };
}
