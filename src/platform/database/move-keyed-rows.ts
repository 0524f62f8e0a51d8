import { Prisma } from '../../generated/prisma/client.ts';
import type { Transaction } from './transaction.ts';

/**
 * Gives rows that have an idempotency key to another account. Two accounts may have used the same key for two intents: a key that
 * the account has already, in whichever table, goes on to stand for its own row, and the moved one has a new random key. Not its own
 * id: the payment of an exchange has that of the exchange as its key.
 *
 * @param moved a condition on the table
 */
export async function moveKeyedRows(
  tx: Transaction,
  {
    table,
    moved,
    to,
  }: { table: 'payment' | 'cancellation' | 'counter_request' | 'exchange'; moved: Prisma.Sql; to: string },
): Promise<void> {
  const rows = Prisma.raw(table);
  await tx.client.$executeRaw`
    with moved as materialized (
      select ${rows}.id, ${rows}.idempotency_key,
        row_number() over (partition by ${rows}.idempotency_key order by ${rows}.created_at, ${rows}.id) as nth
      from ${rows}
      where ${moved}
    )
    update ${rows}
    set account_id = ${to}::uuid,
      idempotency_key = case
        when moved.nth > 1 or exists (
          select
          from request_key
          where request_key.account_id = ${to}::uuid and request_key.idempotency_key = moved.idempotency_key
        )
        then gen_random_uuid()::text
        else moved.idempotency_key
      end
    from moved
    where ${rows}.id = moved.id`;
}
