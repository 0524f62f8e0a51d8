import { Prisma } from '../generated/prisma/client.ts';
import { oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';

/** What is sold of a showing, as it is now. */
export interface ShowingSalesRow {
  showingId: string;
  ticketsSold: number;
  checkedIn: number;
  seatsHeld: number;
  capacity: number;
  currency: string;
  grossMinor: bigint;
  refundedMinor: bigint;
}

/** Reads what is sold of showings. */
export class ShowingSalesService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** Money is counted as in saleEntries, but for the present only: a refund that failed is none. */
  readonly byShowingId = oneRow<ShowingSalesRow>(
    ({ showingId }) => showingId,
    (showingIds) =>
      queryRows(
        this.#database.prisma,
        SHOWING_SALES,
        (sales) => Prisma.sql`
          select ${sales}
          from unnest(${showingIds}::uuid[]) as wanted (id)
          join showing on showing.id = wanted.id
          join auditorium on auditorium.id = showing.auditorium_id
          join cinema on cinema.id = auditorium.cinema_id
          cross join lateral (
            select count(*) as sold, count(*) filter (where ticket.status = 'USED') as used
            from ticket
            where ticket.showing_id = showing.id and ticket.status in ('VALID', 'USED')
          ) as live
          cross join lateral (
            select count(*) as seats
            from showing_seat
            where showing_seat.showing_id = showing.id and showing_seat.status = 'HELD'
              and showing_seat.held_until > clock_timestamp()
          ) as held
          cross join lateral (select count(*) as seats from seat where seat.seat_map_id = showing.seat_map_id) as map
          cross join lateral (
            select coalesce(sum(booking_line.amount_minor), 0)::bigint as amount
            from booking
            join ticket on ticket.booking_id = booking.id and ticket.sold_at is not null
            join booking_line on booking_line.booking_id = ticket.booking_id and booking_line.ticket_id = ticket.id
            where booking.showing_id = showing.id
          ) as gross
          cross join lateral (
            select coalesce(sum(given.amount), 0)::bigint as amount
            from booking
            join ticket on ticket.booking_id = booking.id and ticket.sold_at is not null
            cross join lateral (
              select refund_line.amount_minor as amount
              from refund_line
              join refund on refund.id = refund_line.refund_id and refund.status <> 'FAILED'
              where refund_line.ticket_id = ticket.id
              union all
              select exchanged_ticket.credit_minor from exchanged_ticket where exchanged_ticket.ticket_id = ticket.id
            ) as given
            where booking.showing_id = showing.id
          ) as refunded`,
      ),
    // For each showing some hundred rows are read.
    { keysAtOnce: 100, isShared: true },
  );
}

const SHOWING_SALES = columns<ShowingSalesRow>({
  showingId: 'showing.id',
  ticketsSold: 'live.sold::int',
  checkedIn: 'live.used::int',
  seatsHeld: 'held.seats::int',
  capacity: 'map.seats::int',
  currency: 'cinema.currency',
  grossMinor: 'gross.amount',
  refundedMinor: 'refunded.amount',
});
