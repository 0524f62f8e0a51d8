import { Prisma } from '../../generated/prisma/client.ts';

/**
 * The columns of a raw select, each under the name of a property of `Row`. The compiler demands every property, so that
 * a column that was forgotten is an error and not silently undefined.
 */
export interface Columns<Row extends object> {
  /** As a list, for `select` and `returning`. */
  readonly list: Prisma.Sql;
  /** As one JSON object. Only for types that JSON has: no dates, no 64-bit numbers. */
  readonly object: Prisma.Sql;
  /** Never set: keeps the type. */
  readonly row?: Row;
}

/** @param expressions SQL for each property, as in `{ showingId: 'hold.showing_id' }` */
export function columns<Row extends object>(expressions: {
  readonly [Name in keyof Row]-?: string | Prisma.Sql;
}): Columns<Row> {
  const entries = Object.entries<string | Prisma.Sql>(expressions).map(
    ([name, sql]) => [name, typeof sql === 'string' ? Prisma.raw(sql) : sql] as const,
  );
  return {
    list: Prisma.join(entries.map(([name, sql]) => Prisma.sql`${sql} as ${Prisma.raw(`"${name}"`)}`)),
    object: Prisma.sql`json_build_object(${Prisma.join(entries.map(([name, sql]) => Prisma.sql`${Prisma.raw(`'${name}'`)}, ${sql}`))})`,
  };
}

/** The only use of `$queryRaw`: every raw row has the columns that its type names. */
export function queryRows<Row extends object>(
  client: Prisma.TransactionClient,
  { list }: Columns<Row>,
  statement: (columns: Prisma.Sql) => Prisma.Sql,
): Promise<Row[]> {
  return client.$queryRaw<Row[]>(statement(list));
}

/** @param from what follows the select list, as in `from movie where ...` */
export async function countRows(client: Prisma.TransactionClient, from: Prisma.Sql): Promise<number> {
  const [row] = await queryRows(client, COUNT, (count) => Prisma.sql`select ${count} ${from}`);
  return row?.count ?? 0;
}

const COUNT = columns<{ count: number }>({ count: 'count(*)::int' });
