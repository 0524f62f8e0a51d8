import type { HalfSecond } from '../platform/queues/half-second.ts';
import type { JobType } from '../platform/queues/queues.ts';

/** Due at the end of a half second in which holds have their deadline. A hint: which holds are over is asked of their rows. */
export const expireHoldJob: JobType<HalfSecond> = { name: 'expire-hold', attempts: 3 };
