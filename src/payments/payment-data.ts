import { Prisma } from '../generated/prisma/client.ts';
import { moveKeyedRows } from '../platform/database/move-keyed-rows.ts';
import type { Database } from '../platform/database/database.ts';
import type { StoredPersonalData } from '../platform/personal-data.ts';

/** What payments store about accounts. */
export function paymentData({ database }: { database: Database }): StoredPersonalData {
  return {
    export: async (accountId) => ({ payments: await paymentsOf(database, accountId) }),
    move: (tx, { from, to }) =>
      moveKeyedRows(tx, { table: 'payment', moved: Prisma.sql`payment.account_id = ${from}::uuid`, to }),
    /** The books need the amounts. A provider's token is needed until the payment is settled. */
    async forget(tx, accountId) {
      await tx.client.$executeRaw`
        update payment
        set token = ''
        where payment.account_id = ${accountId}::uuid and payment.status in ('SUCCEEDED', 'DECLINED')`;
    },
  };
}

/** Without the tokens of the payment provider, by which money could be taken. */
async function paymentsOf({ prisma }: Database, accountId: string) {
  const payments = await prisma.payment.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { refunds: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
  });
  return payments.map(({ id, bookingId, method, status, declineCode, amountMinor, currency, createdAt, refunds }) => ({
    ...{ id, bookingId, method, status, declineCode, createdAt },
    amount: { amountMinor: Number(amountMinor), currency },
    refunds: refunds.map((refund) => ({
      // After an exchange to another showing that may not be the booking of the payment.
      ...{ id: refund.id, bookingId: refund.bookingId, status: refund.status, reason: refund.reason },
      ...{ createdAt: refund.createdAt, settledAt: refund.settledAt },
      amount: { amountMinor: Number(refund.amountMinor), currency },
    })),
  }));
}
