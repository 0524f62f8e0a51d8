import { Stripe } from 'stripe';

/** Parameters that come from the buyer or the price: Stripe's refusal of one is a decline, and of any other a fault of ours. */
const ASKED_FOR: ReadonlySet<string> = new Set(['payment_method', 'amount', 'currency']);

/** Stripe's word for why a payment is declined; undefined when the error says nothing about the payment: its outcome is unknown. */
export function declineCodeOf(error: unknown): string | undefined {
  if (error instanceof Stripe.errors.StripeCardError) return cardCodeOf(error);
  const isRefusal = error instanceof Stripe.errors.StripeInvalidRequestError && ASKED_FOR.has(error.param ?? '');
  return isRefusal ? (error.code ?? 'invalid_request') : undefined;
}

/** What was asked for does not fit the state of the PaymentIntent, which has changed meanwhile. */
export function isUnexpectedState(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === 'payment_intent_unexpected_state';
}

/**
 * A server error that Stripe has kept for the idempotency key, and would repeat for 24 hours. See
 * https://docs.stripe.com/error-low-level#idempotency
 */
export function isKeptServerError(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  return (error.statusCode ?? 0) >= 500 && error.headers?.['idempotent-replayed'] === 'true';
}

/** Refusals that may end by themselves. */
const LATER: ReadonlySet<string> = new Set(['balance_insufficient']);

/** Stripe's word for why a refund is refused; undefined when its outcome is unknown. */
export function refusalCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return undefined;
  const { code, statusCode } = error;
  return statusCode === 400 && code !== undefined && !LATER.has(code) ? code : undefined;
}

/** Of some errors of cards Stripe gives no code, whatever its types say. */
function cardCodeOf({ decline_code: declineCode, code }: { decline_code?: string; code?: string }): string {
  return declineCode ?? code ?? 'card_declined';
}
