import type { Refund, RefundStatus } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

/** A refund that is to be made, of one payment. */
export interface NewRefund extends Pick<
  Refund,
  'id' | 'paymentId' | 'bookingId' | 'amountMinor' | 'reason' | 'note' | 'paidOtherwise'
> {
  /** Null: the server makes it by itself. */
  cancellationId: string | null;
  /** What of it is for which ticket; they add up to it. Empty for money for what was never sold. */
  lines: readonly { ticketId: string; amountMinor: bigint }[];
}

/**
 * Makes a refund: PENDING, or SUCCEEDED at once when it was paid otherwise. The caller has locked the payment.
 *
 * @throws when it is above what is left of the payment (check)
 */
export async function insertRefund(tx: Transaction, refund: NewRefund): Promise<void> {
  const { id, paymentId, bookingId, amountMinor, reason, note, paidOtherwise, cancellationId, lines } = refund;
  const status: RefundStatus = paidOtherwise ? 'SUCCEEDED' : 'PENDING';
  await tx.client.$executeRaw`
    update payment set refunded_minor = payment.refunded_minor + ${amountMinor}::bigint where payment.id = ${paymentId}::uuid`;
  await tx.client.$executeRaw`
    insert into refund (
      id, payment_id, booking_id, amount_minor, status, reason, note, paid_otherwise, cancellation_id, created_at, settled_at
    )
    select ${id}::uuid, ${paymentId}::uuid, ${bookingId}::uuid, ${amountMinor}::bigint, ${status}::refund_status, ${reason}::refund_reason,
      ${note}::text, ${paidOtherwise}, ${cancellationId}::uuid, now.at, case when ${paidOtherwise} then now.at end
    from (select clock_timestamp() as at) as now`;
  if (lines.length === 0) return;
  await tx.client.$executeRaw`
    insert into refund_line (refund_id, ticket_id, amount_minor)
    select ${id}::uuid, line.ticket_id, line.amount_minor
    from unnest(
      ${lines.map(({ ticketId }) => ticketId)}::uuid[], ${lines.map(({ amountMinor: amount }) => amount)}::bigint[]
    ) as line (ticket_id, amount_minor)`;
}
