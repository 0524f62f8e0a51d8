import type { MapSeat, Point } from './plan.ts';

/** The seats of one row in one section, from left to right. */
export interface RowOfSeats {
  name: string;
  section: string | null;
  /** Indexes into the seats of the plan. */
  seats: readonly number[];
}

export function rowsOf(seats: readonly MapSeat[]): RowOfSeats[] {
  const rows = new Map<string, number[]>();
  for (const [index, { section, rowIndex, row }] of seats.entries()) {
    const key = JSON.stringify([section, rowIndex, row]);
    const known = rows.get(key);
    if (known) known.push(index);
    else rows.set(key, [index]);
  }
  return [...rows.values()].map((indexes) => {
    const { row, section } = seats[indexes[0] ?? 0] as MapSeat;
    const across = indexes.toSorted(
      (one, other) => (seats[one] as MapSeat).indexInRow - (seats[other] as MapSeat).indexInRow,
    );
    return { name: row, section, seats: fromTheLeft(across, seats) };
  });
}

/** By their order in the row, not by x: a row may go around a corner. */
function fromTheLeft(across: readonly number[], seats: readonly MapSeat[]): readonly number[] {
  const first = seats[across[0] ?? 0] as MapSeat;
  const last = seats[across.at(-1) ?? 0] as MapSeat;
  return first.x <= last.x ? across : across.toReversed();
}

/** A seat stands square to its row, and looks to the screen. */
export function turnOf({
  row,
  place,
  seats,
  pitch,
  focus,
}: {
  row: RowOfSeats;
  place: number;
  seats: readonly MapSeat[];
  pitch: number;
  focus: Point;
}): number {
  const seat = seats[row.seats[place] ?? 0] as MapSeat;
  const beside = [place - 1, place + 1].map((other) => seats[row.seats[other] ?? -1] ?? seat);
  // Beyond an aisle the row may go on in another direction.
  const [left, right] = beside.map((other) =>
    Math.hypot(other.x - seat.x, other.y - seat.y) < 1.7 * pitch ? other : seat,
  );
  if (!left || !right || left === right) return 0;
  const turn = Math.atan2(right.y - left.y, right.x - left.x);
  const looksAt = Math.sin(turn) * (focus.x - seat.x) - Math.cos(turn) * (focus.y - seat.y);
  return looksAt < 0 ? turn + Math.PI : turn;
}
