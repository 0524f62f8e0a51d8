import { type EventSource, type EventTaker, sourceOf } from '../platform/messages/watcher.ts';
import type { AnswerBytes, AnswerTaker } from './answer.ts';
import type { AnswerTurn, GraphQLSocket } from './graphql-socket.ts';
import type { LiveOperation } from './live-operation.ts';

const DONE = { value: undefined, done: true } as const;

/**
 * The answers of one subscription, on their way to its socket. For graphql-ws, which would write each answer anew for each
 * socket, it is a subscription that has none: it asks for the first, and is told at the end that there are no more.
 *
 * - waiting for an event
 * - waiting for its turn on the socket, with that event
 * - answering it, or sending the answer: what comes meanwhile is merged by the source, so that a client that does not
 *   read is sent no more.
 * - ended: by the client, the source, or because an answer could not be sent.
 */
export class SentAnswers implements AsyncIterableIterator<never>, EventTaker<unknown>, AnswerTaker, AnswerTurn {
  readonly #id: string;
  readonly #socket: GraphQLSocket;
  readonly #operation: LiveOperation;
  readonly #events: EventSource<unknown>;
  /** Until its turn. */
  #event: unknown;
  #hasEnded = false;
  #onEnd: (result: IteratorResult<never> | PromiseLike<IteratorResult<never>>) => void = () => undefined;

  constructor(options: {
    id: string;
    socket: GraphQLSocket;
    operation: LiveOperation;
    events: AsyncIterable<unknown>;
  }) {
    this.#id = options.id;
    this.#socket = options.socket;
    this.#operation = options.operation;
    this.#events = sourceOf(options.events);
  }

  /** Called once. Resolves at the end. */
  next(): Promise<IteratorResult<never>> {
    return new Promise((resolve) => {
      this.#onEnd = resolve;
      this.#events.giveNext(this);
    });
  }

  take(event: unknown): void {
    this.#event = event;
    this.#socket.takeTurn(this);
  }

  begin(): void {
    const event = this.#event;
    this.#event = undefined;
    if (this.#hasEnded) this.end();
    else this.#operation.answer(event, this.#socket.caller).giveTo(this);
  }

  answered(bytes: AnswerBytes): void {
    // The client may have left meanwhile, and given its id to another subscription.
    if (this.#hasEnded) return this.end();
    this.#socket.sendAnswer(this.#id, bytes, (error) => {
      this.#socket.answerTaken();
      if (error) return this.fail(error);
      this.#socket.endTurn(this);
      this.#events.giveNext(this);
    });
  }

  end(): void {
    this.#hasEnded = true;
    this.#onEnd(DONE);
    this.#socket.endTurn(this);
  }

  fail(reason: unknown): void {
    this.#onEnd(this.return().then(() => Promise.reject(reason as Error)));
    this.#socket.endTurn(this);
  }

  async return(): Promise<IteratorResult<never>> {
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      await this.#events.return();
    }
    return DONE;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
