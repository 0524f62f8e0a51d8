import { expect } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';

/** Changed by no request: by the worker, at any time, and by migrations. */
const OF_NO_REQUEST = ['due_row_attempt', '_prisma_migrations'];

/** Every row of every table that a request could change, in an order that is always the same. */
export async function allRows({ prisma }: Database): Promise<Record<string, unknown>> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    select tablename as name from pg_tables
    where schemaname = 'public' and tablename <> all (${OF_NO_REQUEST}::text[])
    order by tablename`;
  const entries = tables.map(async ({ name }) => {
    const [answer] = await prisma.$queryRawUnsafe<{ rows: unknown }[]>(
      `select jsonb_agg(to_jsonb("${name}") order by to_jsonb("${name}")::text) as rows from "${name}"`,
    );
    return [name, answer?.rows] as const;
  });
  return Object.fromEntries<unknown>(await Promise.all(entries));
}

/** Does something that is to be refused, and sees that not one row is another, or one more, or one less. */
export async function withoutAnyChange<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  const before = await allRows(database);
  const result = await work();
  expect(await allRows(database), 'rows after what was refused').toEqual(before);
  return result;
}
