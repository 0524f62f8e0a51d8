import { type BookingStatus, Prisma } from '../generated/prisma/client.ts';
import { isId } from '../platform/ids.ts';
import type { Page } from '../platform/page.ts';

/** A list means "any of these"; an empty one finds nothing. */
export interface BookingFilter {
  cinemaIds?: readonly string[] | null;
  showingIds?: readonly string[] | null;
  statuses?: readonly BookingStatus[] | null;
  /** Placed at this instant or later. */
  placedFrom?: Date | null;
  /** Placed before this instant. */
  placedTo?: Date | null;
  /** The showing starts at this instant or later. */
  startsFrom?: Date | null;
  /** The showing starts before this instant. */
  startsTo?: Date | null;
}

export type BookingOrder = 'PLACED_AT_DESC' | 'PLACED_AT_ASC' | 'STARTS_AT_ASC' | 'STARTS_AT_DESC';

/** Bookings of one account, or of cinemas. */
export interface BookingList {
  filter: BookingFilter;
  page: Page;
  orderBy: BookingOrder;
  /** Of this account only. */
  accountId?: string;
  /** Of these cinemas only. */
  ofCinemaIds?: readonly string[] | undefined;
  /** Further conditions on `booking`, for a page and for the count of all. */
  conditions?: readonly Prisma.Sql[];
  countConditions?: readonly Prisma.Sql[];
}

/** @param select what is selected of `booking`, and of what the list is sorted by: see SORTED_BY */
export function selectBookings(select: Prisma.Sql, list: BookingList): Prisma.Sql {
  const { from, where } = toSql(list);
  const { after } = list.page;
  const { column, direction, comparison } = orderOf(list.orderBy);
  const isAfter = after
    ? Prisma.sql`(${column}, booking.id) ${comparison} (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : Prisma.sql`true`;
  return Prisma.sql`
    select ${select}
    from ${from}
    where ${where} and ${isAfter}
    order by ${column} ${direction}, booking.id ${direction}
    limit ${list.page.limit + 1}`;
}

export function countBookings(list: BookingList): Prisma.Sql {
  const { from, where } = toSql({ ...list, conditions: list.countConditions ?? [] });
  return Prisma.sql`from ${from} where ${where}`;
}

/** The column that an order sorts by. */
export const SORTED_BY = {
  PLACED_AT_DESC: 'booking.placed_at',
  PLACED_AT_ASC: 'booking.placed_at',
  STARTS_AT_ASC: 'showing.starts_at',
  STARTS_AT_DESC: 'showing.starts_at',
} as const satisfies Record<BookingOrder, string>;

function orderOf(orderBy: BookingOrder) {
  const column = Prisma.raw(SORTED_BY[orderBy]);
  return orderBy.endsWith('ASC')
    ? { column, direction: Prisma.sql`asc`, comparison: Prisma.sql`>` }
    : { column, direction: Prisma.sql`desc`, comparison: Prisma.sql`<` };
}

/** Joins only what is asked about. */
function toSql(list: BookingList): { from: Prisma.Sql; where: Prisma.Sql } {
  const { filter, orderBy, accountId, ofCinemaIds, conditions = [] } = list;
  const { showingIds, statuses, placedFrom, placedTo, startsFrom, startsTo } = filter;
  const where = [Prisma.sql`true`, ...conditions];
  if (accountId !== undefined) where.push(Prisma.sql`booking.account_id = ${accountId}::uuid`);
  if (showingIds) where.push(Prisma.sql`booking.showing_id = any (${showingIds.filter(isId)}::uuid[])`);
  if (statuses) where.push(hasStatus(statuses));
  if (placedFrom) where.push(Prisma.sql`booking.placed_at >= ${placedFrom}`);
  if (placedTo) where.push(Prisma.sql`booking.placed_at < ${placedTo}`);
  if (startsFrom) where.push(Prisma.sql`showing.starts_at >= ${startsFrom}`);
  if (startsTo) where.push(Prisma.sql`showing.starts_at < ${startsTo}`);
  const cinemas = [ofCinemaIds, filter.cinemaIds].filter((ids) => ids !== undefined && ids !== null);
  for (const ids of cinemas) where.push(Prisma.sql`auditorium.cinema_id = any (${ids.filter(isId)}::uuid[])`);
  const tables = [Prisma.sql`booking`];
  if (cinemas.length > 0 || startsFrom || startsTo || orderBy.startsWith('STARTS'))
    tables.push(Prisma.sql`join showing on showing.id = booking.showing_id`);
  if (cinemas.length > 0) tables.push(Prisma.sql`join auditorium on auditorium.id = showing.auditorium_id`);
  return { from: Prisma.join(tables, ' '), where: Prisma.join(where, ' and ') };
}

/** In literals, so that the few unpaid bookings are found by their partial index. */
function hasStatus(statuses: readonly BookingStatus[]): Prisma.Sql {
  const literals = statuses.map((status) => Prisma.raw(`'${status}'`));
  return literals.length === 0 ? Prisma.sql`false` : Prisma.sql`booking.status in (${Prisma.join(literals)})`;
}
