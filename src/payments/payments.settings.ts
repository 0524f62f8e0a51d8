import { oneOf, setting } from '../config/settings.ts';

export const paymentsSettings = {
  paymentGateway: setting({
    name: 'PAYMENT_GATEWAY',
    type: oneOf(['fake']).default('fake'),
    meaning: 'the payment provider; `fake` takes no money',
  }),
};
