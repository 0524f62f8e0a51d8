import { type GiveBack, refundFor } from '../../bookings/cancellation/give-back.ts';
import { refundAmounts } from '../../bookings/cancellation/refund-amounts.ts';
import { readPaidBooking } from '../../bookings/cancellation/sql/read-paid-booking.ts';
import type { BookingExpiry } from '../../bookings/settlement/booking-expiry.service.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { byBooking, type SeatMoveRow } from './decide-moves.ts';
import type { SeatedTicket } from './sql/read-seated.ts';
import type { MovedTicket } from './sql/write-seats.ts';

/**
 * Who moves, and who is refunded. A booking that is not paid moves as a whole or loses its seats as a whole: then its payment
 * is given back when it succeeds. `lost` are all tickets of such bookings.
 */
export function divide(
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

/** Gives back what was paid for those who have no seat, in full, whatever the policy says. The payments are locked. */
export async function giveBackUnseated(
  tx: Transaction,
  { giveBack, unseated }: { giveBack: GiveBack; unseated: readonly SeatedTicket[] },
): Promise<void> {
  for (const [bookingId, tickets] of byBooking(unseated)) {
    const booking = await readPaidBooking(tx.client, bookingId);
    if (!booking || booking.payments.length === 0) throw new Error(`the booking ${bookingId} is not paid`);
    const ticketIds = tickets.map(({ ticketId }) => ticketId);
    const terms = { feePerTicketMinor: 0n, refundsBookingFee: true };
    const { payments, showingId } = booking;
    await giveBack.take(tx, {
      ...{
        bookingId,
        showingId,
        payments,
        cancellationId: null,
        refund: refundFor('SEATS_LOST'),
        alsoUsed: true,
        ticketIds,
      },
      amounts: refundAmounts({ ...booking, cancelled: new Set(ticketIds), terms }),
    });
  }
}

/** Those that no payment is in progress for. The others are left to the settlement, which finds that they have no seats. */
export async function endUnpaid(
  tx: Transaction,
  { bookingExpiry, lost }: { bookingExpiry: BookingExpiry; lost: readonly SeatedTicket[] },
): Promise<void> {
  const ended = [...byBooking(lost)].flatMap(([id, [ticket]]) => {
    const holdId = ticket?.bookingStatus === 'PENDING_PAYMENT' ? null : (ticket?.holdId ?? null);
    return holdId === null ? [] : [{ id, holdId }];
  });
  if (ended.length > 0) await bookingExpiry.end(tx, ended, { booking: 'CANCELLED', hold: 'CONVERTED', mail: null });
}
