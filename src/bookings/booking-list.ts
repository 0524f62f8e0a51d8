import { type BookingStatus, Prisma, type RefundStatus } from '../generated/prisma/client.ts';
import { isId } from '../platform/ids.ts';
import type { Page } from '../platform/page.ts';

/** A list means "any of these"; an empty one finds nothing. */
export interface BookingFilter {
  cinemaIds?: readonly string[] | null;
  showingIds?: readonly string[] | null;
  statuses?: readonly BookingStatus[] | null;
  /** One of its refunds has one of these. */
  refundStatuses?: readonly RefundStatus[] | null;
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
  const column = list.orderBy.startsWith('PLACED')
    ? placedAt(list)
    : { sql: Prisma.sql`showing.starts_at`, of: asItIs };
  const [direction, comparison] = list.orderBy.endsWith('ASC')
    ? [Prisma.sql`asc`, Prisma.sql`>`]
    : [Prisma.sql`desc`, Prisma.sql`<`];
  const isAfter = after
    ? Prisma.sql`(${column.sql}, booking.id) ${comparison} (${column.of(after[0])}, ${after[1]}::uuid)`
    : Prisma.sql`true`;
  return Prisma.sql`
    select ${select}
    from ${from}
    where ${where} and ${isAfter}
    order by ${column.sql} ${direction}, booking.id ${direction}
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

const inUtc = (time: Prisma.Sql) => Prisma.sql`(${time} at time zone 'UTC')`;
const asItIs = (instant: string | Date) => Prisma.sql`${instant}::timestamptz`;

/**
 * The index of all bookings has the time without its zone: so lists of an account, which have an index of their own, never
 * use it. For one with many bookings PostgreSQL would read those of all others, until the page is full.
 */
function placedAt({ accountId }: BookingList) {
  if (accountId !== undefined) return { sql: Prisma.sql`booking.placed_at`, of: asItIs };
  return { sql: inUtc(Prisma.sql`booking.placed_at`), of: (instant: string | Date) => inUtc(asItIs(instant)) };
}

/** Joins only what is asked about. */
function toSql(list: BookingList): { from: Prisma.Sql; where: Prisma.Sql } {
  const { filter, orderBy, accountId, ofCinemaIds, conditions = [] } = list;
  const { showingIds, statuses, refundStatuses, placedFrom, placedTo, startsFrom, startsTo } = filter;
  const where = [Prisma.sql`true`, ...conditions];
  if (accountId !== undefined) where.push(Prisma.sql`booking.account_id = ${accountId}::uuid`);
  if (showingIds) where.push(Prisma.sql`booking.showing_id = any (${showingIds.filter(isId)}::uuid[])`);
  if (statuses) where.push(hasStatus(statuses));
  if (refundStatuses) where.push(hasRefund(refundStatuses));
  const placed = placedAt(list);
  if (placedFrom) where.push(Prisma.sql`${placed.sql} >= ${placed.of(placedFrom)}`);
  if (placedTo) where.push(Prisma.sql`${placed.sql} < ${placed.of(placedTo)}`);
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

/** In literals too: the few that FAILED or are PENDING have partial indexes. */
function hasRefund(statuses: readonly RefundStatus[]): Prisma.Sql {
  const literals = statuses.map((status) => Prisma.raw(`'${status}'`));
  if (literals.length === 0) return Prisma.sql`false`;
  return Prisma.sql`booking.id in (
    select refund.booking_id from refund where refund.status in (${Prisma.join(literals)})
  )`;
}
