import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { writeSeatMapDocument } from '../../../src/venues/seat-map/seat-map-documents.ts';
import { SEAT_MAP_LIMITS } from '../../../src/venues/seat-map/seat-map-limits.ts';
import { labelsOf, pairsOf, readMap, seatOf } from './reading.ts';

const page = await readFile('docs/seat-maps.md', 'utf8');
const [, example = ''] = /```text\n(.*?)```/s.exec(page) ?? [];

test('the example of the documentation is what it says', async () => {
  const map = await readMap('TEXT', example);
  expect(map.seats).toHaveLength(9 + 13 + 11 + 11 + 10 + 13 + 11 + 4);
  expect(map.categories.map(({ name, color }) => `${name} ${color}`)).toEqual([
    'Standard #0072b2',
    'VIP #e69f00',
    'Love seat #cc79a7',
  ]);
  expect(map.areas.map(({ text, points }) => [text, points.length])).toEqual([
    ['Screen', 4],
    ['Bar', 1],
  ]);
  const couples = pairsOf(map, ({ coupleNumber, position }) =>
    map.seats.find((seat) => seat.coupleNumber === coupleNumber && coupleNumber && seat.position > position),
  );
  expect(couples).toBe(
    'Stalls F1-Stalls F2 Stalls F3-Stalls F4 Stalls F5-Stalls F6 Stalls F7-Stalls F8 Stalls F9-Stalls F10',
  );
  expect(pairsOf(map, ({ companionOf }) => map.seats[companionOf ?? -1])).toBe(
    'Stalls A2-Stalls A1 Stalls A8-Stalls A9',
  );
  expect(seatOf(map, 'Stalls B1').features).toEqual(['AISLE', 'RESTRICTED_VIEW']);
  expect(labelsOf(map)).toMatch(/Balcony A13 Balcony A12 .* Balcony AA10 Balcony AA12A Balcony Я2 .* Balcony Я1$/);
  // The cross aisle.
  expect(seatOf(map, 'Stalls E1').y - seatOf(map, 'Stalls D1').y).toBe(2);
});

test('the documentation has the limits', () => {
  const { bytes, seats, seatsInRow, categories, areas, areaPoints, distance, shortName, longName } = SEAT_MAP_LIMITS;
  const { lines, lineLength } = SEAT_MAP_LIMITS;
  const [, table = ''] = /\| limit(.*?)\n\n/s.exec(page) ?? [];
  const numbers = [...table.matchAll(/[\d,]*\d/g)].map(([number]) => Number(number.replaceAll(',', '')));
  expect(numbers).toEqual([
    ...[bytes, seats, seatsInRow, categories, areas, areaPoints, distance, shortName, longName],
    ...[lines, lineLength],
  ]);
});

/** Everything that pretix demands and allows of what an export has. Other properties are refused. */
const position = z.strictObject({ x: z.number(), y: z.number() });
const seat = z.strictObject({ seat_guid: z.string(), seat_number: z.string(), position, category: z.string() });
const row = z.strictObject({
  row_number: z.string(),
  row_number_position: z.enum(['start', 'end', 'both']),
  position,
  seats: z.array(seat),
});
const area = z.strictObject({
  shape: z.enum(['polygon', 'text']),
  position,
  color: z.string().optional(),
  polygon: z.strictObject({ points: z.array(position) }).optional(),
  text: z.strictObject({ text: z.string(), position }).optional(),
});
const zone = z.strictObject({
  name: z.string(),
  zone_id: z.string(),
  position,
  rows: z.array(row),
  areas: z.array(area),
});
const plan = z.strictObject({
  name: z.string(),
  categories: z.array(z.strictObject({ name: z.string(), color: z.string().optional() })),
  zones: z.array(zone),
  size: z.strictObject({ width: z.int(), height: z.int() }),
});

test('an export in PRETIX_JSON is what pretix allows, with everything within its size', async () => {
  const map = await readMap('TEXT', example);
  const { name, categories, zones, size } = plan.parse(
    JSON.parse(await writeSeatMapDocument(map, { format: 'PRETIX_JSON', name: 'Saal 1' })),
  );
  expect(name).toBe('Saal 1');
  expect(categories.map((category) => category.name)).toContain('Love seat [couple]');
  expect(zones.map((each) => [each.name, each.zone_id])).toEqual([
    ['Stalls', 'seat-width-25px'],
    ['Balcony', 'zone-2'],
  ]);
  const seats = zones.flatMap((ofPlan) => ofPlan.rows.flatMap((ofZone) => ofZone.seats));
  expect(new Set(seats.map(({ seat_guid: guid }) => guid)).size).toBe(map.seats.length);
  const names = new Set(categories.map((category) => category.name));
  for (const { category } of seats) expect(names).toContain(category);
  const points = zones.flatMap(({ position: ofZone, rows, areas }) => [
    ...rows.flatMap((ofRow) =>
      ofRow.seats.map(({ position: { x, y } }) => [ofZone.x + ofRow.position.x + x, ofZone.y + ofRow.position.y + y]),
    ),
    ...areas.flatMap((drawn) =>
      (drawn.polygon?.points ?? []).map(({ x, y }) => [
        ofZone.x + drawn.position.x + x,
        ofZone.y + drawn.position.y + y,
      ]),
    ),
  ]);
  for (const [x = -1, y = -1] of points) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(25);
    expect(x).toBeLessThanOrEqual(size.width - 25);
    expect(y).toBeLessThanOrEqual(size.height - 25);
  }
});
