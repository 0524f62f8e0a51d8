/** A rate of 100 %, in hundredths of a percent. */
const WHOLE = 10_000n;

/**
 * The tax that an amount contains, half up: 0.5 becomes 1. That of a negative amount is the same with its sign, so that what
 * is given back contains what was paid.
 *
 * @param taxRateBasisPoints in hundredths of a percent: 700 is 7 %
 */
export function taxWithin(amountMinor: bigint, taxRateBasisPoints: number): bigint {
  if (amountMinor < 0n) return -taxWithin(-amountMinor, taxRateBasisPoints);
  const rate = BigInt(taxRateBasisPoints);
  const gross = WHOLE + rate;
  return (2n * amountMinor * rate + gross) / (2n * gross);
}
