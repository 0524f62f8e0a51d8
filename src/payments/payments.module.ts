import { defineModule } from '../platform/module.ts';
import { DeferredGateway } from './deferred-gateway.ts';
import { type GatewayParts, gateways } from './gateways.ts';
import type { PaymentGateway } from './payment-gateway.ts';
import { paymentData } from './payment-data.ts';
import { PaymentResolver, RefundResolver } from './payment.resolver.ts';
import { PaymentService } from './payment.service.ts';

interface Needs extends GatewayParts {
  replacements: { gateway?: PaymentGateway };
}

export const payments = defineModule({
  create: ({ replacements, ...needs }: Needs) => ({
    payments: new PaymentService(needs),
    gateway: replacements.gateway ?? new DeferredGateway(gateways[needs.config.paymentGateway](needs)),
  }),
  resolvers: [PaymentResolver, RefundResolver],
  personalData: paymentData,
});
