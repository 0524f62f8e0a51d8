import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import type { Logger } from '../platform/logger.ts';
import { type DueRows, EXPIRY_LEASE_SECONDS, recoverDueRows } from '../platform/queues/due-rows.ts';
import { handleJob, type JobHandler } from '../platform/queues/queues.ts';
import { expireHoldJob } from './expire-hold.job.ts';
import type { HoldService } from './hold.service.ts';

interface Services {
  holds: HoldService;
}

/** Makes it visible, soon after their deadline, that holds are over: the same that recovery does, but at the right moment. */
export function holdWorkers({ database, logger, ...services }: Services & { database: Database; logger: Logger }) {
  const expire = () => recoverDueRows(expiredHolds(services), { database, logger });
  return [handleJob(expireHoldJob, { concurrency: 2, handle: expire })] satisfies JobHandler[];
}

export function holdDueRows(services: Services): DueRows[] {
  return [expiredHolds(services)];
}

function expiredHolds({ holds }: Services): DueRows {
  return {
    kind: 'expired-hold',
    table: 'hold',
    where: Prisma.sql`hold.status = 'ACTIVE' and hold.expires_at <= (select clock_timestamp())`,
    dueAt: Prisma.sql`hold.expires_at`,
    claimSize: 200,
    leaseSeconds: EXPIRY_LEASE_SECONDS,
    handle: (holdId) => holds.expire([holdId]),
    handleAll: (holdIds) => holds.expire(holdIds),
  };
}
