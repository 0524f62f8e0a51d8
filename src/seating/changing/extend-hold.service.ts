import { findRow } from '../../platform/batches.ts';
import { afterChange } from '../../platform/database/after-change.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Writer } from '../../platform/database/transaction.ts';
import { notFound, type Outcome, refused } from '../../platform/outcome.ts';
import type { Queues } from '../../platform/queues/queues.ts';
import { expireHoldJob } from '../expire-hold.job.ts';
import { holdExpired, holdIsBooking } from '../hold-errors.ts';
import type { HoldService, HoldView } from '../hold.service.ts';
import { extendHold, type HoldExtension } from '../sql/extend-hold.ts';
import { holdNotExtendable } from './changing-errors.ts';

interface Dependencies {
  database: Database;
  queues: Queues;
  holds: HoldService;
  holdSeconds: number;
}

/** Gives a buyer more time, up to an end that is fixed when the hold is made. */
export class ExtendHoldService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** Refused: NotFound, HoldExpired (also when it has become a booking), HoldNotExtendable. */
  async extend({ accountId, holdId }: { accountId: string; holdId: string }): Promise<Outcome<HoldView>> {
    const before = await findRow(this.#services.holds.byId, holdId);
    if (before?.accountId !== accountId) return refused(notFound('hold', 'holdId'));
    const extension = await this.#extend({ accountId, holdId }, before);
    if (!extension) return refused(notFound('hold', 'holdId'));
    const { status, isActive, isAtItsEnd, extendableUntil } = extension;
    if (status === 'CONVERTED') return refused(holdIsBooking('It cannot be extended any more.', 'holdId'));
    if (!isActive) return refused(holdExpired('holdId'));
    if (isAtItsEnd) return refused(holdNotExtendable(extendableUntil));
    const after = await afterChange(() => findRow(this.#services.holds.byId, holdId));
    return { value: after ?? before };
  }

  #extend(
    { accountId, holdId }: { accountId: string; holdId: string },
    { showingId: locking }: HoldView,
  ): Promise<HoldExtension | undefined> {
    const { database, holdSeconds: seconds } = this.#services;
    const work = async (statement: Writer) => {
      const extension = await extendHold(statement, { holdId, accountId, seconds });
      this.#endLater(statement, extension);
      return extension;
    };
    return database.singleStatement(work, { locking });
  }

  /** The job of the old deadline finds the hold kept: which holds are over is asked of their rows. */
  #endLater(writer: Writer, { expiresAt, leftMs }: Partial<HoldExtension> = {}): void {
    if (!expiresAt) return;
    const deadline = { at: expiresAt, inMs: leftMs ?? 0 };
    writer.onCommit(() => this.#services.queues.enqueueAt(expireHoldJob, deadline));
  }
}
