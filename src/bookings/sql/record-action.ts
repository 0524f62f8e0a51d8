import { Prisma } from '../../generated/prisma/client.ts';
import type { PaymentAction } from '../../payments/payment-gateway.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Writer } from '../../platform/database/transaction.ts';

const RECORDED = columns<{ id: string }>({ id: 'payment.id' });

/**
 * Makes a PENDING payment REQUIRES_ACTION. The action ends with the time for which the seats are kept, or before.
 *
 * @returns false when the payment was not PENDING any more: then nothing is changed
 */
export async function recordAction(writer: Writer, paymentId: string, action: PaymentAction): Promise<boolean> {
  const { url, clientSecret, expiresAt } = action;
  const recorded = await queryRows(
    writer.client,
    RECORDED,
    (payment) => Prisma.sql`
      update payment
      set status = 'REQUIRES_ACTION', action_url = ${url}, action_client_secret = ${clientSecret},
        action_expires_at = least(${expiresAt}::timestamptz, hold.expires_at)
      from booking, hold
      where payment.id = ${paymentId}::uuid and payment.status = 'PENDING' and booking.id = payment.booking_id
        and hold.id = coalesce(
          (select exchange.hold_id from exchange where exchange.id = payment.exchange_id), booking.hold_id
        )
      returning ${payment}`,
  );
  return recorded.length > 0;
}
