import { Prisma } from '../../generated/prisma/client.ts';
import type { Page } from '../../platform/page.ts';
import { dayOf, isAnyOf, type ReportScope } from '../report-scope.ts';
import { saleEntries, unstatedSpans } from './sale-entries.sql.ts';

export type SalesGrouping = 'DAY' | 'MOVIE' | 'CINEMA' | 'SHOWING';

/** How rows are grouped, named and sorted. Those of one group in several currencies follow each other. */
interface Group {
  /** Of what was sold: the day or the subject. */
  column: string;
  /** What rows are sorted by, with what has it, and its type. */
  sortedBy: string;
  join: string;
  type: string;
  /** As it is in a cursor. */
  key: string;
  label: string;
  /** What labels come from, joined to the rows of a page alone. */
  labelJoin: string;
}

const GROUPS: Record<SalesGrouping, Group> = {
  DAY: {
    ...{ column: 'sold_on', sortedBy: 'summed.subject', join: '', type: 'date' },
    ...{ key: 'page.sorted_by::text', label: 'page.sorted_by::text', labelJoin: '' },
  },
  MOVIE: {
    ...{ column: 'movie_id', sortedBy: 'movie.title', join: 'join movie on movie.id = summed.subject', type: 'text' },
    ...{ key: 'page.sorted_by', label: 'page.sorted_by', labelJoin: '' },
  },
  CINEMA: {
    ...{
      column: 'cinema_id',
      sortedBy: 'cinema.name',
      join: 'join cinema on cinema.id = summed.subject',
      type: 'text',
    },
    ...{ key: 'page.sorted_by', label: 'page.sorted_by', labelJoin: '' },
  },
  SHOWING: {
    ...{ column: 'showing_id', sortedBy: 'showing.starts_at' },
    ...{ join: 'join showing on showing.id = summed.subject', type: 'timestamptz' },
    key: `to_char(page.sorted_by, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    label: `movie.title || ', ' || to_char(page.sorted_by at time zone cinema.time_zone, 'YYYY-MM-DD HH24:MI')`,
    labelJoin: `
      join showing on showing.id = page.subject
      join movie on movie.id = showing.movie_id
      join auditorium on auditorium.id = showing.auditorium_id
      join cinema on cinema.id = auditorium.cinema_id`,
  },
};

/** Expressions of a row, for its columns. */
export function salesRowExpressions(groupBy: SalesGrouping) {
  const { label, key } = GROUPS[groupBy];
  return {
    ...{ label, sortKey: key, currency: 'page.currency' },
    subjectId: groupBy === 'DAY' ? 'null::uuid' : 'page.subject',
    ...SALES_SUM('page'),
  };
}

export const SALES_SUM = (row: string) => ({
  tickets: `${row}.tickets`,
  ticketsCancelled: `${row}.tickets_cancelled`,
  grossMinor: `${row}.gross_minor`,
  refundedMinor: `${row}.refunded_minor`,
  taxMinor: `${row}.tax_minor`,
});

export interface SalesReportQuery {
  scope: ReportScope;
  groupBy: SalesGrouping;
}

/** @param select what is selected: salesRowExpressions */
export function selectSalesRows(select: Prisma.Sql, { scope, groupBy }: SalesReportQuery, page: Page): Prisma.Sql {
  const { column, join, sortedBy, type, labelJoin } = GROUPS[groupBy];
  const idOf = (row: string) => (groupBy === 'DAY' ? NO_ID : Prisma.raw(`${row}.subject`));
  const keys = Prisma.join([Prisma.raw(sortedBy), idOf('summed'), Prisma.sql`summed.currency`]);
  const after = page.after && readKeys(page.after);
  const isAfter = after
    ? Prisma.sql`(${keys}) > (${after.sortedBy}::${Prisma.raw(type)}, ${after.id}::uuid, ${after.currency}::text)`
    : Prisma.sql`true`;
  return Prisma.sql`
    select ${select}
    from (
      select summed.*, ${Prisma.raw(sortedBy)} as sorted_by
      from (${sums(scope, column)}) as summed
      ${Prisma.raw(join)}
      where ${isAfter}
      order by ${keys}
      limit ${page.limit + 1}
    ) as page
    ${Prisma.raw(labelJoin)}
    order by page.sorted_by, ${idOf('page')}, page.currency`;
}

export function countSalesRows({ scope, groupBy }: SalesReportQuery): Prisma.Sql {
  return Prisma.sql`from (${sums(scope, GROUPS[groupBy].column)}) as summed`;
}

/** @param select what is selected of `summed`: its currency, and SALES_SUM */
export function selectSalesTotals(select: Prisma.Sql, scope: ReportScope): Prisma.Sql {
  return Prisma.sql`select ${select} from (${sums(scope, undefined)}) as summed order by summed.currency`;
}

const NO_ID = Prisma.raw(`'00000000-0000-0000-0000-000000000000'::uuid`);

/** A cursor's first key is the currency and what the row is sorted by. */
export function writeKeys(row: { currency: string; sortKey: string; subjectId: string | null }): [string, string] {
  return [`${row.currency} ${row.sortKey}`, row.subjectId ?? '00000000-0000-0000-0000-000000000000'];
}

function readKeys([key, id]: readonly [string, string]) {
  return { currency: key.slice(0, 3), sortedBy: key.slice(4), id };
}

/**
 * What was sold on these days and what was given back of it: what daily statements have, and what no statement has yet. It
 * is one statement, so that a day which is being stated is read either here or there. Each part is summed by itself, by
 * columns of which PostgreSQL knows how many values they have.
 *
 * @param column what a row is about; undefined: a currency
 */
function sums(scope: ReportScope, column: string | undefined): Prisma.Sql {
  const subject = Prisma.raw(column ?? 'cinema_id');
  const entries = Prisma.sql`select * from (${saleEntries(unstatedSpans(isAnyOf('cinema.id', scope.cinemaIds)))}) as entry offset 0`;
  return Prisma.sql`
    select ${column ? Prisma.sql`part.subject` : Prisma.sql`null`} as subject, cinema.currency::text as currency,
      sum(part.tickets)::int as tickets, sum(part.tickets_cancelled)::int as tickets_cancelled,
      sum(part.gross_minor)::bigint as gross_minor, sum(part.refunded_minor)::bigint as refunded_minor,
      sum(part.tax_minor)::bigint as tax_minor
    from (
      ${partOf(Prisma.sql`statement_line`, { scope, subject })}
      union all
      ${partOf(Prisma.sql`(${entries})`, { scope, subject })}
    ) as part
    join cinema on cinema.id = part.cinema_id
    group by ${column ? Prisma.sql`part.subject, ` : Prisma.empty}cinema.currency`;
}

function partOf(source: Prisma.Sql, { scope, subject }: { scope: ReportScope; subject: Prisma.Sql }): Prisma.Sql {
  return Prisma.sql`
    select sale.${subject} as subject, sale.cinema_id, sum(sale.tickets) as tickets,
      sum(sale.tickets_cancelled) as tickets_cancelled, sum(sale.gross_minor)::bigint as gross_minor,
      sum(sale.refunded_minor)::bigint as refunded_minor, sum(sale.tax_minor)::bigint as tax_minor
    from ${source} as sale
    where sale.sold_on between ${dayOf(scope.from)} and ${dayOf(scope.to)}
      and ${isAnyOf('sale.cinema_id', scope.cinemaIds)} and ${isAnyOf('sale.movie_id', scope.movieIds)}
    group by sale.${subject}, sale.cinema_id`;
}
