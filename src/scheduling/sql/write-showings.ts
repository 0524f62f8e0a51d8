import { Prisma, type Showing } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { SHOWING } from '../showing.service.ts';

/** A showing as it is made. */
export type NewShowing = Omit<Showing, 'version' | 'cancelledAt' | 'wheelchairReleasedAt'>;

/** What one statement writes: it has to end within the statement timeout on a busy server too. */
const SEATS_AT_ONCE = 15_000;

/**
 * One statement for all of them, in one order: who schedules the same auditoriums at the same time waits for the other, and
 * is then refused by showing_no_overlap. Raw SQL: the first createMany of this many rows takes Prisma itself 100 ms of CPU
 * time.
 *
 * @returns the rows, in the order in which they are given
 */
export async function insertShowings(tx: Transaction, showings: readonly NewShowing[]): Promise<Showing[]> {
  const rows = await queryRows(
    tx.client,
    SHOWING,
    (showing) => Prisma.sql`
      insert into showing (
        id, movie_id, auditorium_id, seat_map_id, price_list_id, starts_at, ends_at, free_at, sales_open_at, sales_close_at,
        format, language, subtitles, accessibility, guards_single_seats, lead_minutes, cleaning_minutes
      )
      select
        planned.id, planned."movieId", planned."auditoriumId", planned."seatMapId", planned."priceListId",
        planned."startsAt", planned."endsAt", planned."freeAt", planned."salesOpenAt", planned."salesCloseAt",
        planned.format, planned.language, planned.subtitles, planned.accessibility, planned."guardsSingleSeats",
        planned."leadMinutes", planned."cleaningMinutes"
      from jsonb_to_recordset(${JSON.stringify(showings)}::jsonb) as planned (
        id uuid, "movieId" uuid, "auditoriumId" uuid, "seatMapId" uuid, "priceListId" uuid,
        "startsAt" timestamptz, "endsAt" timestamptz, "freeAt" timestamptz,
        "salesOpenAt" timestamptz, "salesCloseAt" timestamptz,
        format text, language text, subtitles text[], accessibility accessibility_feature[],
        "guardsSingleSeats" boolean, "leadMinutes" integer, "cleaningMinutes" integer
      )
      order by planned."auditoriumId", planned."startsAt"
      returning ${showing}`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return showings.flatMap(({ id }) => byId.get(id) ?? []);
}

interface NewSeats {
  showings: readonly Pick<Showing, 'id' | 'seatMapId'>[];
  /** Where the seats begin to be counted from: a seat that a showing had before must not have an older version. */
  version?: number;
}

/**
 * Writes a row for each seat of the showings' maps; those that are blocked on the map are out of sale. The auditoriums must
 * be locked, at least shared: then no block can be overlooked. @returns how many
 */
export async function insertShowingSeats(tx: Transaction, { showings, version = 0 }: NewSeats): Promise<number> {
  const seatsOf = await countSeats(tx, [...new Set(showings.map(({ seatMapId }) => seatMapId))]);
  let written = 0;
  for (const part of partsOf(showings, ({ seatMapId }) => seatsOf.get(seatMapId) ?? 0)) {
    // Ordered, so that the seats of a showing are in the same pages of the table.
    written += await tx.client.$executeRaw`
      insert into showing_seat (showing_id, seat_id, version, status, blocked_on_map)
      select showing.id, seat.id, ${version}::int,
        case when seat_block.seat_id is null then 'AVAILABLE' else 'BLOCKED' end::seat_status,
        seat_block.seat_id is not null
      from showing
      join seat on seat.seat_map_id = showing.seat_map_id
      left join seat_block on seat_block.seat_id = seat.id
      where showing.id = any (${part.map(({ id }) => id)}::uuid[])
      order by showing.id, seat.position`;
  }
  return written;
}

/** How many seats each map has; one without seats is left out. */
export async function countSeats(
  { client }: Pick<Transaction, 'client'>,
  seatMapIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await queryRows(
    client,
    SEAT_COUNT,
    (count) => Prisma.sql`
      select ${count}
      from seat
      where seat.seat_map_id = any (${seatMapIds}::uuid[])
      group by seat.seat_map_id`,
  );
  return new Map(rows.map(({ seatMapId, seats }) => [seatMapId, seats]));
}

const SEAT_COUNT = columns<{ seatMapId: string; seats: number }>({
  seatMapId: 'seat.seat_map_id',
  seats: 'count(*)::int',
});

function partsOf<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Item[][] {
  const parts: Item[][] = [];
  let size = Infinity;
  for (const item of items) {
    size += sizeOf(item);
    if (size <= SEATS_AT_ONCE) parts.at(-1)?.push(item);
    else {
      parts.push([item]);
      size = sizeOf(item);
    }
  }
  return parts;
}
