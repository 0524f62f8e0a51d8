import type { Database } from '../platform/database/database.ts';
import type { Logger } from '../platform/logger.ts';
import { type Mailer, MailRefusedError } from '../platform/mail/mailer.ts';
import type { TicketLinks } from '../tickets/links/ticket-links.ts';
import type { TicketCodes } from '../tickets/ticket-code.ts';
import { type BookingFacts, readBookingFacts } from './booking-facts.ts';
import { bookingMailText } from './booking-mail-text.ts';
import { claimBookingMail, type ClaimedBookingMail } from './claim-booking-mail.ts';

interface Parts {
  database: Database;
  mailer: Mailer;
  logger: Logger;
  ticketCodes: () => Promise<TicketCodes>;
  ticketLinks: () => Promise<TicketLinks>;
  config: { publicUrl: string };
}

/** Sends the mails about bookings that transactions have written. */
export class SendBookingMail {
  readonly #parts: Parts;

  constructor({ database, mailer, logger, ticketCodes, ticketLinks, config }: Parts) {
    this.#parts = { database, mailer, logger, ticketCodes, ticketLinks, config };
  }

  /** Does nothing when the mail was sent, or is being sent. @throws {MailFailedError} when it has to be tried again */
  async send(mailId: string): Promise<void> {
    const { database, logger } = this.#parts;
    const mail = await claimBookingMail(database, mailId);
    if (!mail) return;
    try {
      if (!(await this.#deliver(mail))) {
        await this.deleteAll([mail.id]);
        return;
      }
    } catch (error) {
      if (!(error instanceof MailRefusedError)) {
        await this.#release(mail.id);
        throw error;
      }
      logger.warn({ error, mail: mail.id, purpose: mail.purpose }, 'a mail was refused and is given up');
      await this.deleteAll([mail.id]);
      return;
    }
    await database.singleStatement(
      (statement) =>
        statement.client.$executeRaw`update booking_mail set sent_at = clock_timestamp() where id = ${mail.id}::uuid`,
    );
  }

  async deleteAll(mailIds: readonly string[]): Promise<void> {
    await this.#parts.database.singleStatement((statement) =>
      statement.client.bookingMail.deleteMany({ where: { id: { in: [...mailIds] } } }),
    );
  }

  /** @returns false when there is no address any more, or nothing to tell */
  async #deliver({ bookingId, purpose }: ClaimedBookingMail): Promise<boolean> {
    const { database, mailer, ticketCodes, ticketLinks, config } = this.#parts;
    const facts: BookingFacts | undefined = await readBookingFacts(database, bookingId);
    if (!facts?.email) return false;
    const codes = await ticketCodes();
    const links = await ticketLinks();
    const text = bookingMailText({
      ...{ purpose, facts, ...config },
      codeOf: (ticket) => codes.sign(ticket),
      linkOf: (booking) => links.ofBooking(booking, booking.tickets),
    });
    if (!text) return false;
    await mailer.send({ to: facts.email, ...text });
    return true;
  }

  /** The next attempt need not wait for the claim to end. */
  async #release(mailId: string): Promise<void> {
    await this.#parts.database.singleStatement(
      (statement) =>
        statement.client.$executeRaw`update booking_mail set claimed_until = null where id = ${mailId}::uuid`,
    );
  }
}
