import type { PretixPlan } from './pretix-schema.ts';
import type { SketchedRow } from './seat-map-drawing.ts';

/** Of the editor of pretix. */
const USUAL_SEAT_WIDTH = 25;

/** A row whose seats have places in pixels. */
export interface PixelRow extends SketchedRow {
  zone: PretixPlan['zones'][number];
  /** False in older plans, where only seats have positions. */
  isPlaced: boolean;
}

/** What the first zone of a plan that we wrote has as its zone_id. */
export function seatWidthMark(pixels: number): string {
  return `seat-width-${pixels}px`;
}

/** As the plan says where we wrote it. Other plans are measured: most seats have a neighbour at their side. */
export function pixelsOfSeatWidth({ zones }: PretixPlan, rows: readonly PixelRow[]): number {
  for (const { zone_id: id } of zones) {
    const pixels = Number(/^seat-width-(\d{1,4})px$/.exec(id ?? '')?.[1] ?? 0);
    if (pixels > 0) return pixels;
  }
  const distances = rows.flatMap(({ seats }) =>
    seats.slice(1).map(({ x, y }, index) => Math.hypot(x - (seats[index]?.x ?? x), y - (seats[index]?.y ?? y))),
  );
  const sorted = distances.filter((distance) => distance > 0).toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? USUAL_SEAT_WIDTH;
}

/** Where rows of a zone have no positions and would be drawn on top of each other, one is drawn behind the other. */
export function stackUnplaced(rows: readonly PixelRow[], pixels: number): SketchedRow[] {
  const places = new Map<unknown, Set<string>>();
  const stacked = new Set<unknown>();
  const unplaced = rows.filter(({ isPlaced }) => !isPlaced);
  for (const { zone, seats } of unplaced) {
    const taken = places.get(zone) ?? new Set();
    const own = seats.map(({ x, y }) => `${x} ${y}`);
    if (own.some((place) => taken.has(place))) stacked.add(zone);
    places.set(zone, new Set([...taken, ...own]));
  }
  const counts = new Map<unknown, number>();
  return rows.map(({ zone, isPlaced, seats, ...row }) => {
    if (isPlaced || !stacked.has(zone)) return { ...row, seats };
    const count = counts.get(zone) ?? 0;
    counts.set(zone, count + 1);
    return { ...row, seats: seats.map((seat) => ({ ...seat, y: seat.y + count * pixels })) };
  });
}
