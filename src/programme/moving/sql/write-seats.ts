import type { Transaction } from '../../../platform/database/transaction.ts';
import type { SeatedTicket } from './read-seated.ts';

/** A ticket with its new seat. */
export type MovedTicket = SeatedTicket & { toId: string };

/**
 * Gives tickets their new seats, whose rows have just been made: their holds and their states go with them. The bookings, holds
 * and seats are locked by this transaction.
 */
export async function writeSeats(
  { client }: Transaction,
  showingId: string,
  moved: readonly MovedTicket[],
): Promise<void> {
  const toIds = moved.map(({ toId }) => toId);
  const bookingIds = moved.map(({ bookingId }) => bookingId);
  await client.$executeRaw`
    update ticket
    set seat_id = moved.to_id
    from unnest(${moved.map(({ ticketId }) => ticketId)}::uuid[], ${toIds}::uuid[]) as moved (ticket_id, to_id)
    where ticket.id = moved.ticket_id`;
  await client.$executeRaw`
    update hold
    set seat_ids = kept.seat_ids
    from (
      select booking.hold_id, array_agg(moved.to_id order by moved.to_id) as seat_ids
      from unnest(${bookingIds}::uuid[], ${toIds}::uuid[]) as moved (booking_id, to_id)
      join booking on booking.id = moved.booking_id and booking.status <> 'CONFIRMED'
      group by booking.hold_id
    ) as kept
    where hold.id = kept.hold_id`;
  await client.$executeRaw`
    update showing_seat
    set status = moved.status::seat_status, ticket_id = case when moved.status = 'SOLD' then moved.ticket_id end,
      hold_id = moved.hold_id, held_until = moved.held_until
    from unnest(
      ${toIds}::uuid[], ${moved.map(({ seatStatus }) => seatStatus)}::text[],
      ${moved.map(({ ticketId }) => ticketId)}::uuid[], ${moved.map(({ holdId }) => holdId)}::uuid[],
      ${moved.map(({ heldUntil }) => heldUntil)}::timestamptz[]
    ) as moved (to_id, status, ticket_id, hold_id, held_until)
    where showing_seat.showing_id = ${showingId}::uuid and showing_seat.seat_id = moved.to_id`;
}
