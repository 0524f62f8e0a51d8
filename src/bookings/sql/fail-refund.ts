import { Prisma, type Refund } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

const LOCKED = columns<{ id: string }>({ id: 'payment.id' });
const FAILED = columns<Pick<Refund, 'paymentId' | 'amountMinor'>>({
  paymentId: 'refund.payment_id',
  amountMinor: 'refund.amount_minor',
});

/**
 * Makes a refund FAILED, and its amount available again: it can be given back another way. The payment is locked first, as a
 * cancellation does it. A refund that has SUCCEEDED fails too: the provider took it back, or an older answer was recorded meanwhile.
 *
 * @returns false when it is FAILED already, or was paid otherwise: then nothing is changed
 */
export async function failRefund(tx: Transaction, refundId: string): Promise<boolean> {
  await queryRows(
    tx.client,
    LOCKED,
    (locked) => Prisma.sql`
      select ${locked}
      from payment
      where payment.id = (select refund.payment_id from refund where refund.id = ${refundId}::uuid)
      for update of payment`,
  );
  const [failed] = await queryRows(
    tx.client,
    FAILED,
    (refund) => Prisma.sql`
      update refund
      set status = 'FAILED', settled_at = clock_timestamp()
      where refund.id = ${refundId}::uuid and refund.status <> 'FAILED' and not refund.paid_otherwise
      returning ${refund}`,
  );
  if (!failed) return false;
  await tx.client.$executeRaw`
    update payment
    set refunded_minor = payment.refunded_minor - ${failed.amountMinor}::bigint
    where payment.id = ${failed.paymentId}::uuid`;
  return true;
}
