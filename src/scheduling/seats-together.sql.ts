import { Prisma } from '../generated/prisma/client.ts';
import { WHEELCHAIR_RELEASED_AT } from './wheelchair-release.ts';

export const MAX_SEATS_TOGETHER = 20;

/**
 * Whether so many neighbouring seats of `showing` are free: AVAILABLE, with a row or, long after its end, without one, or HELD
 * past the deadline, by the database's clock.
 * Wheelchair and companion places count once they are released; until then they part their neighbours, as a gap does.
 *
 * Of the free seats of a row, in order, the seat that is so many places further has the index that is as much higher: then
 * all between them are there too. The seats are found through the map of the showing, and not one by one: that reads an
 * index for each showing instead of one for each seat.
 */
export function hasSeatsTogether(seats: number): Prisma.Sql {
  const further = Prisma.sql`${seats - 1}::int`;
  return Prisma.sql`
    exists (
      select
      from (
        select seat.index_in_row,
          lead(seat.index_in_row, ${further}) over (partition by seat.row_index order by seat.index_in_row) as last_index
        from seat
        left join showing_seat on showing_seat.showing_id = showing.id and showing_seat.seat_id = seat.id
        where seat.seat_map_id = showing.seat_map_id
          and (
            showing_seat.status = 'AVAILABLE'
            or (
              showing_seat.status = 'HELD' and showing_seat.held_until <= clock_timestamp()
              and not showing_seat.blocked_on_map
            )
            or (showing_seat.seat_id is null and showing.free_seats_version is not null)
          )
          and (
            not coalesce(seat.features && '{WHEELCHAIR,COMPANION}', false)
            or ${Prisma.raw(WHEELCHAIR_RELEASED_AT)} is not null
          )
      ) as free
      where free.last_index = free.index_in_row + ${further}
    )`;
}
