import type { JobType } from '../../platform/queues/queues.ts';

/** A mail to an account was written down. A hint: what is to be sent is asked of its row. */
export const sendAccountMailJob: JobType<{ mailId: string }> = { name: 'send-account-mail', attempts: 3 };
