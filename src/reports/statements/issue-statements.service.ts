import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { insertStatement } from './sql/insert-statement.ts';
import { firstUnstatedDay, lockProgress, readProgress, saveProgress } from './sql/progress.ts';
import { mayStillSellBefore } from './sql/running-sales.ts';

/**
 * Makes the daily statements of cinemas: one for each business day that is over since the first sale, the oldest first, and
 * for a closed cinema one for each day with something to state. May run twice and at the same time: the progress of a cinema
 * is locked until its statement is committed, so that numbers follow each other and no sale is in two statements.
 */
export class IssueStatementsService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** Each in a transaction of its own: what a worker that stops has not made is left to the next one. */
  async issueAll(cinemaId: string): Promise<void> {
    while (await this.#database.transaction((tx) => issueNext(tx, cinemaId)));
  }
}

/** @returns whether there may be more to issue */
async function issueNext(tx: Transaction, cinemaId: string): Promise<boolean> {
  if (!(await lockProgress(tx, cinemaId))) return false;
  const progress = await readProgress(tx, cinemaId);
  const { following, statedUntil, today } = progress;
  if (following && !following.isOver) {
    await saveProgress(tx, { cinemaId, statedUntil, nextStatementAt: following.untilAt });
    return false;
  }
  // Before anything is read: a sale is seen by others later than it is made. The cinema stays due, and is tried again.
  if (await mayStillSellBefore(tx, today.fromAt)) return false;
  const day = following && !progress.isClosed ? following : await firstUnstatedDay(tx, cinemaId);
  if (!day) {
    // Nothing to state, up to the beginning of today. Never back: after a change of the zone today may begin earlier.
    const until = statedUntil > today.fromAt ? statedUntil : today.fromAt;
    await saveProgress(tx, { cinemaId, statedUntil: until, nextStatementAt: today.untilAt });
    return false;
  }
  await insertStatement(tx, { id: newId(), cinemaId, ...day });
  return true;
}
