import type { JobType } from '../../platform/queues/queues.ts';

/** A refund is PENDING: ask the gateway for it and record its answer. */
export const settleRefundJob: JobType<{ refundId: string }> = { name: 'settle-refund', attempts: 10 };
