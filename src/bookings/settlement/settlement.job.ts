import type { JobType } from '../../platform/queues/bull.ts';

/** A payment is PENDING: ask the gateway and write down what it says. */
export const settlePaymentJob: JobType<{ paymentId: string }> = { name: 'settle-payment', attempts: 5 };

/** A refund is PENDING: ask the gateway for it. */
export const settleRefundJob: JobType<{ refundId: string }> = { name: 'settle-refund', attempts: 10 };

/** Due when an unpaid booking's seats are no longer kept. A hint, like every job. */
export const expireBookingJob: JobType<{ bookingId: string }> = { name: 'expire-booking', attempts: 3 };
