import { describe, expect, test } from 'vitest';
import { labelsOf, problemsOf, readMap, seatOf } from './reading.ts';

interface Seat {
  seat_guid: string;
  seat_number: string;
  position: { x: number; y: number };
  category: string;
}

/** Seats side by side, so many pixels apart. */
function seats(guid: string, numbers: readonly string[], { apart = 25, category = 'Stalls' } = {}): Seat[] {
  return numbers.map((number, index) => ({
    seat_guid: `${guid}-${number}`,
    seat_number: number,
    position: { x: index * apart, y: 0 },
    category,
  }));
}

const row = (name: string, y: number, ofRow: Seat[] = seats(name, ['1', '2']), more: object = {}) => ({
  row_number: name,
  position: { x: 0, y },
  seats: ofRow,
  ...more,
});
const zone = (rows: unknown[], more: object = {}) => ({ name: 'Main', position: { x: 0, y: 0 }, rows, ...more });
const plan = (zones: unknown[], more: object = {}) => ({
  name: 'Hall',
  size: { width: 1000, height: 1000 },
  categories: [{ name: 'Stalls', color: '#33ffff' }, { name: 'Balcony' }],
  zones,
  ...more,
});
const read = (value: unknown) => readMap('PRETIX_JSON', JSON.stringify(value));
const problems = (value: unknown) => problemsOf('PRETIX_JSON', JSON.stringify(value));

test('positions add up zone, row and seat, in seat widths from the first seat', async () => {
  const left = zone([{ ...row('A', 20), position: { x: 10, y: 20 } }], { position: { x: 100, y: 50 } });
  const right = zone([{ ...row('A', 20), position: { x: 60, y: 45 }, seats: seats('r', ['1', '2']) }], {
    name: 'Right',
    position: { x: 100, y: 50 },
  });
  const map = await read(plan([left, right]));
  expect(map.seats.map(({ label, x, y }) => [label, x, y])).toEqual([
    ['Main A1', 0, 0],
    ['Main A2', 1, 0],
    ['Right A1', 2, 1],
    ['Right A2', 3, 1],
  ]);
});

test('zones are sections, unless there is only one with seats', async () => {
  const areasOnly = zone([row('Z', 0, [])], { name: 'Bar' });
  expect(seatOf(await read(plan([zone([row('A', 0)]), areasOnly])), 'A1').section).toBeNull();
  const unnamed = zone([row('B', 25)], { name: undefined });
  const { seats: of } = await read(plan([zone([row('A', 0)], { name: 'Stalls' }), unnamed]));
  expect(of.map(({ section }) => section)).toEqual(['Stalls', 'Stalls', null, null]);
});

describe('rows', () => {
  test('come from the screen, whatever their order in the plan, and empty ones are left out', async () => {
    const map = await read(plan([zone([row('C', 100), row('I', 60, []), row('A', 0), row('B', 50)])]));
    expect(labelsOf(map)).toBe('A1 A2 B1 B2 C1 C2');
    expect(map.seats.map(({ rowIndex }) => rowIndex)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  test.each([
    ['the number alone, as in older plans', [{}], 'A'],
    ['the number with words around it', [{ row_label: 'Row %s' }], 'A'],
    ['a label that is a name', [{ row_label: 'Loge' }], 'Loge'],
    ['a label that another row has too', [{ row_label: 'Loge' }, { row_label: 'Loge' }], 'A'],
    ['no label', [{ row_label: null }], 'A'],
    ['an empty label', [{ row_label: ' ' }], 'A'],
  ])('are named by %s', async (_, more, expected) => {
    const rows = more.map((of, index) => row(index === 0 ? 'A' : 'B', index * 25, undefined, of));
    expect((await read(plan([zone(rows)]))).seats[0]?.row).toBe(expected);
  });

  test.each([
    ['letters without I and O', ['H', 'J', 'N', 'P']],
    ['letters that go on with AA', ['Z', 'AA']],
    ['numbers', ['9', '10']],
    ['Cyrillic letters', ['Ж', 'Я']],
    ['nothing', ['', 'B']],
  ])('are named by %s', async (_, names) => {
    const map = await read(plan([zone(names.map((name, index) => row(name, index * 25)))]));
    expect([...new Set(map.seats.map((seat) => seat.row))]).toEqual(names);
  });

  test('without positions are drawn behind each other where they would be on top of each other', async () => {
    const older = (name: string, ofRow: Seat[]) => ({ row_number: name, seats: ofRow });
    const map = await read(plan([zone([older('A', seats('a', ['1', '2'])), older('B', seats('b', ['1', '2']))])]));
    expect(map.seats.map(({ label, x, y }) => [label, x, y])).toEqual([
      ['A1', 0, 0],
      ['A2', 1, 0],
      ['B1', 0, 1],
      ['B2', 1, 1],
    ]);
    const below = seats('b', ['1', '2']).map((seat) => ({ ...seat, position: { x: seat.position.x, y: 75 } }));
    const placed = await read(plan([zone([older('A', seats('a', ['1', '2'])), older('B', below)])]));
    expect(seatOf(placed, 'B1').y).toBe(3);
  });
});

describe('a seat width', () => {
  test('is what most seats are apart, and seats farther apart have a gap between', async () => {
    const ofRow = seats('a', ['1', '2', '3', '4', '12A'], { apart: 33 });
    for (const seat of ofRow.slice(3)) seat.position.x += 40;
    const map = await read(plan([zone([row('A', 0, ofRow)])]));
    expect(map.seats.map(({ label, x, indexInRow }) => [label, x, indexInRow])).toEqual([
      ['A1', 0, 0],
      ['A2', 1, 1],
      ['A3', 2, 2],
      ['A4', 4.212, 4],
      ['A12A', 5.212, 5],
    ]);
  });

  test('is what our own export says', async () => {
    const map = await read(
      plan([zone([row('A', 0, seats('a', ['1', '2', '3'], { apart: 50 }))], { zone_id: 'seat-width-25px' })]),
    );
    expect(map.seats.map(({ indexInRow }) => indexInRow)).toEqual([0, 2, 4]);
  });

  test('is 25 pixels where no two seats are in a row', async () => {
    const map = await read(plan([zone([row('A', 0, seats('a', ['1'])), row('B', 50, seats('b', ['1']))])]));
    expect(seatOf(map, 'B1').y).toBe(2);
  });
});

test('categories have the features in brackets behind their names', async () => {
  const categories = [{ name: 'Stalls [wheelchair]', color: 'red' }, { name: 'Stalls' }, { name: 'VIP [A]' }];
  const ofRow = [
    ...seats('a', ['1'], { category: 'Stalls [wheelchair]' }),
    ...seats('b', ['2'], { category: 'VIP [A]' }).map((seat) => ({ ...seat, position: { x: 25, y: 0 } })),
  ];
  const map = await read(plan([zone([row('A', 0, ofRow)])], { categories }));
  expect(map.categories).toEqual([
    { name: 'Stalls', color: 'red' },
    { name: 'VIP [A]', color: null },
  ]);
  expect(seatOf(map, 'A1').features).toEqual(['WHEELCHAIR', 'AISLE']);
  expect(seatOf(map, 'A2').features).toEqual(['AISLE']);
});

describe('areas', () => {
  const areaOf = async (area: object) => {
    const { areas } = await read(plan([zone([row('A', 0)], { position: { x: 100, y: 100 }, areas: [area] })]));
    return areas[0];
  };
  const position = { x: 25, y: 50 };

  test('are polygons, rectangles and those of older plans, added to the position of the zone', async () => {
    const corners = [
      { x: 1, y: 2 },
      { x: 3, y: 2 },
      { x: 3, y: 3 },
      { x: 1, y: 3 },
    ];
    const points = [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 25 },
      { x: 0, y: 25 },
    ];
    const label = { text: { text: 'Stage', position: { x: 5, y: 5 } }, color: '#ccc' };
    const expected = { points: corners, text: 'Stage', color: '#ccc' };
    expect(await areaOf({ shape: 'polygon', position, polygon: { points }, ...label })).toEqual(expected);
    expect(await areaOf({ shape: 'rectangle', position, rectangle: { width: 50, height: 25 }, ...label })).toEqual(
      expected,
    );
    expect(await areaOf({ width: 50, height: 25, position, color: '#ccc', text: 'Stage' })).toEqual(expected);
  });

  test('are turned clockwise around their position', async () => {
    const area = await areaOf({ shape: 'rectangle', position, rotation: 90, rectangle: { width: 50, height: 25 } });
    expect(area?.points).toEqual([
      { x: 1, y: 2 },
      { x: 1, y: 4 },
      { x: 0, y: 4 },
      { x: 0, y: 2 },
    ]);
  });

  test('are polygons where they are circles or ellipses', async () => {
    const circle = await areaOf({ shape: 'circle', position, circle: { radius: 50 } });
    expect(circle?.points).toHaveLength(32);
    for (const { x, y } of circle?.points ?? []) expect(Math.hypot(x - 1, y - 2)).toBeCloseTo(2, 2);
    const ellipse = await areaOf({ shape: 'ellipse', position, ellipse: { radius: { x: 50, y: 25 } } });
    expect([ellipse?.points[0], ellipse?.points[8]]).toEqual([
      { x: 3, y: 2 },
      { x: 1, y: 3 },
    ]);
  });

  test('are one point where they are a text', async () => {
    const text = { text: 'Exit', position: { x: 25, y: 0 } };
    expect(await areaOf({ shape: 'text', position, text })).toEqual({
      points: [{ x: 2, y: 2 }],
      text: 'Exit',
      color: null,
    });
  });
});

describe('a plan is refused when', () => {
  test('a seat_guid is used twice, each with its zone, row, seat and value', async () => {
    const twice = zone([row('A', 0, seats('x', ['1', '2'])), row('B', 25, seats('x', ['1', '3']))]);
    expect((await problems(plan([twice]))).problems).toEqual([
      {
        message: 'Its seat_guid is the same as that of row A, seat 1.',
        ...{ section: 'Main', row: 'B', seat: '1', value: 'x-1' },
      },
    ]);
  });

  test('seats have categories that the plan has not', async () => {
    const unknown = zone([row('A', 0, seats('a', ['1', '2'], { category: 'Gold' }))]);
    expect(await problems(plan([unknown]))).toMatchObject({
      problemCount: 2,
      problems: [
        { message: 'The plan has no such category.', section: 'Main', row: 'A', seat: '1', value: 'Gold' },
        { seat: '2', value: 'Gold' },
      ],
    });
  });

  test('a seat is repeated in its zone', async () => {
    const rows = [row('A', 0, seats('a', ['1'])), row('A', 25, seats('b', ['1']))];
    expect((await problems(plan([zone(rows)]))).problems).toEqual([
      { message: 'There is another seat of this name.', section: 'Main', row: 'A', seat: '1' },
    ]);
  });

  const wrong = (change: object) => zone([row('A', 0, [{ ...(seats('a', ['1'])[0] as Seat), ...change }])]);
  test.each([
    ['a seat has no position', plan([wrong({ position: undefined })]), 'zones[0].rows[0].seats[0].position: '],
    [
      'a position is no number',
      plan([wrong({ position: { x: '1', y: 0 } })]),
      'zones[0].rows[0].seats[0].position.x: ',
    ],
    ['a seat has no number', plan([wrong({ seat_number: ' ' })]), 'The seat a-1 has no number.'],
    ['a number is too long', plan([wrong({ seat_number: '1'.repeat(31) })]), 'Expected a name: at most 30'],
    ['a number has a NUL character', plan([wrong({ seat_number: '1\0' })]), 'Expected a name: at most 30'],
    ['a row has HTML', plan([zone([row('<b>', 0)])]), 'Expected a name: at most 30'],
    ['a zone has no rows', plan([{ name: 'Main' }]), 'zones[0].rows: '],
    ['a zone is null', plan([null]), 'zones[0]: '],
    [
      'a colour is none',
      plan([zone([row('A', 0)])], { categories: [{ name: 'Stalls', color: '#12' }] }),
      'Expected a CSS colour',
    ],
    ['it has no zones', { name: 'Hall', categories: [] }, 'zones: '],
    ['it has no seats', plan([zone([])]), 'The map has no seats.'],
    ['it is a list', [], 'The plan: '],
    ['it is null', null, 'The plan: '],
  ])('%s', async (_, value, message) => {
    const { problems: found } = await problems(value);
    expect(found[0]?.['message']).toContain(message);
  });

  test.each([
    ['a position is infinite', '{"x":1e999,"y":0}'],
    ['a position is too far away', '{"x":1e300,"y":0}'],
  ])('%s', async (_, position) => {
    const ofRow = seats('a', ['1', '2', '3', '4', '5']);
    const document = JSON.stringify(plan([zone([row('A', 0, ofRow)])])).replace('{"x":25,"y":0}', position);
    expect((await problemsOf('PRETIX_JSON', document)).problemCount).toBeGreaterThan(0);
  });

  test('it is no JSON', async () => {
    for (const document of ['', '{', 'zones:', '{"name":"\0"}'])
      expect((await problemsOf('PRETIX_JSON', document)).problems[0]).toMatchObject({
        message: 'It is not valid JSON.',
      });
  });
});

test('a plan cannot change what objects inherit', async () => {
  const document = JSON.stringify(plan([zone([row('A', 0)])])).replace(
    '{',
    '{"__proto__":{"polluted":1},"constructor":1,',
  );
  expect(labelsOf(await readMap('PRETIX_JSON', document))).toBe('A1 A2');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
