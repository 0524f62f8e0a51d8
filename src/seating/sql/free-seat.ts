import { Prisma } from '../../generated/prisma/client.ts';

/**
 * The one definition of "free": AVAILABLE, or HELD past its deadline: that hold is over whether or not anything has noticed.
 * One that is blocked on its map is not free any more.
 *
 * @param seat what the columns of the seat are selected from
 * @param now by the database's clock
 */
export function isFreeAt(seat: string, now: string): Prisma.Sql {
  return Prisma.raw(
    `(${seat}.status = 'AVAILABLE' or (${seat}.status = 'HELD' and ${seat}.held_until <= ${now} and not ${seat}.blocked_on_map))`,
  );
}
