import type { Prisma } from '../../src/generated/prisma/client.ts';
import type * as Rows from '../../src/platform/database/rows.ts';
import { changedSql } from './changed-lock.ts';

/** Parts of the statement that locks a paid booking, and what is sent instead to leave the lock out. */
const LOCKS_OF_PAID_BOOKING = {
  'for update of payment\n      )': ')',
  '> 0\n      order by booking.id\n      for update of booking': '> 0\n      order by booking.id',
};

/** The module that sends statements, which leaves the lock of paid bookings out, for control tests. @param isRemoved asked each time */
export async function withoutLockOfPaidBookings(
  original: () => Promise<typeof Rows>,
  isRemoved: () => boolean,
): Promise<typeof Rows> {
  const rows = await original();
  const changed = (statement: Prisma.Sql) =>
    isRemoved() && statement.strings.join('?').includes('locked_payment')
      ? changedSql(statement, LOCKS_OF_PAID_BOOKING)
      : statement;
  return {
    ...rows,
    queryRows: (client, columns, statement) => rows.queryRows(client, columns, (list) => changed(statement(list))),
  };
}

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
