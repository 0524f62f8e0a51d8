import { type BookingLine, Prisma } from '../generated/prisma/client.ts';
import { manyRows } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';

/** A line of a booking. Amounts are in the currency of the booking. */
export interface LineRow extends Omit<BookingLine, 'position' | 'exchangeId' | 'ticketId'> {
  /** Of its ticket; both are null when it is about the booking as a whole. */
  seatId: string | null;
  ticketTypeId: string | null;
}

export class BookingLineService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** In the order in which they were quoted. */
  readonly byBookingId = manyRows<LineRow>(
    ({ bookingId }) => bookingId,
    (bookingIds) =>
      queryRows(
        this.#database.prisma,
        LINE,
        (line) => Prisma.sql`
          select ${line}
          from booking_line
          left join ticket on ticket.id = booking_line.ticket_id
          where booking_line.booking_id = any (${bookingIds}::uuid[])
          order by booking_line.booking_id, booking_line.position`,
      ),
  );
}

const LINE = columns<LineRow>({
  bookingId: 'booking_line.booking_id',
  kind: 'booking_line.kind',
  seatId: 'ticket.seat_id',
  ticketTypeId: 'ticket.ticket_type_id',
  label: 'booking_line.label',
  amountMinor: 'booking_line.amount_minor',
  taxRateBasisPoints: 'booking_line.tax_rate_basis_points',
  taxMinor: 'booking_line.tax_minor',
});
