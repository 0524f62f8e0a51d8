import { Prisma } from '../../src/generated/prisma/client.ts';
import type * as SeatLock from '../../src/seating/sql/seat-lock.ts';

/**
 * The module that locks seats with its statement changed, for controls: they show that a race is there, and
 * that it is this statement that keeps it from doing harm.
 *
 * @param changes what stands there, and what is to stand there instead
 */
export async function changedLock(
  original: () => Promise<typeof SeatLock>,
  changes: Record<string, string>,
): Promise<typeof SeatLock> {
  const { lockSeats, seatsOf } = await original();
  return {
    seatsOf,
    lockSeats(wanted) {
      const { strings, values } = lockSeats(wanted);
      const changed = strings.map((part) => replaceIn(part, changes));
      if (changed.join() === strings.join()) throw new Error('the statement has nothing of what was to be changed');
      return new Prisma.Sql(changed, values);
    },
  };
}

function replaceIn(part: string, changes: Record<string, string>): string {
  return Object.entries(changes).reduce((text, [from, to]) => text.replace(from, to), part);
}
