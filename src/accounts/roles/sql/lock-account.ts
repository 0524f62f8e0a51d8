import { type Account, Prisma } from '../../../generated/prisma/client.ts';
import { queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { isId } from '../../../platform/ids.ts';
import { ACCOUNT } from '../../account-list.service.ts';

/** For a change of its roles: one after the other. Undefined when there is none. */
export async function lockAccount(tx: Transaction, id: string): Promise<Account | undefined> {
  const [account] = await queryRows(
    tx.client,
    ACCOUNT,
    (selected) => Prisma.sql`
      select ${selected}
      from account
      where account.id = ${isId(id) ? id : null}::uuid
      for no key update`,
  );
  return account;
}
