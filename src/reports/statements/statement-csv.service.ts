import { type Cinema, type DailyStatement, Prisma, type StatementLine } from '../../generated/prisma/client.ts';
import { oneRow } from '../../platform/batches.ts';
import { type Cell, toCsv } from '../../platform/csv.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import { toDecimal } from '../../platform/money.ts';
import { writeInstant } from '../../scheduling/local-time.ts';

/** A line with the names of what it is about, as they are now. */
interface NamedLine
  extends
    Omit<StatementLine, 'cinemaId' | 'movieId' | 'ticketTypeId' | 'position' | 'soldOn'>,
    Pick<DailyStatement, 'number'>,
    Pick<Cinema, 'timeZone' | 'currency'> {
  date: string;
  soldOn: string;
  movie: string;
  auditorium: string;
  startsAt: Date;
  ticketType: string;
}

/** The columns of a statement as CSV, and what a line has in them: see docs/statements.md. */
const CELLS: Record<string, (line: NamedLine) => Cell> = {
  statement: ({ number }) => ({ plain: number }),
  date: ({ date }) => ({ plain: date }),
  sold_on: ({ soldOn }) => ({ plain: soldOn }),
  showing_id: ({ showingId }) => ({ plain: showingId }),
  starts_at: ({ startsAt, timeZone }) => ({ plain: writeInstant(startsAt, timeZone) }),
  movie: ({ movie }) => movie,
  auditorium: ({ auditorium }) => auditorium,
  ticket_type: ({ ticketType }) => ticketType,
  method: ({ method }) => ({ plain: method }),
  currency: ({ currency }) => ({ plain: currency }),
  price: (line) => amount(line, line.priceMinor),
  tickets: ({ tickets }) => ({ plain: tickets }),
  tickets_cancelled: ({ ticketsCancelled }) => ({ plain: ticketsCancelled }),
  gross: (line) => amount(line, line.grossMinor),
  refunded: (line) => amount(line, line.refundedMinor),
  net: (line) => amount(line, line.grossMinor - line.refundedMinor),
  tax_included: (line) => amount(line, line.taxMinor),
};

const COLUMNS = Object.keys(CELLS);

function amount({ currency }: NamedLine, amountMinor: bigint): Cell {
  return { plain: toDecimal({ amountMinor, currency }) };
}

/** Writes daily statements as CSV. */
export class StatementCsvService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** Of a statement without lines the names of the columns alone. */
  readonly byStatementId = oneRow<{ statementId: string; csv: string }>(
    ({ statementId }) => statementId,
    async (ids) => {
      const lines = await this.#read(ids);
      const ofStatement = (id: string) => lines.filter(({ statementId }) => statementId === id);
      return ids.map((statementId) => ({ statementId, csv: write(ofStatement(statementId)) }));
    },
    { keysAtOnce: 10 },
  );

  #read(statementIds: readonly string[]): Promise<NamedLine[]> {
    return queryRows(
      this.#database.prisma,
      NAMED_LINE,
      (line) => Prisma.sql`
        select ${line}
        from statement_line
        join daily_statement on daily_statement.id = statement_line.statement_id
        join cinema on cinema.id = daily_statement.cinema_id
        join showing on showing.id = statement_line.showing_id
        join auditorium on auditorium.id = showing.auditorium_id
        join movie on movie.id = statement_line.movie_id
        join ticket_type on ticket_type.id = statement_line.ticket_type_id
        where statement_line.statement_id = any (${statementIds}::uuid[])
        order by statement_line.statement_id, statement_line.position`,
    );
  }
}

function write(lines: readonly NamedLine[]): string {
  return toCsv(
    COLUMNS,
    lines.map((line) => Object.values(CELLS).map((cell) => cell(line))),
  );
}

const NAMED_LINE = columns<NamedLine>({
  statementId: 'statement_line.statement_id',
  number: 'daily_statement.number',
  date: 'daily_statement.date::text',
  soldOn: 'statement_line.sold_on::text',
  showingId: 'statement_line.showing_id',
  startsAt: 'showing.starts_at',
  timeZone: 'cinema.time_zone',
  movie: 'movie.title',
  auditorium: 'auditorium.name',
  ticketType: 'ticket_type.name',
  method: 'statement_line.method',
  currency: 'cinema.currency',
  priceMinor: 'statement_line.price_minor',
  tickets: 'statement_line.tickets',
  ticketsCancelled: 'statement_line.tickets_cancelled',
  grossMinor: 'statement_line.gross_minor',
  refundedMinor: 'statement_line.refunded_minor',
  taxMinor: 'statement_line.tax_minor',
});
