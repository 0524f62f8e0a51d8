import fc from 'fast-check';
import { expect, test } from 'vitest';
import { taxWithin } from '../../src/pricing/tax.ts';
import { MAX_AMOUNT } from '../../src/platform/money.ts';

const amount = fc.bigInt({ min: -MAX_AMOUNT, max: MAX_AMOUNT });
const rate = fc.integer({ min: 0, max: 10_000 });

test.each([
  // 12.00 at 7 %: 0.785...
  [1200n, 700, 79n],
  [1200n, 1900, 192n],
  [1200n, 2000, 200n],
  // Exactly half a cent: 0.5 of 1.05, and 1.5 of 3.15.
  [21n, 500, 1n],
  [63n, 500, 3n],
  // Below half a cent.
  [7n, 700, 0n],
  [1000n, 0, 0n],
  [0n, 1900, 0n],
  [1n, 10_000, 1n],
  [-21n, 500, -1n],
  [-1200n, 700, -79n],
])('%d at a rate of %d contains %d', (gross, basisPoints, tax) => {
  expect(taxWithin(gross, basisPoints)).toBe(tax);
});

test('the tax is the nearest to the exact one, and of two the larger', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: MAX_AMOUNT }), rate, (gross, basisPoints) => {
      const tax = taxWithin(gross, basisPoints);
      // The exact tax is gross * rate / (10000 + rate).
      const divisor = 10_000n + BigInt(basisPoints);
      const twiceTooMuch = 2n * (tax * divisor - gross * BigInt(basisPoints));
      expect(-divisor < twiceTooMuch && twiceTooMuch <= divisor).toBe(true);
    }),
  );
});

test('what is given back contains what was paid, and never more than the amount', () => {
  fc.assert(
    fc.property(amount, rate, (gross, basisPoints) => {
      const tax = taxWithin(gross, basisPoints);
      expect(taxWithin(-gross, basisPoints)).toBe(-tax);
      expect(gross < 0n ? gross <= tax && tax <= 0n : 0n <= tax && tax <= gross).toBe(true);
    }),
  );
});
