import { afterAll, beforeAll } from 'vitest';
import { FakeGateway } from '../../src/payments/fake/fake-gateway.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { describeGateway } from './gateway-contract.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

describeGateway('fake', () => {
  const { prisma } = testApp.database;
  const gateway = new FakeGateway({ ledger: prisma });
  return {
    gateway,
    tokens: {
      pays: 'pm_card_visa',
      declined: 'pm_card_visa_chargeDeclinedInsufficientFunds',
      asksBuyer: 'pm_card_authenticationRequired',
      refundRefused: 'pm_fake_refundRefused',
    },
    answer: (paymentId, isApproved) => gateway.answer(paymentId, isApproved ? 'succeeded' : 'declined'),
    returnRefund: (refundId) => gateway.returnRefund(refundId),
    async ledgerOf(paymentId) {
      const charges = await prisma.fakeGatewayCharge.findMany({ where: { paymentId, outcome: 'succeeded' } });
      const refunds = await prisma.fakeGatewayRefund.findMany({ where: { paymentId }, orderBy: { createdAt: 'asc' } });
      const amounts = (rows: { amountMinor: bigint }[]) => rows.map(({ amountMinor }) => Number(amountMinor));
      return { charged: amounts(charges), refunded: amounts(refunds) };
    },
  };
});
