import { describe, expect, test } from 'vitest';
import { toStripeAmount } from '../../src/payments/stripe/stripe-amount.ts';

describe('an amount at Stripe', () => {
  test.each([
    ['EUR', 1250n, 1250],
    ['USD', 1n, 1],
    // No decimals, here and there.
    ['JPY', 1250n, 1250],
    ['KRW', 15_000n, 15_000],
    // None here, and two there.
    ['ISK', 1250n, 125_000],
    ['UGX', 1250n, 125_000],
    // Three, of which the last is 0.
    ['KWD', 1250n, 1250],
    ['KWD', 1255n, undefined],
    ['BHD', 10n, 10],
  ])('%s %s is %s', (currency, amountMinor, expected) => {
    expect(toStripeAmount({ amountMinor, currency })).toBe(expected);
  });
});
