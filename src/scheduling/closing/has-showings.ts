import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { UserError } from '../../platform/outcome.ts';

/** Showings that are not over stand in the way. */
export interface HasShowings extends UserError {
  kind: 'HasShowings';
  count: number;
  nextShowingId: string;
}

/**
 * Undefined when every showing is over or cancelled. Call it under a lock of what the showings need, so that no other is
 * scheduled meanwhile.
 *
 * @param showings which ones: a condition on the table `showing`
 */
export async function findShowingsInTheWay(tx: Transaction, showings: Prisma.Sql): Promise<HasShowings | undefined> {
  const [found] = await queryRows(
    tx.client,
    FOUND,
    (selected) => Prisma.sql`
      select ${selected}
      from showing
      where ${showings} and showing.cancelled_at is null and showing.ends_at > clock_timestamp()
      order by showing.starts_at, showing.id
      limit 1`,
  );
  if (!found) return undefined;
  const message = 'There are showings that are not over yet: cancel or move them, or wait for their end.';
  return { kind: 'HasShowings', message, path: ['input', 'id'], ...found };
}

const FOUND = columns<Pick<HasShowings, 'count' | 'nextShowingId'>>({
  count: '(count(*) over ())::int',
  nextShowingId: 'showing.id',
});
