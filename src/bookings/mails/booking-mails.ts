import { type BookingMailPurpose, Prisma } from '../../generated/prisma/client.ts';
import type { Writer } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Queues } from '../../platform/queues/queues.ts';
import { sendBookingMailJob } from './send-booking-mail.job.ts';

/** More mails with the tickets of a booking than that, within an hour, are a mail bomb. */
export const TICKET_MAILS_AN_HOUR = 5;

/**
 * Mails to the contacts of bookings: waiting, being sent, sent. Only rows are written here, in the transaction that does what
 * the mail tells: either both are there, or none. Each is sent by a worker.
 */
export class BookingMails {
  readonly #queues: Pick<Queues, 'enqueue'>;

  constructor({ queues }: { queues: Pick<Queues, 'enqueue'> }) {
    this.#queues = queues;
  }

  /** One for each booking; none where the same was told before, if it can happen only once. */
  async write(writer: Writer, bookingIds: readonly string[], purpose: BookingMailPurpose): Promise<void> {
    if (bookingIds.length === 0) return;
    const mails = bookingIds.map((bookingId) => ({ id: newId(), bookingId, purpose }));
    await writer.client.bookingMail.createMany({ data: mails, skipDuplicates: true });
    for (const { id: mailId } of mails) writer.onCommit(() => this.#queues.enqueue(sendBookingMailJob, { mailId }));
  }

  /**
   * Mails the tickets of the booking that has both, if one is VALID. Nothing tells whether there is one: the statement and the
   * job are the same.
   *
   * @param asked.email of its contact, or of its account; undefined when it can be none, as the reference
   */
  async writeTickets(
    writer: Writer,
    { reference = NONE, email = NONE }: { reference: string | undefined; email: string | undefined },
  ): Promise<void> {
    const mailId = newId();
    writer.onCommit(() => this.#queues.enqueue(sendBookingMailJob, { mailId }));
    await writer.client.$executeRaw`
      insert into booking_mail (id, booking_id, purpose)
      select ${mailId}::uuid, booking.id, 'TICKETS'
      from booking
      join account on account.id = booking.account_id
      left join contact on contact.booking_id = booking.id
      where booking.reference = ${reference} and ${email}::text in (contact.email, account.email)
        and exists (select from ticket where ticket.booking_id = booking.id and ticket.status = 'VALID')
        and ${Prisma.sql`(
          select count(*)
          from booking_mail
          where booking_mail.booking_id = booking.id and booking_mail.purpose = 'TICKETS'
            and booking_mail.created_at > clock_timestamp() - interval '1 hour'
        )`} < ${TICKET_MAILS_AN_HOUR}`;
  }
}

/** No reference and no address is empty. */
const NONE = '';
