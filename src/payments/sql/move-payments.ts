import type { Prisma } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

/**
 * Gives payments to another account. Two accounts may have used the same idempotency key for two intents: a key that the
 * account has already goes on to stand for the payment that it had, and the moved one has its own id as its key.
 *
 * @param moved a condition on `payment`
 */
export async function movePayments(tx: Transaction, moved: Prisma.Sql, to: string): Promise<void> {
  await tx.client.$executeRaw`
    with moved as materialized (
      select payment.id, payment.idempotency_key,
        row_number() over (partition by payment.idempotency_key order by payment.created_at, payment.id) as nth
      from payment
      where ${moved}
    )
    update payment
    set account_id = ${to}::uuid,
      idempotency_key = case
        when moved.nth > 1 or exists (
          select
          from payment as own
          where own.account_id = ${to}::uuid and own.idempotency_key = moved.idempotency_key
        )
        then moved.id::text
        else moved.idempotency_key
      end
    from moved
    where payment.id = moved.id`;
}
