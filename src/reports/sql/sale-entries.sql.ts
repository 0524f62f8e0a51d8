import { Prisma } from '../../generated/prisma/client.ts';

/**
 * What was sold, cancelled and given back within spans of time, one row for each ticket and event. An event has a time that
 * never changes, so it is in exactly one of two spans that meet:
 *
 *   a sale           at ticket.sold_at       tickets 1, gross, tax
 *   a cancellation   at ticket.cancelled_at  tickets_cancelled 1
 *   a refund         at refund.created_at    refunded, and less tax; also while it is PENDING
 *   a FAILED refund  at refund.settled_at    the refund again, with the opposite sign: the money was not given back
 *   an exchange      at exchange.settled_at  what of a ticket has gone into a new one, as a refund; the new one is a sale
 *
 * Columns: cinema_id, showing_id, movie_id, ticket_type_id, price_minor, method, currency, sold_at, at, sold_on, tickets,
 * tickets_cancelled, gross_minor, refunded_minor, tax_minor. `sold_on` is the business day of the sale: for what was sold
 * before its span the date of the statement that has the sale.
 *
 * @param spans rows (cinema_id, from_at, until_at, sold_on), at most one for each cinema: from an instant to before another,
 *   and the business day of what is sold in between, or null where that is to be found out
 */
export function saleEntries(spans: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    with span as materialized (${spans}),
    reach as materialized (select min(span.from_at) as from_at, max(span.until_at) as until_at from span),
    ${moved},
    placed as materialized (
      select moved.*, showing.movie_id, auditorium.cinema_id
      from moved
      join showing on showing.id = moved.showing_id
      join auditorium on auditorium.id = showing.auditorium_id
    )
    select span.cinema_id, moved.showing_id, moved.movie_id, moved.ticket_type_id, moved.price_minor, payment.method,
      booking.currency, moved.sold_at, moved.at, ${soldOn} as sold_on, moved.tickets, moved.tickets_cancelled,
      moved.tickets * line.gross as gross_minor, moved.refunded as refunded_minor,
      (moved.tickets * line.tax - ${taxOf(Prisma.sql`moved.balance`)} + ${taxOf(Prisma.sql`moved.balance - moved.refunded`)})::bigint
        as tax_minor
    from placed as moved
    join span on span.cinema_id = moved.cinema_id and moved.at >= span.from_at and moved.at < span.until_at
    join cinema on cinema.id = span.cinema_id
    join booking on booking.id = moved.booking_id
    join payment on payment.booking_id = coalesce(booking.origin_id, booking.id) and payment.status = 'SUCCEEDED'
      and payment.exchange_id is null
    cross join lateral (
      select coalesce(sum(booking_line.amount_minor), 0)::bigint as gross,
        coalesce(sum(booking_line.tax_minor), 0)::bigint as tax
      from booking_line
      where booking_line.booking_id = moved.booking_id and booking_line.ticket_id = moved.id
    ) as line`;
}

/**
 * Not stated yet: what was sold or given back after the last day that a cinema has stated.
 *
 * @param cinemas a condition on `cinema`
 */
export function unstatedSpans(cinemas: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select cinema.id as cinema_id, statement_progress.stated_until as from_at, 'infinity'::timestamptz as until_at, null::date as sold_on
    from cinema
    join statement_progress on statement_progress.id = cinema.id
    where ${cinemas}`;
}

const within = (at: Prisma.Sql) =>
  Prisma.sql`${at} >= (select reach.from_at from reach) and ${at} < (select reach.until_at from reach)`;

/** Balance: what of a ticket's price is given back after the event, of all its refunds in the order of time. */
const moved = Prisma.sql`
  given_back as materialized (
    select change.ticket_id, change.at, change.amount,
      sum(change.amount) over (
        partition by change.ticket_id order by change.at, change.id, change.amount desc
        rows between unbounded preceding and current row
      ) as balance
    from (
      select line.ticket_id from refund_line as line join refund on refund.id = line.refund_id
      where ${within(Prisma.sql`refund.created_at`)}
      union
      select line.ticket_id from refund_line as line join refund on refund.id = line.refund_id
      where refund.status = 'FAILED' and ${within(Prisma.sql`refund.settled_at`)}
      union
      select exchanged_ticket.ticket_id
      from exchanged_ticket
      join exchange on exchange.id = exchanged_ticket.exchange_id
      where ${within(Prisma.sql`exchange.settled_at`)}
    ) as touched
    cross join lateral (
      select refund_line.ticket_id, refund.id, moment.at, moment.amount
      from refund_line
      join refund on refund.id = refund_line.refund_id
      cross join lateral (
        values (refund.created_at, refund_line.amount_minor), (refund.settled_at, -refund_line.amount_minor)
      ) as moment (at, amount)
      where refund_line.ticket_id = touched.ticket_id and (moment.amount > 0 or refund.status = 'FAILED')
      union all
      select exchanged_ticket.ticket_id, exchange.id, exchange.settled_at, exchanged_ticket.credit_minor
      from exchanged_ticket
      join exchange on exchange.id = exchanged_ticket.exchange_id
      where exchanged_ticket.ticket_id = touched.ticket_id and exchanged_ticket.credit_minor > 0
    ) as change
  ),
  moved as (
    select ticket.booking_id, ticket.id, ticket.showing_id, ticket.ticket_type_id, ticket.price_minor, ticket.sold_at,
      ticket.sold_at as at, 1 as tickets, 0 as tickets_cancelled, 0::bigint as refunded, 0::numeric as balance
    from ticket
    where ticket.sold_at is not null and ${within(Prisma.sql`ticket.sold_at`)}
    union all
    select ticket.booking_id, ticket.id, ticket.showing_id, ticket.ticket_type_id, ticket.price_minor, ticket.sold_at,
      ticket.cancelled_at, 0, 1, 0, 0
    from ticket
    where ticket.cancelled_at is not null and ${within(Prisma.sql`ticket.cancelled_at`)}
    union all
    select ticket.booking_id, ticket.id, ticket.showing_id, ticket.ticket_type_id, ticket.price_minor, ticket.sold_at,
      given_back.at, 0, 0, given_back.amount, given_back.balance
    from given_back
    join ticket on ticket.id = given_back.ticket_id
    where ${within(Prisma.sql`given_back.at`)}
  )`;

/**
 * The tax that was given back when so much of the ticket's price has been: its share, rounded half up. An event has the
 * difference to before it, so that the tax of a ticket is right after any number of refunds, and zero when all of it has
 * been given back.
 */
const taxOf = (balance: Prisma.Sql) => Prisma.sql`coalesce(round(line.tax * (${balance}) / nullif(line.gross, 0)), 0)`;

/** A day without a statement yet ends when the cinema's day does, and is later than those that are stated. */
const soldOn = Prisma.sql`
  case when moved.sold_at >= span.from_at then coalesce(
    span.sold_on,
    greatest(
      business_day(moved.sold_at, cinema.business_day_ends_at, cinema.time_zone),
      (select max(daily_statement.date) + 1 from daily_statement where daily_statement.cinema_id = cinema.id)
    )
  )
  else (
    select daily_statement.date
    from daily_statement
    where daily_statement.cinema_id = cinema.id and daily_statement.until_at > moved.sold_at
    order by daily_statement.until_at
    limit 1
  ) end`;
