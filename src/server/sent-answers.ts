import { turns } from '../platform/turns.ts';
import type { GraphQLSocket } from './graphql-socket.ts';
import type { LiveOperation } from './live-operation.ts';

const DONE = { value: undefined, done: true } as const;

/**
 * The answers of one subscription, on their way to its socket. For graphql-ws, which would write each answer anew for each
 * socket, it is a subscription that has none: it asks for the first, and is told at the end that there are no more.
 *
 * Each answer waits until the one before is on its way. Meanwhile the source merges what comes.
 */
export class SentAnswers implements AsyncIterableIterator<never> {
  readonly #id: string;
  readonly #socket: GraphQLSocket;
  readonly #operation: LiveOperation;
  readonly #events: AsyncIterator<unknown>;
  #hasEnded = false;

  constructor(options: {
    id: string;
    socket: GraphQLSocket;
    operation: LiveOperation;
    events: AsyncIterable<unknown>;
  }) {
    this.#id = options.id;
    this.#socket = options.socket;
    this.#operation = options.operation;
    this.#events = options.events[Symbol.asyncIterator]();
  }

  /** Called once. Resolves at the end. */
  async next(): Promise<IteratorResult<never>> {
    try {
      while (await this.#sendNext());
      return DONE;
    } finally {
      await this.return();
    }
  }

  /** Apart, so that nothing of the answer before is kept while it waits for an event. @returns whether it goes on */
  async #sendNext(): Promise<boolean> {
    const event = await this.#events.next();
    if (event.done) return false;
    const answer = await this.#operation.answer(event.value, this.#socket.caller);
    // Many clients get an answer at once. Sending follows without another wait, so that each looks at the clock after the
    // one before has sent.
    const turn = turns.next();
    if (turn) await turn;
    // The client may have left meanwhile, and given its id to another subscription.
    if (this.#hasEnded) return false;
    await this.#socket.sendAnswer(this.#id, answer);
    return true;
  }

  async return(): Promise<IteratorResult<never>> {
    if (this.#hasEnded) return DONE;
    this.#hasEnded = true;
    await this.#events.return?.();
    return DONE;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
