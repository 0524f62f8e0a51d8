import type { ReferenceLimits } from '../bookings/by-reference/reference-limits.ts';
import type { BookingMails } from '../bookings/mails/booking-mails.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import type { TicketLinks } from '../tickets/links/ticket-links.ts';
import type { TicketCodes } from '../tickets/ticket-code.ts';
import { bookingMailDueRows, bookingMailWorkers } from './booking-mails.worker.ts';
import { ResendTicketsResolver } from './resend-tickets.resolver.ts';
import { SendBookingMail } from './send-booking-mail.service.ts';

interface Needs extends Pick<Platform, 'config' | 'database' | 'logger' | 'mailer'> {
  bookingMails: BookingMails;
  referenceLimits: ReferenceLimits;
  ticketCodes: () => Promise<TicketCodes>;
  ticketLinks: () => Promise<TicketLinks>;
}

/** Mails to buyers. */
export const notifications = defineModule({
  create: (needs: Needs) => ({ sendBookingMail: new SendBookingMail(needs) }),
  resolvers: [ResendTicketsResolver],
  workers: bookingMailWorkers,
  dueRows: bookingMailDueRows,
});
