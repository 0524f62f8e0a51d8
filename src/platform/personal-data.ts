import type { Transaction } from './database/transaction.ts';

/** What one feature stores about accounts. A feature whose tables refer to accounts lists one in its module. */
export interface StoredPersonalData {
  /** Everything, for the person to read, as in `{ bookings: [...] }`. JSON. */
  export?: (accountId: string) => Promise<Record<string, unknown>>;
  /** Locks what will be moved, before anything is: features that lock the same rows lock them here, in one order. */
  lock?: (tx: Transaction, accounts: { from: string; to: string }) => Promise<void>;
  /** Gives everything to another account: a guest logs in, or proves that an e-mail address is theirs. */
  move?: (tx: Transaction, accounts: { from: string; to: string }) => Promise<void>;
  /** Gives an account what guests have left under its e-mail address, which it has just proved to be its own. */
  claim?: (tx: Transaction, owner: { accountId: string; email: string }) => Promise<void>;
  /** Deletes what tells who the person is. What the books need stays. */
  forget?: (tx: Transaction, accountId: string) => Promise<void>;
}

/** What all features store about accounts. */
export class PersonalData {
  readonly #stored: StoredPersonalData[] = [];

  add(stored: StoredPersonalData): void {
    this.#stored.push(stored);
  }

  async export(accountId: string): Promise<Record<string, unknown>> {
    const parts = await Promise.all(this.#stored.map(async (stored) => stored.export?.(accountId)));
    return Object.assign({}, ...parts) as Record<string, unknown>;
  }

  /** A transaction that ran into a deadlock begins again. */
  async move(tx: Transaction, accounts: { from: string; to: string }): Promise<void> {
    for (const stored of this.#stored) await stored.lock?.(tx, accounts);
    for (const stored of this.#stored) await stored.move?.(tx, accounts);
  }

  async claim(tx: Transaction, owner: { accountId: string; email: string }): Promise<void> {
    for (const stored of this.#stored) await stored.claim?.(tx, owner);
  }

  async forget(tx: Transaction, accountId: string): Promise<void> {
    for (const stored of this.#stored) await stored.forget?.(tx, accountId);
  }
}
