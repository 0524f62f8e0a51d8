import type { HalfSecond } from '../../platform/queues/half-second.ts';
import type { JobType } from '../../platform/queues/queues.ts';

/**
 * Due at the end of a half second in which seats of unpaid bookings are no longer kept. A hint: which bookings are over is
 * asked of their rows.
 */
export const expireBookingJob: JobType<HalfSecond> = { name: 'expire-booking', attempts: 3 };
