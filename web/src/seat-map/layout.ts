import { type Box, SeatGrid } from './seat-grid.ts';
import type { MapArea, MapSeat, Point, SeatMapPlan } from './plan.ts';
import { type RowOfSeats, rowsOf, turnOf } from './rows.ts';

export interface Label extends Point {
  text: string;
}

/** The screen, a gentle arc in front of the first row. */
export interface Screen {
  from: Point;
  to: Point;
  /** How far its middle is behind its ends. */
  depth: number;
}

/** A plan with all that follows from the places of its seats. In seat widths, as the plan. */
export interface Layout {
  seats: readonly MapSeat[];
  areas: readonly MapArea[];
  indexOf: ReadonlyMap<string, number>;
  rows: readonly RowOfSeats[];
  /** From the middle of a seat to that of its neighbour. */
  pitch: number;
  /** For each seat, how far it is turned clockwise from looking straight ahead, in radians. */
  turns: Float32Array;
  grid: SeatGrid;
  rowLabels: readonly Label[];
  /** Above the first row of each section, and in its middle for those who are far away. */
  sections: readonly { name: string; head: Point; middle: Point }[];
  /** Null where the plan draws what is in front. */
  screen: Screen | null;
  bounds: Box;
}

/** Whether the seats are the same ones: a new version of a map has seats of its own. */
export function hasSameSeats(one: Layout, other: Layout | undefined): boolean {
  return one.seats.length === other?.seats.length && one.seats[0]?.id === other.seats[0]?.id;
}

export function layoutOf({ seats, areas }: SeatMapPlan): Layout {
  const rows = rowsOf(seats);
  const pitch = pitchOf(rows, seats);
  const grid = new SeatGrid(seats, pitch * 4);
  const hall = boxAround(seats);
  const focus = { x: (hall.left + hall.right) / 2, y: hall.top - 4 * pitch };
  const turns = new Float32Array(seats.length);
  for (const row of rows)
    for (const [place, index] of row.seats.entries()) turns[index] = turnOf({ row, place, seats, pitch, focus });
  const hasFront = areas.some(({ text, points }) => text !== null && points.every(({ y }) => y <= hall.top));
  const screen = hasFront ? null : screenOf({ hall, seats, pitch });
  return {
    seats,
    areas,
    indexOf: new Map(seats.map(({ id }, index) => [id, index])),
    rows,
    pitch,
    turns,
    grid,
    rowLabels: rows.flatMap((row) => endsOf({ row, seats, grid, pitch })),
    sections: sectionsOf(seats, pitch),
    screen,
    bounds: boundsOf({ hall, areas, screen, pitch }),
  };
}

/** The distance that most seats have to the next one of their row. */
function pitchOf(rows: readonly RowOfSeats[], seats: readonly MapSeat[]): number {
  const distances = rows
    .flatMap((row) => row.seats.map((index, place) => [seats[index], seats[row.seats[place + 1] ?? -1]] as const))
    .flatMap(([seat, next]) => (seat && next ? Math.hypot(next.x - seat.x, next.y - seat.y) : []))
    .filter((distance) => distance > 0.05)
    .toSorted((one, other) => one - other);
  return distances[Math.floor(distances.length / 2)] ?? 1;
}

function boxAround(points: readonly Point[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return points.length > 0 ? box : { left: 0, top: 0, right: 0, bottom: 0 };
}

function screenOf({ hall, seats, pitch }: { hall: Box; seats: readonly MapSeat[]; pitch: number }): Screen {
  const front = boxAround(seats.filter(({ rowIndex }) => rowIndex < 3));
  const middle = (front.left + front.right) / 2;
  const half = Math.max(3 * pitch, (front.right - front.left) * 0.42);
  const y = hall.top - 1.7 * pitch;
  return { from: { x: middle - half, y }, to: { x: middle + half, y }, depth: Math.min(half * 0.09, 1.6 * pitch) };
}

function boundsOf({
  hall,
  areas,
  screen,
  pitch,
}: {
  hall: Box;
  areas: readonly MapArea[];
  screen: Screen | null;
  pitch: number;
}): Box {
  const around = boxAround([
    { x: hall.left - 1.6 * pitch, y: hall.top - pitch },
    { x: hall.right + 1.6 * pitch, y: hall.bottom + pitch },
    ...areas.flatMap(({ points }) => points),
    ...(screen ? [screen.from, screen.to].map(({ x, y }) => ({ x, y: y - screen.depth - 1.3 * pitch })) : []),
  ]);
  return around;
}

/** The row's letter at both ends, unless another seat is there. */
function endsOf({
  row,
  seats,
  grid,
  pitch,
}: {
  row: RowOfSeats;
  seats: readonly MapSeat[];
  grid: SeatGrid;
  pitch: number;
}): Label[] {
  const first = seats[row.seats[0] ?? 0];
  const last = seats[row.seats.at(-1) ?? 0];
  if (!first || !last) return [];
  const second = seats[row.seats[1] ?? -1] ?? { x: first.x + 1, y: first.y };
  const previous = seats[row.seats.at(-2) ?? -1] ?? { x: last.x - 1, y: last.y };
  return [beyond(first, second, pitch), beyond(last, previous, pitch)]
    .filter((place) => grid.nearest(place, 0.7 * pitch) === undefined)
    .map((place) => ({ ...place, text: row.name }));
}

function beyond(end: Point, inner: Point, pitch: number): Point {
  const length = Math.hypot(end.x - inner.x, end.y - inner.y) || 1;
  return { x: end.x + ((end.x - inner.x) / length) * pitch, y: end.y + ((end.y - inner.y) / length) * pitch };
}

function sectionsOf(seats: readonly MapSeat[], pitch: number): Layout['sections'] {
  const names = new Set(seats.map(({ section }) => section).filter((section) => section !== null));
  return [...names].map((name) => {
    const members = seats.filter(({ section }) => section === name);
    const box = boxAround(members);
    const front = Math.min(...members.map(({ rowIndex }) => rowIndex));
    const head = boxAround(members.filter(({ rowIndex }) => rowIndex === front));
    const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    return { name, middle, head: { x: (head.left + head.right) / 2, y: head.top - pitch } };
  });
}
