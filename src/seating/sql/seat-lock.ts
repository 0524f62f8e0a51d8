import { Prisma } from '../../generated/prisma/client.ts';

/**
 * The only `select ... for update` on seats, as a part of larger statements.
 *
 * Only the seats asked for are locked, never the showing. They are locked in one sorted order, so that two buyers of
 * the same seats wait for each other instead of deadlocking; the hold's own row, where it is locked too, comes first.
 * The columns that are read are those of the locked row: PostgreSQL follows a row that changed meanwhile to its newest
 * version.
 *
 * @param wanted a select of `showing_id, seat_id`
 */
export function lockSeats(wanted: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select showing_seat.showing_id, showing_seat.seat_id, showing_seat.status, showing_seat.hold_id,
      showing_seat.held_until, showing_seat.version
    from showing_seat
    join (${wanted}) as wanted on wanted.showing_id = showing_seat.showing_id and wanted.seat_id = showing_seat.seat_id
    order by showing_seat.showing_id, showing_seat.seat_id
    for update of showing_seat`;
}

/** Seats of one showing, to be locked. */
export function seatsOf(showingId: string, seatIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`select ${showingId}::uuid as showing_id, unnest(${seatIds}::uuid[]) as seat_id`;
}
