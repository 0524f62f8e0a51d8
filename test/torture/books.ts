import type { ChargeRecord, GatewayRecords } from '../../src/payments/payment-gateway.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { FakeRecords } from '../../src/payments/fake/fake-records.ts';
import type { StripeAccount, StripeRefund } from '../support/stripe-account.ts';

/** What the payment provider has done, as its own books say. */
export interface Books {
  records: GatewayRecords;
  /** For how long it has had the money of a payment, in milliseconds; 0 when it has none. */
  ageOf(paymentId: string): Promise<number>;
}

/** Those of the fake gateway. */
export function fakeBooks(ledger: Prisma.TransactionClient): Books {
  return {
    records: new FakeRecords(ledger as never),
    async ageOf(paymentId) {
      const charge = await ledger.fakeGatewayCharge.findUnique({ where: { paymentId } });
      return charge ? Date.now() - charge.createdAt.getTime() : 0;
    },
  };
}

/** Those of an account at Stripe. @param chargedAt readings of `performance.now()`, by payment */
export function stripeBooks(account: StripeAccount, chargedAt: ReadonlyMap<string, number>): Books {
  return {
    records: {
      list: ({ after, limit }) => {
        const all = chargesOf(account);
        const first = after === undefined ? 0 : all.findLastIndex(({ paymentId }) => paymentId === after) + 1;
        return Promise.resolve(all.slice(first, first + limit));
      },
      find: (paymentIds) => {
        const wanted = new Set(paymentIds);
        return Promise.resolve(chargesOf(account, wanted));
      },
    },
    ageOf: (paymentId) => Promise.resolve(performance.now() - (chargedAt.get(paymentId) ?? performance.now())),
  };
}

/** One for each PaymentIntent that has succeeded: two of one payment are two charges. */
function chargesOf(account: StripeAccount, wanted?: ReadonlySet<string>): ChargeRecord[] {
  const charged = [...account.intents.values()].filter(
    ({ status, metadata }) => status === 'succeeded' && (wanted?.has(metadata['payment_id'] ?? '') ?? true),
  );
  const refunds = new Map<string, StripeRefund[]>();
  for (const refund of account.refunds)
    refunds.set(refund.payment_intent, [...(refunds.get(refund.payment_intent) ?? []), refund]);
  return charged.map(({ id, amount_received: amount, currency, metadata }) => ({
    paymentId: metadata['payment_id'] ?? '',
    amountMinor: BigInt(amount),
    currency: currency.toUpperCase(),
    refunds: (refunds.get(id) ?? [])
      .filter(({ status }) => status === 'succeeded')
      .map((refund) => ({ refundId: refund.metadata['refund_id'] ?? '', amountMinor: BigInt(refund.amount) })),
  }));
}
