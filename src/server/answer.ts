import { turns } from '../platform/turns.ts';

/** An answer as it is sent, but for the id of the subscription: the rest of a message of graphql-transport-ws. */
export type AnswerBytes = Buffer;

/** Gets an answer, or why there is none. */
export interface AnswerTaker {
  answered(bytes: AnswerBytes): void;
  fail(error: unknown): void;
}

/**
 * The answer to one event, for all who wait for it. It is no promise, since a promise for each of 2,000 watchers takes a
 * quarter of the time that sending takes.
 */
export class Answer {
  #bytes: AnswerBytes | undefined;
  /** Why there are none. */
  #failure: { reason: unknown } | undefined;
  #takers: AnswerTaker[] = [];

  constructor(writing: Promise<AnswerBytes>) {
    writing.then(
      (bytes) => void this.#giveToAll(bytes),
      (reason: unknown) => {
        this.#failure = { reason };
        for (const taker of this.#takers) taker.fail(reason);
      },
    );
  }

  /** At once, or when it is there. */
  giveTo(taker: AnswerTaker): void {
    if (this.#bytes) taker.answered(this.#bytes);
    else if (this.#failure) taker.fail(this.#failure.reason);
    else this.#takers.push(taker);
  }

  async #giveToAll(bytes: AnswerBytes): Promise<void> {
    this.#bytes = bytes;
    const takers = this.#takers;
    this.#takers = [];
    for (const taker of takers) {
      const turn = turns.next();
      if (turn) await turn;
      taker.answered(bytes);
    }
  }
}
