import type { Prisma } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

/**
 * Gives holds to another account, with their seats. Two accounts may have used the same idempotency key for two intents: one
 * that the account has already goes on to stand for its own hold, and the moved hold has none. It may hold more seats then
 * than an account can take.
 *
 * @param moved a condition on `hold`
 */
export async function moveHolds(tx: Transaction, moved: Prisma.Sql, to: string): Promise<void> {
  await tx.client.$executeRaw`
    with moved as materialized (
      select hold.id, hold.idempotency_key,
        row_number() over (partition by hold.idempotency_key order by hold.created_at, hold.id) as nth_of_key
      from hold
      where ${moved}
    )
    update hold
    set account_id = ${to}::uuid,
      idempotency_key = case
        when moved.nth_of_key = 1 and not exists (
          select
          from hold as own
          where own.account_id = ${to}::uuid and own.idempotency_key = moved.idempotency_key
        )
        then moved.idempotency_key
      end
    from moved
    where hold.id = moved.id`;
}
