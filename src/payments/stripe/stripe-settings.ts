import { setting, text, url } from '../../config/settings.ts';

export const stripeSettings = {
  stripeSecretKey: setting({
    name: 'STRIPE_SECRET_KEY',
    type: text()
      .regex(/^[sr]k_\w+$/, 'must be a key that starts with sk_ or rk_')
      .optional(),
    defaultText: 'none; must be given with `PAYMENT_GATEWAY=stripe`',
    meaning: 'the secret key of the account at Stripe, or a restricted key that may write PaymentIntents and Refunds',
  }),
  stripePublishableKey: setting({
    name: 'STRIPE_PUBLISHABLE_KEY',
    type: text()
      .regex(/^pk_\w+$/, 'must be a key that starts with pk_')
      .optional(),
    defaultText: 'none; without it the page has no fields for a card',
    meaning: 'the publishable key of the account at Stripe, with which the page shows its fields for a card',
  }),
  stripeWebhookSecret: setting({
    name: 'STRIPE_WEBHOOK_SECRET',
    type: text()
      .regex(/^whsec_\S+$/, 'must be a secret that starts with whsec_')
      .optional(),
    defaultText: 'none; must be given with `PAYMENT_GATEWAY=stripe`',
    meaning: 'the signing secret of the webhook endpoint at Stripe, whose address is `/webhooks/stripe`',
  }),
  stripeApiUrl: setting({
    name: 'STRIPE_API_URL',
    type: url(['https:', 'http:']).default('https://api.stripe.com'),
    meaning: "where Stripe's API is; another one is for tests",
  }),
};
