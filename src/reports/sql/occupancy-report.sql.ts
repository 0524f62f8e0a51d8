import { Prisma } from '../../generated/prisma/client.ts';
import type { Page } from '../../platform/page.ts';
import { spansAround } from '../../venues/business-days.ts';
import { dayOf, isAnyOf, type ReportScope } from '../report-scope.ts';

/** @param select what is selected of `showing`, and of its `capacity` and `sold` */
export function selectOccupancy(select: Prisma.Sql, scope: ReportScope, { after, limit }: Page): Prisma.Sql {
  const isAfter = after
    ? Prisma.sql`(showing.starts_at, showing.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : Prisma.sql`true`;
  return Prisma.sql`
    select ${select}
    from (
      select showing.id, showing.starts_at, showing.seat_map_id
      from ${shown(scope)} and ${isAfter}
      order by showing.starts_at, showing.id
      limit ${limit + 1}
    ) as showing
    cross join lateral (select count(*)::int as seats from seat where seat.seat_map_id = showing.seat_map_id) as capacity
    cross join lateral (
      select count(*)::int as tickets
      from ticket
      where ticket.showing_id = showing.id and ticket.status in ('VALID', 'USED')
    ) as sold
    order by showing.starts_at, showing.id`;
}

export function countOccupancy(scope: ReportScope): Prisma.Sql {
  return Prisma.sql`from ${shown(scope)}`;
}

/** @param select what is selected of `average`: tickets over seats, null without seats */
export function selectAverage(select: Prisma.Sql, scope: ReportScope): Prisma.Sql {
  return Prisma.sql`
    with showing as materialized (select showing.id, showing.seat_map_id from ${shown(scope)}),
    capacity as (
      select sum(map.seats * shown.times) as seats
      from (select showing.seat_map_id, count(*) as times from showing group by showing.seat_map_id) as shown
      cross join lateral (select count(*) as seats from seat where seat.seat_map_id = shown.seat_map_id) as map
    ),
    sold as (
      select count(*) as tickets
      from ticket
      join showing on showing.id = ticket.showing_id
      where ticket.status in ('VALID', 'USED')
    )
    select ${select}
    from (select sold.tickets::float8 / nullif(capacity.seats, 0) as occupancy from sold, capacity) as average`;
}

/**
 * Showings that were not cancelled and start on these business days of their cinema. The span is what an index can find;
 * when the days begin and end is known only with the cinema.
 */
function shown({ from, to, cinemaIds, movieIds }: ReportScope): Prisma.Sql {
  const [first] = spansAround([from, to]);
  return Prisma.sql`showing
    join auditorium on auditorium.id = showing.auditorium_id
    join (
      select cinema.id, ${endOf(Prisma.sql`${dayOf(from)} - 1`)} as from_at, ${endOf(dayOf(to))} as until_at
      from cinema
      where ${isAnyOf('cinema.id', cinemaIds)}
      offset 0
    ) as reported on reported.id = auditorium.cinema_id
    where showing.cancelled_at is null and ${isAnyOf('showing.movie_id', movieIds)}
      and showing.starts_at >= ${first?.from} and showing.starts_at < ${first?.to}
      and showing.starts_at >= reported.from_at and showing.starts_at < reported.until_at`;
}

/** When a business day of `cinema` ends. */
function endOf(day: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`business_day_end(${day}, cinema.business_day_ends_at, cinema.time_zone)`;
}
