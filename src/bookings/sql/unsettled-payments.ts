import { type Booking, type Payment, Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';

/** A payment that is PENDING or REQUIRES_ACTION, and its booking. */
export interface UnsettledPayment extends Pick<
  Payment,
  'id' | 'status' | 'accountId' | 'amountMinor' | 'currency' | 'token' | 'providerId'
> {
  bookingId: Booking['id'];
  bookingStatus: Booking['status'];
  holdId: Booking['holdId'];
  showingId: Booking['showingId'];
  /** Of its showing. */
  isCancelled: boolean;
  tickets: { ticketId: string; seatId: string }[];
}

const UNSETTLED_PAYMENT = columns<UnsettledPayment>({
  id: 'payment.id',
  status: 'payment.status',
  accountId: 'payment.account_id',
  amountMinor: 'payment.amount_minor',
  currency: 'payment.currency',
  token: 'payment.token',
  providerId: 'payment.provider_id',
  bookingId: 'booking.id',
  bookingStatus: 'booking.status',
  holdId: 'booking.hold_id',
  showingId: 'booking.showing_id',
  isCancelled: 'showing.cancelled_at is not null',
  tickets: `(
    select json_agg(json_build_object('ticketId', ticket.id, 'seatId', ticket.seat_id))
    from ticket
    where ticket.booking_id = booking.id
  )`,
});

/** Those of the payments that are not settled yet. */
export function unsettledPayments({ prisma }: Database, paymentIds: readonly string[]): Promise<UnsettledPayment[]> {
  return queryRows(
    prisma,
    UNSETTLED_PAYMENT,
    (unsettled) => Prisma.sql`
      select ${unsettled}
      from payment
      join booking on booking.id = payment.booking_id
      join showing on showing.id = booking.showing_id
      where payment.id = any (${paymentIds}::uuid[]) and payment.status in ('PENDING', 'REQUIRES_ACTION')`,
  );
}
