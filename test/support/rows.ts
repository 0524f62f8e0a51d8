import { expect } from 'vitest';
import type { Database } from '../../src/platform/database/database.ts';

/** The tables that a request could change. */
const TABLES = [
  'account',
  'hold',
  'showing_seat',
  'booking',
  'ticket',
  'payment',
  'refund',
  'fake_gateway_charge',
  'fake_gateway_refund',
];

/** Every row of those tables, in an order that is always the same. */
export async function allRows(database: Database): Promise<Record<string, unknown>> {
  const tables = await Promise.all(
    TABLES.map((table) =>
      database.prisma.$queryRawUnsafe<{ rows: unknown }[]>(
        `select jsonb_agg(to_jsonb(${table}) order by to_jsonb(${table})::text) as rows from ${table}`,
      ),
    ),
  );
  return Object.fromEntries<unknown>(tables.map(([answer], index) => [TABLES[index] ?? '', answer?.rows] as const));
}

/** Does something that is to be refused, and sees that not one row is another, or one more, or one less. */
export async function withoutAnyChange<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  const before = await allRows(database);
  const result = await work();
  expect(await allRows(database), 'rows after what was refused').toEqual(before);
  return result;
}
