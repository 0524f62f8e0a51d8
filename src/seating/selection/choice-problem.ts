import type { SeatFeature } from '../../generated/prisma/enums.ts';
import { bestAvailable } from './best-available.ts';
import { SeatFloor } from './seat-floor.ts';
import { areNeighbours, isKeptForWheelchairs, type SeatToChoose } from './seat-to-choose.ts';

/** What is wrong with a choice of free seats: at most one of the two. */
export interface ChoiceProblem {
  /** Would have to be chosen as well: the other half of a couple seat, the wheelchair place of a companion. */
  missingIds: string[];
  /** Single seats that it would leave, where another choice would leave none. */
  strandedIds: string[];
}

/**
 * A single seat is no problem when every choice would leave one: as many seats of the same categories and kinds, in as few
 * pieces. So it never costs a booking.
 *
 * @param seats row by row, as in the seat map
 */
export function problemOfChoice(
  seats: readonly SeatToChoose[],
  chosenIds: ReadonlySet<string>,
  { wheelchairReleased }: { wheelchairReleased: boolean },
): ChoiceProblem {
  const floor = new SeatFloor(seats, { wheelchairReleased });
  const chosen = new Set([...seats.keys()].filter((place) => chosenIds.has((seats[place] as SeatToChoose).id)));
  const idsOf = (places: Iterable<number>) => [...places].map((place) => (seats[place] as SeatToChoose).id);
  const belonging = [...chosen].flatMap((place) => floor.belonging(place));
  const missing = new Set(belonging.filter((place) => floor.isFree(place) && !chosen.has(place)));
  if (missing.size > 0) return { missingIds: idsOf(missing), strandedIds: [] };
  const stranded = floor.strandedBy(chosen);
  const isAvoidable = stranded.length > 0 && canLeaveNone(seats, idsOf(chosen), { wheelchairReleased });
  return { missingIds: [], strandedIds: isAvoidable ? idsOf(stranded) : [] };
}

function canLeaveNone(
  seats: readonly SeatToChoose[],
  chosenIds: readonly string[],
  options: { wheelchairReleased: boolean },
): boolean {
  const chosen = seats.filter(({ id }) => chosenIds.includes(id));
  const pieces = chosen.filter((seat, nth) => !areNeighbours(chosen[nth - 1], seat)).length;
  const kept = options.wheelchairReleased ? [] : chosen.filter(isKeptForWheelchairs);
  const wish = {
    quantity: chosen.length,
    categoryIds: chosen.map(({ seatCategoryId }) => seatCategoryId),
    features: kept.map(({ features }): SeatFeature => (features.includes('WHEELCHAIR') ? 'WHEELCHAIR' : 'COMPANION')),
    together: pieces === 1,
  };
  const best = bestAvailable(seats, wish, options);
  return best !== undefined && best.pieces <= pieces && best.strandedIds.length === 0;
}
