/** Not by the function of that name, which would take a minute for all tickets. */
const BUSINESS_DAY = (at: string) =>
  `(${at} at time zone cinema.time_zone - cinema.business_day_ends_at::interval)::date`;

/**
 * The daily statements of all days that are over, as the product would have made them: by its own way the statements of a
 * year would take longer than everything else. Tickets cost the same everywhere, without tax.
 */
export const STATEMENTS = [
  `create temporary table stated as
   select cinema.id as cinema_id, day.number::int as number, day.date::date as date,
     business_day_end(day.date::date - 1, cinema.business_day_ends_at, cinema.time_zone) as from_at,
     business_day_end(day.date::date, cinema.business_day_ends_at, cinema.time_zone) as until_at,
     pg_temp.id('statement', row_number() over (order by day.date, cinema.id), day.date) as id
   from statement_progress
   join cinema on cinema.id = statement_progress.id
   cross join lateral generate_series(
     business_day(statement_progress.stated_until, cinema.business_day_ends_at, cinema.time_zone)::timestamptz,
     (business_day(now(), cinema.business_day_ends_at, cinema.time_zone) - 1)::timestamptz,
     interval '1 day'
   ) with ordinality as day (date, number)`,
  `insert into daily_statement (id, cinema_id, number, date, from_at, until_at, issued_at)
   select id, cinema_id, number, date, from_at, until_at, until_at from stated order by date, cinema_id`,
  `create temporary table sold as
   select ticket.id, auditorium.cinema_id, ticket.showing_id, showing.movie_id, ticket.ticket_type_id, ticket.price_minor,
     ${BUSINESS_DAY('ticket.sold_at')} as sold_on, ${BUSINESS_DAY('ticket.cancelled_at')} as cancelled_on
   from ticket
   join showing on showing.id = ticket.showing_id
   join auditorium on auditorium.id = showing.auditorium_id
   join cinema on cinema.id = auditorium.cinema_id
   where ticket.sold_at is not null`,
  `insert into statement_line (statement_id, position, cinema_id, sold_on, showing_id, movie_id, ticket_type_id, price_minor,
     method, tickets, tickets_cancelled, gross_minor, refunded_minor, tax_minor)
   select stated.id,
     row_number() over (partition by stated.id order by line.showing_id, line.ticket_type_id, line.sold_on) - 1,
     line.cinema_id, line.sold_on, line.showing_id, line.movie_id, line.ticket_type_id, line.price_minor, 'CARD',
     line.tickets, line.cancelled, line.tickets * line.price_minor, line.cancelled * line.price_minor, 0
   from (
     select cinema_id, stated_on, sold_on, showing_id, movie_id, ticket_type_id, price_minor, sum(tickets)::int as tickets,
       sum(cancelled)::int as cancelled
     from (
       select sold.*, sold_on as stated_on, 1 as tickets, 0 as cancelled from sold
       union all
       select sold.*, cancelled_on, 0, 1 from sold where cancelled_on is not null
     ) as event
     group by cinema_id, stated_on, sold_on, showing_id, movie_id, ticket_type_id, price_minor
   ) as line
   join stated on stated.cinema_id = line.cinema_id and stated.date = line.stated_on
   order by stated.date, stated.cinema_id, 2`,
  `update statement_progress
   set stated_until = last.until_at, next_statement_at = last.until_at + interval '1 day'
   from (select cinema_id, max(until_at) as until_at from stated group by cinema_id) as last
   where last.cinema_id = statement_progress.id`,
];
