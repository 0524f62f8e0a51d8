import { sendBookingMailJob } from '../bookings/mails/send-booking-mail.job.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { DueRows } from '../platform/queues/due-rows.ts';
import { handleJob, type JobHandler } from '../platform/queues/queues.ts';
import type { SendBookingMail } from './send-booking-mail.service.ts';

interface Services {
  sendBookingMail: SendBookingMail;
}

export function bookingMailWorkers({ sendBookingMail }: Services): JobHandler[] {
  return [handleJob(sendBookingMailJob, { concurrency: 5, handle: ({ mailId }) => sendBookingMail.send(mailId) })];
}

/** What could not be sent within two days is old news. A month after it nothing asks whether it was sent. */
export function bookingMailDueRows({ sendBookingMail }: Services): DueRows[] {
  return [
    {
      kind: 'unsent-booking-mail',
      table: 'booking_mail',
      where: Prisma.sql`
        booking_mail.sent_at is null
        and booking_mail.created_at between (select clock_timestamp() - interval '2 days')
          and (select clock_timestamp() - interval '2 seconds')`,
      dueAt: Prisma.sql`booking_mail.created_at`,
      claimSize: 20,
      handle: (mailId) => sendBookingMail.send(mailId),
    },
    {
      kind: 'old-booking-mail',
      table: 'booking_mail',
      where: Prisma.sql`booking_mail.created_at < (select clock_timestamp() - interval '30 days')`,
      dueAt: Prisma.sql`booking_mail.created_at`,
      claimSize: 500,
      handle: (mailId) => sendBookingMail.deleteAll([mailId]),
      handleAll: (mailIds) => sendBookingMail.deleteAll(mailIds),
    },
  ];
}
