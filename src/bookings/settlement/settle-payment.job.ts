import type { JobType } from '../../platform/queues/queues.ts';

/** A payment is PENDING: query the gateway and record its answer. */
export const settlePaymentJob: JobType<{ paymentId: string }> = { name: 'settle-payment', attempts: 5 };
