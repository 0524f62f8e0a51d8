import { Prisma } from '../../generated/prisma/client.ts';
import type { DueRows } from '../../platform/queues/due-rows.ts';
import { handleJob, type JobHandler } from '../../platform/queues/queues.ts';
import { cancelBookingsJob } from './cancel-bookings.job.ts';
import type { CancelBookingsService } from './cancel-bookings.service.ts';

interface Services {
  cancelBookings: CancelBookingsService;
}

export function cancelBookingsWorkers({ cancelBookings }: Services): JobHandler[] {
  return [
    handleJob(cancelBookingsJob, {
      concurrency: 2,
      handle: ({ cancellationId }) => cancelBookings.proceed(cancellationId),
    }),
  ];
}

/** Those whose job was lost or is not done yet: its process may have died, or payments were in progress. */
export function cancelBookingsDueRows({ cancelBookings }: Services): DueRows[] {
  return [
    {
      kind: 'open-showing-cancellation',
      table: 'showing_cancellation',
      // A younger one is still with the worker of its job.
      where: Prisma.sql`
        showing_cancellation.completed_at is null
        and showing_cancellation.created_at <= (select clock_timestamp() - interval '5 seconds')`,
      dueAt: Prisma.sql`showing_cancellation.created_at`,
      claimSize: 5,
      handle: (cancellationId) => cancelBookings.proceed(cancellationId),
    },
  ];
}
