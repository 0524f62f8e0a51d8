import { expect, test } from 'vitest';
import { isSameMoney, sumOf, toDecimal } from '../../src/platform/money.ts';

test.each([
  [1250n, 'EUR', '12.50'],
  [5n, 'EUR', '0.05'],
  [0n, 'GBP', '0.00'],
  [-300n, 'EUR', '-3.00'],
  [-5n, 'EUR', '-0.05'],
  [1250n, 'JPY', '1250'],
  [0n, 'JPY', '0'],
  [1250n, 'KWD', '1.250'],
  [-7n, 'KWD', '-0.007'],
  [9_007_199_254_740_991n, 'EUR', '90071992547409.91'],
])('%d minor units of %s are %s', (amountMinor, currency, decimal) => {
  expect(toDecimal({ amountMinor, currency })).toBe(decimal);
});

test('sums are exact beyond what a number can hold', () => {
  expect(sumOf([9_007_199_254_740_991n, 2n])).toBe(9_007_199_254_740_993n);
  expect(sumOf([])).toBe(0n);
});

test('amounts of two currencies are never the same', () => {
  const amount = { amountMinor: 100n, currency: 'EUR' };
  expect(isSameMoney(amount, { ...amount })).toBe(true);
  expect(isSameMoney(amount, { ...amount, currency: 'GBP' })).toBe(false);
  expect(isSameMoney(amount, { ...amount, amountMinor: 101n })).toBe(false);
});
