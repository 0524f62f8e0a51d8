import { oneOf, setting } from '../config/settings.ts';
import { GATEWAY_NAMES, gatewaySettings } from './gateways.ts';

export const paymentsSettings = {
  paymentGateway: setting({
    name: 'PAYMENT_GATEWAY',
    type: oneOf(GATEWAY_NAMES).default('fake'),
    meaning: 'the payment provider, `fake` or `stripe`; `fake` takes no money',
  }),
  ...gatewaySettings,
};
