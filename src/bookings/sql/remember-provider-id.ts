import type { Writer } from '../../platform/database/transaction.ts';

/** Stores the provider's own id of a charge. @returns false when the payment is settled, or has another one */
export async function rememberProviderId(writer: Writer, paymentId: string, providerId: string): Promise<boolean> {
  const count = await writer.client.$executeRaw`
    update payment
    set provider_id = ${providerId}
    where payment.id = ${paymentId}::uuid and payment.status in ('PENDING', 'REQUIRES_ACTION')
      and coalesce(payment.provider_id, ${providerId}) = ${providerId}`;
  return count === 1;
}
