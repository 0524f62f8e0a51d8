import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Subscription } from './messages/bus.ts';
import type { Topic } from './messages/topic.ts';
import { roughSize } from './rough-size.ts';

/** What all entries may take together, about. */
const MAX_BYTES = 32_000_000;
/** What an entry takes beside its key and its value. */
const EACH_ENTRY = 200;
/** Until then entries end only by their age. */
const SUBSCRIBE_AGAIN_MS = 500;
/** One channel for all changes: an entry lives a second, so that dropping others too costs little. */
const EVERYTHING = 'everything';

interface Entry {
  value: Promise<unknown>;
  /** When it was asked for, before the database was. */
  beganAt: number;
}

/**
 * What many requests read and few change, for what is shown and never for what is decided. An entry is:
 *
 * - loading: who asks for the same waits for it, so that however many ask, it is read once
 * - kept: until `maxAgeMs` after its load began. So it is never older than that, whatever happens to messages
 * - dropped: by a change in this process or a message of another one, when it failed, or when there is no room for it
 *
 * A load that began before a change may have missed it. It is dropped with the others: who has asked already still gets
 * it, and who asks after the change starts another one.
 */
export class Cache implements Disposable {
  readonly #topic: Topic<null>;
  readonly #maxAgeMs: number;
  readonly #entries: LRUCache<string, Entry>;
  readonly #onDrop: () => void;
  readonly #closing = new AbortController();
  #subscription: Subscription | undefined;

  /**
   * @param options.maxAgeMs 0: nothing is kept
   * @param options.onDrop told of each change that is known here, before anything is loaded after it
   */
  constructor(options: { topic: Topic<null>; maxAgeMs: number; maxBytes?: number; onDrop?: () => void }) {
    const { topic, maxAgeMs, maxBytes = MAX_BYTES, onDrop = () => undefined } = options;
    this.#topic = topic;
    this.#maxAgeMs = maxAgeMs;
    this.#onDrop = onDrop;
    this.#entries = new LRUCache({ maxSize: maxBytes });
    void this.#subscribe();
  }

  /**
   * What `load` gives for the key, up to `maxAgeMs` ago. All who ask get the same object: it must not be changed, and must
   * not depend on who asks.
   */
  get<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
    const beganAt = performance.now();
    const known = this.#entries.get(key);
    if (known && beganAt - known.beganAt < this.#maxAgeMs) return known.value as Promise<Value>;
    const value = load();
    if (this.#maxAgeMs > 0) this.#keep(key, { value, beganAt });
    return value;
  }

  /**
   * To be called once a change of what is read through it has committed: it is seen here at once, and by other processes
   * when the message arrives. When it is lost, they see it when their entries end.
   */
  async changed(): Promise<void> {
    this.drop();
    await this.#topic.publish(EVERYTHING, null).catch(() => undefined);
  }

  /** To be called when a change was seen in the database, whose message may be lost or late. */
  drop(): void {
    this.#onDrop();
    this.#entries.clear();
  }

  #keep(key: string, entry: Entry): void {
    const size = EACH_ENTRY + roughSize(key);
    this.#entries.set(key, entry, { size });
    const isCurrent = () => this.#entries.peek(key) === entry;
    entry.value.then(
      (value) => {
        // A copy: the library keeps the size of what it has already.
        if (isCurrent()) this.#entries.set(key, { ...entry }, { size: size + roughSize(value) });
      },
      () => {
        if (isCurrent()) this.#entries.delete(key);
      },
    );
  }

  /** A bus that is not there yet is asked again; one that is back after a break has kept the subscription. */
  async #subscribe(): Promise<void> {
    const { signal } = this.#closing;
    while (!this.#subscription && !signal.aborted) {
      try {
        this.#subscription = await this.#topic.subscribe(EVERYTHING, () => this.drop());
      } catch {
        await sleep(SUBSCRIBE_AGAIN_MS, undefined, { ref: false, signal }).catch(() => undefined);
      }
    }
    if (signal.aborted) this.#subscription?.unsubscribe();
  }

  [Symbol.dispose](): void {
    this.#closing.abort();
    this.#subscription?.unsubscribe();
    this.drop();
  }
}
