import type { Stripe } from '@stripe/stripe-js';
import { config } from '../../shell/config.ts';

/**
 * Stripe's library, from Stripe's own host, as it demands: loaded when a card is asked for, and not before.
 *
 * @throws when it cannot be loaded; it can be tried again
 */
export async function loadStripe(): Promise<Stripe> {
  const { loadStripe: load } = await import('@stripe/stripe-js/pure');
  const stripe = await load(config.cardFields?.publishableKey ?? '');
  if (!stripe) throw new Error('Stripe.js is not available');
  return stripe;
}
