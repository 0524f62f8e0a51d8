import { setTimeout as sleep } from 'node:timers/promises';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { CaptureRequest, CaptureResult, PaymentGateway, RefundRequest } from '../payment-gateway.ts';

/** The effect of each token. All but the last three are Stripe's test names. */
const TOKENS: Record<string, { delayMs: number; declineCode?: string; ending?: 'hang' | 'error' }> = {
  pm_card_visa: { delayMs: 50 },
  pm_card_visa_chargeDeclined: { delayMs: 50, declineCode: 'card_declined' },
  pm_card_visa_chargeDeclinedInsufficientFunds: { delayMs: 50, declineCode: 'insufficient_funds' },
  pm_fake_slow: { delayMs: 3000 },
  pm_fake_hang: { delayMs: 0, ending: 'hang' },
  pm_fake_chargedThenError: { delayMs: 50, ending: 'error' },
};
const UNKNOWN_TOKEN = { delayMs: 50, declineCode: 'invalid_token', ending: undefined };

/**
 * A provider that takes no money, for demonstrations and tests. It writes its own ledger, outside of Rowlock's
 * transactions, as a real provider would: a test can read there what was really charged.
 */
export class FakeGateway implements PaymentGateway {
  readonly #ledger: PrismaClient;

  constructor({ ledger }: { ledger: PrismaClient }) {
    this.#ledger = ledger;
  }

  async capture({ signal, token, ...charge }: CaptureRequest): Promise<CaptureResult> {
    const { delayMs, declineCode, ending } = TOKENS[token] ?? UNKNOWN_TOKEN;
    const earlier = await this.#charge(charge.paymentId);
    if (earlier) return toResult(earlier);
    await sleep(delayMs, undefined, { signal });
    const outcome = declineCode === undefined ? 'succeeded' : 'declined';
    await this.#enter({ ...charge, token, outcome, declineCode: declineCode ?? null });
    if (ending === 'hang') await sleep(2 ** 30, undefined, { signal, ref: false });
    if (ending === 'error') throw new Error('the connection to the payment provider was lost');
    const entry = await this.#charge(charge.paymentId);
    if (!entry) throw new Error('the ledger lost a charge');
    return toResult(entry);
  }

  async abandon({ paymentId }: Pick<CaptureRequest, 'paymentId'>): Promise<{ captured: boolean }> {
    const none = { amountMinor: 0n, currency: 'XXX', token: '', declineCode: 'abandoned' };
    await this.#enter({ paymentId, outcome: 'abandoned', ...none });
    const entry = await this.#charge(paymentId);
    return { captured: entry?.outcome === 'succeeded' };
  }

  async refund({ refundId, paymentId, amountMinor }: RefundRequest): Promise<void> {
    await this.#ledger.fakeGatewayRefund.createMany({
      data: [{ refundId, paymentId, amountMinor }],
      skipDuplicates: true,
    });
  }

  #charge(paymentId: string) {
    return this.#ledger.fakeGatewayCharge.findUnique({ where: { paymentId } });
  }

  /** The first entry of a payment stands: a second one changes nothing. */
  async #enter(entry: Parameters<PrismaClient['fakeGatewayCharge']['create']>[0]['data']): Promise<void> {
    await this.#ledger.fakeGatewayCharge.createMany({ data: [entry as never], skipDuplicates: true });
  }
}

function toResult({ outcome, declineCode }: { outcome: string; declineCode: string | null }): CaptureResult {
  return outcome === 'succeeded'
    ? { outcome: 'captured' }
    : { outcome: 'declined', declineCode: declineCode ?? 'declined' };
}
