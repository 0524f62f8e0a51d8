import { type BookingStatus, Prisma, type TicketStatus } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { TicketLink } from './ticket-links.ts';

/** What the page of a link shows. Nothing of the buyer: a link may be passed on. */
export interface LinkedTickets {
  /** Of the booking, for the counter. Only the page of a booking shows it. */
  reference: string;
  bookingStatus: BookingStatus;
  movie: string;
  auditorium: string;
  cinema: string;
  street: string;
  postalCode: string | null;
  city: string;
  /** IANA, of the cinema. */
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  /** Of the showing: grows when it is moved, rescheduled or cancelled. */
  showingVersion: number;
  /** Null unless the showing was cancelled. */
  cancelledAt: Date | null;
  /** Why it was cancelled, in the words of staff; null unless it was. */
  reason: string | null;
  /** Of these tickets, together: a link of another revision has ended. */
  revision: number;
  /** In the order of seats; of the booking, or the only one. VOID ones too. */
  tickets: LinkedTicket[];
}

export interface LinkedTicket {
  id: string;
  status: TicketStatus;
  codeRevision: number;
  /** As in "C7". */
  label: string;
  section: string | null;
  row: string;
  number: string;
  ticketType: string;
  /** ISO 8601; null before it was used. */
  checkedInAt: string | null;
  /** The label of its seat before the showing was moved, the last time; null when it was not, or the ticket came later. */
  movedFrom: string | null;
  /** Whether the auditorium that the showing was moved to has no seat for it. */
  hasLostSeat: boolean;
  /** Whether the buyer has another ticket in its place. */
  isExchanged: boolean;
}

const TICKET = columns<LinkedTicket>({
  id: 'ticket.id',
  status: 'ticket.status',
  codeRevision: 'ticket.code_revision',
  label: 'seat.label',
  section: 'seat.section',
  row: 'seat.row',
  number: 'seat.number',
  ticketType: 'ticket_type.name',
  checkedInAt: 'ticket.checked_in_at',
  movedFrom: 'moved.from_label',
  hasLostSeat: 'coalesce(moved.has_no_seat, false)',
  isExchanged: 'exists (select from exchanged_ticket where exchanged_ticket.ticket_id = ticket.id)',
});

const LINKED = columns<LinkedTickets>({
  reference: 'booking.reference',
  bookingStatus: 'booking.status',
  movie: 'movie.title',
  auditorium: 'auditorium.name',
  cinema: 'cinema.name',
  street: 'cinema.address_street',
  postalCode: 'cinema.address_postal_code',
  city: 'cinema.address_city',
  timeZone: 'cinema.time_zone',
  startsAt: 'showing.starts_at',
  endsAt: 'showing.ends_at',
  showingVersion: 'showing.version',
  cancelledAt: 'showing.cancelled_at',
  reason: 'showing_cancellation.reason',
  revision: 'linked.revision',
  tickets: 'linked.tickets',
});

/** Reads what links lead to. */
export class LinkedTicketService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** Undefined when the link has ended: a ticket of it was given another code since. */
  async find({ kind, id, revision }: TicketLink): Promise<LinkedTickets | undefined> {
    const isLinked =
      kind === 'ticket' ? Prisma.sql`ticket.id = ${id}::uuid` : Prisma.sql`ticket.booking_id = ${id}::uuid`;
    const [linked] = await queryRows(
      this.#database.prisma,
      LINKED,
      (selected) => Prisma.sql`
        select ${selected}
        from (${ticketsWhere(isLinked)}) as linked
        join booking on booking.id = linked.booking_id
        join showing on showing.id = booking.showing_id
        join movie on movie.id = showing.movie_id
        join auditorium on auditorium.id = showing.auditorium_id
        join cinema on cinema.id = auditorium.cinema_id
        left join showing_cancellation on showing_cancellation.showing_id = showing.id`,
    );
    return linked?.revision === revision ? linked : undefined;
  }
}

/** In the list of moves of a showing a ticket is named by its id. */
function ticketsWhere(isLinked: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select
      ticket.booking_id,
      sum(ticket.code_revision)::int as revision,
      json_agg(${TICKET.object} order by seat.position, ticket.sold_at) as tickets
    from ticket
    join seat on seat.id = ticket.seat_id
    join ticket_type on ticket_type.id = ticket.ticket_type_id
    left join lateral (
      select old_seat.label as from_label, (move.value ->> 'toId') is null as has_no_seat
      from showing_move
      cross join jsonb_array_elements(showing_move.moves) as move
      join seat as old_seat on old_seat.id = (move.value ->> 'fromId')::uuid
      where showing_move.showing_id = ticket.showing_id and move.value ->> 'ticketId' = ticket.id::text
      order by showing_move.created_at desc
      limit 1
    ) as moved on true
    where ${isLinked}
    group by ticket.booking_id`;
}
