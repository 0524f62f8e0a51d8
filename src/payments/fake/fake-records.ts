import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { ChargeRecord, GatewayRecords } from '../payment-gateway.ts';

/** What the fake gateway's own ledger says. */
export class FakeRecords implements GatewayRecords {
  readonly #ledger: PrismaClient;

  constructor(ledger: PrismaClient) {
    this.#ledger = ledger;
  }

  list({ after, limit }: { after: string | undefined; limit: number }): Promise<ChargeRecord[]> {
    return this.#find(after === undefined ? {} : { paymentId: { gt: after } }, limit);
  }

  find(paymentIds: readonly string[]): Promise<ChargeRecord[]> {
    return this.#find({ paymentId: { in: [...paymentIds] } }, paymentIds.length);
  }

  async #find(where: Prisma.FakeGatewayChargeWhereInput, take: number): Promise<ChargeRecord[]> {
    const charges = await this.#ledger.fakeGatewayCharge.findMany({
      where: { ...where, outcome: 'succeeded' },
      include: { refunds: { select: { refundId: true, amountMinor: true } } },
      orderBy: { paymentId: 'asc' },
      take,
    });
    return charges.map(({ paymentId, amountMinor, currency, refunds }) => ({
      ...{ paymentId, amountMinor, currency, refunds },
    }));
  }
}
