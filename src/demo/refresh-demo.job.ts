import type { JobType } from '../platform/queues/queues.ts';

/** Due once a day: when the demo's showings have all begun, it gets a new week of them. */
export const refreshDemoJob: JobType<Record<string, never>> = { name: 'refresh-demo', attempts: 3 };
