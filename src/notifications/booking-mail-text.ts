import type { BookingMailPurpose } from '../generated/prisma/enums.ts';
import type { BookingFacts, FactsOfTicket } from './booking-facts.ts';
import type { BookingTexts, MailParts } from './texts/booking-texts.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';

interface MailText {
  subject: string;
  text: string;
}

interface Told {
  purpose: BookingMailPurpose;
  facts: BookingFacts;
  /** Signs the code of a ticket. */
  codeOf: (ticket: FactsOfTicket) => string;
  /** The page of the tickets of a booking. */
  linkOf: (booking: BookingFacts) => string;
  /** Without a slash at its end. */
  publicUrl: string;
}

/** In German for contacts that read it, in English for all others. Undefined when there is nothing to tell any more. */
export function bookingMailText({ publicUrl, linkOf, ...told }: Told): MailText | undefined {
  const texts = textsFor(told.facts.locale);
  const parts = partsOf(told, texts);
  if (!parts) return undefined;
  const links = [`${texts.link}\n${publicUrl}/bookings/${told.facts.id}`];
  if (hasTickets(told.facts)) links.unshift(`${texts.ticketsLink}\n${linkOf(told.facts)}`);
  return { subject: parts.subject, text: [...parts.paragraphs, ...links].join('\n\n') };
}

/** Whether its page shows a code: then the link is in the mail. */
function hasTickets({ status, tickets }: BookingFacts): boolean {
  return status === 'CONFIRMED' && tickets.some((ticket) => ticket.status === 'VALID' || ticket.status === 'USED');
}

function textsFor(locale: string | null): BookingTexts {
  return locale !== null && new Intl.Locale(locale).language === 'de' ? de : en;
}

function partsOf(
  { purpose, facts, codeOf }: Omit<Told, 'publicUrl' | 'linkOf'>,
  texts: BookingTexts,
): MailParts | undefined {
  const { reference, movie, cinema, auditorium, startsAt, timeZone, reason, isPaid, hasLostSeats } = facts;
  const time = new Intl.DateTimeFormat(texts.locale, { dateStyle: 'full', timeStyle: 'short', timeZone });
  const told = { reference, showing: { movie, cinema, auditorium, time: time.format(startsAt) } };
  const live = facts.tickets.filter(({ status }) => status === 'VALID' || status === 'USED' || status === 'PENDING');
  const seats = live.map(({ seat }) => seat);
  switch (purpose) {
    case 'COUNTER_EXPIRED':
      return texts.counterExpired(told);
    case 'SHOWING_CANCELLED':
      return texts.showingCancelled({ ...told, reason, isPaid });
    case 'SHOWING_MOVED':
      return texts.showingMoved({ ...told, seats, lostSeats: hasLostSeats, isPaid });
    case 'TICKETS':
    default: {
      const valid = facts.tickets.filter(({ status }) => status === 'VALID');
      const tickets = valid.map(({ seat, ticketType, ...ticket }) => {
        return { seat, ticketType, code: codeOf({ seat, ticketType, ...ticket }) };
      });
      return tickets.length > 0 ? texts.tickets({ ...told, tickets }) : undefined;
    }
  }
}
