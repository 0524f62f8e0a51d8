import type { SeatMapPlan } from '../seat-map/plan.ts';

/** As many as can be asked for here; the server may allow fewer, and says so. */
export const COUNTS = Array.from({ length: 10 }, (_, index) => index + 1);
const USUAL = 2;

export interface BestSeatsWish {
  quantity: number;
  /** Left out: of any kind. */
  categoryIds?: string[];
}

/**
 * What is asked of the server for what was chosen; the choice may have been kept from another visit, and be for a plan that is no
 * longer the one of the showing.
 *
 * @param chosen.categoryId empty for any; then seats of a kind without a price on this page are left alone
 */
export function wishOf(
  chosen: { count: string; categoryId: string },
  categories: SeatMapPlan['categories'],
): BestSeatsWish {
  const quantity = COUNTS.find((count) => String(count) === chosen.count) ?? USUAL;
  const sold = categories.filter(({ price }) => price !== null).map(({ id }) => id);
  if (sold.includes(chosen.categoryId)) return { quantity, categoryIds: [chosen.categoryId] };
  return sold.length === categories.length ? { quantity } : { quantity, categoryIds: sold };
}
