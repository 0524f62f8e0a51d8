import { Prisma } from '../generated/prisma/client.ts';
import type { DueRows } from '../platform/queues/due-rows.ts';
import { handleJob, type JobHandler } from '../platform/queues/queues.ts';
import { expireHoldJob } from './expire-hold.job.ts';
import type { HoldService } from './hold.service.ts';

interface Services {
  holds: HoldService;
}

/** Makes it visible, soon after its deadline, that a hold is over. */
export function holdWorkers({ holds }: Services): JobHandler[] {
  return [handleJob(expireHoldJob, { concurrency: 5, handle: ({ holdId }) => holds.expire([holdId]) })];
}

export function holdDueRows({ holds }: Services): DueRows[] {
  return [
    {
      kind: 'expired-hold',
      table: 'hold',
      where: Prisma.sql`hold.status = 'ACTIVE' and hold.expires_at <= (select clock_timestamp())`,
      dueAt: Prisma.sql`hold.expires_at`,
      claimSize: 200,
      handle: (holdId) => holds.expire([holdId]),
      handleAll: (holdIds) => holds.expire(holdIds),
    },
  ];
}
