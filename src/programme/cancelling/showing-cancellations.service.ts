import { IS_DONE } from '../../bookings/showing-cancelled/sql/open-bookings.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { oneRow } from '../../platform/batches.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import { isId } from '../../platform/ids.ts';

/** How far the cancellation of a showing is. */
export interface ShowingCancellationRow {
  showingId: string;
  reason: string;
  cancelledAt: Date;
  done: number;
  total: number;
}

export class ShowingCancellations {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** Counted from the bookings each time: there is no counter that could be wrong. */
  readonly byShowingId = oneRow<ShowingCancellationRow>(
    ({ showingId }) => showingId,
    (showingIds) =>
      queryRows(
        this.#database.prisma,
        CANCELLATION,
        (cancellation) => Prisma.sql`
          select ${cancellation}
          from showing_cancellation
          join showing on showing.id = showing_cancellation.showing_id
          where showing_cancellation.showing_id = any (${showingIds.filter(isId)}::uuid[])
            and showing.cancelled_at is not null`,
      ),
  );
}

const CANCELLATION = columns<ShowingCancellationRow>({
  showingId: 'showing_cancellation.showing_id',
  reason: 'showing_cancellation.reason',
  cancelledAt: 'showing.cancelled_at',
  done: Prisma.sql`(
    select count(*)::int
    from booking
    where booking.id = any (showing_cancellation.booking_ids) and ${IS_DONE}
  )`,
  total: 'cardinality(showing_cancellation.booking_ids)',
});
