/** Adds an event to those that are pending. The result must be bounded, however many events come. */
type MergeEvents<Event> = (pending: readonly Event[], later: Event) => readonly Event[];

/** Is given an event, or told that there are no more, or why. */
export interface EventTaker<Event> {
  take(event: Event): void;
  end(): void;
  fail(error: unknown): void;
}

/** Events that can be had without a promise for each: one event may go to thousands of watchers. */
export interface EventSource<Event> {
  /** Gives the next event, at once or when it comes. To be called again only after that. */
  giveNext(taker: EventTaker<Event>): void;
  return(): Promise<unknown>;
}

/** The events of an iterator; a Watcher gives its own. */
export function sourceOf(iterable: AsyncIterable<unknown>): EventSource<unknown> {
  if (iterable instanceof Watcher) return iterable;
  const iterator = iterable[Symbol.asyncIterator]();
  return {
    giveNext(taker) {
      iterator.next().then(
        ({ value, done }) => (done ? taker.end() : taker.take(value)),
        (error: unknown) => taker.fail(error),
      );
    },
    return: async () => iterator.return?.(),
  };
}

/**
 * One watcher's end of a feed, as an iterator for GraphQL.
 *
 * - waiting: the client has taken every event; the next one goes straight to it.
 * - behind: events come faster than the client takes them. They are merged, so that a client that stopped reading costs
 *   no more than the few events of a merge.
 * - closed: by the client, or because the feed ended.
 */
export class Watcher<Event> implements AsyncIterableIterator<Event>, EventSource<Event> {
  readonly #merge: MergeEvents<Event>;
  readonly #onClose: (watcher: Watcher<Event>) => void;
  #pending: readonly Event[] = [];
  #waiting: EventTaker<Event> | undefined;
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
    waiting.take(event);
  }

  giveNext(taker: EventTaker<Event>): void {
    if (this.#closed) {
      taker.end();
      return;
    }
    const [event, ...rest] = this.#pending;
    if (event === undefined) {
      this.#waiting = taker;
      return;
    }
    this.#pending = rest;
    taker.take(event);
  }

  next(): Promise<IteratorResult<Event>> {
    return new Promise((resolve, reject) =>
      this.giveNext({
        take: (value) => resolve({ value, done: false }),
        end: () => resolve({ value: undefined, done: true }),
        fail: reject,
      }),
    );
  }

  return(): Promise<IteratorResult<Event>> {
    if (!this.#closed) {
      this.#closed = true;
      this.#pending = [];
      this.#waiting?.end();
      this.#waiting = undefined;
      this.#onClose(this);
    }
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
