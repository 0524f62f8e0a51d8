import type { SettingValues } from '../config/settings.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { FakeGateway } from './fake/fake-gateway.ts';
import type { PaymentGateway } from './payment-gateway.ts';
import { paymentData } from './payment-data.ts';
import { PaymentResolver, RefundResolver } from './payment.resolver.ts';
import { PaymentService } from './payment.service.ts';
import type { paymentsSettings } from './payments.settings.ts';

interface Needs extends Pick<Platform, 'database'> {
  config: SettingValues<typeof paymentsSettings>;
  replacements: { gateway?: PaymentGateway };
}

export const payments = defineModule({
  create: ({ database, config, replacements }: Needs) => ({
    payments: new PaymentService({ database }),
    gateway: replacements.gateway ?? gateways[config.paymentGateway](database),
  }),
  resolvers: [PaymentResolver, RefundResolver],
  personalData: paymentData,
});

/** The gateways by their names in PAYMENT_GATEWAY. */
const gateways = {
  fake: ({ prisma }: Platform['database']): PaymentGateway => new FakeGateway({ ledger: prisma }),
};
