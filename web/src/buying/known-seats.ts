import type { BookingDetailsFragment } from '../generated/graphql.ts';

/** The seats of a booking as they were shown: their labels, by the ids of the tickets, which stay. */
export interface KnownSeats {
  auditoriumId: string;
  labels: Record<string, string>;
}

export function seatsOf({
  tickets,
  showing,
}: {
  tickets: readonly (Pick<BookingDetailsFragment['tickets'][number], 'id' | 'status'> & { seat: { label: string } })[];
  showing: { auditorium: { id: string } };
}): KnownSeats {
  const live = tickets.filter(({ status }) => status !== 'VOID');
  return {
    auditoriumId: showing.auditorium.id,
    labels: Object.fromEntries(live.map(({ id, seat }) => [id, seat.label])),
  };
}

/** With the tickets that an exchange has made since: those were never shown with other seats. */
export function withNewTickets(known: KnownSeats, now: KnownSeats): KnownSeats {
  return known.auditoriumId === now.auditoriumId ? { ...known, labels: { ...now.labels, ...known.labels } } : known;
}

/** Empty unless the showing was moved. Seats with the same label are other ones too, in another auditorium. */
export function changedSince(known: KnownSeats, now: KnownSeats): { ticketId: string; from: string; to: string }[] {
  const isElsewhere = known.auditoriumId !== now.auditoriumId;
  return Object.entries(now.labels).flatMap(([ticketId, to]) => {
    const from = known.labels[ticketId];
    return from !== undefined && (isElsewhere || from !== to) ? [{ ticketId, from, to }] : [];
  });
}
