import { oneOf, setting } from '../config/settings.ts';

export const paymentsSettings = {
  paymentGateway: setting({
    name: 'PAYMENT_GATEWAY',
    type: oneOf(['fake']).default('fake'),
    meaning: 'who takes the money; `fake` takes none',
  }),
};
