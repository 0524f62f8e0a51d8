import { Prisma } from '../../src/generated/prisma/client.ts';
import type * as OnSale from '../../src/seating/sql/on-sale.ts';
import type * as SeatLock from '../../src/seating/sql/seat-lock.ts';

/**
 * The module that locks seats, with its SQL changed, for control tests: they show that the race exists, and that this
 * statement is what makes it harmless.
 *
 * @param changes each text to replace, with its replacement
 * @param overrides options that every caller then has
 */
export async function changedLock(
  original: () => Promise<typeof SeatLock>,
  changes: Record<string, string>,
  overrides: { waits?: boolean } = {},
): Promise<typeof SeatLock> {
  const { lockSeats } = await original();
  return { lockSeats: (wanted, options) => changedSql(lockSeats(wanted, { ...options, ...overrides }), changes) };
}

/** The same for the module that locks showings. */
export async function changedSaleLock(
  original: () => Promise<typeof OnSale>,
  changes: Record<string, string>,
): Promise<typeof OnSale> {
  const { saleAt, lockedSale } = await original();
  return { saleAt, lockedSale: (wanted) => changedSql(lockedSale(wanted), changes) };
}

/** @throws when the statement does not contain one of the texts */
export function changedSql({ strings, values }: Prisma.Sql, changes: Record<string, string>): Prisma.Sql {
  const missing = Object.keys(changes).filter((text) => !strings.join().includes(text));
  if (missing.length > 0) throw new Error(`the statement does not contain: ${missing.join('; ')}`);
  return new Prisma.Sql(
    strings.map((part) => replaceIn(part, changes)),
    values,
  );
}

function replaceIn(part: string, changes: Record<string, string>): string {
  return Object.entries(changes).reduce((text, [from, to]) => text.replace(from, to), part);
}
