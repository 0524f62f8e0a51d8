import { sendBookingMailJob } from '../bookings/mails/send-booking-mail.job.ts';
import { mailDueRows } from '../platform/mail/mail-due-rows.ts';
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
  return mailDueRows({
    ...{ table: 'booking_mail', name: 'booking-mail', sentWithinDays: 2, keptDays: 30 },
    send: (mailId) => sendBookingMail.send(mailId),
    deleteAll: (mailIds) => sendBookingMail.deleteAll(mailIds),
  });
}
