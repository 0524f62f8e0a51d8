import type { SeatFeature } from '../../generated/prisma/enums.ts';
import { Coverage } from './coverage.ts';
import { type Piece, Pieces } from './pieces.ts';
import { SeatFloor } from './seat-floor.ts';
import { areNeighbours, type SeatToChoose } from './seat-to-choose.ts';
import { ANCHORS, splitSeats } from './split.ts';

/** What seats are asked for. */
export interface SeatWish {
  quantity: number;
  /** Any of these; left out: all. */
  categoryIds?: readonly string[] | null | undefined;
  /** One seat for each, of the quantity. Wheelchair and companion places are left alone without it. */
  features: readonly SeatFeature[];
  /** Nothing rather than a split. */
  together: boolean;
}

export interface BestSeats {
  /** In the order of the map. */
  seatIds: string[];
  /** All are neighbours. */
  together: boolean;
  /** Runs of neighbours: 1 when they are together. */
  pieces: number;
  /** The single seats that would be left. */
  strandedIds: string[];
}

/**
 * The best free seats for a wish, undefined when there are too few.
 *
 * - Neighbours before a split. A split has as few pieces as possible, and then as few people alone as possible.
 * - Of these, a choice that leaves no single seat, or as few as possible.
 * - Of these, the nearest to the best point, two thirds back in the middle; and the pieces of a split near each other.
 * - Half a couple seat is only chosen when the other half is taken, and a companion place only with its wheelchair place.
 *
 * @param seats row by row, as in the seat map
 * @param options.wheelchairReleased whether wheelchair and companion places are for all buyers
 * @param options.without seats that count as taken
 */
export function bestAvailable(
  seats: readonly SeatToChoose[],
  { quantity, categoryIds, features, together }: SeatWish,
  options: { wheelchairReleased?: boolean; without?: ReadonlySet<string> | undefined } = {},
): BestSeats | undefined {
  const floor = new SeatFloor(seats, options);
  const coverage = new Coverage(features);
  const pieces = new Pieces(floor, coverage, { features, categoryIds: categoryIds ? new Set(categoryIds) : undefined });
  const run = pieces.bestRun(quantity);
  if (run) return toSeats(floor, [run]);
  if (together || quantity < 2) return undefined;
  const split = (of: readonly Piece[]) =>
    splitSeats({ quantity, pieces: of, anchors: anchorsOf(pieces, floor, of), coverage });
  // Seats with a wanted feature may be at both ends of one stretch.
  const parts = split([...pieces.upTo(quantity - 1), ...pieces.apart()]) ?? split(pieces.smallest());
  return parts && toSeats(floor, parts.pieces);
}

/** Of the stretches that are nearest to the best point, the nearest seat. */
function anchorsOf(pieces: Pieces, { seats }: SeatFloor, of: readonly Piece[]) {
  const nearest = new Map<number, number>();
  for (const { stretch, places } of of) {
    for (const place of places) {
      const known = nearest.get(stretch);
      if (known === undefined || pieces.viewOf(place) < pieces.viewOf(known)) nearest.set(stretch, place);
    }
  }
  const sorted = [...nearest.values()].toSorted((a, b) => pieces.viewOf(a) - pieces.viewOf(b));
  return sorted.slice(0, ANCHORS).map((place) => seats[place] as SeatToChoose);
}

function toSeats(floor: SeatFloor, pieces: readonly Piece[]): BestSeats {
  const places = pieces.flatMap((piece) => piece.places).toSorted((a, b) => a - b);
  const seats = places.map((place) => floor.seats[place] as SeatToChoose);
  const runs = seats.filter((seat, nth) => !areNeighbours(seats[nth - 1], seat)).length;
  return {
    seatIds: seats.map(({ id }) => id),
    together: runs === 1,
    pieces: runs,
    strandedIds: floor.strandedBy(new Set(places)).map((place) => (floor.seats[place] as SeatToChoose).id),
  };
}
