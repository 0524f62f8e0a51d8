import type { Prisma } from '../../generated/prisma/client.ts';

/** What follows a commit: a message, a job. */
export type CommitHook = () => void | Promise<void>;

/** A writer was used after its end, or a single statement a second time: a mistake of the caller. */
export class WriterEndedError extends Error {}

/**
 * What a change of rows goes through: it shows that the caller has thought of the commit.
 *
 * Open until the function that it was given to has returned; then ended. An ended writer refuses every use, since a
 * change that was not awaited would run outside of the transaction.
 */
export abstract class Writer implements Disposable {
  readonly #hooks: CommitHook[];
  #ended = false;

  constructor(hooks: CommitHook[]) {
    this.#hooks = hooks;
  }

  /** Prisma's client, bound to this writer. @throws {WriterEndedError} */
  abstract get client(): Prisma.TransactionClient;

  /**
   * To be done once the change has committed, and not at all if it does not.
   *
   * @throws {WriterEndedError}
   */
  onCommit(hook: CommitHook): void {
    this.refuseWhenEnded();
    this.#hooks.push(hook);
  }

  [Symbol.dispose](): void {
    this.#ended = true;
  }

  protected refuseWhenEnded(): void {
    if (this.#ended) throw new WriterEndedError('the transaction has ended');
  }
}

/** Several statements that commit together. */
export class Transaction extends Writer {
  readonly #client: Prisma.TransactionClient;

  constructor(client: Prisma.TransactionClient, hooks: CommitHook[]) {
    super(hooks);
    this.#client = client;
  }

  override get client(): Prisma.TransactionClient {
    this.refuseWhenEnded();
    return this.#client;
  }
}

/**
 * One statement, which commits by itself: it saves the round trips of `begin` and `commit`, during which a transaction
 * would keep its locks. Its client can be taken once.
 */
export class SingleStatement extends Writer {
  readonly #client: Prisma.TransactionClient;
  #used = false;

  constructor(client: Prisma.TransactionClient, hooks: CommitHook[]) {
    super(hooks);
    this.#client = client;
  }

  override get client(): Prisma.TransactionClient {
    this.refuseWhenEnded();
    if (this.#used) throw new WriterEndedError('a second statement needs a transaction');
    this.#used = true;
    return this.#client;
  }
}
