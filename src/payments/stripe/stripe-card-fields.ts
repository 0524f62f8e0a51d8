import type { CardFields } from '../card-fields.ts';

/**
 * Of Stripe's Elements. The sources are those of https://docs.stripe.com/security/guide#content-security-policy, without that of
 * its maps, which only the fields for an address use.
 *
 * @returns null when there is no key: the page has no fields for a card then
 */
export function stripeCardFields(publishableKey: string | undefined): CardFields | null {
  if (publishableKey === undefined) return null;
  const scripts = ['https://js.stripe.com', 'https://*.js.stripe.com'];
  return {
    ...{ provider: 'stripe', publishableKey },
    sources: { script: scripts, frame: [...scripts, 'https://hooks.stripe.com'], connect: ['https://api.stripe.com'] },
  };
}
