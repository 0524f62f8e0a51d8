import { type BookingStatus, Prisma, type SeatStatus } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

/** A ticket that has its seat: sold, or kept while it is paid for. */
export interface SeatedTicket {
  ticketId: string;
  bookingId: string;
  bookingStatus: BookingStatus;
  seatId: string;
  seatStatus: SeatStatus;
  /** Null when it is SOLD, as the next one. */
  holdId: string | null;
  heldUntil: Date | null;
}

const SEATED = columns<SeatedTicket>({
  ticketId: 'ticket.id',
  bookingId: 'booking.id',
  bookingStatus: 'booking.status',
  seatId: 'showing_seat.seat_id',
  seatStatus: 'showing_seat.status',
  holdId: 'showing_seat.hold_id',
  heldUntil: 'showing_seat.held_until',
});

/** Those of a showing whose seats are locked. Of a booking that is not paid all tickets, or none if it has lost a seat. */
export function readSeated(tx: Transaction, showingId: string): Promise<SeatedTicket[]> {
  return queryRows(
    tx.client,
    SEATED,
    (seated) => Prisma.sql`
      select ${seated}
      from showing_seat
      join ticket on ticket.showing_id = showing_seat.showing_id and ticket.seat_id = showing_seat.seat_id
      join booking on booking.id = ticket.booking_id
      join seat on seat.id = showing_seat.seat_id
      where showing_seat.showing_id = ${showingId}::uuid
        and (
          showing_seat.ticket_id = ticket.id
          or showing_seat.status = 'HELD' and showing_seat.hold_id = booking.hold_id and ticket.status = 'PENDING'
            and not exists (
              select
              from ticket as other
              left join showing_seat as its on its.showing_id = other.showing_id and its.seat_id = other.seat_id
                and its.hold_id = booking.hold_id
              where other.booking_id = booking.id and its.seat_id is null
            )
        )
      order by booking.placed_at, booking.id, seat.position`,
  );
}
