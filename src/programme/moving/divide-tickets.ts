import type { SeatedTicket } from './sql/read-seated.ts';
import type { MovedTicket } from './sql/write-seats.ts';

/** Where a ticket was and is. */
export interface SeatMoveRow {
  ticketId: string;
  fromId: string;
  /** Null: there is no seat for it. */
  toId: string | null;
}

/**
 * Who moves, and who is refunded. A booking that is not paid moves as a whole or loses its seats as a whole: then its payment
 * is given back when it succeeds. `lost` are all tickets of such bookings.
 */
export function divideTickets(
  seated: readonly SeatedTicket[],
  moves: readonly SeatMoveRow[],
): { moved: MovedTicket[]; unseated: SeatedTicket[]; lost: SeatedTicket[] } {
  const toIds = new Map(moves.map(({ ticketId, toId }) => [ticketId, toId]));
  const without = seated.filter(({ ticketId }) => toIds.get(ticketId) === null);
  const lost = new Set(without.filter(({ seatStatus }) => seatStatus === 'HELD').map(({ bookingId }) => bookingId));
  const moved = seated.flatMap((ticket) => {
    const toId = toIds.get(ticket.ticketId);
    return typeof toId === 'string' && !lost.has(ticket.bookingId) ? [{ ...ticket, toId }] : [];
  });
  const unseated = without.filter(({ seatStatus }) => seatStatus === 'SOLD');
  return { moved, unseated, lost: seated.filter(({ bookingId }) => lost.has(bookingId)) };
}

export function byBooking(tickets: readonly SeatedTicket[]): Map<string, SeatedTicket[]> {
  const bookings = new Map<string, SeatedTicket[]>();
  for (const ticket of tickets) bookings.set(ticket.bookingId, [...(bookings.get(ticket.bookingId) ?? []), ticket]);
  return bookings;
}
