import type { JobType } from '../../platform/queues/queues.ts';

/** Due when an unpaid booking's seats are no longer kept. A hint: whether it is over is asked of its row. */
export const expireBookingJob: JobType<{ bookingId: string }> = { name: 'expire-booking', attempts: 3 };
