import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { type FakeGatewayCharge, Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import { Gathered } from '../../platform/gathered.ts';
import type {
  CaptureRequest,
  CaptureResult,
  PaymentGateway,
  PaymentHints,
  RefundRequest,
  RefundResult,
} from '../payment-gateway.ts';
import { FAKE_PAYMENT_PATH, serveFakePayment } from './fake-payment-page.ts';
import { FakeRecords } from './fake-records.ts';

const REFUND_REFUSED = 'pm_fake_refundRefused';

interface Effect {
  delayMs: number;
  declineCode?: string;
  ending?: 'hang' | 'error';
  /** The buyer has to answer on a page of the gateway: see fake-payment-page.ts. */
  asksBuyer?: true;
}

/** The effect of each token. All that begin with `pm_card` are Stripe's test names. */
const TOKENS: Record<string, Effect> = {
  pm_card_visa: { delayMs: 50 },
  pm_card_visa_chargeDeclined: { delayMs: 50, declineCode: 'card_declined' },
  pm_card_visa_chargeDeclinedInsufficientFunds: { delayMs: 50, declineCode: 'insufficient_funds' },
  pm_card_authenticationRequired: { delayMs: 50, asksBuyer: true },
  /** For measuring Rowlock and not the provider. */
  pm_fake_instant: { delayMs: 0 },
  pm_fake_slow: { delayMs: 3000 },
  pm_fake_hang: { delayMs: 0, ending: 'hang' },
  pm_fake_chargedThenError: { delayMs: 50, ending: 'error' },
  /** Is charged, and nothing of it can be given back. */
  [REFUND_REFUSED]: { delayMs: 50 },
};
const UNKNOWN_TOKEN: Effect = { delayMs: 50, declineCode: 'invalid_token' };

type FakeCapture = Pick<CaptureRequest, 'paymentId' | 'amountMinor' | 'currency' | 'token' | 'signal'>;
type Entry = Omit<FakeGatewayCharge, 'createdAt'>;

const ENTRY = columns<Entry>({
  paymentId: 'charge.payment_id',
  amountMinor: 'charge.amount_minor',
  currency: 'charge.currency',
  token: 'charge.token',
  outcome: 'charge.outcome',
  declineCode: 'charge.decline_code',
});

/**
 * A provider that takes no money, for demonstrations and tests. It writes its own ledger, outside of Rowlock's
 * transactions, as a real provider would: a test can read there what was really charged.
 */
export class FakeGateway implements PaymentGateway {
  readonly records: FakeRecords;
  readonly #ledger: PrismaClient;
  /** Like a provider, it takes any number of charges at once. */
  readonly #entries = new Gathered<Entry, Entry>((entries) => this.#enterAll(entries), { name: 'fake gateway' });

  readonly #publicUrl: string;

  /** @param publicUrl where buyers reach this server, without a slash at the end */
  constructor({ ledger, publicUrl = 'http://localhost:4000' }: { ledger: PrismaClient; publicUrl?: string }) {
    this.#ledger = ledger;
    this.#publicUrl = publicUrl;
    this.records = new FakeRecords(ledger);
  }

  async capture({ signal, token, paymentId, amountMinor, currency }: FakeCapture): Promise<CaptureResult> {
    const { delayMs, declineCode, ending, asksBuyer } = TOKENS[token] ?? UNKNOWN_TOKEN;
    if (delayMs > 0 || ending) {
      const earlier = await this.#ledger.fakeGatewayCharge.findUnique({ where: { paymentId } });
      if (earlier) return this.#toResult(earlier);
      await sleep(delayMs, undefined, { signal });
    }
    const charged = asksBuyer ? 'action_required' : 'succeeded';
    const outcome = declineCode === undefined ? charged : 'declined';
    const request = { paymentId, amountMinor, currency, token };
    const entry = await this.#entries.do({ ...request, outcome, declineCode: declineCode ?? null });
    if (ending === 'hang') await sleep(2 ** 30, undefined, { signal, ref: false });
    if (ending === 'error') throw new Error('the connection to the payment provider was lost');
    return this.#toResult(entry);
  }

  async abandon({ paymentId }: Pick<CaptureRequest, 'paymentId'>): Promise<{ captured: boolean }> {
    const none = { amountMinor: 0n, currency: 'XXX', token: '', declineCode: 'abandoned' };
    const { outcome } = await this.#entries.do({ paymentId, outcome: 'abandoned', ...none });
    if (outcome === 'action_required' && !(await this.answer(paymentId, 'abandoned')))
      return this.abandon({ paymentId });
    return { captured: outcome === 'succeeded' };
  }

  async refund({
    refundId,
    paymentId,
    amountMinor,
  }: Pick<RefundRequest, 'refundId' | 'paymentId' | 'amountMinor'>): Promise<RefundResult> {
    const charge = await this.#ledger.fakeGatewayCharge.findUnique({ where: { paymentId }, select: { token: true } });
    if (charge?.token === REFUND_REFUSED) return { outcome: 'refused', refusalCode: 'refund_refused' };
    await this.#ledger.fakeGatewayRefund.createMany({
      data: [{ refundId, paymentId, amountMinor }],
      skipDuplicates: true,
    });
    return { outcome: 'refunded' };
  }

  async checkRefund({ refundId }: Pick<RefundRequest, 'refundId'>): Promise<RefundResult> {
    const isGiven = (await this.#ledger.fakeGatewayRefund.count({ where: { refundId } })) > 0;
    return isGiven ? { outcome: 'refunded' } : { outcome: 'refused', refusalCode: 'refund_returned' };
  }

  /** The bank of the buyer sends a refund back that was given. */
  async returnRefund(refundId: string): Promise<void> {
    await this.#ledger.fakeGatewayRefund.deleteMany({ where: { refundId } });
  }

  /** Ends an action that the buyer has to take. @returns false when there is none, or not any more */
  async answer(paymentId: string, outcome: 'succeeded' | 'declined' | 'abandoned'): Promise<boolean> {
    const declineCode = { succeeded: null, declined: 'authentication_failed', abandoned: 'abandoned' }[outcome];
    const { count } = await this.#ledger.fakeGatewayCharge.updateMany({
      where: { paymentId, outcome: 'action_required' },
      data: { outcome, declineCode },
    });
    return count === 1;
  }

  routes(scope: FastifyInstance, hints: PaymentHints): void {
    serveFakePayment(scope, { gateway: this, hints });
  }

  #toResult({ paymentId, outcome, declineCode }: Pick<Entry, 'paymentId' | 'outcome' | 'declineCode'>): CaptureResult {
    if (outcome === 'succeeded') return { outcome: 'captured' };
    if (outcome !== 'action_required') return { outcome: 'declined', declineCode: declineCode ?? 'declined' };
    const url = `${this.#publicUrl}${FAKE_PAYMENT_PATH}${paymentId}`;
    return { outcome: 'actionRequired', action: { url, clientSecret: null, expiresAt: null } };
  }

  /** The first entry of a payment stands, and is the answer to a second one, which changes nothing. */
  async #enterAll(entries: readonly Entry[]): Promise<Entry[]> {
    const entered = await queryRows(
      this.#ledger,
      ENTRY,
      (charge) => Prisma.sql`
        insert into fake_gateway_charge as charge (payment_id, amount_minor, currency, token, outcome, decline_code)
        select entry.payment_id, entry.amount_minor, entry.currency, entry.token, entry.outcome, entry.decline_code
        from unnest(
          ${entries.map(({ paymentId }) => paymentId)}::uuid[],
          ${entries.map(({ amountMinor }) => amountMinor)}::bigint[],
          ${entries.map(({ currency }) => currency)}::text[],
          ${entries.map(({ token }) => token)}::text[],
          ${entries.map(({ outcome }) => outcome)}::text[],
          ${entries.map(({ declineCode }) => declineCode)}::text[]
        ) as entry (payment_id, amount_minor, currency, token, outcome, decline_code)
        order by entry.payment_id
        on conflict do nothing
        returning ${charge}`,
    );
    const known = new Map(entered.map((entry) => [entry.paymentId, entry]));
    const earlier = entries.map(({ paymentId }) => paymentId).filter((paymentId) => !known.has(paymentId));
    if (earlier.length > 0) {
      const rows = await this.#ledger.fakeGatewayCharge.findMany({ where: { paymentId: { in: earlier } } });
      for (const row of rows) known.set(row.paymentId, row);
    }
    return entries.map(({ paymentId }) => {
      const entry = known.get(paymentId);
      if (!entry) throw new Error('the ledger lost a charge');
      return entry;
    });
  }
}
