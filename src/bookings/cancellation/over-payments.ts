import { sumOf } from '../../platform/money.ts';
import type { RefundAmounts } from './refund-amounts.ts';
import type { PaidPayment } from './sql/read-paid-booking.ts';

/** What is given back of one payment. */
export interface PaymentShare {
  paymentId: string;
  /** Of the payment: where it shows what was given back of it. */
  paidBookingId: string;
  amountMinor: bigint;
  /** Empty: it is for what was never sold. Otherwise they add up to the amount. */
  lines: { ticketId: string; amountMinor: bigint }[];
}

/**
 * Takes an amount out of the payments of a booking, the first ones first: exchanges may have been paid by themselves, and one to another
 * showing is paid out of the purse of both bookings. What is given back without lines comes before, out of the payments that were for
 * nothing as far as they have it.
 *
 * @throws when there is not enough left of them
 */
export function overPayments(
  { refundMinor, lines }: Pick<RefundAmounts, 'refundMinor' | 'lines'>,
  payments: readonly PaidPayment[],
): PaymentShare[] {
  const forNothingFirst = payments.toSorted((a, b) => Number(b.isForNothing) - Number(a.isForNothing));
  const withoutLines = refundMinor - sumOf(lines.map(({ amountMinor }) => amountMinor));
  const forNothing = sharesOf([{ ticketId: null, amountMinor: withoutLines }], forNothingFirst);
  const after = payments.map((payment) => {
    const taken = forNothing.find(({ paymentId }) => paymentId === payment.id)?.amountMinor ?? 0n;
    return { ...payment, leftMinor: payment.leftMinor - taken };
  });
  return [...forNothing, ...sharesOf(lines, after)];
}

interface Part {
  ticketId: string | null;
  amountMinor: bigint;
}

function sharesOf(parts: readonly Part[], payments: readonly PaidPayment[]): PaymentShare[] {
  const wanted = parts.map((part) => ({ ...part }));
  const shares = payments.map((payment) => takeFrom(payment, wanted));
  if (wanted.some(({ amountMinor }) => amountMinor > 0n))
    throw new Error('more is given back than is left of the payments');
  return shares.filter(({ amountMinor }) => amountMinor > 0n);
}

/** Lowers what is wanted by what the payment has. */
function takeFrom({ id: paymentId, bookingId: paidBookingId, leftMinor }: PaidPayment, wanted: Part[]): PaymentShare {
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
