import type { SettingValues } from '../config/settings.ts';
import type { Platform } from '../platform/platform.ts';
import type { platformSettings } from '../platform/platform.settings.ts';
import type { PaymentGateway } from './payment-gateway.ts';
import type { paymentsSettings } from './payments.settings.ts';
import type { GatewayName } from './gateway-names.ts';

export interface GatewayParts extends Pick<Platform, 'database'> {
  config: SettingValues<typeof paymentsSettings> & Pick<SettingValues<typeof platformSettings>, 'publicUrl'>;
}

/** How each gateway is made. Its file, and the provider's library with it, is loaded only when it is chosen. */
export const gateways: Record<GatewayName, (parts: GatewayParts) => Promise<PaymentGateway>> = {
  fake: async ({ database: { prisma }, config: { publicUrl } }) =>
    new (await import('./fake/fake-gateway.ts')).FakeGateway({ ledger: prisma, publicUrl }),
  stripe: async ({ config }) => (await import('./stripe/stripe-gateway.ts')).stripeGateway(config),
};
