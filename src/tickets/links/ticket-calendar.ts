import ical, { ICalEventStatus } from 'ical-generator';
import { admits } from '../ticket-status.ts';
import type { LinkedTickets } from './linked-tickets.ts';
import type { TicketPageTexts } from './texts/ticket-page-texts.ts';
import type { TicketLink } from './ticket-links.ts';

interface Parts {
  link: TicketLink;
  linked: LinkedTickets;
  texts: TicketPageTexts;
  now: Date;
}

/**
 * The visit as an event for a calendar (RFC 5545). Its UID is the id of the ticket or booking, so that a later one takes the place of an
 * earlier one: SEQUENCE grows with each change of the showing and with each ticket that becomes VOID. Calendars are shared, so
 * there is neither a link nor a reference in it.
 */
export function ticketCalendar({ link, linked, texts, now }: Parts): string {
  const { tickets, movie, cinema, auditorium, street, postalCode, city, startsAt, endsAt } = linked;
  const live = tickets.filter(admits);
  const calendar = ical({ prodId: { company: 'Rowlock', product: 'tickets', language: texts.language.toUpperCase() } });
  calendar.createEvent({
    id: link.id,
    sequence: linked.showingVersion - 1 + tickets.filter(({ status }) => status === 'VOID').length,
    stamp: now,
    start: startsAt,
    end: endsAt,
    summary: movie,
    description: [auditorium, ...live.map(({ label, ticketType }) => `${texts.seat} ${label}, ${ticketType}`)].join(
      '\n',
    ),
    location: {
      title: `${cinema}, ${auditorium}`,
      address: `${street}, ${[postalCode, city].filter(Boolean).join(' ')}`,
    },
    status: linked.cancelledAt || live.length === 0 ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
