import { buy, cancel, type Bought, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** An app whose payments and refunds are settled by the test. */
export function startRefusingApp(): Promise<TestApp> {
  return startTestApp('redis', { settings: { ROLE: 'api' } });
}

/** Both of two tickets at 12.00 are cancelled, one after the other: two PENDING refunds that the provider will refuse. */
export async function cancelRefused(testApp: TestApp): Promise<{ bought: Bought; refundIds: string[] }> {
  const showing = await showingWithTerms(testApp, { terms: { bookingFeeMinor: 0n, cancellationFeeMinor: 0n } });
  const bought = await buy(testApp, showing, 2, 'pm_fake_refundRefused');
  const refundIds: string[] = [];
  for (const ticketId of bought.ticketIds) {
    const { refunds } = await cancel(bought.client, { bookingId: bought.bookingId, ticketIds: [ticketId] });
    refundIds.push(...refunds.map(({ id }) => id));
  }
  return { bought, refundIds };
}

/** Two workers have the provider's refusal of one refund before one of them has recorded it. */
export async function refusedTwiceAtOnce(testApp: TestApp): Promise<{ refundedMinor: number; statuses: string[] }> {
  const { bought, refundIds } = await cancelRefused(testApp);
  const [refundId = ''] = refundIds;
  const { settlement } = testApp.app.services;
  const select = 'select id from payment where booking_id = $1 for update';
  await using lock = await RowLock.take(testApp.databaseUrl, select, [bought.bookingId]);
  const settled = Promise.all([settlement.settleRefund(refundId), settlement.settleRefund(refundId)]);
  await lock.untilAwaitedBy(2);
  await lock.release();
  await settled;
  return await refundsOf(testApp, bought);
}

export async function refundsOf({ database: { prisma } }: TestApp, { bookingId }: Pick<Bought, 'bookingId'>) {
  const { refundedMinor, refunds } = await prisma.payment.findFirstOrThrow({
    where: { bookingId },
    include: { refunds: { orderBy: { createdAt: 'asc' } } },
  });
  return { refundedMinor: Number(refundedMinor), statuses: refunds.map(({ status }) => status) };
}
