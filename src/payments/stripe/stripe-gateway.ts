import type { FastifyInstance } from 'fastify';
import { Stripe } from 'stripe';
import type {
  CaptureRequest,
  CaptureResult,
  PaymentGateway,
  PaymentHints,
  RefundRequest,
  RefundResult,
} from '../payment-gateway.ts';
import { toStripeAmount } from './stripe-amount.ts';
import type { Clock } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import { declineCodeOf, isKeptServerError, isUnexpectedState, refusalCodeOf } from './stripe-errors.ts';
import { serveStripeWebhook } from './stripe-webhook.ts';
import { within } from './within.ts';

interface StripeSettings {
  stripeSecretKey: string | undefined;
  stripeWebhookSecret: string | undefined;
  stripeApiUrl: string;
}

/**
 * How long a refund whose creation Stripe has answered with a server error is only looked for. Stripe repairs what its errors have left
 * half done, so the refund may still appear.
 */
const ONLY_LOOKED_FOR_MS = 60 * 60_000;

/** That of an amount that Stripe cannot charge: see toStripeAmount. */
const AMOUNT_NOT_SUPPORTED = 'amount_not_supported';

type Created = { intent: Stripe.PaymentIntent } | { declineCode: string };

/** @param clock tells the time as what is stored has it */
export function stripeGateway(
  { stripeSecretKey = '', stripeWebhookSecret = '', ...settings }: StripeSettings,
  clock: Clock,
) {
  const { hostname, port, protocol } = new URL(settings.stripeApiUrl);
  const stripe = new Stripe(stripeSecretKey, {
    host: hostname,
    protocol: protocol === 'http:' ? 'http' : 'https',
    ...(port && { port }),
    // Settlement decides what is repeated.
    maxNetworkRetries: 0,
    timeout: 10_000,
    telemetry: false,
  });
  return new StripeGateway({ stripe, webhookSecret: stripeWebhookSecret, clock });
}

/**
 * Payments by card with Stripe's PaymentIntents.
 *
 * A PaymentIntent is created without charging, its id is stored, and only then it is confirmed. So no charge is ever without an
 * id to ask about, also when Stripe has forgotten the idempotency key, after 24 hours, or has kept a server error for it. One PaymentIntent succeeds at most once,
 * however often it is confirmed, and by whichever worker.
 *
 *     requires_confirmation -> succeeded | requires_action | requires_payment_method (declined) ; any of them but succeeded -> canceled
 */
export class StripeGateway implements PaymentGateway {
  readonly #stripe: Stripe;
  readonly #webhookSecret: string;
  readonly #clock: Clock;

  constructor(parts: { stripe: Stripe; webhookSecret: string; clock: Clock }) {
    this.#stripe = parts.stripe;
    this.#webhookSecret = parts.webhookSecret;
    this.#clock = parts.clock;
  }

  capture(request: CaptureRequest): Promise<CaptureResult> {
    return within(request.signal, this.#capture(request));
  }

  abandon(request: CaptureRequest): Promise<{ captured: boolean }> {
    return within(request.signal, this.#abandon(request));
  }

  refund(request: RefundRequest): Promise<RefundResult> {
    return within(request.signal, this.#refund(request));
  }

  checkRefund(request: RefundRequest): Promise<RefundResult> {
    return within(request.signal, this.#checkRefund(request));
  }

  routes(scope: FastifyInstance, hints: PaymentHints): void {
    const parts = { stripe: this.#stripe, webhookSecret: this.#webhookSecret, clock: this.#clock };
    serveStripeWebhook(scope, { ...parts, hints });
  }

  async #capture(request: CaptureRequest): Promise<CaptureResult> {
    if (request.providerId !== null) {
      const intent = await this.#stripe.paymentIntents.retrieve(request.providerId);
      return intent.status === 'requires_confirmation' ? this.#confirm(intent.id, request) : this.#read(intent);
    }
    const created = await this.#create(request);
    if ('declineCode' in created) return { outcome: 'declined', declineCode: created.declineCode };
    await request.remember(created.intent.id);
    return this.#confirm(created.intent.id, request);
  }

  /**
   * Charges nothing yet. Repeated, it answers with the same PaymentIntent, as it was at first, or with another one after a server error:
   * only the one whose id is stored is ever confirmed.
   */
  async #create({ paymentId, amountMinor, currency, token }: CaptureRequest): Promise<Created> {
    const amount = toStripeAmount({ amountMinor, currency });
    if (amount === undefined) return { declineCode: AMOUNT_NOT_SUPPORTED };
    const create = (idempotencyKey: string) =>
      this.#stripe.paymentIntents.create(
        {
          amount,
          currency: currency.toLowerCase(),
          payment_method: token,
          allowed_payment_method_types: ['card'],
          metadata: { payment_id: paymentId },
        },
        { idempotencyKey },
      );
    try {
      return { intent: await withAnotherKey(create, [paymentId, newId()]) };
    } catch (error) {
      const declineCode = declineCodeOf(error);
      if (declineCode === undefined) throw error;
      return { declineCode };
    }
  }

  async #confirm(id: string, { signal, returnUrl }: CaptureRequest): Promise<CaptureResult> {
    signal.throwIfAborted();
    try {
      return await this.#read(await this.#stripe.paymentIntents.confirm(id, { return_url: returnUrl }));
    } catch (error) {
      // Declined, or confirmed or canceled by another worker: the PaymentIntent itself says how it ended.
      if (declineCodeOf(error) === undefined && !isUnexpectedState(error)) throw error;
      return await this.#read(await this.#stripe.paymentIntents.retrieve(id));
    }
  }

  async #read(intent: Stripe.PaymentIntent): Promise<CaptureResult> {
    const { status, next_action: next, client_secret: clientSecret } = intent;
    if (status === 'succeeded') return { outcome: 'captured' };
    if (status === 'canceled') return { outcome: 'declined', declineCode: declineCodeIn(intent) ?? 'canceled' };
    if (status === 'requires_action') {
      const url = next?.redirect_to_url?.url ?? null;
      return { outcome: 'actionRequired', action: { url, clientSecret, expiresAt: null } };
    }
    if (status !== 'requires_payment_method') throw new Error(`the PaymentIntent is ${status}`);
    // A buyer who has the client secret could still pay it with another card.
    if (await this.#cancel(intent.id)) return { outcome: 'captured' };
    return { outcome: 'declined', declineCode: declineCodeIn(intent) ?? 'card_declined' };
  }

  async #abandon(request: CaptureRequest): Promise<{ captured: boolean }> {
    if (request.providerId !== null) return { captured: await this.#cancel(request.providerId) };
    const created = await this.#create(request);
    if (!('intent' in created)) return { captured: false };
    // Another worker may be about to confirm it, or one of its own: the one whose id is stored is canceled or confirmed, and no other.
    await request.remember(created.intent.id);
    return { captured: await this.#cancel(created.intent.id) };
  }

  /** @returns true when it was charged before @throws when that is unknown */
  async #cancel(id: string): Promise<boolean> {
    try {
      await this.#stripe.paymentIntents.cancel(id);
      return false;
    } catch (error) {
      if (!isUnexpectedState(error)) throw error;
      const { status } = await this.#stripe.paymentIntents.retrieve(id);
      if (status !== 'succeeded' && status !== 'canceled') throw error;
      return status === 'succeeded';
    }
  }

  async #checkRefund({ refundId, paymentId, providerId }: RefundRequest): Promise<RefundResult> {
    const refund = providerId === null ? undefined : await this.#findRefund(providerId, refundId);
    if (!refund) throw new Error(`Stripe does not know the refund ${refundId} of the payment ${paymentId}`);
    return readRefund(refund);
  }

  /** By a list and not by a search, which Stripe's index answers a while later. */
  async #findRefund(providerId: string, refundId: string): Promise<Stripe.Refund | undefined> {
    const known = await this.#stripe.refunds
      .list({ payment_intent: providerId, limit: 100 })
      .autoPagingToArray({ limit: 1000 });
    return known.find(({ metadata }) => metadata?.['refund_id'] === refundId);
  }

  /** Asks before it refunds: Stripe forgets the idempotency key after 24 hours. */
  async #refund(request: RefundRequest): Promise<RefundResult> {
    const { refundId, paymentId, madeAt, providerId, signal } = request;
    if (providerId === null) throw new Error(`the payment ${paymentId} was not made by Stripe`);
    const amount = toStripeAmount(request);
    if (amount === undefined) return { outcome: 'refused', refusalCode: AMOUNT_NOT_SUPPORTED };
    const earlier = await this.#findRefund(providerId, refundId);
    if (earlier) return readRefund(earlier);
    signal.throwIfAborted();
    const create = (idempotencyKey: string) =>
      this.#stripe.refunds.create(
        { payment_intent: providerId, amount, metadata: { refund_id: refundId } },
        { idempotencyKey },
      );
    const isOnlyLookedFor = this.#clock().getTime() - madeAt.getTime() < ONLY_LOOKED_FOR_MS;
    try {
      // The second key is the same for all workers.
      const keys: readonly string[] = isOnlyLookedFor ? [refundId] : [refundId, `${refundId} again`];
      return readRefund(await withAnotherKey(create, keys));
    } catch (error) {
      const refusalCode = refusalCodeOf(error);
      if (refusalCode === undefined) throw error;
      return { outcome: 'refused', refusalCode };
    }
  }
}

/** With the first key that has no server error kept for it. @throws that of the last one when all have */
async function withAnotherKey<Made>(
  create: (idempotencyKey: string) => Promise<Made>,
  [key = '', ...others]: readonly string[],
): Promise<Made> {
  try {
    return await create(key);
  } catch (error) {
    if (others.length === 0 || !isKeptServerError(error)) throw error;
    return withAnotherKey(create, others);
  }
}

function declineCodeIn({ last_payment_error: error }: Stripe.PaymentIntent): string | undefined {
  return error?.decline_code ?? error?.code;
}

/** @throws while it is pending */
function readRefund({ status, failure_reason: reason }: Stripe.Refund): RefundResult {
  if (status === 'succeeded') return { outcome: 'refunded' };
  if (status === 'failed' || status === 'canceled') return { outcome: 'refused', refusalCode: reason ?? status };
  throw new Error(`the refund is ${status ?? 'unknown'}`);
}
