import { Prisma } from '../../generated/prisma/client.ts';
import { lockSeats } from './seat-lock.ts';

/** Whether the free seats of `showing` are still rows, so many days after its end. Without parameters: see DueRows. */
export function isLongPast(days: number): Prisma.Sql {
  return Prisma.sql`showing.free_seats_version is null
    and showing.ends_at <= (select clock_timestamp() - interval '${Prisma.raw(String(days))} days')`;
}

/**
 * A statement that deletes the rows of seats that are AVAILABLE, and keeps in `free_seats_version` the newest of their versions: a seat of the
 * map without a row is AVAILABLE with that version from then on, which is never older than what anyone has seen.
 *
 * It waits for nothing and makes no sale wait. It locks the showings, as a change of one does, and then the
 * seats. What another transaction has locked is left out: a showing is tried again later, a seat keeps its row. The status is
 * that of the locked row, and so is the time of the showing.
 *
 * @param condition isLongPast
 */
export function dropFreeSeats(showingIds: readonly string[], condition: Prisma.Sql): Prisma.Sql {
  const free = Prisma.sql`
    select every.showing_id, every.seat_id
    from past
    join showing_seat as every on every.showing_id = past.id
    where every.status = 'AVAILABLE'`;
  return Prisma.sql`
    with past as materialized (
      select showing.id
      from showing
      where showing.id = any (${showingIds}::uuid[]) and ${condition}
      order by showing.id
      for no key update of showing skip locked
    ),
    locked as materialized (${lockSeats(free, { waits: false })}),
    dropped as (
      delete from showing_seat
      using locked
      where showing_seat.showing_id = locked.showing_id and showing_seat.seat_id = locked.seat_id
        and showing_seat.status = 'AVAILABLE'
      returning showing_seat.showing_id, showing_seat.version
    )
    update showing
    set free_seats_version = coalesce(newest.version, 0) + 1
    from past
    left join (
      select dropped.showing_id, max(dropped.version) as version from dropped group by dropped.showing_id
    ) as newest on newest.showing_id = past.id
    where showing.id = past.id`;
}
