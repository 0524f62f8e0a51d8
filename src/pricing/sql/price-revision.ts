import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

const REVISION = columns<{ revision: bigint }>({ revision: 'next_price_revision()' });

/**
 * The number of a change of what quotes are made of: see decision 26. Every other such change waits until this transaction
 * has ended, so take every other lock before.
 */
export async function nextPriceRevision({ client }: Transaction): Promise<bigint> {
  const [next] = await queryRows(client, REVISION, (revision) => Prisma.sql`select ${revision}`);
  if (!next) throw new Error('there is no price revision');
  return next.revision;
}
