import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { FREED_STATUS } from '../../seating/sql/freed-status.ts';
import { lockSeats } from '../../seating/sql/seat-lock.ts';

/** How many seats of a showing are kept or sold. */
export interface SeatUse {
  /** Holds that keep seats, also those that have become bookings. */
  activeHolds: number;
  ticketsSold: number;
  /** Of all its seats, the highest. */
  newestVersion: number;
}

/**
 * Locks every seat of a showing, so that none is held or sold before this transaction has ended. A hold past its deadline
 * keeps nothing, whether or not anything has noticed.
 */
export async function lockAllSeats(tx: Transaction, showingId: string): Promise<SeatUse> {
  const [use] = await queryRows(
    tx.client,
    SEAT_USE,
    (seatUse) => Prisma.sql`
      with locked as materialized (${lockSeats(allSeatsOf(showingId))}),
      moment as materialized (
        select clock_timestamp() as now from (select count(*) from locked) as all_locked
      )
      select ${seatUse}
      from locked
      cross join moment`,
  );
  if (!use) throw new Error('an aggregate has one row');
  return use;
}

/** A select of `showing_id, seat_id`. */
export function allSeatsOf(showingId: string): Prisma.Sql {
  return Prisma.sql`
    select every.showing_id, every.seat_id from showing_seat as every where every.showing_id = ${showingId}::uuid`;
}

/** Frees the seats that only holds past their deadlines still have: a late payment must not get them. */
export async function releaseEndedHolds(tx: Transaction, showingId: string): Promise<void> {
  await tx.client.$executeRaw`
    update showing_seat
    set status = ${FREED_STATUS}, hold_id = null, held_until = null, version = showing_seat.version + 1
    where showing_seat.showing_id = ${showingId}::uuid and showing_seat.status = 'HELD'`;
}

/** Takes the seats of its old map from a showing. */
export async function deleteShowingSeats(tx: Transaction, showingId: string): Promise<void> {
  await tx.client.$executeRaw`delete from showing_seat where showing_seat.showing_id = ${showingId}::uuid`;
}

const SEAT_USE = columns<SeatUse>({
  activeHolds: `count(distinct locked.hold_id) filter (where locked.status = 'HELD' and locked.held_until > moment.now)::int`,
  ticketsSold: `count(*) filter (where locked.status = 'SOLD')::int`,
  newestVersion: 'coalesce(max(locked.version), 0)::int',
});
