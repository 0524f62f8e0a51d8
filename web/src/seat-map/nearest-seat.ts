import type { Layout } from './layout.ts';
import type { MapSeat, Point } from './plan.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const ALONG: Record<Direction, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** How much further away a seat counts for each step that it lies beside the direction: less than a row. */
const ASIDE = 0.9;

/**
 * The seat that an arrow key goes to: to the side the next one of the row, as rows may curve, and else the nearest one of
 * another row in that direction.
 */
export function seatTowards(layout: Layout, from: number, direction: Direction): number | undefined {
  const row = layout.rows.find(({ seats }) => seats.includes(from))?.seats ?? [];
  const beside = row[row.indexOf(from) + ALONG[direction].x];
  const isInRow = ALONG[direction].y === 0 && beside !== undefined;
  return isInRow ? beside : nearestTowards(layout, { from, along: ALONG[direction], but: new Set(row) });
}

function nearestTowards(
  { seats, pitch }: Layout,
  { from, along, but }: { from: number; along: Point; but: ReadonlySet<number> },
): number | undefined {
  const origin = seats[from] as MapSeat;
  let found: { index: number; cost: number } | undefined;
  for (const [index, { x, y }] of seats.entries()) {
    const ahead = (x - origin.x) * along.x + (y - origin.y) * along.y;
    const aside = Math.abs((x - origin.x) * along.y) + Math.abs((y - origin.y) * along.x);
    if (ahead < 0.3 * pitch || but.has(index)) continue;
    const cost = ahead + ASIDE * aside;
    if (!found || cost < found.cost) found = { index, cost };
  }
  return found?.index;
}

/** Both ends of the row that a seat is in. */
export function endOfRow({ rows }: Layout, from: number, end: 'first' | 'last'): number {
  const row = rows.find(({ seats }) => seats.includes(from));
  return row?.seats.at(end === 'first' ? 0 : -1) ?? from;
}

/** Where the keyboard begins: an available seat in the middle of the hall. */
export function middleSeat({ seats, bounds }: Layout, isAvailable: (seatId: string) => boolean): number {
  const middle = { x: (bounds.left + bounds.right) / 2, y: bounds.top + (bounds.bottom - bounds.top) * 0.6 };
  const costs = seats.map(({ id, x, y }) => Math.hypot(x - middle.x, y - middle.y) + (isAvailable(id) ? 0 : 1e6));
  return costs.reduce((best, cost, index) => (cost < (costs[best] ?? Infinity) ? index : best), 0);
}
