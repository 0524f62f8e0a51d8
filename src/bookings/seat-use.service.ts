import { Prisma } from '../generated/prisma/client.ts';
import { oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import { showingSeatKey } from '../seating/showing-seat.service.ts';

/** Who has a seat of a showing, and why. */
export interface SeatUseRow {
  showingId: string;
  seatId: string;
  holdId: string | null;
  bookingId: string | null;
  blockReason: string | null;
}

export class SeatUseService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** By showingSeatKey; only of seats that are not AVAILABLE. */
  readonly byKey = oneRow<SeatUseRow>(showingSeatKey, (keys) => {
    const wanted = keys.map((key) => key.split(' '));
    return queryRows(
      this.#database.prisma,
      SEAT_USE,
      (use) => Prisma.sql`
        select ${use}
        from unnest(
          ${wanted.map(([showingId]) => showingId)}::uuid[], ${wanted.map(([, seatId]) => seatId)}::uuid[]
        ) as wanted (showing_id, seat_id)
        join showing_seat on showing_seat.showing_id = wanted.showing_id and showing_seat.seat_id = wanted.seat_id
        left join ticket on ticket.id = showing_seat.ticket_id
        left join seat_block on seat_block.seat_id = showing_seat.seat_id and showing_seat.status = 'BLOCKED'
        left join booking as unpaid on unpaid.hold_id = showing_seat.hold_id
        where showing_seat.status <> 'AVAILABLE'`,
    );
  });
}

const SEAT_USE = columns<SeatUseRow>({
  showingId: 'showing_seat.showing_id',
  seatId: 'showing_seat.seat_id',
  holdId: 'showing_seat.hold_id',
  bookingId: 'coalesce(ticket.booking_id, unpaid.id)',
  blockReason: 'coalesce(showing_seat.block_reason, seat_block.reason)',
});
