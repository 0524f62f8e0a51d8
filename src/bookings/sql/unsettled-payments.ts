import { type Booking, type Payment, Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';

/** A payment that is PENDING or REQUIRES_ACTION, and its booking. */
export interface UnsettledPayment extends Pick<
  Payment,
  'id' | 'status' | 'accountId' | 'amountMinor' | 'currency' | 'token' | 'providerId'
> {
  bookingId: Booking['id'];
  /** Null: it pays for the booking. Otherwise it pays the difference of an exchange of its tickets, or for its tickets. */
  exchangeId: Payment['exchangeId'];
  /** Of the booking, or of the exchange. */
  holdId: Booking['holdId'];
  /** Whether what it is for can still be had. */
  isAwaited: boolean;
  showingId: Booking['showingId'];
  /** Of its showing. */
  isCancelled: boolean;
  tickets: { ticketId: string; seatId: string }[];
}

/**
 * Its seats are still kept, and no old ticket was cancelled or used. A buyer who has to act has until the deadline. The seats are
 * looked up by their ids: no index finds them by their hold.
 */
const EXCHANGE_IS_AWAITED = `(
  exchange.status = 'PENDING' and (exchange.new_booking_id is null or booking.status = 'PENDING_PAYMENT')
    and exists (
      select
      from hold
      join showing_seat on showing_seat.showing_id = hold.showing_id and showing_seat.seat_id = any (hold.seat_ids)
        and showing_seat.hold_id = hold.id
      where hold.id = exchange.hold_id
    )
    and not exists (
      select from ticket where ticket.id = any (exchange.ticket_ids) and ticket.status <> 'VALID'
    )
    and (payment.status = 'PENDING' or exists (
      select from hold where hold.id = exchange.hold_id and hold.expires_at > clock_timestamp()
    ))
)`;

const UNSETTLED_PAYMENT = columns<UnsettledPayment>({
  id: 'payment.id',
  status: 'payment.status',
  accountId: 'payment.account_id',
  amountMinor: 'payment.amount_minor',
  currency: 'payment.currency',
  token: 'payment.token',
  providerId: 'payment.provider_id',
  bookingId: 'booking.id',
  exchangeId: 'payment.exchange_id',
  holdId: 'coalesce(exchange.hold_id, booking.hold_id)',
  isAwaited: `case when exchange.id is null then booking.status = 'PENDING_PAYMENT' else ${EXCHANGE_IS_AWAITED} end`,
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
      left join exchange on exchange.id = payment.exchange_id
      where payment.id = any (${paymentIds}::uuid[]) and payment.status in ('PENDING', 'REQUIRES_ACTION')`,
  );
}
