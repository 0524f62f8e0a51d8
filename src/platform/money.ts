/** An amount in minor units (cents, pence) of an ISO 4217 currency. In the database it has 64 bits. */
export interface Money {
  amountMinor: bigint;
  currency: string;
}

/** In minor units: the largest number that every client can read. */
export const MAX_AMOUNT = BigInt(Number.MAX_SAFE_INTEGER);

/** The amount in major units, for showing: "12.50", "1250" (JPY), "-3.000" (KWD). */
export function toDecimal({ amountMinor, currency }: Money): string {
  const digits = minorDigits(currency);
  const sign = amountMinor < 0n ? '-' : '';
  const figures = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(digits + 1, '0');
  if (digits === 0) return sign + figures;
  return `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

export function isSameMoney(a: Money, b: Money): boolean {
  return a.amountMinor === b.amountMinor && a.currency === b.currency;
}

export function sumOf(amounts: Iterable<bigint>): bigint {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
}

const knownDigits = new Map<string, number>();

/** How many digits a currency has behind the point, by the ICU data that Node carries. */
export function minorDigits(currency: string): number {
  const known = knownDigits.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  knownDigits.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
}
