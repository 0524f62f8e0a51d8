/** Adds an event to those that are pending. The result must be bounded, however many events come. */
type MergeEvents<Event> = (pending: readonly Event[], later: Event) => readonly Event[];

/**
 * One watcher's end of a feed, as an iterator for GraphQL.
 *
 * - waiting: the client has taken every event; the next one goes straight to it.
 * - behind: events come faster than the client takes them. They are merged, so that a client that stopped reading costs
 *   no more than the few events of a merge.
 * - closed: by the client, or because the feed ended.
 */
export class Watcher<Event> implements AsyncIterableIterator<Event> {
  readonly #merge: MergeEvents<Event>;
  readonly #onClose: (watcher: Watcher<Event>) => void;
  #pending: readonly Event[] = [];
  #waiting: ((result: IteratorResult<Event>) => void) | undefined;
  #closed = false;

  constructor(options: { merge: MergeEvents<Event>; onClose: (watcher: Watcher<Event>) => void }) {
    this.#merge = options.merge;
    this.#onClose = options.onClose;
  }

  offer(event: Event): void {
    if (this.#closed) return;
    if (!this.#waiting) {
      this.#pending = this.#merge(this.#pending, event);
      return;
    }
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting({ value: event, done: false });
  }

  next(): Promise<IteratorResult<Event>> {
    if (this.#closed) return Promise.resolve({ value: undefined, done: true });
    if (this.#pending.length === 0) return new Promise((resolve) => (this.#waiting = resolve));
    const [event, ...rest] = this.#pending;
    this.#pending = rest;
    return Promise.resolve({ value: event as Event, done: false });
  }

  return(): Promise<IteratorResult<Event>> {
    if (!this.#closed) {
      this.#closed = true;
      this.#pending = [];
      this.#waiting?.({ value: undefined, done: true });
      this.#onClose(this);
    }
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
