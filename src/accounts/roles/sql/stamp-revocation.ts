import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

/** So that every process closes the WebSockets of the account, also one that no message reaches. The account is locked. */
export async function stampRevocation(tx: Transaction, accountId: string): Promise<Date> {
  const [row] = await queryRows(
    tx.client,
    STAMPED,
    (stamped) => Prisma.sql`
      update account set role_revoked_at = clock_timestamp()
      where account.id = ${accountId}::uuid
      returning ${stamped}`,
  );
  if (!row) throw new Error('the account is gone');
  return row.roleRevokedAt;
}

const STAMPED = columns<{ roleRevokedAt: Date }>({ roleRevokedAt: 'account.role_revoked_at' });
