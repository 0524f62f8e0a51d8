import { mapInTurns } from '../../platform/turns.ts';
import type { DrawnSeat } from './seat-map-drawing.ts';
import type { SeatMapProblems } from './seat-map-problems.ts';

/** Before other work may have its turn. */
const SEATS_AT_ONCE = 200;

/** A seat whose label and place are known, but not yet which seats belong to it. */
type UngroupedSeat = Omit<DrawnSeat, 'coupleNumber' | 'companionOf'>;

/** Of a map: `lines` are those of its rows in the document, by rowIndex. */
interface Ungrouped {
  seats: readonly UngroupedSeat[];
  lines: readonly (number | null)[];
  problems: SeatMapProblems;
}

/**
 * Finds the halves of couple seats and the wheelchair places of companions from where they are: no document has to say
 * it, and none can contradict it.
 */
export async function groupSeats(map: Ungrouped): Promise<DrawnSeat[]> {
  const couples = pairCouples(map);
  const wheelchairs = await findWheelchairs(map);
  const grouped = (seat: UngroupedSeat): DrawnSeat => ({
    ...seat,
    coupleNumber: couples.get(seat.position) ?? null,
    companionOf: wheelchairs.get(seat.position) ?? null,
  });
  return mapInTurns(map.seats, grouped, { atOnce: SEATS_AT_ONCE });
}

/** Two by two from the left, of neighbours of one category; counted from 1. */
function pairCouples(map: Ungrouped): Map<number, number> {
  const numberOf = new Map<number, number>();
  for (const [index, seat] of map.seats.entries()) {
    if (!seat.features.includes('COUPLE') || numberOf.has(seat.position)) continue;
    const other = map.seats[index + 1];
    if (other?.features.includes('COUPLE') && areNeighbours(seat, other) && other.category === seat.category) {
      const number = numberOf.size / 2 + 1;
      numberOf.set(seat.position, number).set(other.position, number);
    } else {
      report(map, seat, 'A couple seat needs its other half as the next seat, in the same category.');
    }
  }
  return numberOf;
}

function areNeighbours(left: UngroupedSeat, right: UngroupedSeat): boolean {
  return left.rowIndex === right.rowIndex && right.indexInRow - left.indexInRow === 1;
}

async function findWheelchairs(map: Ungrouped): Promise<Map<number, number>> {
  const rows: UngroupedSeat[][] = map.lines.map(() => []);
  for (const seat of map.seats) rows[seat.rowIndex]?.push(seat);
  return new Map((await mapInTurns(rows, (row) => findInRow(row, map))).flat());
}

/** The nearest of the row; of two the one with fewer companions, then the left one. */
function findInRow(row: readonly UngroupedSeat[], map: Ungrouped): [number, number][] {
  const places = row.filter(({ features }) => features.includes('WHEELCHAIR')).map((seat) => ({ seat, companions: 0 }));
  const found: [number, number][] = [];
  for (const companion of row.filter(({ features }) => features.includes('COMPANION'))) {
    const distance = ({ seat }: (typeof places)[number]) => Math.abs(seat.indexInRow - companion.indexInRow);
    let nearest = places[0];
    for (const place of places) {
      const nearer = nearest ? distance(place) - distance(nearest) || place.companions - nearest.companions : 0;
      if (nearer < 0) nearest = place;
    }
    if (companion.features.includes('WHEELCHAIR')) {
      report(map, companion, 'A place is for a wheelchair or for a companion, not for both.');
    } else if (!nearest) {
      report(map, companion, 'A companion seat needs a wheelchair place in its row.');
    } else {
      nearest.companions++;
      found.push([companion.position, nearest.seat.position]);
    }
  }
  return found;
}

function report({ lines, problems }: Ungrouped, seat: UngroupedSeat, message: string): void {
  const { section, row, number, rowIndex } = seat;
  problems.add(message, { line: lines[rowIndex] ?? null, section, row, seat: number });
}
