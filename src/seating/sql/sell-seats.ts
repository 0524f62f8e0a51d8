import { Prisma } from '../../generated/prisma/client.ts';
import { queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { SEAT_STATE, type SeatState } from '../seat-state.ts';
import { lockSeats, seatsOf } from './seat-lock.ts';

/**
 * Sells the seats of a hold, each to its ticket, or none of them.
 *
 * @returns the seats as they are now; empty when the hold has lost one
 */
export function sellSeats(
  tx: Transaction,
  sale: { holdId: string; showingId: string; tickets: readonly { seatId: string; ticketId: string }[] },
): Promise<SeatState[]> {
  const { holdId, showingId, tickets } = sale;
  const seatIds = tickets.map(({ seatId }) => seatId);
  const ticketIds = tickets.map(({ ticketId }) => ticketId);
  return queryRows(
    tx.client,
    SEAT_STATE,
    (seatState) => Prisma.sql`
      with locked as materialized (${lockSeats(seatsOf(showingId, seatIds))}),
      own as materialized (
        select locked.showing_id, locked.seat_id from locked where locked.hold_id = ${holdId}::uuid
      )
      update showing_seat
      set status = 'SOLD', ticket_id = sold.ticket_id, hold_id = null, held_until = null,
        version = showing_seat.version + 1
      from own
      join unnest(${seatIds}::uuid[], ${ticketIds}::uuid[]) as sold (seat_id, ticket_id) on sold.seat_id = own.seat_id
      where showing_seat.showing_id = own.showing_id and showing_seat.seat_id = own.seat_id
        and (select count(*) from own) = ${seatIds.length}::int
      returning ${seatState}`,
  );
}
