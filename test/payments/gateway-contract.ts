import { beforeEach, describe, expect, test } from 'vitest';
import type { CaptureRequest, PaymentGateway, RefundRequest } from '../../src/payments/payment-gateway.ts';
import { newId } from '../../src/platform/ids.ts';

/** A gateway, and what its provider really did. */
export interface GatewayUnderTest {
  gateway: PaymentGateway;
  tokens: { pays: string; declined: string; asksBuyer: string; refundRefused: string };
  /** The buyer answers what the action asked for. */
  answer(paymentId: string, isApproved: boolean): Promise<unknown>;
  /** The bank of the buyer sends a refund back. Left out where that does not happen. */
  returnRefund?(refundId: string): Promise<unknown>;
  /** What was taken for a payment and given back of it, in the currency's minor unit. */
  ledgerOf(paymentId: string): Promise<{ charged: number[]; refunded: number[] }>;
}

/** What every gateway has to do, whatever its provider. */
export function describeGateway(name: string, make: () => GatewayUnderTest): void {
  describe(`the gateway ${name}`, () => {
    let under: GatewayUnderTest;
    let gateway: PaymentGateway;
    beforeEach(() => {
      under = make();
      ({ gateway } = under);
    });

    test('charges a payment once, however often it is asked', async () => {
      const request = payment(under.tokens.pays);
      for (let round = 0; round < 3; round++) expect(await gateway.capture(request)).toEqual({ outcome: 'captured' });
      expect(await under.ledgerOf(request.paymentId)).toEqual({ charged: [1200], refunded: [] });
    });

    test('charges a payment once when two ask at the same time; one of them may have to ask again', async () => {
      const request = payment(under.tokens.pays);
      await Promise.allSettled([gateway.capture({ ...request }), gateway.capture({ ...request })]);
      expect(await gateway.capture(request)).toEqual({ outcome: 'captured' });
      expect(await under.ledgerOf(request.paymentId)).toEqual({ charged: [1200], refunded: [] });
    });

    test('answers with the one charge when the answer to the first request came too late', async () => {
      const request = payment(under.tokens.pays);
      const signal = AbortSignal.timeout(1);
      await gateway.capture({ ...request, signal }).catch(() => undefined);
      expect(await untilAnswered(() => gateway.capture(request))).toEqual({ outcome: 'captured' });
      expect(await under.ledgerOf(request.paymentId)).toEqual({ charged: [1200], refunded: [] });
    });

    test('gives no answer once its signal is aborted', async () => {
      const signal = AbortSignal.abort(new Error('it took too long'));
      await expect(gateway.capture({ ...payment(under.tokens.pays), signal })).rejects.toThrow();
    });

    test('declines, with the word of the provider, and says the same again', async () => {
      const request = payment(under.tokens.declined);
      const answer = await gateway.capture(request);
      expect(answer).toEqual({ outcome: 'declined', declineCode: 'insufficient_funds' });
      expect(await gateway.capture(request)).toEqual(answer);
      expect(await under.ledgerOf(request.paymentId)).toEqual({ charged: [], refunded: [] });
    });

    test('declines a token that it does not know', async () => {
      const request = payment('pm_unknown');
      expect(await gateway.capture(request)).toMatchObject({ outcome: 'declined' });
    });

    test.each([true, false])('asks the buyer, who approves: %s', async (isApproved) => {
      const request = payment(under.tokens.asksBuyer);
      for (let round = 0; round < 2; round++) {
        const asked = await gateway.capture(request);
        if (asked.outcome !== 'actionRequired') throw new Error(asked.outcome);
        expect(asked.action.url ?? asked.action.clientSecret).toBeTruthy();
      }
      expect(await under.ledgerOf(request.paymentId)).toEqual({ charged: [], refunded: [] });
      await under.answer(request.paymentId, isApproved);
      const outcome = isApproved ? 'captured' : 'declined';
      for (let round = 0; round < 2; round++) expect(await gateway.capture(request)).toMatchObject({ outcome });
      expect((await under.ledgerOf(request.paymentId)).charged).toEqual(isApproved ? [1200] : []);
    });

    test('never charges what was abandoned', async () => {
      const request = payment(under.tokens.pays);
      for (let round = 0; round < 2; round++) expect(await gateway.abandon(request)).toEqual({ captured: false });
      expect(await gateway.capture(request)).toMatchObject({ outcome: 'declined' });
      expect(await under.ledgerOf(request.paymentId)).toEqual({ charged: [], refunded: [] });
    });

    test('never charges an action that was abandoned, whatever the buyer answers', async () => {
      const request = payment(under.tokens.asksBuyer);
      await gateway.capture(request);
      expect(await gateway.abandon(request)).toEqual({ captured: false });
      await under.answer(request.paymentId, true);
      expect(await gateway.capture(request)).toMatchObject({ outcome: 'declined' });
      expect(await under.ledgerOf(request.paymentId)).toEqual({ charged: [], refunded: [] });
    });

    test('says when an action that is abandoned was approved before', async () => {
      const request = payment(under.tokens.asksBuyer);
      await gateway.capture(request);
      await under.answer(request.paymentId, true);
      expect(await gateway.abandon(request)).toEqual({ captured: true });
      expect(await under.ledgerOf(request.paymentId)).toEqual({ charged: [1200], refunded: [] });
    });

    test('of an approval and an abandonment at the same time one is first, and abandon says which', async () => {
      for (let round = 0; round < 5; round++) {
        const request = payment(under.tokens.asksBuyer);
        await gateway.capture(request);
        const [{ captured }] = await Promise.all([gateway.abandon(request), under.answer(request.paymentId, true)]);
        expect((await under.ledgerOf(request.paymentId)).charged).toEqual(captured ? [1200] : []);
        expect(await gateway.capture(request)).toMatchObject({ outcome: captured ? 'captured' : 'declined' });
      }
    });

    test('says when what is abandoned was charged before', async () => {
      const request = payment(under.tokens.pays);
      await gateway.capture(request);
      expect(await gateway.abandon(request)).toEqual({ captured: true });
      expect(await under.ledgerOf(request.paymentId)).toEqual({ charged: [1200], refunded: [] });
    });

    test('of a capture and an abandonment at the same time, both say the same in the end', async () => {
      const request = payment(under.tokens.pays);
      await Promise.allSettled([gateway.capture({ ...request }), gateway.abandon({ ...request })]);
      const { captured } = await untilAnswered(() => gateway.abandon(request));
      expect(await gateway.capture(request)).toMatchObject({ outcome: captured ? 'captured' : 'declined' });
      expect((await under.ledgerOf(request.paymentId)).charged).toEqual(captured ? [1200] : []);
    });

    test('gives a refund back once, and several of one payment', async () => {
      const request = payment(under.tokens.pays);
      await gateway.capture(request);
      const [first, second] = [refundOf(request, 500n), refundOf(request, 700n)];
      for (const refund of [first, first, second]) {
        expect(await gateway.refund(refund)).toEqual({ outcome: 'refunded' });
      }
      expect(await under.ledgerOf(request.paymentId)).toEqual({ charged: [1200], refunded: [500, 700] });
    });

    test('gives a refund back once when two ask at the same time', async () => {
      const request = payment(under.tokens.pays);
      await gateway.capture(request);
      const refund = refundOf(request, 500n);
      await Promise.allSettled([gateway.refund(refund), gateway.refund(refund)]);
      expect(await gateway.refund(refund)).toEqual({ outcome: 'refunded' });
      expect((await under.ledgerOf(request.paymentId)).refunded).toEqual([500]);
    });

    test('says of a refund that was given back how it has ended since, and gives nothing back for that', async (context) => {
      const check = (refund: RefundRequest) => gateway.checkRefund?.(refund);
      if (!gateway.checkRefund || !under.returnRefund) return context.skip('its refunds never come back');
      const request = payment(under.tokens.pays);
      await gateway.capture(request);
      const refund = refundOf(request, 500n);
      await gateway.refund(refund);
      for (let round = 0; round < 2; round++) expect(await check(refund)).toEqual({ outcome: 'refunded' });
      await under.returnRefund(refund.refundId);
      for (let round = 0; round < 2; round++) expect(await check(refund)).toMatchObject({ outcome: 'refused' });
      expect((await under.ledgerOf(request.paymentId)).refunded).toEqual([]);
      return undefined;
    });

    test('says when a refund is refused, and gives nothing back', async () => {
      const request = payment(under.tokens.refundRefused);
      await gateway.capture(request);
      for (let round = 0; round < 2; round++) {
        expect(await gateway.refund(refundOf(request, 500n))).toMatchObject({ outcome: 'refused' });
      }
      expect(await under.ledgerOf(request.paymentId)).toEqual({ charged: [1200], refunded: [] });
    });
  });
}

/** 12.00 euros. It keeps the provider's id, as the row of a payment does. */
export function payment(token: string): CaptureRequest {
  const request: CaptureRequest = {
    ...{ paymentId: newId(), amountMinor: 1200n, currency: 'EUR', token, providerId: null },
    returnUrl: 'https://tickets.example/bookings/1',
    remember(providerId) {
      request.providerId = providerId;
      return Promise.resolve();
    },
    signal: AbortSignal.timeout(10_000),
  };
  return request;
}

export function refundOf({ paymentId, providerId, currency }: CaptureRequest, amountMinor: bigint): RefundRequest {
  const signal = AbortSignal.timeout(10_000);
  return { refundId: newId(), paymentId, madeAt: new Date(), providerId, amountMinor, currency, signal };
}

/** While another request is under way, a provider may refuse to answer. */
export async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let round = 0; ; round++) {
    try {
      return await ask();
    } catch (error) {
      if (round === 50) throw error;
    }
  }
}
