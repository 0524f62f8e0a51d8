import { Prisma } from '../../generated/prisma/client.ts';

/**
 * SQL: an update that moves the deadline of seats to that of their hold. It says every column that the checks are about: see
 * seat-lock.ts.
 *
 * @param holds what the `id` and `expires_at` of the holds are selected from; their seats are in `locked`
 */
export function keepSeats(holds: string): Prisma.Sql {
  const kept = Prisma.raw(holds);
  return Prisma.sql`
    update showing_seat
    set status = 'HELD', hold_id = locked.hold_id, ticket_id = null, held_until = ${kept}.expires_at
    from locked
    join ${kept} on ${kept}.id = locked.hold_id
    where showing_seat.showing_id = locked.showing_id and showing_seat.seat_id = locked.seat_id`;
}
