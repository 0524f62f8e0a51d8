/**
 * One watcher's end of a feed, as an iterator that GraphQL can be given.
 *
 * - waiting: the client has taken everything; the next event goes straight to it.
 * - behind: events come faster than the client takes them. They are merged into one, so that a client
 *   that stopped reading costs no more than one event.
 * - closed: by the client, or because the feed ended.
 */
export class Watcher<Event> implements AsyncIterableIterator<Event> {
  readonly #merge: (earlier: Event, later: Event) => Event;
  readonly #onClose: (watcher: Watcher<Event>) => void;
  #pending: { event: Event } | undefined;
  #waiting: ((result: IteratorResult<Event>) => void) | undefined;
  #closed = false;

  constructor(options: { merge: (earlier: Event, later: Event) => Event; onClose: (watcher: Watcher<Event>) => void }) {
    this.#merge = options.merge;
    this.#onClose = options.onClose;
  }

  offer(event: Event): void {
    if (this.#closed) return;
    if (!this.#waiting) {
      this.#pending = { event: this.#pending ? this.#merge(this.#pending.event, event) : event };
      return;
    }
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting({ value: event, done: false });
  }

  next(): Promise<IteratorResult<Event>> {
    if (this.#closed) return Promise.resolve({ value: undefined, done: true });
    if (!this.#pending) return new Promise((resolve) => (this.#waiting = resolve));
    const { event } = this.#pending;
    this.#pending = undefined;
    return Promise.resolve({ value: event, done: false });
  }

  return(): Promise<IteratorResult<Event>> {
    if (!this.#closed) {
      this.#closed = true;
      this.#pending = undefined;
      this.#waiting?.({ value: undefined, done: true });
      this.#onClose(this);
    }
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
