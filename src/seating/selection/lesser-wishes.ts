import { bestAvailable, type SeatWish } from './best-available.ts';
import type { ChosenSeats, SeatToChoose } from './seat-to-choose.ts';

/**
 * The best seats for those who asked for more than there is: as many seats that are not together, or of any category, or
 * both. No set twice.
 */
export function lesserWishes(
  seats: readonly SeatToChoose[],
  wish: SeatWish,
  options: { wheelchairReleased: boolean },
): ChosenSeats[] {
  const found = new Map<string, ChosenSeats>();
  for (const lesser of [
    { ...wish, together: false },
    { ...wish, categoryIds: null },
    { ...wish, together: false, categoryIds: null },
  ]) {
    const best = bestAvailable(seats, lesser, options);
    if (best) found.set(best.seatIds.join(), { seatIds: best.seatIds, together: best.together });
  }
  return [...found.values()];
}
