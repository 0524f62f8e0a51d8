import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Difference } from '../difference.ts';

const DIFFERENCE = columns<Difference>({
  kind: 'difference.kind',
  id: 'difference.id',
  bookingId: 'difference.booking_id',
});

/** Where bookings, payments, refunds and the ledger do not say the same; all as it is at one moment. */
export function bookDifferences(client: Prisma.TransactionClient): Promise<Difference[]> {
  return queryRows(
    client,
    DIFFERENCE,
    (difference) => Prisma.sql`
      with sold as materialized (
        select ticket.booking_id from ticket where ticket.sold_at is not null group by ticket.booking_id
      ),
      line as materialized (
        select booking_line.booking_id, sum(booking_line.amount_minor) as total, sum(booking_line.tax_minor) as tax,
          coalesce(
            sum(booking_line.amount_minor - booking_line.tax_minor) filter (where booking_line.kind = 'FEE'), 0
          ) as fees
        from booking_line
        where booking_line.exchange_id is null
        group by booking_line.booking_id
      ),
      captured as materialized (
        select payment.id, payment.booking_id, payment.amount_minor, payment.refunded_minor, payment.method, payment.currency,
          payment.exchange_id
        from payment
        where payment.status = 'SUCCEEDED'
      )
      select ${difference}
      from (
        ${bookings} union all ${tickets} union all ${keptForNothing} union all ${refunded} union all ${purses}
        union all ${captures} union all ${sales} union all ${exchanges} union all ${refunds}
      ) as difference (kind, id, booking_id)
      order by difference.kind, difference.id`,
  );
}

const bookings = Prisma.sql`
  select 'UNPAID_BOOKING', booking.id, booking.id
  from booking
  where booking.status = 'CONFIRMED' and not exists (select from captured where captured.booking_id = booking.id)
    and not exists (
      select
      from exchange
      where exchange.new_booking_id = booking.id and exchange.status = 'DONE' and exchange.payable_minor = 0
    )
  union all
  select 'TOTAL_DIFFERS', booking.id, booking.id
  from booking
  left join (
    select booking_line.booking_id, sum(booking_line.amount_minor) as total from booking_line group by booking_line.booking_id
  ) as line on line.booking_id = booking.id
  left join (
    select captured.booking_id, sum(captured.amount_minor) as amount
    from captured
    left join exchange on exchange.id = captured.exchange_id
    where coalesce(exchange.status, 'DONE') = 'DONE'
    group by captured.booking_id
  ) as paid on paid.booking_id = booking.id
  where booking.total_minor <> coalesce(line.total, 0) or booking.total_minor <> paid.amount`;

/** There is no foreign key between a line and its ticket. */
const tickets = Prisma.sql`
  select 'TICKET_DIFFERS', coalesce(ticket.id, line.ticket_id), coalesce(ticket.booking_id, line.booking_id)
  from ticket
  full join (
    select booking_line.ticket_id, booking_line.booking_id,
      sum(booking_line.amount_minor) filter (where booking_line.kind <> 'FEE') as price
    from booking_line
    where booking_line.ticket_id is not null
    group by booking_line.ticket_id, booking_line.booking_id
  ) as line on line.ticket_id = ticket.id and line.booking_id = ticket.booking_id
  where ticket.price_minor is distinct from line.price`;

const keptForNothing = Prisma.sql`
  select 'KEPT_FOR_NOTHING', captured.id, captured.booking_id
  from captured
  join booking on booking.id = captured.booking_id and booking.status <> 'CONFIRMED'
  where captured.amount_minor > 0
    and not exists (select from sold where sold.booking_id = captured.booking_id)
    and not exists (select from refund where refund.payment_id = captured.id)
  union all
  select 'KEPT_FOR_NOTHING', captured.id, captured.booking_id
  from captured
  join exchange on exchange.id = captured.exchange_id and exchange.status <> 'DONE'
  where not exists (select from refund where refund.payment_id = captured.id)`;

const refunded = Prisma.sql`
  select 'REFUNDED_DIFFERS', payment.id, payment.booking_id
  from payment
  left join (
    select refund.payment_id, sum(refund.amount_minor) as amount
    from refund
    where refund.status <> 'FAILED'
    group by refund.payment_id
  ) as given_back on given_back.payment_id = payment.id
  where payment.refunded_minor <> coalesce(given_back.amount, 0)`;

/** What is left of the payments of a purse is what can be given back of its bookings, and of none it is less than nothing. */
const purses = Prisma.sql`
  select 'PURSE_DIFFERS', coalesce(booking.origin_id, booking.id), coalesce(booking.origin_id, booking.id)
  from booking
  cross join lateral (select booking_refundable(booking.id) as minor) as refundable
  left join (
    select captured.booking_id, sum(captured.amount_minor - captured.refunded_minor) as minor
    from captured
    group by captured.booking_id
  ) as unspent on unspent.booking_id = booking.id
  where coalesce(booking.origin_id, booking.id) in (
    select exchanged.origin_id from booking as exchanged where exchanged.origin_id is not null
  )
  group by coalesce(booking.origin_id, booking.id)
  having sum(refundable.minor) <> sum(coalesce(unspent.minor, 0)) or min(refundable.minor) < 0`;

/** Rows that are missing, that differ, and that are too many. */
const captures = Prisma.sql`
  select 'CAPTURE_DIFFERS', coalesce(captured.id, entry.payment_id), coalesce(captured.booking_id, payment.booking_id)
  from (select captured.* from captured where captured.amount_minor > 0) as captured
  full join (
    select ledger_entry.* from ledger_entry where ledger_entry.event = 'CAPTURE'
  ) as entry on entry.event_id = captured.id
  left join payment on payment.id = entry.payment_id
  where (-entry.received_minor, entry.currency) is distinct from (captured.amount_minor, captured.currency)
    or case when captured.method in ('CASH', 'TERMINAL') then entry.counter_minor else entry.provider_minor end
      <> captured.amount_minor`;

const sales = Prisma.sql`
  select 'SALE_DIFFERS', coalesce(earned.id, entry.payment_id), coalesce(earned.booking_id, payment.booking_id)
  from (
    select captured.id, captured.booking_id, captured.amount_minor, line.total, line.tax, line.fees
    from captured
    join sold on sold.booking_id = captured.booking_id
    join line on line.booking_id = captured.booking_id
    where captured.amount_minor > 0 and captured.exchange_id is null
  ) as earned
  full join (
    select ledger_entry.* from ledger_entry where ledger_entry.event = 'SALE'
  ) as entry on entry.event_id = earned.id
  left join payment on payment.id = entry.payment_id
  where (entry.received_minor, -entry.tickets_minor, -entry.booking_fees_minor, -entry.tax_minor)
    is distinct from (earned.amount_minor, earned.total - earned.fees - earned.tax, earned.fees, earned.tax)`;

const exchanges = Prisma.sql`
  select 'EXCHANGE_DIFFERS', coalesce(done.id, entry.event_id), coalesce(done.booking_id, payment.booking_id)
  from (
    select exchange.id, exchange.booking_id, exchange.payable_minor, booking_line.total, booking_line.tax,
      booking_line.fees - credit.fees as fees
    from exchange
    cross join lateral (
      select coalesce(sum(line.amount_minor), 0) as total, coalesce(sum(line.tax_minor), 0) as tax,
        coalesce(sum(line.amount_minor - line.tax_minor) filter (where line.kind = 'FEE'), 0) as fees
      from booking_line as line
      where line.booking_id = coalesce(exchange.new_booking_id, exchange.booking_id) and line.exchange_id = exchange.id
    ) as booking_line
    cross join lateral (
      select coalesce(sum(exchanged_ticket.credit_fee_minor), 0) as fees
      from exchanged_ticket
      where exchanged_ticket.exchange_id = exchange.id
    ) as credit
    where exchange.status = 'DONE'
  ) as done
  full join (
    select ledger_entry.* from ledger_entry where ledger_entry.event = 'EXCHANGE'
  ) as entry on entry.event_id = done.id
  left join payment on payment.id = entry.payment_id
  where done.total is distinct from done.payable_minor
    or (entry.received_minor, -entry.tickets_minor, -entry.booking_fees_minor, -entry.tax_minor)
      is distinct from (done.total, done.total - done.fees - done.tax, done.fees, done.tax)`;

const refunds = Prisma.sql`
  select 'REFUND_DIFFERS', refund.id, refund.booking_id
  from refund
  left join ledger_entry as made on made.event_id = refund.id and made.event = 'REFUND'
  left join ledger_entry as paid on paid.event_id = refund.id and paid.event = 'REFUND_PAID'
  left join ledger_entry as returned on returned.event_id = refund.id and returned.event = 'REFUND_RETURNED'
  left join ledger_entry as failed on failed.event_id = refund.id and failed.event = 'REFUND_FAILED'
  where (-made.refunds_due_minor, paid.refunds_due_minor, -returned.refunds_due_minor, failed.refunds_due_minor) is distinct from (
    refund.amount_minor,
    case refund.status when 'SUCCEEDED' then refund.amount_minor when 'FAILED' then paid.refunds_due_minor end,
    case when refund.status = 'FAILED' then paid.refunds_due_minor end,
    case when refund.status = 'FAILED' then refund.amount_minor end
  )`;
