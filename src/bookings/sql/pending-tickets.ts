import type { Transaction } from '../../platform/database/transaction.ts';

/**
 * The PENDING tickets of a booking with their seats, as they are once the booking is locked: its showing may have moved to another auditorium since the payment was read, and its
 * tickets to other seats.
 */
export async function pendingTickets(
  { client }: Transaction,
  bookingId: string,
): Promise<{ ticketId: string; seatId: string }[]> {
  const where = { bookingId, status: 'PENDING' as const };
  const tickets = await client.ticket.findMany({ where, select: { id: true, seatId: true } });
  return tickets.map(({ id, seatId }) => ({ ticketId: id, seatId }));
}
