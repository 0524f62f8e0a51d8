import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { stripeGateway } from '../../src/payments/stripe/stripe-gateway.ts';
import type { StripeGateway } from '../../src/payments/stripe/stripe-gateway.ts';
import { type Fault, STRIPE_SECRET_KEY, StripeServer } from '../support/stripe-server.ts';
import { describeGateway, payment, refundOf, untilAnswered } from './gateway-contract.ts';

let server: StripeServer;
let gateway: StripeGateway;
beforeAll(async () => {
  server = await StripeServer.start();
  const settings = { stripeSecretKey: STRIPE_SECRET_KEY, stripeWebhookSecret: 'whsec_test', stripeApiUrl: server.url };
  gateway = stripeGateway(settings, systemClock);
});
afterAll(() => server[Symbol.asyncDispose]());

const ledgerOf = (paymentId: string) => {
  const intents = server.account.intentsOf(paymentId);
  const ids = new Set(intents.map(({ id }) => id));
  return Promise.resolve({
    charged: intents.filter(({ status }) => status === 'succeeded').map((intent) => intent.amount_received),
    refunded: server.account.refunds
      .filter(({ payment_intent, status }) => ids.has(payment_intent) && status !== 'failed')
      .map(({ amount }) => amount),
  });
};

describeGateway('stripe', () => ({
  gateway,
  tokens: {
    pays: 'pm_card_visa',
    declined: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    asksBuyer: 'pm_card_authenticationRequired',
    refundRefused: 'pm_card_createDispute',
  },
  answer(paymentId, isApproved) {
    server.account.authenticate(paymentId, isApproved);
    return Promise.resolve();
  },
  returnRefund(refundId) {
    server.account.failRefund(refundId, 'lost_or_stolen_card');
    return Promise.resolve();
  },
  ledgerOf,
}));

const FAULTS: Fault[] = ['rate limit', 'server error', 'server error at its end', 'lost answer'];
const REQUESTS = {
  'its creation': /^POST \/v1\/payment_intents$/,
  'its confirmation': /^POST .*\/confirm$/,
} as const;

/** Stripe's library itself repeats a request once whose connection was closed, with the same idempotency key. */
function meet(of: RegExp, fault: Fault): void {
  server.faults.push(...Array.from({ length: fault === 'lost answer' ? 2 : 1 }, () => ({ of, fault })));
}

describe('a payment by Stripe', () => {
  test.each(Object.keys(REQUESTS).flatMap((name) => FAULTS.map((fault) => ({ name, fault }))))(
    'is unclear when $name meets a $fault, and is charged once in the end',
    async ({ name, fault }) => {
      const request = payment('pm_card_visa');
      meet(REQUESTS[name as keyof typeof REQUESTS], fault);
      await expect(gateway.capture(request)).rejects.toThrow();
      expect(await untilAnswered(() => gateway.capture(request))).toEqual({ outcome: 'captured' });
      expect(await ledgerOf(request.paymentId)).toEqual({ charged: [1200], refunded: [] });
    },
  );

  test('is created anew when Stripe keeps a server error, and two workers confirm one of the two only', async () => {
    const request = payment('pm_card_visa');
    meet(REQUESTS['its creation'], 'server error at its end');
    await expect(gateway.capture(request)).rejects.toThrow();
    const stored = sharedRow();
    await Promise.allSettled([gateway.capture({ ...request, ...stored }), gateway.capture({ ...request, ...stored })]);
    // The one of the error, and one for each worker.
    expect(server.account.intentsOf(request.paymentId).length).toBe(3);
    expect(await ledgerOf(request.paymentId)).toEqual({ charged: [1200], refunded: [] });
  });

  test('control: two workers that store what they like charge twice then', async () => {
    const request = payment('pm_card_visa');
    meet(REQUESTS['its creation'], 'server error at its end');
    await expect(gateway.capture(request)).rejects.toThrow();
    const remember = () => Promise.resolve();
    await Promise.allSettled([gateway.capture({ ...request, remember }), gateway.capture({ ...request, remember })]);
    expect((await ledgerOf(request.paymentId)).charged).toEqual([1200, 1200]);
  });

  test.each([1, 2, 3])(
    'that is created anew and abandoned at once is charged or not, as both say: round %i',
    async () => {
      const request = payment('pm_card_visa');
      meet(REQUESTS['its creation'], 'server error at its end');
      await expect(gateway.capture(request)).rejects.toThrow();
      const { remember, row } = sharedRow();
      await Promise.allSettled([gateway.capture({ ...request, remember }), gateway.abandon({ ...request, remember })]);
      const { captured } = await gateway.abandon({ ...request, remember, providerId: row.providerId });
      expect((await ledgerOf(request.paymentId)).charged).toEqual(captured ? [1200] : []);
    },
  );

  test('is never charged without an id that is stored', async () => {
    const request = payment('pm_card_visa');
    const remember = () => Promise.reject(new Error('the payment was settled by another worker'));
    await expect(gateway.capture({ ...request, remember })).rejects.toThrow('settled');
    expect(await ledgerOf(request.paymentId)).toEqual({ charged: [], refunded: [] });
  });

  test('whose answer was lost is asked about, and not charged again, after Stripe forgot the key', async () => {
    const request = payment('pm_card_visa');
    meet(REQUESTS['its confirmation'], 'lost answer');
    await expect(gateway.capture(request)).rejects.toThrow();
    server.forgetIdempotencyKeys();
    const before = server.requests.length;
    expect(await gateway.capture(request)).toEqual({ outcome: 'captured' });
    expect(server.requests.slice(before)).toEqual([`GET /v1/payment_intents/${request.providerId ?? ''}`]);
    expect(await ledgerOf(request.paymentId)).toEqual({ charged: [1200], refunded: [] });
  });

  test('that never answers ends with its signal', async () => {
    const request = payment('pm_card_visa');
    meet(REQUESTS['its confirmation'], 'no answer');
    const signal = AbortSignal.timeout(200);
    await expect(gateway.capture({ ...request, signal })).rejects.toThrow(/timeout/i);
    expect(await gateway.capture(request)).toEqual({ outcome: 'captured' });
  });

  test('with another card than before under one id is refused as unclear, and never charged', async () => {
    const request = payment('pm_card_visa');
    await gateway.capture({ ...request, remember: () => Promise.reject(new Error('later')) }).catch(() => undefined);
    await expect(gateway.capture({ ...request, token: 'pm_card_visa_chargeDeclined' })).rejects.toThrow(
      'same parameters',
    );
  });

  test('has the URL of the bank and the secret for the browser', async () => {
    const asked = await gateway.capture(payment('pm_card_authenticationRequired'));
    expect(asked).toMatchObject({
      action: {
        url: expect.stringContaining('https://hooks.stripe.com/') as string,
        clientSecret: expect.stringContaining('_secret_') as string,
      },
    });
  });

  test('that the buyer did not approve can no longer be paid with another card', async () => {
    const request = payment('pm_card_authenticationRequired');
    await gateway.capture(request);
    server.account.authenticate(request.paymentId, false);
    expect(await gateway.capture(request)).toEqual({
      outcome: 'declined',
      declineCode: 'payment_intent_authentication_failure',
    });
    expect(server.account.intentsOf(request.paymentId).map(({ status }) => status)).toEqual(['canceled']);
  });

  test('with a wrong key is unclear: no buyer is declined for it', async () => {
    const settings = { stripeSecretKey: 'sk_test_wrong', stripeWebhookSecret: 'whsec_test', stripeApiUrl: server.url };
    const wrong = stripeGateway(settings, systemClock);
    await expect(wrong.capture(payment('pm_card_visa'))).rejects.toThrow('Invalid API Key');
  });
});

/** As the row of a payment: the first id stays. */
function sharedRow() {
  const row: { providerId: string | null } = { providerId: null };
  const remember = (providerId: string): Promise<void> => {
    row.providerId ??= providerId;
    return row.providerId === providerId ? Promise.resolve() : Promise.reject(new Error('another id is stored'));
  };
  return { row, remember };
}

const HOURS = 60 * 60_000;

describe('a refund by Stripe', () => {
  test('that Stripe keeps a server error for is only looked for at first, and made after an hour', async () => {
    const request = payment('pm_card_visa');
    await gateway.capture(request);
    const refund = refundOf(request, 500n);
    meet(/^POST \/v1\/refunds$/, 'server error');
    for (let round = 0; round < 3; round++) await expect(gateway.refund(refund)).rejects.toThrow();
    expect((await ledgerOf(request.paymentId)).refunded).toEqual([]);
    const later = { ...refund, madeAt: new Date(Date.now() - HOURS) };
    const answers = await Promise.allSettled([gateway.refund(later), gateway.refund(later)]);
    expect(answers.map(({ status }) => status)).toContain('fulfilled');
    expect(await gateway.refund(later)).toEqual({ outcome: 'refunded' });
    expect((await ledgerOf(request.paymentId)).refunded).toEqual([500]);
  });

  test('that was made in spite of a server error is found, and not made again', async () => {
    const request = payment('pm_card_visa');
    await gateway.capture(request);
    const refund = { ...refundOf(request, 500n), madeAt: new Date(Date.now() - 2 * HOURS) };
    meet(/^POST \/v1\/refunds$/, 'server error at its end');
    await expect(gateway.refund(refund)).rejects.toThrow();
    expect(await gateway.refund(refund)).toEqual({ outcome: 'refunded' });
    expect((await ledgerOf(request.paymentId)).refunded).toEqual([500]);
  });

  test.each(FAULTS)('is unclear when it meets a %s, and is given back once in the end', async (fault) => {
    const request = payment('pm_card_visa');
    await gateway.capture(request);
    const refund = refundOf(request, 500n);
    meet(/^POST \/v1\/refunds$/, fault);
    await expect(gateway.refund(refund)).rejects.toThrow();
    server.forgetIdempotencyKeys();
    expect(await untilAnswered(() => gateway.refund(refund))).toEqual({ outcome: 'refunded' });
    expect((await ledgerOf(request.paymentId)).refunded).toEqual([500]);
  });

  test('that is pending is asked about until it has failed', async () => {
    const request = payment('pm_card_visa');
    await gateway.capture(request);
    const refund = refundOf(request, 500n);
    server.account.refundStatus = 'pending';
    await expect(gateway.refund(refund)).rejects.toThrow('pending');
    server.account.refundStatus = 'succeeded';
    const made = server.account.refunds.at(-1);
    Object.assign(made ?? {}, { status: 'failed', failure_reason: 'expired_or_canceled_card' });
    expect(await gateway.refund(refund)).toEqual({ outcome: 'refused', refusalCode: 'expired_or_canceled_card' });
  });
});
