import type { PaymentService } from '../payments/payment.service.ts';
import type { OneRow } from '../platform/batches.ts';
import { type NodeKind, nodeKind } from '../platform/nodes.ts';
import type { BookingAccess } from './booking-access.ts';
import type { BookingService } from './booking.service.ts';

interface Dependencies {
  bookings: BookingService;
  bookingAccess: BookingAccess;
  payments: PaymentService;
}

/** A booking and its parts: who may see it may see them. Payments do not know what a booking is. */
export function bookingNodes({ bookings, bookingAccess, payments }: Dependencies): Record<string, NodeKind> {
  const part = <Row extends { id: string; bookingId: string }>(table: string, byId: OneRow<Row>) =>
    nodeKind({
      table,
      byId,
      maySee: async ({ bookingId }, viewer) => {
        const booking = await viewer.load(bookings.byId, bookingId);
        return booking !== undefined && bookingAccess.maySee(booking, viewer);
      },
    });
  return {
    Booking: nodeKind({
      table: 'booking',
      byId: bookings.byId,
      maySee: (booking, viewer) => bookingAccess.maySee(booking, viewer),
    }),
    Ticket: part('ticket', bookings.ticketById),
    Payment: part('payment', payments.byId),
    Refund: part('refund', payments.refundById),
  };
}
