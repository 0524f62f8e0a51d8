import { Prisma } from '../../../generated/prisma/client.ts';

/**
 * When something was first sold, cancelled or given back that is in no statement, of what was before today; null when nothing
 * was. Each kind is looked for in the order of time, by its index, and only until one of the cinema is found: after an
 * upgrade a year of sales is not stated yet.
 */
export function firstEntryAt(cinemaId: string): Prisma.Sql {
  const ofCinema = Prisma.sql`
    join showing on showing.id = ticket.showing_id
    join auditorium on auditorium.id = showing.auditorium_id and auditorium.cinema_id = ${cinemaId}::uuid`;
  const first = (at: string, from: Prisma.Sql, condition = Prisma.sql`true`) => {
    const instant = Prisma.raw(at);
    return Prisma.sql`(
      select ${instant}
      from ${from} ${ofCinema}
      where ${condition} and ${instant} >= (${since(cinemaId)}) and ${instant} < (${beforeToday(cinemaId)})
      order by ${instant}
      limit 1
    )`;
  };
  const ofRefund = Prisma.sql`
    refund
    join refund_line on refund_line.refund_id = refund.id
    join ticket on ticket.id = refund_line.ticket_id`;
  return Prisma.sql`least(
    ${first('ticket.sold_at', Prisma.sql`ticket`)},
    ${first('ticket.cancelled_at', Prisma.sql`ticket`)},
    ${first('refund.created_at', ofRefund)},
    ${first('refund.settled_at', ofRefund, Prisma.sql`refund.status = 'FAILED'`)}
  )`;
}

const since = (cinemaId: string) => Prisma.sql`
  select statement_progress.stated_until from statement_progress where statement_progress.id = ${cinemaId}::uuid`;

const beforeToday = (cinemaId: string) => Prisma.sql`
  select business_day_end(
    business_day(clock_timestamp(), cinema.business_day_ends_at, cinema.time_zone) - 1,
    cinema.business_day_ends_at, cinema.time_zone
  )
  from cinema
  where cinema.id = ${cinemaId}::uuid`;
