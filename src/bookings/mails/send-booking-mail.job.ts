import type { JobType } from '../../platform/queues/queues.ts';

/** A mail about a booking was written down. A hint: what is to be sent is asked of its row. */
export const sendBookingMailJob: JobType<{ mailId: string }> = { name: 'send-booking-mail', attempts: 3 };
