import { Prisma } from '../../generated/prisma/client.ts';

/** SQL: how many of the seats of a row of `hold` it still keeps. */
export const SEATS_KEPT = Prisma.sql`
  (
    select count(*)
    from showing_seat
    where showing_seat.showing_id = hold.showing_id and showing_seat.seat_id = any (hold.seat_ids)
      and showing_seat.hold_id = hold.id
  )`;
