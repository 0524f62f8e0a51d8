import { type Money, minorDigits } from '../../platform/money.ts';

/**
 * The digits behind the point that Stripe counts in, where they are not two. ISK and UGX have two there, and none in use. See
 * https://docs.stripe.com/currencies#zero-decimal
 */
const DIGITS = new Map<string, number>([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map(
    (currency): [string, number] => [currency, 0],
  ),
  ...['BHD', 'JOD', 'KWD', 'OMR', 'TND'].map((currency): [string, number] => [currency, 3]),
]);

/** Of three digits the last one has to be 0: cards know only two. */
const STEP = 10n;

/** The amount as Stripe counts it; undefined when it cannot be charged there. */
export function toStripeAmount({ amountMinor, currency }: Money): number | undefined {
  const digits = DIGITS.get(currency) ?? 2;
  const more = digits - minorDigits(currency);
  const factor = 10n ** BigInt(Math.abs(more));
  if (more < 0 && amountMinor % factor !== 0n) return undefined;
  const amount = more < 0 ? amountMinor / factor : amountMinor * factor;
  return digits === 3 && amount % STEP !== 0n ? undefined : Number(amount);
}
