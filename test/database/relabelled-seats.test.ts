import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/platform/database/migrate.ts';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import { seatLabels, type SeatName } from '../../src/venues/seat-map/seat-label.ts';
import { openVersion1, Tables } from './version-1.ts';

const resources = new Resources();
let client: pg.Client;
let before: Tables;
let after: Tables;

const seat = (row: string, number: string, section: string | null = null): SeatName => ({ section, row, number });

const word = fc.constantFrom('A', 'AA', 'Я', '1', '11', '12A', '-', '--', 'Loge', '', 'é', '٣');
const text = fc.array(word, { maxLength: 2 }).map((words) => words.join(' ').trim());
const name = fc.record({ section: fc.option(text.filter((section) => section !== '')), row: text, number: text });
const map = fc.uniqueArray(name, { minLength: 1, maxLength: 12, selector: (seatName) => JSON.stringify(seatName) });

/** Each by the id of its seat map. */
const MAPS = new Map<string, SeatName[]>(
  [
    [seat('1', '11'), seat('11', '1'), seat('1', '1'), seat('C', '7')],
    [seat('A', '1', 'Stalls'), seat('A', '1', 'Balcony'), seat('B', '1', 'Stalls')],
    ...fc.sample(map, { numRuns: 100, seed: 2026 }),
  ].map((seats) => [newId(), seats]),
);

beforeAll(async () => {
  const version1 = await openVersion1(resources);
  client = version1.client;
  let version = 100;
  for (const [id, seats] of MAPS) {
    await client.query(
      'insert into seat_map (id, auditorium_id, version) select $1, id, $2 from auditorium order by id limit 1',
      [id, ++version],
    );
    await client.query(
      `insert into seat (id, seat_map_id, position, section, row, number, label, seat_category_id, features, x, y)
      select gen_random_uuid(), $1, place - 1, section, row, number, row || number,
        (select id from seat_category order by id limit 1), '{}', place, 0
      from unnest($2::text[], $3::text[], $4::text[]) with ordinality as given (section, row, number, place)`,
      [id, ...(['section', 'row', 'number'] as const).map((part) => seats.map((one) => one[part]))],
    );
  }
  before = await Tables.read(client);
  await migrate(version1.url);
  after = await Tables.read(client);
});
afterAll(() => resources[Symbol.asyncDispose]());

function labelsOf(tables: Tables, seatMapId: string): unknown[] {
  const seats = tables.rows('seat').filter((row) => row['seat_map_id'] === seatMapId);
  return seats.toSorted((a, b) => Number(a['position']) - Number(b['position'])).map(({ label }) => label);
}

test('the upgrade gives every seat the label that its map would have if it were made now', () => {
  for (const [id, seats] of MAPS) expect(labelsOf(after, id), JSON.stringify(seats)).toEqual(seatLabels(seats));
});

test('the upgrade tells seat 11 of row 1 from seat 1 of row 11', () => {
  const [id = ''] = MAPS.keys();
  expect(labelsOf(before, id)).toEqual(['111', '111', '11', 'C7']);
  expect(labelsOf(after, id)).toEqual(['1-11', '11-1', '1-1', 'C7']);
});

test('the upgrade leaves a label that was right', () => {
  for (const { id, label, seat_map_id: seatMapId } of before.rows('seat'))
    if (!MAPS.has(String(seatMapId))) expect(after.byId('seat', id)).toMatchObject({ label });
});
