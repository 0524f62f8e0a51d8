import { type Booking, Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import { sumOf } from '../../../platform/money.ts';
import { leftOf, type PaidTicket } from '../refund-amounts.ts';

/** What decides whether tickets of a booking can be cancelled, and what is given back then. All as it is at one moment. */
export interface PaidBooking {
  status: Booking['status'];
  currency: string;
  showingId: string;
  cinemaId: string;
  /** Of its showing. */
  isShowingCancelled: boolean;
  /** Until then buyers can cancel; null: they cannot. */
  cutoff: Date | null;
  /** By the database's clock; false when there is no cut-off. */
  isPastCutoff: boolean;
  feePerTicketMinor: bigint;
  refundsBookingFee: boolean;
  /**
   * Those of its purse that have SUCCEEDED, its own first, then the oldest: after an exchange to another showing what is given back of it
   * may be taken out of the payments of other bookings. Empty when it was not paid.
   */
  payments: PaidPayment[];
  /** What can still be given back of this booking; 0 when it was not paid. Of all bookings of a purse it is what is left of the payments. */
  refundableMinor: bigint;
  /**
   * What of it was paid for what was never sold: the payment came too late, and its refund has FAILED. The rest of what can be given
   * back is what is left of the tickets that were sold.
   */
  forNothingMinor: bigint;
  /** In the order of seats. */
  tickets: BookedTicket[];
}

export interface PaidPayment {
  id: string;
  bookingId: string;
  /** What has not been given back of it. */
  leftMinor: bigint;
  /** Nothing was sold for it, and the provider has refused to give it back. */
  isForNothing: boolean;
}

export interface BookedTicket extends PaidTicket {
  /** It is VALID or USED, or was; false when it has never been paid for. */
  isSold: boolean;
  /** What the provider has refused to give back for it, and staff have not given back themselves. */
  refusedMinor: bigint;
}

/** JSON has no 64-bit numbers. */
type TicketJson = { [Name in keyof BookedTicket]: BookedTicket[Name] extends bigint ? string : BookedTicket[Name] };

const TICKET = columns<TicketJson>({
  id: 'ticket.id',
  status: 'ticket.status',
  isSold: 'ticket.sold_at is not null',
  refusedMinor: `(
    select greatest(coalesce(sum(
      case when refund.status = 'FAILED' then refund_line.amount_minor when refund.paid_otherwise then -refund_line.amount_minor end
    ), 0), 0)::text
    from refund_line
    join refund on refund.id = refund_line.refund_id
    where refund_line.ticket_id = ticket.id
  )`,
  priceMinor: 'ticket.price_minor::text',
  bookingFeeMinor: `(
    select coalesce(sum(booking_line.amount_minor), 0)::text
    from booking_line
    where booking_line.booking_id = ticket.booking_id and booking_line.ticket_id = ticket.id
      and booking_line.kind = 'FEE'
  )`,
  givenBackMinor: `((
    select coalesce(sum(refund_line.amount_minor), 0)
    from refund_line
    join refund on refund.id = refund_line.refund_id
    where refund_line.ticket_id = ticket.id and refund.status <> 'FAILED'
  ) + coalesce((
    select exchanged_ticket.credit_minor from exchanged_ticket where exchanged_ticket.ticket_id = ticket.id
  ), 0))::text`,
});

type PaymentJson = Omit<PaidPayment, 'leftMinor'> & { leftMinor: string };

const PAYMENT = columns<PaymentJson>({
  id: 'payment.id',
  bookingId: 'payment.booking_id',
  leftMinor: '(payment.amount_minor - payment.refunded_minor)::text',
  isForNothing: `exists (
    select
    from refund
    where refund.payment_id = payment.id and refund.status = 'FAILED'
      and not exists (select from refund_line where refund_line.refund_id = refund.id)
  )`,
});

type BookingJson = Omit<PaidBooking, 'tickets' | 'payments' | 'forNothingMinor'> & {
  tickets: TicketJson[];
  payments: PaymentJson[];
};

/** By a payment of its own, or by the tickets of another showing. */
const IS_PAID = Prisma.sql`(
  exists (select from payment as own where own.booking_id = booking.id and own.status = 'SUCCEEDED')
    or exists (select from exchange where exchange.new_booking_id = booking.id and exchange.status = 'DONE')
)`;

const PAID_BOOKING = columns<BookingJson>({
  status: 'booking.status',
  currency: 'booking.currency',
  showingId: 'booking.showing_id',
  cinemaId: 'cinema.id',
  isShowingCancelled: 'showing.cancelled_at is not null',
  cutoff: 'cutoff.at',
  isPastCutoff: 'coalesce(cutoff.at <= clock_timestamp(), false)',
  feePerTicketMinor: 'cinema.cancellation_fee_minor',
  refundsBookingFee: 'cinema.cancellation_refunds_booking_fee',
  payments: Prisma.sql`(
    select coalesce(
      json_agg(${PAYMENT.object} order by payment.booking_id <> booking.id, payment.created_at, payment.id), '[]'
    )
    from payment
    where payment.booking_id = any (array(select bookings_of_purse(booking.id))) and payment.status = 'SUCCEEDED' and ${IS_PAID}
  )`,
  refundableMinor: 'booking_refundable(booking.id)',
  tickets: Prisma.sql`(
    select coalesce(json_agg(${TICKET.object} order by seat.position, ticket.sold_at), '[]')
    from ticket
    join seat on seat.id = ticket.seat_id
    where ticket.booking_id = booking.id
  )`,
});

/** @param client that of the transaction which has locked the booking, if anything is to be changed */
export async function readPaidBooking(
  client: Prisma.TransactionClient,
  bookingId: string,
): Promise<PaidBooking | undefined> {
  const [row] = await queryRows(
    client,
    PAID_BOOKING,
    (paidBooking) => Prisma.sql`
      select ${paidBooking}
      from booking
      join showing on showing.id = booking.showing_id
      join auditorium on auditorium.id = showing.auditorium_id
      join cinema on cinema.id = auditorium.cinema_id
      cross join lateral (
        select showing.starts_at - make_interval(mins => cinema.cancellation_cutoff_minutes) as at
      ) as cutoff
      where booking.id = ${bookingId}::uuid`,
  );
  if (!row) return undefined;
  const payments = row.payments.map((payment) => ({ ...payment, leftMinor: BigInt(payment.leftMinor) }));
  // Of a whole purse the same; of one booking never more, unless the books are wrong: then the payments are the bound.
  const leftMinor = sumOf(payments.map((payment) => payment.leftMinor));
  const refundableMinor = row.refundableMinor < leftMinor ? row.refundableMinor : leftMinor;
  const tickets = row.tickets.map(toTicket);
  const ofTickets = sumOf(tickets.filter(({ isSold }) => isSold).map(leftOf));
  const forNothingMinor = ofTickets < refundableMinor ? refundableMinor - ofTickets : 0n;
  return { ...row, payments, refundableMinor, forNothingMinor, tickets };
}

function toTicket({ priceMinor, bookingFeeMinor, givenBackMinor, refusedMinor, ...ticket }: TicketJson): BookedTicket {
  return {
    ...ticket,
    refusedMinor: BigInt(refusedMinor),
    priceMinor: BigInt(priceMinor),
    bookingFeeMinor: BigInt(bookingFeeMinor),
    givenBackMinor: BigInt(givenBackMinor),
  };
}
