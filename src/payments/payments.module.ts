import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { DeferredGateway } from './deferred-gateway.ts';
import { type GatewayParts, GATEWAYS, type Registration } from './gateways.ts';
import type { paymentsSettings } from './payments.settings.ts';
import type { SettingValues } from '../config/settings.ts';
import type { PaymentGateway } from './payment-gateway.ts';
import { paymentData } from './payment-data.ts';
import { openPaymentMetrics } from './open-payment-metrics.ts';
import { PaymentResolver, RefundResolver } from './payment.resolver.ts';
import { PaymentService } from './payment.service.ts';

interface Needs extends Pick<Platform, 'database' | 'clock'> {
  config: GatewayParts['config'] & SettingValues<typeof paymentsSettings>;
  replacements: { gateway?: PaymentGateway };
}

export const payments = defineModule({
  create({ replacements, ...needs }: Needs) {
    const chosen: Registration = GATEWAYS[needs.config.paymentGateway];
    return {
      payments: new PaymentService(needs),
      gateway: replacements.gateway ?? new DeferredGateway(chosen.make(needs)),
      cardFields: chosen.cardFields?.(needs.config) ?? null,
    };
  },
  resolvers: [PaymentResolver, RefundResolver],
  personalData: paymentData,
  metrics: openPaymentMetrics,
});
