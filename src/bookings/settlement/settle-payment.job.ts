import type { JobType } from '../../platform/queues/queues.ts';

/** Payments are PENDING: query the gateway for each and record its answer. One job for those that are asked for together. */
export const settlePaymentJob: JobType<{ paymentIds: string[] }> = {
  name: 'settle-payment',
  attempts: 5,
  merge: (payloads) => ({ paymentIds: payloads.flatMap(({ paymentIds }) => paymentIds) }),
};
