import { Prisma } from '../../../generated/prisma/client.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { saleEntries } from '../../sql/sale-entries.sql.ts';
import type { Day } from './progress.ts';

/** Inserts the statement of a day with its lines, under the next number of the cinema, whose progress is locked. */
export async function insertStatement(
  tx: Transaction,
  { id, cinemaId, date, fromAt, untilAt }: Pick<Day, 'date' | 'fromAt' | 'untilAt'> & { id: string; cinemaId: string },
): Promise<void> {
  const span = Prisma.sql`
    select ${cinemaId}::uuid as cinema_id, ${fromAt}::timestamptz as from_at, ${untilAt}::timestamptz as until_at,
      ${date}::date as sold_on`;
  await tx.client.$executeRaw`
    with issued as (
      insert into daily_statement (id, cinema_id, number, date, from_at, until_at)
      select ${id}::uuid, ${cinemaId}::uuid, coalesce(max(daily_statement.number), 0) + 1, ${date}::date,
        ${fromAt}::timestamptz, ${untilAt}::timestamptz
      from daily_statement
      where daily_statement.cinema_id = ${cinemaId}::uuid
    ),
    stated as (
      update statement_progress set stated_until = ${untilAt}::timestamptz where statement_progress.id = ${cinemaId}::uuid
    )
    insert into statement_line (
      statement_id, position, cinema_id, sold_on, showing_id, movie_id, ticket_type_id, price_minor, method, tickets,
      tickets_cancelled, gross_minor, refunded_minor, tax_minor
    )
    select ${id}::uuid,
      row_number() over (
        order by showing.starts_at, line.showing_id, ticket_type.name, line.ticket_type_id, line.price_minor desc,
          line.method, line.sold_on
      ) - 1,
      ${cinemaId}::uuid, line.sold_on, line.showing_id, line.movie_id, line.ticket_type_id, line.price_minor, line.method,
      line.tickets, line.tickets_cancelled, line.gross_minor, line.refunded_minor, line.tax_minor
    from (${lines(span)}) as line
    join showing on showing.id = line.showing_id
    join ticket_type on ticket_type.id = line.ticket_type_id`;
}

/** Entries together that differ in amounts alone. What was given back and failed within the span leaves no line. */
function lines(span: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select entry.showing_id, entry.movie_id, entry.ticket_type_id, entry.price_minor, entry.method, entry.sold_on,
      sum(entry.tickets)::int as tickets, sum(entry.tickets_cancelled)::int as tickets_cancelled,
      sum(entry.gross_minor)::bigint as gross_minor, sum(entry.refunded_minor)::bigint as refunded_minor,
      sum(entry.tax_minor)::bigint as tax_minor
    from (${saleEntries(span)}) as entry
    group by entry.showing_id, entry.movie_id, entry.ticket_type_id, entry.price_minor, entry.method, entry.sold_on
    having sum(entry.tickets) > 0 or sum(entry.tickets_cancelled) > 0 or sum(entry.refunded_minor) <> 0
      or sum(entry.tax_minor) <> 0`;
}
