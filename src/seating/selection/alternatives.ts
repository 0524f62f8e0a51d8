/** What the choice needs to know of a seat. Seats come row by row, as in the seat map. */
export interface SeatToChoose {
  id: string;
  row: string;
  x: number;
  y: number;
  categoryId: string;
  free: boolean;
}

const SETS = 3;
/** A seat of another category counts as this many seat widths further away. */
const OTHER_CATEGORY = 4;
/** A row ahead or behind is worse than a seat to the side. */
const ROW_DISTANCE = 1.5;

/**
 * Up to three sets of as many free seats as were wanted, none of them in two sets: seats side by side in
 * one row first, the closest in place and category first; else the closest free seats, each by itself.
 */
export function alternatives(seats: readonly SeatToChoose[], wantedIds: readonly string[]): string[][] {
  const wanted = seats.filter(({ id }) => wantedIds.includes(id));
  if (wanted.length === 0) return [];
  const distance = distanceTo(wanted);
  const chosen: SeatToChoose[][] = [];
  const runs = runsOf(seats, wanted.length).toSorted((a, b) => total(a, distance) - total(b, distance));
  for (const run of runs) {
    if (chosen.length < SETS && !chosen.flat().some((seat) => run.includes(seat))) chosen.push(run);
  }
  if (chosen.length === 0) {
    const nearest = seats.filter(({ free }) => free).toSorted((a, b) => distance(a) - distance(b));
    if (nearest.length >= wanted.length) chosen.push(nearest.slice(0, wanted.length));
  }
  return chosen.map((set) => set.map(({ id }) => id));
}

/** Every run of that many free seats side by side in one row. */
function runsOf(seats: readonly SeatToChoose[], length: number): SeatToChoose[][] {
  return seats
    .map((_, start) => seats.slice(start, start + length))
    .filter((run) => run.length === length && run.every((seat, index) => seat.free && isNextTo(run[index - 1], seat)));
}

function isNextTo(previous: SeatToChoose | undefined, seat: SeatToChoose): boolean {
  return !previous || (previous.row === seat.row && previous.y === seat.y && Math.abs(seat.x - previous.x) < 1.5);
}

function distanceTo(wanted: readonly SeatToChoose[]): (seat: SeatToChoose) => number {
  const x = mean(wanted.map((seat) => seat.x));
  const y = mean(wanted.map((seat) => seat.y));
  const categories = new Set(wanted.map(({ categoryId }) => categoryId));
  return (seat) =>
    Math.hypot(seat.x - x, (seat.y - y) * ROW_DISTANCE) + (categories.has(seat.categoryId) ? 0 : OTHER_CATEGORY);
}

function total(run: readonly SeatToChoose[], distance: (seat: SeatToChoose) => number): number {
  return run.reduce((sum, seat) => sum + distance(seat), 0);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
