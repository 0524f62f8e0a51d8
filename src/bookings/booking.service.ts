import { type Booking, type Exchange, Prisma, type Ticket, type TicketType } from '../generated/prisma/client.ts';
import { manyRows, oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import { isId } from '../platform/ids.ts';
import { TICKET_TYPE, type TicketTypeJson, toTicketType } from '../pricing/ticket-type.ts';

/** A ticket, with its type and the currency of its booking. */
export interface TicketRow extends Ticket {
  ticketType: TicketType;
  currency: string;
}

/** A booking, and what is different after any change of its rows. */
export interface BookingVersion {
  booking: Booking;
  fingerprint: string;
}

/** Reads bookings. */
export class BookingService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  readonly byId = oneRow<Booking>(
    ({ id }) => id,
    (ids) =>
      queryRows(
        this.#database.prisma,
        BOOKING,
        (booking) => Prisma.sql`select ${booking} from booking where booking.id = any (${ids.filter(isId)}::uuid[])`,
      ),
    { isShared: true },
  );

  /** Read in one statement: the fingerprint is that of the booking. */
  readonly versionById = oneRow<BookingVersion>(
    ({ booking }) => booking.id,
    async (ids) => {
      const rows = await queryRows(
        this.#database.prisma,
        FINGERPRINTED,
        (booking) => Prisma.sql`select ${booking} from booking where booking.id = any (${ids.filter(isId)}::uuid[])`,
      );
      return rows.map(({ fingerprint, ...booking }) => ({ booking, fingerprint }));
    },
    { isShared: true },
  );

  readonly byHoldId = oneRow<Booking>(
    ({ holdId }) => holdId,
    (holdIds) => this.#database.prisma.booking.findMany({ where: { holdId: { in: [...holdIds] } } }),
  );

  /** The exchange from another showing that has made a booking. */
  readonly exchangeByNewBookingId = oneRow<Pick<Exchange, 'newBookingId' | 'bookingId'>>(
    ({ newBookingId }) => newBookingId ?? '',
    (bookingIds) =>
      this.#database.prisma.exchange.findMany({
        where: { newBookingId: { in: [...bookingIds] } },
        select: { newBookingId: true, bookingId: true },
      }),
  );

  /** In the order of seats, and of one seat the VOID ones first, in the order of their sale. */
  readonly ticketsByBookingId = manyRows<TicketRow>(
    ({ bookingId }) => bookingId,
    (bookingIds) => this.#findTickets(Prisma.sql`ticket.booking_id = any (${bookingIds}::uuid[])`),
    { isShared: true },
  );

  readonly ticketById = oneRow<TicketRow>(
    ({ id }) => id,
    (ids) => this.#findTickets(Prisma.sql`ticket.id = any (${ids.filter(isId)}::uuid[])`),
  );

  /** In the order of seats and sales. */
  async #findTickets(condition: Prisma.Sql): Promise<TicketRow[]> {
    const rows = await queryRows(
      this.#database.prisma,
      TICKET,
      (ticket) => Prisma.sql`
        select ${ticket}
        from ticket
        join booking on booking.id = ticket.booking_id
        join ticket_type on ticket_type.id = ticket.ticket_type_id
        join seat on seat.id = ticket.seat_id
        where ${condition}
        order by seat.position, ticket.sold_at`,
    );
    return rows.map(({ ticketType, ...ticket }) => ({ ...ticket, ticketType: toTicketType(ticketType) }));
  }
}

const TICKET = columns<Omit<TicketRow, 'ticketType'> & { ticketType: TicketTypeJson }>({
  id: 'ticket.id',
  bookingId: 'ticket.booking_id',
  showingId: 'ticket.showing_id',
  seatId: 'ticket.seat_id',
  ticketTypeId: 'ticket.ticket_type_id',
  priceMinor: 'ticket.price_minor',
  status: 'ticket.status',
  checkedInAt: 'ticket.checked_in_at',
  soldAt: 'ticket.sold_at',
  cancelledAt: 'ticket.cancelled_at',
  codeRevision: 'ticket.code_revision',
  ticketType: TICKET_TYPE.object,
  currency: 'booking.currency',
});

/** Every column of a booking. */
export const BOOKING_EXPRESSIONS = {
  id: 'booking.id',
  reference: 'booking.reference',
  accountId: 'booking.account_id',
  showingId: 'booking.showing_id',
  holdId: 'booking.hold_id',
  originId: 'booking.origin_id',
  status: 'booking.status',
  totalMinor: 'booking.total_minor',
  currency: 'booking.currency',
  placedAt: 'booking.placed_at',
};

const BOOKING = columns<Booking>(BOOKING_EXPRESSIONS);

/**
 * Over whole rows: a column that is added later is in it. So a table of its own parts has to be added here, and nothing
 * else, for its changes to be told.
 */
const FINGERPRINTED = columns<Booking & { fingerprint: string }>({
  ...BOOKING_EXPRESSIONS,
  fingerprint: `md5(concat_ws(e'\n',
    booking::text,
    (select hold::text from hold where hold.id = booking.hold_id),
    (select contact::text from contact where contact.booking_id = booking.id),
    (select string_agg(ticket::text, e'\n' order by ticket.id) from ticket where ticket.booking_id = booking.id),
    (select string_agg(payment::text, e'\n' order by payment.id) from payment where payment.booking_id = booking.id),
    (
      select string_agg(refund::text, e'\n' order by refund.id) from refund where refund.booking_id = booking.id
    )
  ))`,
});
