import { type BookingStatus, Prisma, type TicketStatus } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';

/** What mails tell of a booking, as it is when they are sent. */
export interface BookingFacts {
  id: string;
  reference: string;
  status: BookingStatus;
  /** Of the contact that was given, or else of the account. Null once its data was deleted. */
  email: string | null;
  /** BCP 47; null: none was given. */
  locale: string | null;
  movie: string;
  cinema: string;
  auditorium: string;
  startsAt: Date;
  /** Of the cinema. */
  timeZone: string;
  /** Of the showing's cancellation, in the words of staff; null without one. */
  reason: string | null;
  /** Whether money was taken for it. */
  isPaid: boolean;
  /** Whether tickets of it were given back for want of a seat. */
  hasLostSeats: boolean;
  /** In the order of seats, VOID ones too. */
  tickets: FactsOfTicket[];
}

export interface FactsOfTicket {
  id: string;
  status: TicketStatus;
  /** Which of its codes is good: see TicketCodes. */
  codeRevision: number;
  /** As in "C7". */
  seat: string;
  ticketType: string;
}

const TICKET = columns<FactsOfTicket>({
  id: 'ticket.id',
  status: 'ticket.status',
  codeRevision: 'ticket.code_revision',
  seat: 'seat.label',
  ticketType: 'ticket_type.name',
});

const FACTS = columns<BookingFacts>({
  id: 'booking.id',
  reference: 'booking.reference',
  status: 'booking.status',
  email: 'coalesce(contact.email, account.email)',
  locale: 'contact.locale',
  movie: 'movie.title',
  cinema: 'cinema.name',
  auditorium: 'auditorium.name',
  startsAt: 'showing.starts_at',
  timeZone: 'cinema.time_zone',
  reason: 'showing_cancellation.reason',
  isPaid: `exists (
    select
    from payment
    where payment.booking_id = booking.id and payment.status = 'SUCCEEDED' and payment.amount_minor > 0
  ) or exists (
    select
    from ticket
    join exchanged_ticket on exchanged_ticket.new_ticket_id = ticket.id
    where ticket.booking_id = booking.id and exchanged_ticket.credit_minor > 0
  )`,
  hasLostSeats: `exists (
    select from refund where refund.booking_id = booking.id and refund.reason = 'SEATS_LOST'
  )`,
  tickets: Prisma.sql`(
    select coalesce(json_agg(${TICKET.object} order by seat.position, ticket.sold_at), '[]')
    from ticket
    join seat on seat.id = ticket.seat_id
    join ticket_type on ticket_type.id = ticket.ticket_type_id
    where ticket.booking_id = booking.id
  )`,
});

export async function readBookingFacts({ prisma }: Database, bookingId: string): Promise<BookingFacts | undefined> {
  const [facts] = await queryRows(
    prisma,
    FACTS,
    (selected) => Prisma.sql`
      select ${selected}
      from booking
      join account on account.id = booking.account_id
      left join contact on contact.booking_id = booking.id
      join showing on showing.id = booking.showing_id
      join movie on movie.id = showing.movie_id
      join auditorium on auditorium.id = showing.auditorium_id
      join cinema on cinema.id = auditorium.cinema_id
      left join showing_cancellation on showing_cancellation.showing_id = showing.id
      where booking.id = ${bookingId}::uuid`,
  );
  return facts;
}
