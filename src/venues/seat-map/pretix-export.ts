import { turns } from '../../platform/turns.ts';
import { seatWidthMark } from './pretix-places.ts';
import { type DrawnArea, type DrawnPoint, type DrawnSeat, rowsOf, type SeatMapDrawing } from './seat-map-drawing.ts';
import { writeCategory } from './seat-map-names.ts';

/** Of a seat width, as in the editor of pretix, where a seat has a radius of 10. */
const PIXELS = 25;
/** Around everything, in pixels. */
const MARGIN = 50;

/**
 * The document that readPretixMap reads as the same map. It is valid by the schema of pretix, which has no place for
 * features and scales: features stand behind the names of categories, and the scale is the id of the first zone.
 */
export async function writePretixMap(
  { categories, seats, areas }: SeatMapDrawing,
  { name }: { name: string },
): Promise<string> {
  const frame = frameOf([...seats, ...areas.flatMap(({ points }) => points)]);
  const colors = new Map(categories.map((category) => [category.name, category.color]));
  const written = new Map(seats.map((seat) => [categoryOf(seat), colors.get(seat.category) ?? null]));
  const zones = await writeSections(seats);
  await turns.next();
  return JSON.stringify({
    name,
    size: frame.size,
    categories: [...written].map(([category, color]) => ({ name: category, ...(color === null ? {} : { color }) })),
    zones: [...zones].map(([section, rows], index) => ({
      name: section ?? '',
      zone_id: index === 0 ? seatWidthMark(PIXELS) : `zone-${index + 1}`,
      position: frame.position,
      rows,
      areas: index === 0 ? areas.map(writeArea) : [],
    })),
  });
}

/** Where the zones are, so that nothing has a negative place, and how large the whole is. */
function frameOf(points: readonly DrawnPoint[]) {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  for (const { x, y } of points) {
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
  }
  const length = (seatWidths: number) => Math.ceil(seatWidths * PIXELS) + 2 * MARGIN;
  return {
    position: { x: MARGIN + Math.ceil(-left * PIXELS), y: MARGIN + Math.ceil(-top * PIXELS) },
    size: { width: length(right - left), height: length(bottom - top) },
  };
}

/** The rows of each section. */
async function writeSections(seats: readonly DrawnSeat[]) {
  const sections = new Map<string | null, ReturnType<typeof writeRow>[]>();
  for (const row of rowsOf(seats)) {
    await turns.next();
    const section = row[0]?.section ?? null;
    const rows = sections.get(section) ?? [];
    rows.push(writeRow(row));
    sections.set(section, rows);
  }
  return sections;
}

function writeRow(row: readonly DrawnSeat[]) {
  const { x = 0, y = 0, row: number = '' } = row[0] ?? {};
  return {
    row_number: number,
    row_number_position: 'both',
    position: pixelsOf({ x, y }),
    seats: row.map((seat) => ({
      // Unique in its map, and readable.
      seat_guid: seat.label,
      seat_number: seat.number,
      position: pixelsOf({ x: seat.x - x, y: seat.y - y }),
      category: categoryOf(seat),
    })),
  };
}

function categoryOf({ category, features }: DrawnSeat): string {
  return writeCategory(category, features);
}

function writeArea({ points, text, color }: DrawnArea) {
  const [first = { x: 0, y: 0 }] = points;
  const label = text === null ? {} : { text: { text, position: { x: 0, y: 0 } } };
  const shape = points.length === 1 && text !== null ? { shape: 'text' } : polygonAround(first, points);
  return { ...shape, position: pixelsOf(first), ...(color === null ? {} : { color }), ...label };
}

function polygonAround(origin: DrawnPoint, points: readonly DrawnPoint[]) {
  const corners = points.map(({ x, y }) => pixelsOf({ x: x - origin.x, y: y - origin.y }));
  return { shape: 'polygon', polygon: { points: corners } };
}

function pixelsOf({ x, y }: DrawnPoint): DrawnPoint {
  return { x: toPixels(x), y: toPixels(y) };
}

/** To a thousandth, so that no digits are written that only come from calculating. */
function toPixels(seatWidths: number): number {
  return Math.round(seatWidths * PIXELS * 1000) / 1000;
}
