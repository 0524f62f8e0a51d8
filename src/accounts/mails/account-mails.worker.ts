import { Prisma } from '../../generated/prisma/client.ts';
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
  return [
    {
      kind: 'unsent-account-mail',
      table: 'account_mail',
      where: Prisma.sql`
        account_mail.sent_at is null
        and account_mail.created_at between (select clock_timestamp() - interval '1 day')
          and (select clock_timestamp() - interval '2 seconds')`,
      dueAt: Prisma.sql`account_mail.created_at`,
      claimSize: 20,
      handle: (mailId) => sendAccountMail.send(mailId),
    },
    {
      kind: 'old-account-mail',
      table: 'account_mail',
      where: Prisma.sql`account_mail.created_at < (select clock_timestamp() - interval '2 days')`,
      dueAt: Prisma.sql`account_mail.created_at`,
      claimSize: 500,
      handle: (mailId) => sendAccountMail.deleteOld([mailId]),
      handleAll: (mailIds) => sendAccountMail.deleteOld(mailIds),
    },
  ];
}
