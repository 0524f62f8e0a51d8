import { mapInTurns } from '../../platform/turns.ts';
import type { DrawnPoint, Sketch, SketchedRow, SketchedSeat } from './seat-map-drawing.ts';
import { SEAT_MAP_LIMITS } from './seat-map-limits.ts';
import type { SeatMapProblems } from './seat-map-problems.ts';

/** A thousandth of a seat width: what is written in pixels and read again is the same. */
const PRECISION = 1000;

/**
 * Counts places from the leftmost seat and from the one next to the screen.
 *
 * @returns undefined when a place is no number or too far away, which is added to the problems
 */
export async function placeFromOrigin(
  { rows, areas }: Sketch,
  problems: SeatMapProblems,
): Promise<Pick<Sketch, 'rows' | 'areas'> | undefined> {
  const origin = { x: Infinity, y: Infinity };
  for (const { seats } of rows) {
    for (const { x, y } of seats) {
      origin.x = Math.min(origin.x, rounded(x));
      origin.y = Math.min(origin.y, rounded(y));
    }
  }
  const move = <Place extends DrawnPoint>(place: Place): Place => {
    const [x, y] = [rounded(rounded(place.x) - origin.x), rounded(rounded(place.y) - origin.y)];
    return { ...place, x, y };
  };
  const moved = {
    rows: await mapInTurns(rows, (row) => ({ ...row, seats: row.seats.map(move) })),
    areas: await mapInTurns(areas, (area) => ({ ...area, points: area.points.map(move) })),
  };
  const before = problems.count;
  const tooFar = `It is farther away than ${SEAT_MAP_LIMITS.distance} seat widths.`;
  for (const { name, line, section, seats } of moved.rows) {
    const seat = seats.find((place) => !isNear(place));
    if (seat) problems.add(tooFar, { line, section, row: name, seat: seat.number });
  }
  for (const { points, text } of moved.areas)
    if (!points.every(isNear)) problems.add(`An area: ${tooFar}`, { value: text });
  return problems.count > before ? undefined : moved;
}

function rounded(length: number): number {
  // Never -0, which JSON does not keep.
  return Math.round(length * PRECISION) / PRECISION + 0;
}

/** False for NaN too. */
function isNear({ x, y }: DrawnPoint): boolean {
  return Math.abs(x) <= SEAT_MAP_LIMITS.distance && Math.abs(y) <= SEAT_MAP_LIMITS.distance;
}

/**
 * From the screen; of rows that are equally far from it the left one first. Their seats from left to right, or from the
 * screen where a row leads away from it. As no two seats have the same place, the order in the document is forgotten.
 */
export async function orderRows(rows: readonly SketchedRow[]): Promise<SketchedRow[]> {
  const measured = await mapInTurns(rows, (row) => {
    const seats = orderSeats(row.seats);
    return { row: { ...row, seats }, distance: medianY(seats), first: seats[0] ?? { x: 0, y: 0 } };
  });
  return measured
    .toSorted((a, b) => a.distance - b.distance || a.first.x - b.first.x || a.first.y - b.first.y)
    .map(({ row }) => row);
}

function orderSeats(seats: readonly SketchedSeat[]): SketchedSeat[] {
  const isWide = extent(seats.map(({ x }) => x)) >= extent(seats.map(({ y }) => y));
  return seats.toSorted((a, b) => (isWide ? a.x - b.x || a.y - b.y : a.y - b.y || a.x - b.x));
}

function extent(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

/** The place of one of its seats: the ends of a bent row are nearer to the screen than its middle. */
function medianY(seats: readonly SketchedSeat[]): number {
  const sorted = seats.map(({ y }) => y).toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
