import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { SEAT_STATE_EXPRESSIONS, type SeatState } from '../seat-state.ts';
import { FREED_STATUS } from './freed-status.ts';
import { lockSeats } from './seat-lock.ts';

/** A seat of a showing, locked until the transaction has ended. */
export interface LockedSeat {
  showingId: string;
  seatId: string;
  /** For this showing, and not only on its map. */
  isBlocked: boolean;
  /** SOLD, or HELD by a hold whose deadline has not passed. */
  isInUse: boolean;
}

const LOCKED = columns<LockedSeat>({
  showingId: 'locked.showing_id',
  seatId: 'locked.seat_id',
  isBlocked: `locked.status = 'BLOCKED' and (locked.block_reason is not null or not locked.blocked_on_map)`,
  isInUse: `locked.status = 'SOLD' or (locked.status = 'HELD' and locked.held_until > moment.now)`,
});

/**
 * The clock is read after the locks are taken, as in take-seats.ts.
 *
 * @param wanted a select of `showing_id, seat_id`
 */
export function lockSeatsToBlock(tx: Transaction, wanted: Prisma.Sql): Promise<LockedSeat[]> {
  return queryRows(
    tx.client,
    LOCKED,
    (seat) => Prisma.sql`
      with locked as materialized (${lockSeats(wanted)}),
      moment as materialized (select clock_timestamp() as now from (select count(*) from locked) as counted)
      select ${seat}
      from locked
      cross join moment`,
  );
}

/** A seat that was changed, with the label that people know it by. */
export interface ChangedSeat extends SeatState {
  showingId: string;
  label: string;
}

const CHANGED = columns<ChangedSeat>({
  ...SEAT_STATE_EXPRESSIONS,
  showingId: 'showing_seat.showing_id',
  label: 'seat.label',
});

/** Takes seats that are locked and not in use out of sale. */
export function blockLockedSeats(
  tx: Transaction,
  seats: readonly Pick<LockedSeat, 'showingId' | 'seatId'>[],
  reason: string,
): Promise<ChangedSeat[]> {
  return changeLockedSeats(
    tx,
    seats,
    Prisma.sql`status = 'BLOCKED', block_reason = ${reason}, hold_id = null, held_until = null`,
  );
}

/** Puts seats that are locked and BLOCKED on sale again, unless they are blocked on their map too. */
export function unblockLockedSeats(
  tx: Transaction,
  seats: readonly Pick<LockedSeat, 'showingId' | 'seatId'>[],
): Promise<ChangedSeat[]> {
  return changeLockedSeats(tx, seats, Prisma.sql`status = ${FREED_STATUS}, block_reason = null`);
}

function changeLockedSeats(
  tx: Transaction,
  seats: readonly Pick<LockedSeat, 'showingId' | 'seatId'>[],
  change: Prisma.Sql,
): Promise<ChangedSeat[]> {
  return queryRows(
    tx.client,
    CHANGED,
    (changed) => Prisma.sql`
      update showing_seat
      set ${change}, version = showing_seat.version + 1
      from unnest(
        ${seats.map(({ showingId }) => showingId)}::uuid[], ${seats.map(({ seatId }) => seatId)}::uuid[]
      ) as chosen (showing_id, seat_id)
      join seat on seat.id = chosen.seat_id
      where showing_seat.showing_id = chosen.showing_id and showing_seat.seat_id = chosen.seat_id
      returning ${changed}`,
  );
}
