import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { SEAT_STATE_EXPRESSIONS, type SeatState } from '../seat-state.ts';
import { FREED_STATUS } from './freed-status.ts';
import { lockSeats } from './seat-lock.ts';

const FREED = columns<SeatState>(SEAT_STATE_EXPRESSIONS);

/**
 * Frees the seats of a showing that are SOLD to tickets, in one statement that locks them first. The caller has made the
 * tickets VOID.
 *
 * @param sold the tickets and their seats
 * @returns the seats as they are now
 */
export function freeSoldSeats(
  tx: Transaction,
  { showingId, sold }: { showingId: string; sold: readonly { ticketId: string; seatId: string }[] },
): Promise<SeatState[]> {
  const seatIds = sold.map(({ seatId }) => seatId);
  const ticketIds = sold.map(({ ticketId }) => ticketId);
  return queryRows(
    tx.client,
    FREED,
    (freed) => Prisma.sql`
      with locked as materialized (
        ${lockSeats(Prisma.sql`select ${showingId}::uuid as showing_id, unnest(${seatIds}::uuid[]) as seat_id`)}
      )
      update showing_seat
      set status = ${FREED_STATUS}, ticket_id = null, version = showing_seat.version + 1
      from locked
      where showing_seat.showing_id = locked.showing_id and showing_seat.seat_id = locked.seat_id
        and showing_seat.ticket_id = any (${ticketIds}::uuid[])
      returning ${freed}`,
  );
}
