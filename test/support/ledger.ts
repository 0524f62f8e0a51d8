import type { Database } from '../../src/platform/database/database.ts';
import type { SeenBooking } from './buying.ts';

/** What the gateway has really taken for a booking and given back, in the currency's minor unit. */
export async function ledgerOf(
  { prisma }: Database,
  { payments }: Pick<SeenBooking, 'payments'>,
): Promise<{ charged: number[]; refunded: number[] }> {
  const paymentId = { in: payments.map(({ id }) => id) };
  const charges = await prisma.fakeGatewayCharge.findMany({ where: { paymentId, outcome: 'succeeded' } });
  const refunds = await prisma.fakeGatewayRefund.findMany({ where: { paymentId } });
  return {
    charged: charges.map(({ amountMinor }) => Number(amountMinor)),
    refunded: refunds.map(({ amountMinor }) => Number(amountMinor)),
  };
}
