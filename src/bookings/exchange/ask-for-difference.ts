import type { Booking } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Queues } from '../../platform/queues/queues.ts';
import type { Charge } from '../idempotency.ts';
import { settlePaymentJob } from '../settlement/settle-payment.job.ts';

/**
 * Makes a PENDING payment of the difference of an exchange, and queues its settlement.
 *
 * @param asked.booking of the new tickets
 * @param asked.idempotencyKey of the payment
 */
export async function askForDifference(
  tx: Transaction,
  {
    exchangeId,
    booking: { id: bookingId, currency },
    charge: { accountId, payment, fingerprint: requestFingerprint },
    idempotencyKey,
    amountMinor,
  }: {
    exchangeId: string;
    booking: Pick<Booking, 'id' | 'currency'>;
    charge: Charge;
    idempotencyKey: string;
    amountMinor: bigint;
  },
  queues: Queues,
): Promise<void> {
  const id = newId();
  const token = payment?.token ?? '';
  await tx.client.payment.create({
    data: { id, exchangeId, bookingId, accountId, amountMinor, currency, token, idempotencyKey, requestFingerprint },
  });
  tx.onCommit(() => queues.enqueue(settlePaymentJob, { paymentIds: [id] }));
}
