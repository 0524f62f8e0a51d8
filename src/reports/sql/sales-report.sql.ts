import { Prisma } from '../../generated/prisma/client.ts';
import type { Page } from '../../platform/page.ts';
import { dayOf, isAnyOf, type ReportScope } from '../report-scope.ts';
import { saleEntries, unstatedSpans } from './sale-entries.sql.ts';

export type SalesGrouping = 'DAY' | 'MOVIE' | 'CINEMA' | 'SHOWING';

/** How rows are grouped, named and sorted. Those of one group in several currencies follow each other. */
interface Group {
  /** Of `sale`: the day or the subject. */
  column: string;
  /** What labels come from. */
  join: string;
  label: string;
  /** What rows are sorted by, and its type. */
  sortedBy: string;
  type: string;
  /** As it is in a cursor. */
  key: string;
}

const GROUPS: Record<SalesGrouping, Group> = {
  DAY: {
    ...{ column: 'sold_on', join: '', label: 'summed.subject::text' },
    ...{ sortedBy: 'summed.subject', type: 'date', key: 'summed.subject::text' },
  },
  MOVIE: {
    ...{ column: 'movie_id', join: 'join movie on movie.id = summed.subject', label: 'movie.title' },
    ...{ sortedBy: 'movie.title', type: 'text', key: 'movie.title' },
  },
  CINEMA: {
    ...{ column: 'cinema_id', join: 'join cinema on cinema.id = summed.subject', label: 'cinema.name' },
    ...{ sortedBy: 'cinema.name', type: 'text', key: 'cinema.name' },
  },
  SHOWING: {
    column: 'showing_id',
    join: `
      join showing on showing.id = summed.subject
      join movie on movie.id = showing.movie_id
      join auditorium on auditorium.id = showing.auditorium_id
      join cinema on cinema.id = auditorium.cinema_id`,
    label: `movie.title || ', ' || to_char(showing.starts_at at time zone cinema.time_zone, 'YYYY-MM-DD HH24:MI')`,
    ...{ sortedBy: 'showing.starts_at', type: 'timestamptz' },
    key: `to_char(showing.starts_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  },
};

/** Expressions of a row, for its columns. */
export function salesRowExpressions(groupBy: SalesGrouping) {
  const { label, key } = GROUPS[groupBy];
  return {
    ...{ label, sortKey: key, currency: 'summed.currency' },
    subjectId: groupBy === 'DAY' ? 'null::uuid' : 'summed.subject',
    ...SALES_SUM('summed'),
  };
}

export const SALES_SUM = (sums: string) => ({
  tickets: `${sums}.tickets`,
  ticketsCancelled: `${sums}.tickets_cancelled`,
  grossMinor: `${sums}.gross_minor`,
  refundedMinor: `${sums}.refunded_minor`,
  taxMinor: `${sums}.tax_minor`,
});

export interface SalesReportQuery {
  scope: ReportScope;
  groupBy: SalesGrouping;
}

/** @param select what is selected: salesRowExpressions */
export function selectSalesRows(select: Prisma.Sql, { scope, groupBy }: SalesReportQuery, page: Page): Prisma.Sql {
  const { column, join, sortedBy, type } = GROUPS[groupBy];
  const subject = groupBy === 'DAY' ? NO_ID : Prisma.raw('summed.subject');
  const order = Prisma.join([Prisma.raw(sortedBy), subject, Prisma.sql`summed.currency`]);
  const after = page.after && readKeys(page.after);
  const isAfter = after
    ? Prisma.sql`(${order}) > (${after.sortedBy}::${Prisma.raw(type)}, ${after.id}::uuid, ${after.currency}::text)`
    : Prisma.sql`true`;
  return Prisma.sql`
    select ${select}
    from (${sums(scope, column)}) as summed
    ${Prisma.raw(join)}
    where ${isAfter}
    order by ${order}
    limit ${page.limit + 1}`;
}

export function countSalesRows({ scope, groupBy }: SalesReportQuery): Prisma.Sql {
  const column = Prisma.raw(GROUPS[groupBy].column);
  return Prisma.sql`from (
    select sale.${column} from (${sales(scope)}) as sale group by sale.${column}, sale.currency
  ) as summed`;
}

/** @param select what is selected of `summed`: its currency, and SALES_SUM */
export function selectSalesTotals(select: Prisma.Sql, scope: ReportScope): Prisma.Sql {
  return Prisma.sql`select ${select} from (${sums(scope, 'currency')}) as summed order by summed.currency`;
}

const NO_ID = Prisma.raw(`'00000000-0000-0000-0000-000000000000'::uuid`);

/** A cursor's first key is the currency and what the row is sorted by. */
export function writeKeys(row: { currency: string; sortKey: string; subjectId: string | null }): [string, string] {
  return [`${row.currency} ${row.sortKey}`, row.subjectId ?? '00000000-0000-0000-0000-000000000000'];
}

function readKeys([key, id]: readonly [string, string]) {
  return { currency: key.slice(0, 3), sortedBy: key.slice(4), id };
}

function sums(scope: ReportScope, column: string): Prisma.Sql {
  return Prisma.sql`
    select sale.${Prisma.raw(column)} as subject, sale.currency, sum(sale.tickets)::int as tickets,
      sum(sale.tickets_cancelled)::int as tickets_cancelled, sum(sale.gross_minor)::bigint as gross_minor,
      sum(sale.refunded_minor)::bigint as refunded_minor, sum(sale.tax_minor)::bigint as tax_minor
    from (${sales(scope)}) as sale
    group by sale.${Prisma.raw(column)}, sale.currency`;
}

/**
 * What was sold on these days and what was given back of it: what daily statements have, and what no statement has yet. It
 * is one statement, so that a day which is being stated is read either here or there.
 */
function sales({ from, to, cinemaIds, movieIds }: ReportScope): Prisma.Sql {
  const onDays = (table: string) => Prisma.sql`
    ${Prisma.raw(table)}.sold_on between ${dayOf(from)} and ${dayOf(to)}
      and ${isAnyOf(`${table}.cinema_id`, cinemaIds)} and ${isAnyOf(`${table}.movie_id`, movieIds)}`;
  return Prisma.sql`
    select statement_line.sold_on, statement_line.cinema_id, statement_line.movie_id, statement_line.showing_id,
      cinema.currency::text, statement_line.tickets, statement_line.tickets_cancelled, statement_line.gross_minor,
      statement_line.refunded_minor, statement_line.tax_minor
    from statement_line
    join cinema on cinema.id = statement_line.cinema_id
    where ${onDays('statement_line')}
    union all
    select entry.sold_on, entry.cinema_id, entry.movie_id, entry.showing_id, entry.currency::text, entry.tickets,
      entry.tickets_cancelled, entry.gross_minor, entry.refunded_minor, entry.tax_minor
    from (${saleEntries(unstatedSpans(isAnyOf('cinema.id', cinemaIds)))}) as entry
    where ${onDays('entry')}`;
}
