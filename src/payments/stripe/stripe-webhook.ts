import type { FastifyInstance } from 'fastify';
import type { Stripe } from 'stripe';
import type { Clock } from '../../platform/clock.ts';
import { isId } from '../../platform/ids.ts';
import type { PaymentHints } from '../payment-gateway.ts';

/** Stripe signs the time too: an older event is refused. Its own default. */
const TOLERANCE_SECONDS = 300;

interface Parts {
  stripe: Stripe;
  webhookSecret: string;
  clock: Clock;
  hints: PaymentHints;
}

/**
 * POST /webhooks/stripe: 200 for events that Stripe has signed in the last five minutes, 400 for all others.
 *
 * An event changes nothing. It only lets Stripe be asked about the payment or refund that it names, so that events which come
 * twice, late or in another order are harmless.
 */
export function serveStripeWebhook(scope: FastifyInstance, { stripe, webhookSecret, clock, hints }: Parts): void {
  // The signature is of the bytes.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  scope.post('/webhooks/stripe', (request, reply) => {
    const signature = request.headers['stripe-signature'];
    const event = signedEvent(stripe, {
      ...{ body: request.body, signature, webhookSecret },
      arrivedAt: clock(),
    });
    if (!event) return reply.code(400).send({ error: 'This is not signed by Stripe, or too old.' });
    tell(event, hints);
    return reply.send({ received: true });
  });
}

interface Delivery {
  body: unknown;
  signature: string | string[] | undefined;
  webhookSecret: string;
  arrivedAt: Date;
}

function signedEvent(
  stripe: Stripe,
  { body, signature, webhookSecret, arrivedAt }: Delivery,
): Stripe.Event | undefined {
  if (!Buffer.isBuffer(body) || typeof signature !== 'string') return undefined;
  try {
    const { webhooks } = stripe;
    return webhooks.constructEvent(body, signature, webhookSecret, TOLERANCE_SECONDS, undefined, arrivedAt.getTime());
  } catch {
    return undefined;
  }
}

/** What the objects of all events may have. */
interface Named {
  object?: string;
  metadata?: Record<string, string> | null;
}

function tell(event: Stripe.Event, hints: PaymentHints): void {
  const { object, metadata } = event.data.object as Named;
  const { payment_id: paymentId = '', refund_id: refundId = '' } = metadata ?? {};
  if (object === 'payment_intent' && isId(paymentId)) hints.payment(paymentId);
  if (object === 'refund' && isId(refundId)) hints.refund(refundId);
}
