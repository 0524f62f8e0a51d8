import { SeatFloor } from './seat-floor.ts';
import {
  areAllNeighbours,
  type ChosenSeats,
  distanceBetween,
  isKeptForWheelchairs,
  type SeatToChoose,
} from './seat-to-choose.ts';

const SETS = 3;
/** A seat of another category counts as this many seat widths further away. */
const OTHER_CATEGORY = 4;

/**
 * Up to three sets of as many free seats as were wanted, with no seat in two sets: neighbours in one row first, the
 * closest in place and category before others; without any, the closest free seats. Wheelchair and companion places are
 * left alone, unless some of them were wanted or they are released. Half a couple seat is not offered, nor, where single
 * seats are guarded, neighbours that leave one while others leave none.
 *
 * @param all row by row, as in the seat map
 */
export function alternatives(
  all: readonly SeatToChoose[],
  wantedIds: readonly string[],
  { wheelchairReleased = false, guardsSingleSeats = false } = {},
): ChosenSeats[] {
  const wanted = all.filter(({ id }) => wantedIds.includes(id));
  if (wanted.length === 0) return [];
  const seats = wheelchairReleased || wanted.some(isKeptForWheelchairs) ? all : all.map(keepForWheelchairs);
  const distance = distanceTo(wanted);
  const chosen: SeatToChoose[][] = [];
  const places = new Map(seats.map(({ id }, place) => [id, place]));
  const floor = new SeatFloor(seats, { wheelchairReleased: true });
  const placesOf = (run: readonly SeatToChoose[]) => new Set(run.flatMap(({ id }) => places.get(id) ?? []));
  const runs = runsOf(seats, wanted.length).filter((run) => isWhole(floor, placesOf(run)));
  const leavesNone = guardsSingleSeats ? runs.filter((run) => floor.strandedBy(placesOf(run)).length === 0) : [];
  for (const run of sortedBy(leavesNone.length > 0 ? leavesNone : runs, (seatsOfRun) => total(seatsOfRun, distance))) {
    if (chosen.length < SETS && !chosen.flat().some((seat) => run.includes(seat))) chosen.push(run);
  }
  if (chosen.length === 0) {
    const nearest = sortedBy(
      seats.filter(({ free }, place) => free && isWhole(floor, new Set([place]))),
      distance,
    );
    if (nearest.length >= wanted.length) chosen.push(nearest.slice(0, wanted.length));
  }
  return chosen.map((set) => ({ seatIds: set.map(({ id }) => id), together: areAllNeighbours(set) }));
}

/** Not left out: its neighbours are no neighbours of each other. */
function keepForWheelchairs(seat: SeatToChoose): SeatToChoose {
  return seat.free && isKeptForWheelchairs(seat) ? { ...seat, free: false } : seat;
}

/** No seat belongs with a free seat that is not one of them. */
function isWhole(floor: SeatFloor, places: ReadonlySet<number>): boolean {
  return [...places].every((place) => floor.belonging(place).every((other) => places.has(other)));
}

/** Every run of that many free neighbours. */
function runsOf(seats: readonly SeatToChoose[], length: number): SeatToChoose[][] {
  return seats
    .map((_, start) => seats.slice(start, start + length))
    .filter((run) => run.length === length && run.every(({ free }) => free) && areAllNeighbours(run));
}

function distanceTo(wanted: readonly SeatToChoose[]): (seat: SeatToChoose) => number {
  const x = mean(wanted.map((seat) => seat.x));
  const y = mean(wanted.map((seat) => seat.y));
  const categories = new Set(wanted.map(({ seatCategoryId }) => seatCategoryId));
  return (seat) => distanceBetween(seat, { x, y }) + (categories.has(seat.seatCategoryId) ? 0 : OTHER_CATEGORY);
}

/** Each key is computed once: of a large hall a comparison that computes it takes 200 ms. */
function sortedBy<Item>(items: readonly Item[], keyOf: (item: Item) => number): Item[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}

function total(run: readonly SeatToChoose[], distance: (seat: SeatToChoose) => number): number {
  return run.reduce((sum, seat) => sum + distance(seat), 0);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
