import { type PaymentStatus, Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Writer } from '../../platform/database/transaction.ts';
import type { SeatChange } from '../../seating/seat-state.ts';
import { sellingSeats, soldSeatsOf } from '../../seating/sql/sell-seats.ts';
import { statusesBefore } from '../booking-state.ts';
import type { UnsettledPayment } from './unsettled-payments.ts';

/** A payment whose money was taken, and what it is for. */
export type Sale = Pick<UnsettledPayment, 'id' | 'holdId' | 'tickets'>;

/** What was sold for one payment. */
export interface SoldBooking extends SeatChange {
  paymentId: string;
  bookingId: string;
}

const SOLD_BOOKING = columns<SoldBooking>({
  paymentId: 'sale_made.payment_id',
  bookingId: 'sale_made.booking_id',
  showingId: 'sale_made.showing_id',
  seats: soldSeatsOf('sale_made'),
});

/**
 * A parameter: with a literal PostgreSQL would read the partial index of all PENDING payments instead of looking up each by
 * its id. That index is short in the statistics and long when a provider is slow.
 */
const PENDING: PaymentStatus = 'PENDING';

/**
 * Sells the seats of paid bookings, in one statement: makes the payments SUCCEEDED, the bookings CONFIRMED, their tickets
 * VALID and their seats SOLD. Each booking by itself, and only where nothing is in the way: left out are payments that are
 * not PENDING, bookings that can no longer be confirmed or have lost a seat, and whatever another transaction has locked.
 *
 * Payments, bookings, holds, showings and seats are locked in this order. Only seats are waited for.
 */
export function sellBookings(writer: Writer, sales: readonly Sale[]): Promise<SoldBooking[]> {
  return queryRows(
    writer.client,
    SOLD_BOOKING,
    (soldBooking) => Prisma.sql`
      with own_hold as materialized (
        select hold.id, hold.showing_id, payment.id as payment_id, booking.id as booking_id
        from payment
        join booking on booking.id = payment.booking_id
        join hold on hold.id = booking.hold_id
        where payment.id = any (${sales.map(({ id }) => id)}::uuid[]) and payment.status = ${PENDING}::payment_status
          and booking.status = any (${statusesBefore('CONFIRMED')}::booking_status[])
        order by payment.id
        for update of payment, booking, hold skip locked
      ),
      ${sellingSeats(sales, { waits: false })},
      sale_made as materialized (
        select own_hold.id, own_hold.showing_id, own_hold.payment_id, own_hold.booking_id
        from own_hold
        join whole on whole.hold_id = own_hold.id
      ),
      settled as (
        update payment set status = 'SUCCEEDED' from sale_made where payment.id = sale_made.payment_id
      ),
      confirmed as (
        update booking set status = 'CONFIRMED' from sale_made where booking.id = sale_made.booking_id
      ),
      valid as (
        update ticket
        set status = 'VALID', sold_at = (select clock_timestamp())
        from sale_made
        where ticket.booking_id = sale_made.booking_id and ticket.status = 'PENDING'
      )
      select ${soldBooking} from sale_made`,
  );
}
