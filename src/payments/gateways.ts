import type { SettingValues } from '../config/settings.ts';
import type { Platform } from '../platform/platform.ts';
import type { CardFields } from './card-fields.ts';
import type { PaymentGateway } from './payment-gateway.ts';
import { stripeCardFields } from './stripe/stripe-card-fields.ts';
import { stripeSettings } from './stripe/stripe-settings.ts';

/** The settings of all gateways: a gateway that is not chosen has its own too. */
export const gatewaySettings = { ...stripeSettings };

export interface GatewayParts {
  database: Pick<Platform['database'], 'prisma'>;
  /** The database's time, as what is stored has it. */
  clock: Platform['clock'];
  /** publicUrl: where buyers reach this server, without a slash at the end. */
  config: SettingValues<typeof gatewaySettings> & { publicUrl: string };
}

export interface Registration {
  /** Settings that must be given when the gateway is chosen, as in STRIPE_SECRET_KEY. */
  needs: readonly string[];
  /** Loads the gateway's file, and the provider's library with it: only when it is chosen. */
  make: (parts: GatewayParts) => Promise<PaymentGateway>;
  /** Left out or null: the page cannot ask for a card. */
  cardFields?: (config: GatewayParts['config']) => CardFields | null;
}

/** The payment gateways by their names in PAYMENT_GATEWAY: the only list of them. */
export const GATEWAYS = {
  fake: {
    needs: [],
    make: async ({ database: { prisma }, config: { publicUrl } }) =>
      new (await import('./fake/fake-gateway.ts')).FakeGateway({ ledger: prisma, publicUrl }),
  },
  stripe: {
    needs: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
    make: async ({ config, clock }) => (await import('./stripe/stripe-gateway.ts')).stripeGateway(config, clock),
    cardFields: ({ stripePublishableKey }) => stripeCardFields(stripePublishableKey),
  },
} as const satisfies Record<string, Registration>;

export type GatewayName = keyof typeof GATEWAYS;

export const GATEWAY_NAMES = Object.keys(GATEWAYS) as [GatewayName, ...GatewayName[]];
