import pLimit from 'p-limit';
import type { Logger } from '../../platform/logger.ts';
import type { Queues } from '../../platform/queues/bull.ts';
import type { Resources } from '../../platform/resources.ts';
import { startSweep } from '../../platform/queues/due-rows.ts';
import { expireBookingJob, settlePaymentJob, settleRefundJob } from './settlement.job.ts';
import type { SettlementService } from './settlement.service.ts';

const EXPIRY_SWEEP_MS = 2000;
const SETTLEMENT_SWEEP_MS = 5000;
/** Most of the time is spent waiting for the payment provider. */
const CONCURRENCY = 20;

/** Settles payments and refunds, and ends the bookings that nobody paid for. */
export function workOnBookings(parts: {
  queues: Queues;
  settlement: SettlementService;
  logger: Logger;
  resources: Resources;
}): void {
  const { queues, settlement, logger, resources } = parts;
  queues.work(settlePaymentJob, ({ paymentId }) => settlement.settlePayment(paymentId), { concurrency: CONCURRENCY });
  queues.work(settleRefundJob, ({ refundId }) => settlement.settleRefund(refundId), { concurrency: CONCURRENCY });
  queues.work(expireBookingJob, async ({ bookingId }) => void (await settlement.expireBookings(bookingId)), {
    concurrency: 5,
  });
  resources.use(
    startSweep({ name: 'bookings', everyMs: EXPIRY_SWEEP_MS, logger, sweep: () => settlement.expireBookings() }),
  );
  resources.use(
    startSweep({
      name: 'settlement',
      everyMs: SETTLEMENT_SWEEP_MS,
      logger,
      sweep: () => settleOverdue(settlement, logger),
    }),
  );
}

async function settleOverdue(settlement: SettlementService, logger: Logger): Promise<void> {
  const { paymentIds, refundIds } = await settlement.unsettled();
  const limit = pLimit(CONCURRENCY);
  const settled = [
    ...paymentIds.map((id) => limit(() => settlement.settlePayment(id))),
    ...refundIds.map((id) => limit(() => settlement.settleRefund(id))),
  ];
  for (const result of await Promise.allSettled(settled)) {
    if (result.status === 'rejected') logger.warn({ error: result.reason as unknown }, 'still not settled');
  }
}
