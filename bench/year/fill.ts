import pg from 'pg';
import { Database } from '../../src/platform/database/database.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { IssueStatementsService } from '../../src/reports/statements/issue-statements.service.ts';
import { makeAccounts, attacker, BOOKINGS, HOLDS, parties, PAYMENTS, SEATS, showings } from './sales-sql.ts';
import { STATEMENTS } from './statements-sql.ts';
import type { YearSize } from './size.ts';
import { makeCinemas, FUNCTIONS, makeMovies } from './venues-sql.ts';

type Step = [name: string, statements: readonly string[]];

/**
 * Fills a migrated, empty database with the life of a chain of cinemas around today: the same rows in each run of a day.
 * It needs a superuser: the rows agree by their making, and checking each foreign key would take most of the time.
 */
export async function fillYear(
  connectionString: string,
  size: YearSize,
  report: (line: string) => void = () => undefined,
): Promise<void> {
  const client = new pg.Client({
    connectionString,
    options: '-c timezone=UTC -c session_replication_role=replica -c synchronous_commit=off -c work_mem=256MB',
  });
  await client.connect();
  try {
    for (const [name, statements] of stepsOf(size)) {
      const began = performance.now();
      for (const statement of statements) await client.query(statement);
      report(`${name.padEnd(10)} ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
    const began = performance.now();
    await issueStatements(connectionString);
    await client.query('vacuum (analyze) daily_statement, statement_line');
    report(`statements ${((performance.now() - began) / 1000).toFixed(1)} s`);
  } finally {
    await client.end();
  }
}

/** Those of all days that are over, as a worker makes them. */
async function issueStatements(connectionString: string): Promise<void> {
  await using database = new Database({ connectionString, logger: createLogger('error'), connections: 4 });
  const statements = new IssueStatementsService({ database });
  const cinemas = await database.prisma.cinema.findMany({ select: { id: true } });
  await Promise.all(cinemas.map(({ id }) => statements.issueAll(id)));
}

function stepsOf(size: YearSize): Step[] {
  return [
    ['functions', FUNCTIONS],
    ['cinemas', makeCinemas(size)],
    ['movies', [makeMovies(size)]],
    ['showings', showings(size)],
    ['accounts', makeAccounts(size)],
    ['parties', parties(size)],
    ['holds', [HOLDS]],
    ['attacker', [attacker(size)]],
    ['bookings', BOOKINGS],
    ['payments', PAYMENTS],
    ['statements', STATEMENTS],
    ['seats', [SEATS]],
    // As autovacuum does it in time: statistics, and the visibility map that index-only scans need.
    ['vacuum', ['vacuum (analyze)']],
  ];
}
