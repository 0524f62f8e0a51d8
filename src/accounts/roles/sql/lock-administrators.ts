import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

/**
 * The accounts that can log in as an administrator. They stay so until the transaction has ended: two that revoke each
 * other's role at the same time come one after the other, and the second finds the first gone.
 */
export async function lockAdministrators(tx: Transaction): Promise<string[]> {
  const rows = await queryRows(
    tx.client,
    ADMINISTRATOR,
    (selected) => Prisma.sql`
      select ${selected}
      from role_grant
      join account on account.id = role_grant.account_id
      where role_grant.role = 'ADMIN' and account.email is not null and account.password_hash is not null
      order by role_grant.id
      for update of role_grant`,
  );
  return rows.map(({ accountId }) => accountId);
}

const ADMINISTRATOR = columns<{ accountId: string }>({ accountId: 'role_grant.account_id' });
