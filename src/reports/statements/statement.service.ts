import { type DailyStatement, Prisma, type StatementLine } from '../../generated/prisma/client.ts';
import { manyRows, oneRow } from '../../platform/batches.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, countRows, queryRows } from '../../platform/database/rows.ts';
import { type Actor, ForbiddenError, hasRole } from '../../platform/identity.ts';
import { isId } from '../../platform/ids.ts';
import { type Page, type PageOf, toPage } from '../../platform/page.ts';
import type { SalesSum } from '../sales-sum.ts';

/** Amounts are in the currency of the cinema. */
export type StatementRow = DailyStatement;

/** Both days are included. */
export interface StatementFilter {
  cinemaId: string;
  /** As midnight in UTC. */
  from?: Date | null;
  to?: Date | null;
}

/** @throws {ForbiddenError} */
export function requireReader(actor: Pick<Actor, 'grants'>, cinemaId: string): void {
  if (!mayRead(actor, cinemaId)) throw new ForbiddenError('This needs the role AUDITOR or MANAGER of the cinema.');
}

export function mayRead(actor: Pick<Actor, 'grants'>, cinemaId: string): boolean {
  return hasRole(actor, 'AUDITOR', cinemaId) || hasRole(actor, 'MANAGER', cinemaId);
}

/** Reads daily statements: see IssueStatementsService for how they are made. */
export class StatementService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** The newest first. @throws {ForbiddenError} */
  async list(actor: Pick<Actor, 'grants'>, filter: StatementFilter, page: Page): Promise<PageOf<StatementRow>> {
    requireReader(actor, filter.cinemaId);
    const { prisma } = this.#database;
    const where = conditionsOf(filter);
    const [number] = page.after ?? [];
    const after = number === undefined ? Prisma.sql`true` : Prisma.sql`daily_statement.number < ${Number(number)}::int`;
    const rows = await queryRows(
      prisma,
      STATEMENT,
      (statement) => Prisma.sql`
        select ${statement}
        from daily_statement
        where ${where} and ${after}
        order by daily_statement.number desc
        limit ${page.limit + 1}`,
    );
    return toPage(rows, page, () => countRows(prisma, Prisma.sql`from daily_statement where ${where}`));
  }

  readonly byId = oneRow<StatementRow>(
    ({ id }) => id,
    (ids) => this.#database.prisma.dailyStatement.findMany({ where: { id: { in: ids.filter(isId) } } }),
  );

  /** In the order of showings, ticket types and prices. */
  readonly linesByStatementId = manyRows<StatementLine>(
    ({ statementId }) => statementId,
    (ids) =>
      this.#database.prisma.statementLine.findMany({
        where: { statementId: { in: [...ids] } },
        orderBy: [{ statementId: 'asc' }, { position: 'asc' }],
      }),
  );

  /** Of statements with lines. */
  readonly sumByStatementId = oneRow<SalesSum & { statementId: string }>(
    ({ statementId }) => statementId,
    (ids) =>
      queryRows(
        this.#database.prisma,
        SUM,
        (sum) => Prisma.sql`
          select ${sum}
          from statement_line
          where statement_line.statement_id = any (${ids}::uuid[])
          group by statement_line.statement_id`,
      ),
  );
}

function conditionsOf({ cinemaId, from, to }: StatementFilter): Prisma.Sql {
  if (!isId(cinemaId)) return Prisma.sql`false`;
  const conditions = [Prisma.sql`daily_statement.cinema_id = ${cinemaId}::uuid`];
  if (from) conditions.push(Prisma.sql`daily_statement.date >= ${from.toISOString().slice(0, 10)}::date`);
  if (to) conditions.push(Prisma.sql`daily_statement.date <= ${to.toISOString().slice(0, 10)}::date`);
  return Prisma.join(conditions, ' and ');
}

const STATEMENT = columns<StatementRow>({
  id: 'daily_statement.id',
  cinemaId: 'daily_statement.cinema_id',
  number: 'daily_statement.number',
  date: 'daily_statement.date',
  fromAt: 'daily_statement.from_at',
  untilAt: 'daily_statement.until_at',
  issuedAt: 'daily_statement.issued_at',
});

const SUM = columns<SalesSum & { statementId: string }>({
  statementId: 'statement_line.statement_id',
  tickets: 'sum(statement_line.tickets)::int',
  ticketsCancelled: 'sum(statement_line.tickets_cancelled)::int',
  grossMinor: 'sum(statement_line.gross_minor)::bigint',
  refundedMinor: 'sum(statement_line.refunded_minor)::bigint',
  taxMinor: 'sum(statement_line.tax_minor)::bigint',
});
