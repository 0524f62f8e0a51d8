import type { RefundAmounts } from './refund-amounts.ts';
import type { PaidPayment } from './sql/read-paid-booking.ts';

/** What is given back of one payment. */
export interface PaymentShare {
  paymentId: string;
  /** Of the payment: where it shows what was given back of it. */
  paidBookingId: string;
  amountMinor: bigint;
  lines: { ticketId: string; amountMinor: bigint }[];
}

/**
 * Takes an amount out of the payments of a booking, the first ones first: exchanges may have been paid by themselves, and one to another
 * showing is paid out of the purse of both bookings.
 *
 * @throws when there is not enough left of them
 */
export function overPayments(
  { refundMinor, lines }: Pick<RefundAmounts, 'refundMinor' | 'lines'>,
  payments: readonly PaidPayment[],
): PaymentShare[] {
  const wanted = lines.length > 0 ? lines.map((line) => ({ ...line })) : [{ ticketId: null, amountMinor: refundMinor }];
  const shares = payments.map((payment) => takeFrom(payment, wanted));
  if (wanted.some(({ amountMinor }) => amountMinor > 0n))
    throw new Error('more is given back than is left of the payments');
  return shares.filter(({ amountMinor }) => amountMinor > 0n);
}

/** Lowers what is wanted by what the payment has. */
function takeFrom(
  { id: paymentId, bookingId: paidBookingId, leftMinor }: PaidPayment,
  wanted: { ticketId: string | null; amountMinor: bigint }[],
): PaymentShare {
  const share: PaymentShare = { paymentId, paidBookingId, amountMinor: 0n, lines: [] };
  for (const part of wanted) {
    const left = leftMinor - share.amountMinor;
    const amountMinor = part.amountMinor < left ? part.amountMinor : left;
    if (amountMinor <= 0n) continue;
    part.amountMinor -= amountMinor;
    share.amountMinor += amountMinor;
    if (part.ticketId !== null) share.lines.push({ ticketId: part.ticketId, amountMinor });
  }
  return share;
}
