import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completeDrawing } from '../../../src/venues/seat-map/complete-drawing.ts';
import {
  readSeatMapDocument,
  SeatMapFormat,
  writeSeatMapDocument,
} from '../../../src/venues/seat-map/seat-map-documents.ts';
import type { SeatMapDrawing, Sketch, SketchedRow } from '../../../src/venues/seat-map/seat-map-drawing.ts';
import { readCategory, readColor, readName } from '../../../src/venues/seat-map/seat-map-names.ts';
import { SeatMapProblems } from '../../../src/venues/seat-map/seat-map-problems.ts';

const name = (max: number) =>
  fc
    .oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 }), fc.string())
    .map((text) => readName(text, max))
    .filter((text) => text !== undefined);
const rowName = fc.oneof(
  fc.constantFrom('A', 'H', 'J', 'AA', 'Я', '12', '', 'Loge 3', 'area 1', 'numbers x', '[A]', '#1', 'A = B', '"', 'S:'),
  name(30),
);
const number = fc.oneof(
  fc.nat({ max: 30 }).map(String),
  fc.constantFrom('12A', '01', '3-5', '|', '@', '"', 'A 1', '007'),
  name(30).filter((text) => text !== ''),
);
const section = fc
  .oneof(fc.constantFrom('', 'Stalls', 'Balcony', '= x]', ']', 'a, b'), name(100))
  .map((text) => text || null);
const category = fc
  .oneof(
    fc.constantFrom('Standard', 'VIP', 'Standard [couple]', 'Red, hot', 'A]', '[x]', 'area 51 @ 3', ','),
    name(100),
  )
  .map((text) => readCategory(text)?.name)
  .filter((text) => text !== undefined);
const color = fc.constantFrom(null, '#0072b2', 'red', '#FFF').map((text) => readColor(text ?? '') ?? null);
const length = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -20, max: 20 }) },
  fc.double({ min: -100, max: 100, noNaN: true }),
);
const point = fc.record({ x: length, y: length });
const areas = fc.array(
  fc.record({
    points: fc.array(point, { minLength: 1, maxLength: 5 }),
    text: fc.oneof(
      fc.constant(null),
      fc.constantFrom('Stage, left @ 3', 'Exit'),
      name(100).map((text) => text || null),
    ),
    color,
  }),
  { maxLength: 3 },
);

/** On the grid more often than not; with couples, and with companions beside wheelchair places. */
const row: fc.Arbitrary<SketchedRow> = fc
  .record({
    section,
    name: rowName,
    numbers: fc.uniqueArray(number, { minLength: 1, maxLength: 12 }),
    category,
    kinds: fc.array(fc.constantFrom('plain', 'couple', 'wheelchair', 'restricted', 'gap'), { maxLength: 12 }),
    isOnGrid: fc.boolean(),
    start: fc.record({ x: fc.integer({ min: 0, max: 5 }), y: fc.integer({ min: 0, max: 25 }) }),
    step: fc.record({ x: length, y: length }),
  })
  .map(({ numbers, kinds, category: kind, isOnGrid, start, step, ...rest }) => {
    let x = start.x;
    const seats: SketchedRow['seats'] = [];
    const add = (features: SketchedRow['seats'][number]['features']) => {
      const at = isOnGrid ? { x: x++, y: start.y } : { x: start.x + step.x * x, y: start.y + step.y * x++ };
      seats.push({ number: numbers[seats.length] ?? '', category: kind, features, ...at });
    };
    for (const seatKind of ['plain', ...kinds]) {
      if (seatKind === 'gap') x++;
      else if (seatKind === 'plain') add([]);
      else if (seatKind === 'restricted') add(['RESTRICTED_VIEW']);
      else if (seatKind === 'couple') for (let half = 0; half < 2; half++) add(['COUPLE']);
      else for (const feature of ['WHEELCHAIR', 'COMPANION'] as const) add([feature]);
    }
    return { ...rest, seats: seats.slice(0, numbers.length), line: null };
  });

const sketch: fc.Arbitrary<Sketch> = fc
  .record({ rows: fc.array(row, { minLength: 1, maxLength: 8 }), areas, colors: fc.array(color) })
  .map(({ rows, areas: drawn, colors }) => ({
    rows,
    areas: drawn,
    categories: [...new Set(rows.flatMap(({ seats }) => seats.map((seat) => seat.category)))].map((used, index) => ({
      name: used,
      color: colors[index] ?? null,
    })),
  }));

/** Undefined for a sketch that no map can be made of, as with two seats of one name. */
function draw(rows: Sketch): Promise<SeatMapDrawing | undefined> {
  return completeDrawing(rows, new SeatMapProblems());
}

async function reimport(drawing: SeatMapDrawing, format: SeatMapFormat): Promise<SeatMapDrawing> {
  const document = await writeSeatMapDocument(drawing, { format, name: 'Saal 1' });
  const { value, errors } = await readSeatMapDocument({ format, document });
  if (!value) throw new Error(`${JSON.stringify(errors)}\n${document}`);
  return value;
}

let made = 0;
const eachDrawing = (check: (drawing: SeatMapDrawing) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(sketch, async (drawn) => {
      const drawing = await draw(drawn);
      made += drawing ? 1 : 0;
      if (drawing) await check(drawing);
    }),
    { numRuns: 500 },
  );

test.each(Object.values(SeatMapFormat))('the import of an export in %s makes the same map', async (format) => {
  made = 0;
  await eachDrawing(async (drawing) => expect(await reimport(drawing, format)).toEqual(drawing));
  expect(made).toBeGreaterThan(100);
});

test('a map stays the same from TEXT to PRETIX_JSON and back to TEXT', async () => {
  await eachDrawing(async (drawing) => {
    const text = await writeSeatMapDocument(drawing, { format: 'TEXT', name: 'Saal 1' });
    const there = await reimport(await reimport(drawing, 'TEXT'), 'PRETIX_JSON');
    expect(await writeSeatMapDocument(there, { format: 'TEXT', name: 'Saal 1' })).toBe(text);
  });
});
