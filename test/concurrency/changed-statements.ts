import type { Prisma } from '../../src/generated/prisma/client.ts';
import type * as Rows from '../../src/platform/database/rows.ts';
import { changedSql } from './changed-lock.ts';

/**
 * The module that sends statements, which changes those that contain a text, for control tests.
 *
 * @param change the text, and what is sent instead; undefined to send all as they are
 */
export async function changedStatements(
  original: () => Promise<typeof Rows>,
  change: () => { from: string; to: string } | undefined,
): Promise<typeof Rows> {
  const rows = await original();
  const changed = (statement: Prisma.Sql) => {
    const { from, to } = change() ?? {};
    const contains = from !== undefined && to !== undefined && statement.strings.join('?').includes(from);
    return contains ? changedSql(statement, { [from]: to }) : statement;
  };
  return {
    ...rows,
    queryRows: (client, columns, statement) => rows.queryRows(client, columns, (list) => changed(statement(list))),
  };
}
