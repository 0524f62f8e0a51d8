import { readKept, stringList, useKept } from '../buying/kept.ts';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { tabStorage } from '../session/browser-storage.ts';

export type Ticket = BookingDetailsFragment['tickets'][number];

/** Those that can be exchanged. */
export function exchangeableTickets({ tickets }: Pick<BookingDetailsFragment, 'tickets'>): Ticket[] {
  return tickets.filter(({ status }) => status === 'VALID');
}

/** Which tickets the visitor exchanges: all, but for those that were taken out. It outlasts a reload. */
export function useGivenTickets(booking: BookingDetailsFragment) {
  const [left, changeLeft] = useKept(nameOf(booking), stringList);
  const given = exchangeableTickets(booking).filter(({ id }) => !left.includes(id));
  return {
    given,
    toggle: (ticketId: string) =>
      changeLeft((before) =>
        before.includes(ticketId) ? before.filter((id) => id !== ticketId) : [...before, ticketId],
      ),
  };
}

/**
 * The tickets for seats that are held already: those that the visitor chose, if they are as many, or the first ones. Fewer than
 * seats when the booking has not so many.
 */
export function ticketsFor(seats: number, booking: Pick<BookingDetailsFragment, 'id' | 'tickets'>): Ticket[] {
  const tickets = exchangeableTickets(booking);
  const left = stringList(readKept(tabStorage, nameOf(booking)));
  const chosen = tickets.filter(({ id }) => !left.includes(id));
  return chosen.length === seats ? chosen : tickets.slice(0, seats);
}

function nameOf({ id }: { id: string }): string {
  return `exchange:${id}`;
}
