import { type GiveBack, refundFor } from '../../bookings/cancellation/give-back.ts';
import { refundAmounts } from '../../bookings/cancellation/refund-amounts.ts';
import { readPaidBooking } from '../../bookings/cancellation/sql/read-paid-booking.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { byBooking, type SeatMoveRow } from './decide-moves.ts';
import type { SeatedTicket } from './sql/read-seated.ts';
import type { MovedTicket } from './sql/write-seats.ts';

/**
 * Who moves, and who is refunded. A booking that is not paid moves as a whole or loses its seats as a whole: then its payment
 * is given back when it succeeds.
 */
export function divide(
  seated: readonly SeatedTicket[],
  moves: readonly SeatMoveRow[],
): { moved: MovedTicket[]; unseated: SeatedTicket[] } {
  const toIds = new Map(moves.map(({ ticketId, toId }) => [ticketId, toId]));
  const without = seated.filter(({ ticketId }) => toIds.get(ticketId) === null);
  const lost = new Set(without.filter(({ seatStatus }) => seatStatus === 'HELD').map(({ bookingId }) => bookingId));
  const moved = seated.flatMap((ticket) => {
    const toId = toIds.get(ticket.ticketId);
    return typeof toId === 'string' && !lost.has(ticket.bookingId) ? [{ ...ticket, toId }] : [];
  });
  return { moved, unseated: without.filter(({ seatStatus }) => seatStatus === 'SOLD') };
}

/** Gives back what was paid for those who have no seat, in full, whatever the policy says. The payments are locked. */
export async function giveBackUnseated(
  tx: Transaction,
  { giveBack, unseated }: { giveBack: GiveBack; unseated: readonly SeatedTicket[] },
): Promise<void> {
  for (const [bookingId, tickets] of byBooking(unseated)) {
    const booking = await readPaidBooking(tx.client, bookingId);
    if (!booking || booking.paymentId === null) throw new Error(`the booking ${bookingId} is not paid`);
    const ticketIds = tickets.map(({ ticketId }) => ticketId);
    const terms = { feePerTicketMinor: 0n, refundsBookingFee: true };
    const { paymentId, showingId } = booking;
    await giveBack.take(tx, {
      ...{
        bookingId,
        showingId,
        paymentId,
        cancellationId: null,
        refund: refundFor('SEATS_LOST'),
        alsoUsed: true,
        ticketIds,
      },
      amounts: refundAmounts({ ...booking, cancelled: new Set(ticketIds), terms }),
    });
  }
}
