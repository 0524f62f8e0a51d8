import type { Prisma } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

/**
 * Gives cancellations to another account. As with payments, a key that the account has used already goes on to stand for what
 * the account did with it, and the moved cancellation has its own id as its key.
 *
 * @param moved a condition on `cancellation`
 */
export async function moveCancellations(tx: Transaction, moved: Prisma.Sql, to: string): Promise<void> {
  await tx.client.$executeRaw`
    with moved as materialized (
      select cancellation.id, cancellation.idempotency_key,
        row_number() over (
          partition by cancellation.idempotency_key order by cancellation.created_at, cancellation.id
        ) as nth
      from cancellation
      where ${moved}
    )
    update cancellation
    set account_id = ${to}::uuid,
      idempotency_key = case
        when moved.nth > 1 or exists (
          select
          from cancellation as own
          where own.account_id = ${to}::uuid and own.idempotency_key = moved.idempotency_key
        )
        then moved.id::text
        else moved.idempotency_key
      end
    from moved
    where cancellation.id = moved.id`;
}
