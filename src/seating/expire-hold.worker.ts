import type { Logger } from '../platform/logger.ts';
import type { Queues } from '../platform/queues/bull.ts';
import type { Resources } from '../platform/resources.ts';
import { startSweep } from '../platform/queues/due-rows.ts';
import { expireHoldJob } from './expire-hold.job.ts';
import type { HoldService } from './hold.service.ts';

const SWEEP_MS = 2000;

/** Makes it visible, soon after its deadline, that a hold is over. */
export function workOnHolds({
  queues,
  holds,
  logger,
  resources,
}: {
  queues: Queues;
  holds: HoldService;
  logger: Logger;
  resources: Resources;
}): void {
  queues.work(expireHoldJob, async ({ holdId }) => void (await holds.expire(holdId)), { concurrency: 5 });
  resources.use(startSweep({ name: 'holds', everyMs: SWEEP_MS, logger, sweep: () => holds.expire() }));
}
