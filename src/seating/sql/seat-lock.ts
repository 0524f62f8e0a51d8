import { Prisma } from '../../generated/prisma/client.ts';

/**
 * The only `select ... for update` on seats, as a part of larger statements.
 *
 * Only the seats asked for are locked, never the showing. They are locked in one sorted order, so that two buyers of
 * the same seats wait for each other instead of deadlocking; the hold's own row, where it is locked too, comes first.
 * The columns that are read are those of the locked row: PostgreSQL follows a row that changed meanwhile to its newest
 * version.
 *
 * An update of rows that were locked so says every column that its checks are about, also those that have the value already:
 * PostgreSQL checks the row as the statement began with it, before it finds the newest version.
 *
 * @param wanted a select of `showing_id, seat_id`
 * @param options.waits false: seats that another transaction has locked are left out
 * @param options.also more columns of `wanted`
 */
export function lockSeats(wanted: Prisma.Sql, { waits = true, also = Prisma.empty } = {}): Prisma.Sql {
  return Prisma.sql`
    select showing_seat.showing_id, showing_seat.seat_id, showing_seat.status, showing_seat.hold_id,
      showing_seat.held_until, showing_seat.version, showing_seat.block_reason, showing_seat.blocked_on_map ${also}
    from showing_seat
    join (${wanted}) as wanted on wanted.showing_id = showing_seat.showing_id and wanted.seat_id = showing_seat.seat_id
    order by showing_seat.showing_id, showing_seat.seat_id
    for update of showing_seat ${waits ? Prisma.empty : SKIP_LOCKED}`;
}

const SKIP_LOCKED = Prisma.sql`skip locked`;
