import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';
import { columns, queryRows } from '../../src/platform/database/rows.ts';
import type { DueRows } from '../../src/platform/queues/due-rows.ts';
import { Prisma } from '../../src/generated/prisma/client.ts';

/** Changed by no request: by the worker, at any time, and by migrations. */
const OF_NO_REQUEST = ['due_row_attempt', 'recurring_task', 'statement_progress', '_prisma_migrations'];
/** Written by the worker alone, when the day of a cinema is over: while tests run, too. */
const ONCE_A_DAY = ['daily_statement', 'statement_line'];

/**
 * Every row of every table that a request could change, in an order that is always the same.
 *
 * @param leftOut tables that are left out, too
 */
export async function allRows({ prisma }: Database, leftOut: readonly string[] = []): Promise<Record<string, unknown>> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    select tablename as name from pg_tables
    where schemaname = 'public' and tablename <> all (${[...OF_NO_REQUEST, ...leftOut]}::text[])
    order by tablename`;
  const entries = tables.map(async ({ name }) => {
    const [answer] = await prisma.$queryRawUnsafe<{ rows: unknown }[]>(
      `select jsonb_agg(to_jsonb("${name}") order by "${name}"::text collate "C") as rows from "${name}"`,
    );
    return [name, answer?.rows] as const;
  });
  return Object.fromEntries<unknown>(await Promise.all(entries));
}

/** What a worker ends at a deadline, for the databases that have a worker. */
const endedByWorker = new WeakMap<Database, readonly DueRows[]>();

export function hasWorker(database: Database, ended: readonly DueRows[]): void {
  endedByWorker.set(database, ended);
}

/** Otherwise a hold that an earlier test let end could be ended by the worker between two pictures of the rows. */
async function untilNothingIsDue(database: Database): Promise<void> {
  for (const { table, join, where } of endedByWorker.get(database) ?? []) {
    const due = () =>
      queryRows(
        database.prisma,
        COUNT,
        (count) => Prisma.sql`
      select ${count} from ${Prisma.raw(table)} ${join ?? Prisma.empty} where ${where}`,
      );
    while ((await due())[0]?.count !== 0) await sleep(50);
  }
}

const COUNT = columns<{ count: number }>({ count: 'count(*)::int' });

/**
 * Does something that is to be refused, and sees that not one row is another, or one more, or one less. A worker first
 * does what is due.
 */
export async function withoutAnyChange<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  await untilNothingIsDue(database);
  const rows = () => allRows(database, ONCE_A_DAY);
  const before = await rows();
  const result = await work();
  expect(await rows(), 'rows after what was refused').toEqual(before);
  return result;
}
