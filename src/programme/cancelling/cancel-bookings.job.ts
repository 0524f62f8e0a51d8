import type { JobType } from '../../platform/queues/queues.ts';

/** A showing was cancelled: end its holds and its bookings. */
export const cancelBookingsJob: JobType<{ cancellationId: string }> = { name: 'cancel-bookings', attempts: 5 };
