import type { JobType } from '../platform/queues/queues.ts';

/** Due at the hold's deadline. A hint: whether the hold is over is asked of its row. */
export const expireHoldJob: JobType<{ holdId: string }> = { name: 'expire-hold', attempts: 3 };
