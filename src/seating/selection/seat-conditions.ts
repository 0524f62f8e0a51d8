import { areNeighbours, isKeptForWheelchairs, type SeatToChoose } from './seat-to-choose.ts';

/** What must not be true of a seat beside those that are asked for. */
export interface SeatCondition {
  /**
   * MISSING: it has to be held as well, so it must not be free. SINGLE: it would be left alone, so it must not be free
   * while `besideId` is not.
   */
  kind: 'MISSING' | 'SINGLE';
  seatId: string;
  /** The neighbour that keeps it from being left alone; null for none, and for MISSING. */
  besideId: string | null;
}

type MappedSeat = Omit<SeatToChoose, 'free'>;

interface SeatsOfMap {
  /** Row by row. */
  list: readonly MappedSeat[];
  couples: ReadonlyMap<number, readonly MappedSeat[]>;
}

/**
 * What the statement that takes these seats has to look at, so that it needs no other one: whether they leave a single
 * seat, or belong with a seat that was not asked for. It does not know whether wheelchair places are released: then it can
 * refuse what is allowed, but never allow what is not.
 *
 * @param places of the seats in the list
 */
export function conditionsOf({ list, couples }: SeatsOfMap, places: readonly number[]): SeatCondition[] {
  const chosen = new Set(places);
  const single = places.flatMap((place) => [
    ...singleBeside(list, place, -1, chosen),
    ...singleBeside(list, place, 1, chosen),
  ]);
  const ids = new Set(places.map((place) => list[place]?.id));
  const missing = places.flatMap((place) => {
    const { coupleNumber, companionOfId } = list[place] as MappedSeat;
    const couple = coupleNumber === null ? [] : (couples.get(coupleNumber) ?? []);
    return [...couple.map(({ id }) => id), ...(companionOfId === null ? [] : [companionOfId])];
  });
  return [
    ...single,
    ...[...new Set(missing)].flatMap((seatId): SeatCondition[] =>
      ids.has(seatId) ? [] : [{ kind: 'MISSING', seatId, besideId: null }],
    ),
  ];
}

function singleBeside(
  list: readonly MappedSeat[],
  place: number,
  step: 1 | -1,
  chosen: ReadonlySet<number>,
): SeatCondition[] {
  const [single, beyond] = [list[place + step], list[place + 2 * step]];
  if (!single || chosen.has(place + step) || !areNeighbours(list[place], single) || isKeptForWheelchairs(single))
    return [];
  const keeps =
    beyond && areNeighbours(single, beyond) && !chosen.has(place + 2 * step) && !isKeptForWheelchairs(beyond);
  return [{ kind: 'SINGLE', seatId: single.id, besideId: keeps ? beyond.id : null }];
}
