import { settlementDueRows } from '../../src/bookings/settlement/settlement.worker.ts';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import type { TestApp } from './test-app.ts';

/** What a worker does every second, for payments whose job was lost. */
export async function settleLostPayments({ app: { services } }: TestApp): Promise<void> {
  await services.database.prisma.$executeRaw`
    update payment set created_at = created_at - interval '20 seconds' where status = 'PENDING'`;
  const due = settlementDueRows(services).find(({ kind }) => kind === 'unsettled-payment');
  if (due) await recoverDueRows(due, services);
}
