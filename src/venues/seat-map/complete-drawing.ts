import type { SeatFeature } from '../../generated/prisma/enums.ts';
import { mapInTurns, turns } from '../../platform/turns.ts';
import { groupSeats } from './seat-groups.ts';
import { seatLabeller } from './seat-label.ts';
import type { DrawnCategory, DrawnSeat, SeatMapDrawing, Sketch, SketchedRow } from './seat-map-drawing.ts';
import { SEAT_MAP_LIMITS } from './seat-map-limits.ts';
import type { SeatMapProblems } from './seat-map-problems.ts';
import { orderRows, placeFromOrigin } from './seat-order.ts';

/** Farther apart than this, in seat widths, seats are no neighbours: an aisle or a gap is between them. */
const NEIGHBOUR_DISTANCE = 1.5;

/** Before other work may have its turn. */
const SEATS_AT_ONCE = 200;

/** What a seat is before it is compared with those of other rows. */
type RowedSeat = Omit<DrawnSeat, 'label' | 'position' | 'coupleNumber' | 'companionOf'>;

/**
 * Puts rows and seats in order, counts them, labels them and groups them, all from what the document says of each seat.
 * So two documents that say the same of each seat make the same map, in any format.
 *
 * @returns undefined when problems were added
 */
export async function completeDrawing(sketch: Sketch, problems: SeatMapProblems): Promise<SeatMapDrawing | undefined> {
  const placed = hasAllowedSize(sketch, problems) ? await placeFromOrigin(sketch, problems) : undefined;
  if (!placed) return undefined;
  const sections = new Set(placed.rows.map(({ section }) => section));
  await refuseRepetitions(placed.rows, problems);
  const rows = await orderRows(placed.rows);
  const seats: RowedSeat[] = [];
  for (const [rowIndex, row] of rows.entries()) {
    await turns.next();
    seats.push(...seatsOfRow(sections.size > 1 ? row : { ...row, section: null }, rowIndex));
  }
  await turns.next();
  const labelled = await labelSeats(seats);
  const drawn = await groupSeats({ seats: labelled, lines: rows.map(({ line }) => line), problems });
  if (problems.count > 0) return undefined;
  return { categories: usedCategories(sketch.categories, drawn), seats: drawn, areas: placed.areas };
}

/** What is too large is not looked at. */
function hasAllowedSize({ categories, rows, areas }: Sketch, problems: SeatMapProblems): boolean {
  const before = problems.count;
  const limit = (what: string, count: number, max: number, where?: { line: number | null; row: string }) => {
    if (count > max) problems.add(`There are ${count} ${what}; at most ${max} are allowed.`, where);
  };
  limit('seats', sum(rows.map(({ seats }) => seats.length)), SEAT_MAP_LIMITS.seats);
  limit('categories', new Set(categories.map(({ name }) => name)).size, SEAT_MAP_LIMITS.categories);
  limit('areas', areas.length, SEAT_MAP_LIMITS.areas);
  limit('points of areas', sum(areas.map(({ points }) => points.length)), SEAT_MAP_LIMITS.areaPoints);
  for (const { seats, line, name } of rows)
    limit('seats in the row', seats.length, SEAT_MAP_LIMITS.seatsInRow, { line, row: name });
  if (problems.count === 0 && rows.length === 0) problems.add('The map has no seats.');
  return problems.count === before && rows.length > 0;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Neighbours differ by one in indexInRow; a gap leaves out a number for each seat that would fit into it. */
function seatsOfRow({ section, name, seats }: SketchedRow, rowIndex: number): RowedSeat[] {
  const steps = seats.map((seat, index) => {
    const previous = seats[index - 1];
    return previous ? Math.hypot(seat.x - previous.x, seat.y - previous.y) : Infinity;
  });
  let indexInRow = 0;
  return seats.map(({ number, category, features, x, y }, index) => {
    const [before = Infinity, after = Infinity] = [steps[index], steps[index + 1]];
    if (index > 0) indexInRow += before <= NEIGHBOUR_DISTANCE ? 1 : Math.round(before);
    const isOnAisle = Math.max(before, after) > NEIGHBOUR_DISTANCE;
    return {
      section,
      row: name,
      number,
      category,
      features: isOnAisle ? withAisle(features) : features,
      rowIndex,
      indexInRow,
      x,
      y,
    };
  });
}

/** In the order of the enum, so that lists of the same features are equal. */
function withAisle(features: readonly SeatFeature[]): SeatFeature[] {
  const rest = features.filter((feature) => feature !== 'RESTRICTED_VIEW');
  return [...rest, 'AISLE', ...(rest.length < features.length ? (['RESTRICTED_VIEW'] as const) : [])];
}

function labelSeats(seats: readonly RowedSeat[]) {
  const labelOf = seatLabeller(seats);
  return mapInTurns(seats, (seat, position) => ({ ...seat, label: labelOf(seat), position }), {
    atOnce: SEATS_AT_ONCE,
  });
}

/** In one pass over the document, so that the second one is named, with its own line. */
async function refuseRepetitions(rows: readonly SketchedRow[], problems: SeatMapProblems): Promise<void> {
  const names = new Map<string, number | null>();
  const places = new Map<string, string>();
  for (const { section, name, line, seats } of rows) {
    await turns.next();
    for (const { number, x, y } of seats) {
      const where = { line, section, row: name, seat: number };
      const key = JSON.stringify([section, name, number]);
      const first = names.get(key);
      if (first !== undefined) {
        problems.add(`There is another seat of this name${first === null ? '' : ` on line ${first}`}.`, where);
        continue;
      }
      names.set(key, line);
      const place = `${x} ${y}`;
      const other = places.get(place);
      if (other === undefined) places.set(place, `row ${name}, seat ${number}`);
      else problems.add(`It has the same place as ${other}.`, where);
    }
  }
}

function usedCategories(categories: readonly DrawnCategory[], seats: readonly DrawnSeat[]): DrawnCategory[] {
  const used = new Set<string>();
  for (const { category } of seats) used.add(category);
  return [...used].map((name) => {
    const colors = categories.filter((category) => category.name === name).map(({ color }) => color);
    return { name, color: colors.find((color) => color !== null) ?? null };
  });
}
