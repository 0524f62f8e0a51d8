import { mailDueRows } from '../../platform/mail/mail-due-rows.ts';
import type { DueRows } from '../../platform/queues/due-rows.ts';
import { handleJob, type JobHandler } from '../../platform/queues/queues.ts';
import { sendAccountMailJob } from './send-account-mail.job.ts';
import type { SendAccountMail } from './send-account-mail.service.ts';

interface Services {
  sendAccountMail: SendAccountMail;
}

export function accountMailWorkers({ sendAccountMail }: Services): JobHandler[] {
  return [handleJob(sendAccountMailJob, { concurrency: 5, handle: ({ mailId }) => sendAccountMail.send(mailId) })];
}

/** Links work for a day at most: two days after a request nothing of its mail matters. */
export function accountMailDueRows({ sendAccountMail }: Services): DueRows[] {
  return mailDueRows({
    ...{ table: 'account_mail', name: 'account-mail', sentWithinDays: 1, keptDays: 2 },
    send: (mailId) => sendAccountMail.send(mailId),
    deleteAll: (mailIds) => sendAccountMail.deleteOld(mailIds),
  });
}
