import type { Transaction } from '../platform/database/transaction.ts';
import type { UserError } from '../platform/outcome.ts';
import { type AskedPrice, priceProblems } from '../pricing/price-input.ts';
import type { OverriddenPrice } from '../pricing/sql/price-overrides.ts';
import type { CheckedShowing } from './check-showing.ts';
import { showingPath } from './showing-input.ts';

/** What is wrong with the prices that showings have for themselves, looked up once for each cinema. */
export async function overrideProblems(tx: Transaction, checked: readonly CheckedShowing[]): Promise<UserError[]> {
  const cinemas = new Map(checked.map(({ auditorium: { cinema } }) => [cinema.id, cinema]));
  const problems: UserError[] = [];
  for (const cinema of cinemas.values()) {
    const asked = checked
      .filter(({ auditorium }) => auditorium.cinemaId === cinema.id)
      .flatMap(({ index, value }) => value.priceOverrides.map((price, nth) => ({ index, nth, price })));
    if (asked.length === 0) continue;
    const prices = asked.map(({ price }) => price);
    for (const error of await priceProblems(tx, cinema, { prices, path: [] })) {
      const [, place, ...field] = error.path;
      const { index, nth } = asked[Number(place)] ?? { index: 0, nth: 0 };
      problems.push({ ...error, path: showingPath(index, 'priceOverrides', String(nth), ...field) });
    }
  }
  return problems;
}

export function toOverride({ categoryId: seatCategoryId, ticketTypeId, price }: AskedPrice): OverriddenPrice {
  return { seatCategoryId, ticketTypeId, amountMinor: price.amountMinor };
}
