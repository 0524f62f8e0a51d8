import { describe, expect, test } from 'vitest';
import { labelsOf, problemsOf, readMap, seatOf } from './reading.ts';

const LEGEND = 'S = Standard\nV = VIP\nC = Love seat [couple]\nW = Standard [wheelchair]\nB = Standard [companion]\n';
const read = (...rows: string[]) => readMap('TEXT', LEGEND + rows.join('\n'));
const problems = (...rows: string[]) => problemsOf('TEXT', LEGEND + rows.join('\n'));
const rowsOf = async (...rows: string[]) => [...new Set((await read(...rows)).seats.map(({ row }) => row))];
const places = async (...rows: string[]) =>
  (await read(...rows)).seats.map(({ label, x, y, rowIndex, indexInRow }) => [label, x, y, rowIndex, indexInRow]);

describe('rows', () => {
  test.each([
    ['leave out I and O', ['H', 'J', 'N', 'P']],
    ['go on with AA', ['Y', 'Z', 'AA', 'AB']],
    ['are numbers', ['1', '2', '10']],
    ['are Cyrillic', ['А', 'Б', 'Ё', 'Я']],
    ['have a name of several words', ['Loge 3', 'Loge 4']],
  ])('that %s are taken as they are', async (_, names) => {
    expect(await rowsOf(...names.map((name) => `${name}: SS`))).toEqual(names);
  });

  test.each([
    ['a colon', 'A:B'],
    ['the words of other lines', 'area 5'],
    ['a bracket', '[A]'],
    ['a quote', 'A"'],
    ['nothing', ''],
  ])('whose names have %s stand in quotes', async (_, name) => {
    expect(await rowsOf(`${JSON.stringify(name)}: SS`, 'Z: S')).toEqual([name, 'Z']);
  });

  test('without seats are lines of the drawing, but not counted as rows', async () => {
    expect(await places('A: S', 'B:', 'C: S')).toEqual([
      ['A1', 0, 0, 0, 0],
      ['C1', 0, 2, 1, 0],
    ]);
  });

  test('may have an empty line between, as a cross aisle, and comments, which take no place', async () => {
    expect(await places('', 'A: S', '# here', 'B: S', '', '', 'C: S', '')).toEqual([
      ['A1', 0, 0, 0, 0],
      ['B1', 0, 1, 1, 0],
      ['C1', 0, 4, 2, 0],
    ]);
  });

  test('are read with Windows line endings and a byte order mark', async () => {
    const document = `\uFEFF${LEGEND}A: SS\r\nB: S`.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r');
    expect(labelsOf(await readMap('TEXT', document))).toBe('A1 A2 B1');
  });
});

describe('seats', () => {
  test('are where they stand in the line, whatever the length of the name', async () => {
    expect(await places('A:  SS', 'AA: SS', 'B:   S')).toEqual([
      ['A1', 0, 0, 0, 0],
      ['A2', 1, 0, 0, 1],
      ['AA1', 0, 1, 1, 0],
      ['AA2', 1, 1, 1, 1],
      ['B1', 1, 2, 2, 0],
    ]);
  });

  test('have gaps between them, in any of three ways, that leave out numbers of the row', async () => {
    const gaps = ['A: SS SS__S..SS', 'B: ..SS'];
    expect((await places(...gaps)).map(([label, x, , , indexInRow]) => [label, x, indexInRow])).toEqual([
      ...[
        ['A1', 0, 0],
        ['A2', 1, 1],
        ['A3', 3, 3],
        ['A4', 4, 4],
        ['A5', 7, 7],
        ['A6', 10, 10],
        ['A7', 11, 11],
      ],
      ...[
        ['B1', 2, 0],
        ['B2', 3, 1],
      ],
    ]);
  });

  test('are on an aisle where they lack a neighbour', async () => {
    const { seats } = await read('A: SSS.SS');
    expect(seats.filter(({ features }) => features.includes('AISLE')).map(({ label }) => label)).toEqual([
      'A1',
      'A3',
      'A4',
      'A5',
    ]);
  });

  test('are numbered from the left, from the right, or as it is written', async () => {
    const map = await read(
      ...['A: SSS', 'numbers from right', 'B: SS.S', 'numbers from left', 'C: SS'],
      ...['D: SSSSS | 12A 5-3 "1-2"', 'E: SSSS | 1-7/2', 'F: SS | 007 "a b"'],
    );
    expect(labelsOf(map)).toBe('A1 A2 A3 B3 B2 B1 C1 C2 D12A D5 D4 D3 D - 1-2 E1 E3 E5 E7 F007 F - a b');
  });

  test('can have places of their own, from which neighbours follow', async () => {
    const map = await read('A: SSSS | 1-4 @ 0,0.5 1.2,0 2.4,0.5 4.5,1', 'B: S @ 0,-1');
    expect(map.seats.map(({ label, x, y, rowIndex, indexInRow }) => [label, x, y, rowIndex, indexInRow])).toEqual([
      ['B1', 0, 0, 0, 0],
      ['A1', 0, 1.5, 1, 0],
      ['A2', 1.2, 1, 1, 1],
      ['A3', 2.4, 1.5, 1, 2],
      ['A4', 4.5, 2, 1, 4],
    ]);
  });

  test('of a row along the wall are counted from the screen', async () => {
    const map = await read('A: SSS | 1-3 @ 0.1,2 0,1 0.1,0');
    expect(labelsOf(map)).toBe('A3 A2 A1');
    expect(map.seats.map(({ indexInRow }) => indexInRow)).toEqual([0, 1, 2]);
  });
});

describe('sections', () => {
  test('hold for the rows below them, and stand in labels where seats repeat', async () => {
    const map = await read('A: SS', '[Balcony]', 'A: S', '[Loge 3]', 'B: S', '[]', 'C: S');
    expect(map.seats.map(({ section }) => section)).toEqual([null, null, 'Balcony', 'Loge 3', null]);
    expect(labelsOf(map)).toBe('A1 A2 Balcony A1 Loge 3 B1 C1');
  });

  test('are none when there is only one', async () => {
    expect(seatOf(await read('[Stalls]', 'A: SS'), 'A1').section).toBeNull();
  });
});

describe('categories', () => {
  test('have features and colours', async () => {
    const legend = [
      'R = Standard [Restricted View, wheelchair], #FFF',
      'T = Red, hot,',
      'Я = Я [left], red',
      '★ = Star',
    ];
    const { categories, seats } = await readMap('TEXT', [...legend, 'A: RTЯ★'].join('\n'));
    expect(categories).toEqual([
      { name: 'Standard', color: '#FFF' },
      { name: 'Red, hot', color: null },
      { name: 'Я [left]', color: 'red' },
      { name: 'Star', color: null },
    ]);
    expect(seats[0]?.features).toEqual(['WHEELCHAIR', 'AISLE', 'RESTRICTED_VIEW']);
  });

  test('of the legend that no seat has are left out', async () => {
    expect((await read('A: V')).categories).toEqual([{ name: 'VIP', color: null }]);
  });
});

test('areas have a text, a colour and corners, in the places of the seats', async () => {
  const { areas } = await read('area Bar, left, #333 @ -1,0 2.5,-2', 'area @ 0,0', 'area Exit @ 1,1', 'A: ..SS');
  expect(areas).toEqual([
    {
      text: 'Bar, left',
      color: '#333',
      points: [
        { x: -3, y: 0 },
        { x: 0.5, y: -2 },
      ],
    },
    { text: null, color: null, points: [{ x: -2, y: 0 }] },
    { text: 'Exit', color: null, points: [{ x: -1, y: 1 }] },
  ]);
});

describe('a document is refused when', () => {
  test.each([
    ['a character is not in the legend', 'A: SXS', { line: 6, row: 'A', seat: '2', value: 'X' }],
    ['a row has too few numbers', 'A: SSS | 1 2', { line: 6, row: 'A' }],
    ['a row has too many numbers', 'A: SSS | 1-999999', { line: 6, row: 'A' }],
    ['a number is no text', 'A: SS | 1 "2', { line: 6, row: 'A' }],
    ['a number is empty', 'A: SS | 1 ""', { line: 6, row: 'A' }],
    ['a number is too long', `A: S | ${'1'.repeat(31)}`, { line: 6, row: 'A', value: '1'.repeat(31) }],
    ['a row has too few places', 'A: SS @ 0,0', { line: 6, row: 'A' }],
    ['a place is no place', 'A: S @ 0;0', { line: 6, row: 'A' }],
    ['a place is too far away', 'A: SS @ 0,0 20000,0', { line: 6, row: 'A', seat: '2' }],
    ['a line is nothing', 'SSSS', { line: 6, value: 'SSSS' }],
    ['a row has no name', ': SS', { line: 6, value: ': SS' }],
    ['a name is too long', `${'A'.repeat(31)}: S`, { line: 6, value: `${'A'.repeat(31)}: S` }],
    ['a name has HTML', '<b>A</b>: S', { line: 6, value: '<b>A</b>: S' }],
    ['a name has a NUL byte', 'A\0: S', { line: 6, value: 'A\0: S' }],
    ['a seat is a NUL byte', 'A: S\0', { line: 6, row: 'A', seat: '2', value: '\0' }],
    ['a gap is a tab', 'A: S\tS', { line: 6, row: 'A' }],
    ['a section does not end', '[Balcony', { line: 6, value: '[Balcony' }],
    ['a section has HTML', '[<i>]', { line: 6, value: '[<i>]' }],
    ['the numbering is unknown', 'numbers from top', { line: 6, value: 'numbers from top' }],
    ['an area has no corners', 'area Bar', { line: 6, value: 'area Bar' }],
    ['an area has a colour that is none', 'area Bar, 5 @ 0,0', { line: 6, value: 'area Bar, 5 @ 0,0' }],
    ['a character stands for two things', 'S = VIP', { line: 6, value: 'VIP' }],
    ['a character has a meaning already', '. = VIP', { line: 6, value: 'VIP' }],
    ['a category has a colour that is none', 'X = VIP, url(x)', { line: 6, value: 'VIP, url(x)' }],
    ['a category has no name', 'X =', { line: 6 }],
  ])('%s', async (_, line, where) => {
    const { problems: found, problemCount } = await problems(line, 'Z: S');
    expect(problemCount).toBe(1);
    expect(found).toEqual([{ ...where, message: expect.any(String) as string }]);
  });

  test('a seat is repeated, also in another line of its row', async () => {
    expect((await problems('A: SS | 1 1', 'A: S')).problems).toEqual([
      { message: 'There is another seat of this name on line 6.', line: 6, row: 'A', seat: '1' },
      { message: 'There is another seat of this name on line 6.', line: 7, row: 'A', seat: '1' },
    ]);
  });

  test('two seats have one place', async () => {
    expect((await problems('A: SS @ 0,0 0.0001,0', 'B: S @ 5,5')).problems).toEqual([
      { message: 'It has the same place as row A, seat 1.', line: 6, row: 'A', seat: '2' },
    ]);
  });

  test('it has no seats', async () => {
    for (const rows of [[], ['A:'], ['A: ...']])
      expect(await problems(...rows)).toMatchObject({ problems: [{ message: 'The map has no seats.' }] });
    expect((await problemsOf('TEXT', '')).message).toBe('The seat map cannot be imported: The map has no seats.');
  });
});

test('everything that is wrong is said at once, up to 50 problems and their number', async () => {
  const { problems: found, problemCount, message } = await problems('[Loge]', `A: ${'X'.repeat(60)}`, 'B: SS | 1');
  expect([found.length, problemCount]).toEqual([50, 61]);
  expect(found[0]).toMatchObject({ section: 'Loge', row: 'A', seat: '1' });
  expect(message).toContain(
    'line 7, section Loge, row A, seat 1: It is not in the legend. There are 60 more problems.',
  );
});
