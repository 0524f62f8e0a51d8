import { describeGateway } from './gateway-contract.ts';
import { ExampleGateway } from './example-gateway.ts';
import { ExampleProvider } from './example-provider.ts';

/** That of docs/adding-a-payment-gateway.md. */
describeGateway('of the guide', () => {
  const provider = new ExampleProvider();
  return {
    gateway: new ExampleGateway(provider),
    tokens: { pays: 'good', declined: 'poor', asksBuyer: 'asks', refundRefused: 'final' },
    answer(paymentId, isApproved) {
      const charge = provider.charges.get(paymentId);
      if (charge?.state === 'waiting') Object.assign(charge, { state: isApproved ? 'paid' : 'failed' });
      return Promise.resolve();
    },
    ledgerOf(paymentId) {
      const charge = provider.charges.get(paymentId);
      const refunds = [...provider.refunds.values()].filter((refund) => refund.charge === paymentId);
      const charged = charge?.state === 'paid' ? [charge.amount] : [];
      return Promise.resolve({ charged, refunded: refunds.map(({ amount }) => amount) });
    },
  };
});
