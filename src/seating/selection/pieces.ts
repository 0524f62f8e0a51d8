import type { SeatFeature } from '../../generated/prisma/enums.ts';
import type { Coverage } from './coverage.ts';
import type { SeatFloor } from './seat-floor.ts';
import { distanceBetween, type SeatToChoose } from './seat-to-choose.ts';

/** Neighbours that can be taken together, as the whole choice or as a part of it. */
export interface Piece {
  /**
   * Two pieces of one stretch of free neighbours are not taken together: one piece of it could be as long. Around couple seats it
   * could not always: then a choice may have a person more who sits alone.
   */
  stretch: number;
  places: readonly number[];
  /** Which of the wanted features these seats are for: see Coverage. */
  covers: number;
  /** How many single seats it leaves. */
  stranded: number;
  /** The distances of its seats from the best point, together. */
  view: number;
  /** Its middle. */
  x: number;
  y: number;
}

interface SeatsToTake extends Pick<Piece, 'stranded' | 'view'> {
  places: () => readonly number[];
}

interface Wanted {
  features: readonly SeatFeature[];
  /** Undefined: any. */
  categoryIds: ReadonlySet<string> | undefined;
}

/** A seat with a restricted view counts as so many seat widths further away, unless such a seat was asked for. */
const RESTRICTED_VIEW = 4;

/** Finds the pieces of a floor that a wish allows. */
export class Pieces {
  readonly #floor: SeatFloor;
  readonly #coverage: Coverage;
  readonly #views: Float64Array;
  /** The sums of the views of all seats before a place, and at last of all. */
  readonly #viewsBefore: Float64Array;
  readonly #codes: readonly (readonly number[])[];
  readonly #isChoosable: readonly boolean[];
  readonly #stretches: readonly (readonly number[])[];

  constructor(floor: SeatFloor, coverage: Coverage, { features, categoryIds }: Wanted) {
    this.#floor = floor;
    this.#coverage = coverage;
    const best = bestPoint(floor.seats);
    const isRestricted = (seat: SeatToChoose) =>
      seat.features.includes('RESTRICTED_VIEW') && !features.includes('RESTRICTED_VIEW');
    this.#views = Float64Array.from(
      floor.seats,
      (seat) => distanceBetween(seat, best) + (isRestricted(seat) ? RESTRICTED_VIEW : 0),
    );
    this.#viewsBefore = runningSums(this.#views);
    this.#codes = floor.seats.map((seat) => coverage.codesOf(seat, { isKept: floor.isKept(seat) }));
    this.#isChoosable = floor.seats.map(
      ({ seatCategoryId }, place) =>
        floor.isFree(place) && (categoryIds?.has(seatCategoryId) ?? true) && (this.#codes[place]?.length ?? 0) > 0,
    );
    this.#stretches = stretchesOf(floor, this.#isChoosable);
  }

  viewOf(place: number): number {
    return this.#views[place] ?? 0;
  }

  /** Of the runs of that many free neighbours that are all that was wanted: with the fewest single seats left, then the nearest. */
  bestRun(length: number): Piece | undefined {
    let best: Piece | undefined;
    for (const [nth, stretch] of this.#stretches.entries()) {
      for (let offset = 0; offset + length <= stretch.length; offset++) {
        const run = this.#runAt(stretch, { offset, length });
        if (best && (run.stranded - best.stranded || run.view - best.view) >= 0) continue;
        best = this.#pieces(nth, run).find(({ covers }) => covers === this.#coverage.all) ?? best;
      }
    }
    return best;
  }

  /** Every run of at most that many free neighbours. */
  upTo(most: number): Piece[] {
    const pieces: Piece[] = [];
    for (const [nth, stretch] of this.#stretches.entries()) {
      for (let offset = 0; offset < stretch.length; offset++) {
        for (let length = 1; length <= most && offset + length <= stretch.length; length++) {
          pieces.push(...this.#pieces(nth, this.#runAt(stretch, { offset, length })));
        }
      }
    }
    return pieces;
  }

  /** Wheelchair places with companion places that are not beside them. */
  apart(): Piece[] {
    const stretchOf = new Map(this.#stretches.flatMap((stretch, nth) => stretch.map((place) => [place, nth] as const)));
    return this.#groups().flatMap(([wheelchair = 0, ...others]) => {
      const places = [wheelchair, ...others].toSorted((a, b) => a - b);
      return areInOneRun(places, this.#floor) ? [] : this.#pieces(stretchOf.get(wheelchair) ?? 0, this.#setOf(places));
    });
  }

  /** Every seat alone, or with those that it cannot be sold without, wherever they are. */
  smallest(): Piece[] {
    return this.#groups().flatMap((group) => this.#pieces(group[0] ?? 0, this.#setOf(group.toSorted((a, b) => a - b))));
  }

  #groups(): (readonly number[])[] {
    const groups = this.#floor.seats.flatMap((_, place) => this.#floor.groupsOf(place));
    return groups.filter((group) => group.every((place) => this.#isChoosable[place]));
  }

  #runAt(stretch: readonly number[], { offset, length }: { offset: number; length: number }): SeatsToTake {
    const [first, last] = [stretch[offset] ?? 0, stretch[offset + length - 1] ?? 0];
    const stranded =
      Number(this.#floor.strandedBeside(first, -1) !== undefined) +
      Number(this.#floor.strandedBeside(last, 1) !== undefined);
    // The places of a stretch follow each other.
    const view = (this.#viewsBefore[last + 1] ?? 0) - (this.#viewsBefore[first] ?? 0);
    return { places: () => stretch.slice(offset, offset + length), stranded, view };
  }

  #setOf(places: readonly number[]): SeatsToTake {
    const view = places.reduce((sum, place) => sum + this.viewOf(place), 0);
    return { places: () => places, stranded: this.#floor.strandedBy(new Set(places)).length, view };
  }

  /** The same seats can be for several of the wanted features. None when one of them is not sold without another seat. */
  #pieces(stretch: number, { places: toPlaces, stranded, view }: SeatsToTake): Piece[] {
    const places = toPlaces();
    const isWhole = places.every((place) => this.#floor.belonging(place).every((other) => places.includes(other)));
    if (!isWhole) return [];
    const [left, right] = [this.#seat(places[0]), this.#seat(places.at(-1))];
    const [x, y] = [(left.x + right.x) / 2, (left.y + right.y) / 2];
    return this.#coverage
      .sums(places.map((place) => this.#codes[place] ?? []))
      .map((covers) => ({ stretch, places, stranded, view, x, y, covers }));
  }

  #seat(place = 0): SeatToChoose {
    return this.#floor.seats[place] as SeatToChoose;
  }
}

/** Every stretch of neighbours that can be chosen. */
function stretchesOf(floor: SeatFloor, isChoosable: readonly boolean[]): number[][] {
  const stretches: number[][] = [];
  let last: number[] | undefined;
  for (const place of floor.seats.keys()) {
    const isNext = last?.at(-1) === place - 1 && floor.hasNext(place - 1);
    if (!isChoosable[place]) continue;
    if (last && isNext) last.push(place);
    else stretches.push((last = [place]));
  }
  return stretches;
}

function areInOneRun(places: readonly number[], floor: SeatFloor): boolean {
  return places.every((place, nth) => nth === 0 || (place - 1 === places[nth - 1] && floor.hasNext(place - 1)));
}

function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (const [index, value] of values.entries()) sums[index + 1] = (sums[index] ?? 0) + value;
  return sums;
}

/** Two thirds back, in the middle. */
function bestPoint(seats: readonly SeatToChoose[]): { x: number; y: number } {
  let [left, right, front, back] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of seats) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [front, back] = [Math.min(front, y), Math.max(back, y)];
  }
  return { x: (left + right) / 2, y: front + ((back - front) * 2) / 3 };
}
