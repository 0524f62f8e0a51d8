import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSeatMapCsv } from '../../src/demo/seat-map-csv.ts';
import { prismaDirectory } from '../../src/platform/database/migrate.ts';
import type { DrawnSeat } from '../../src/venues/seat-map/seat-map-drawing.ts';

const HEADER = 'row,number,column,line,category';
const readHall = (name: string) => readFile(path.join(prismaDirectory, 'demo', name), 'utf8');
const { seats: large } = await parseSeatMapCsv(await readHall('hall-156.csv'), { screen: 'bottom' });
const { seats: small } = await parseSeatMapCsv(await readHall('hall-110.csv'), { screen: 'top' });

const seatOf = (seats: readonly DrawnSeat[], label: string) => seats.find((seat) => seat.label === label);
const rowsOf = (seats: readonly DrawnSeat[]) => [...new Set(seats.map((seat) => seat.row))].join('');
const parse = async (...lines: string[]) =>
  (await parseSeatMapCsv([HEADER, ...lines].join('\n'), { screen: 'top' })).seats;

function countByCategory(seats: readonly DrawnSeat[]) {
  const counts: Record<string, number> = {};
  for (const { category } of seats) counts[category] = (counts[category] ?? 0) + 1;
  return counts;
}

describe('the large hall', () => {
  it('has 156 seats in three categories', () => {
    expect(large).toHaveLength(156);
    expect(countByCategory(large)).toEqual({ Standard: 38, VIP: 108, Couple: 10 });
  });

  it('is rotated: row A is in front and seat 1 is on the right', () => {
    expect(rowsOf(large)).toBe('ABCDEFGHIJKLM');
    expect(large[0]).toMatchObject({ label: 'A13', x: 0, y: 0, position: 0 });
    expect(seatOf(large, 'A1')).toMatchObject({ x: 12, y: 0, position: 12 });
    expect(seatOf(large, 'M12')).toMatchObject({ x: 0, y: 12 });
  });

  it('keeps the two seats of a couple seat side by side', () => {
    for (let first = 1; first <= 9; first += 2) {
      const [one, two] = [seatOf(large, `L${first}`), seatOf(large, `L${first + 1}`)];
      expect(one?.position).toBe((two?.position ?? 0) + 1);
      expect(one?.x).toBe((two?.x ?? 0) + 1);
      expect(one?.features).toContain('COUPLE');
      expect(one?.coupleNumber).toBe(two?.coupleNumber);
    }
  });
});

describe('the small hall', () => {
  it('has 110 seats of one category', () => {
    expect(small).toHaveLength(110);
    expect(countByCategory(small)).toEqual({ Standard: 110 });
  });

  it('is as drawn, with seat 1 on the right', () => {
    expect(rowsOf(small)).toBe('123456789');
    expect(small[0]).toMatchObject({ row: '1', number: '14', x: 0, y: 0 });
    expect(small[13]).toMatchObject({ row: '1', number: '1', x: 13, y: 0 });
  });

  it('keeps the cross aisle between rows 5 and 6', () => {
    expect([...new Set(small.map((seat) => seat.y))]).toEqual([0, 1, 2, 3, 4, 6, 7, 8, 9]);
  });

  it('does not count the cross aisle as a row', () => {
    expect([...new Set(small.map((seat) => seat.rowIndex))]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('counts each row from its own leftmost seat', () => {
    expect(seatOf(small, '1-14')).toMatchObject({ x: 0, rowIndex: 0, indexInRow: 0 });
    expect(seatOf(small, '6-10')).toMatchObject({ x: 2, rowIndex: 5, indexInRow: 0 });
    expect(seatOf(small, '6-1')).toMatchObject({ x: 11, rowIndex: 5, indexInRow: 9 });
  });
});

describe.each([
  ['the large hall', large, 13],
  ['the small hall', small, 9],
])('%s', (_name, seats, rows) => {
  it('gives each seat its own label and place', () => {
    expect(new Set(seats.map((seat) => seat.label)).size).toBe(seats.length);
    expect(new Set(seats.map((seat) => `${seat.x}/${seat.y}`)).size).toBe(seats.length);
  });

  it('numbers positions from 0 in reading order', () => {
    expect(seats.map((seat) => seat.position)).toEqual(seats.map((_, index) => index));
    const byPlace = [...seats].sort((a, b) => a.y - b.y || a.x - b.x);
    expect(seats).toEqual(byPlace);
  });

  it('marks only the two ends of each row as seats on an aisle', () => {
    const marked = seats.filter(({ features }) => features.includes('AISLE'));
    expect(marked).toHaveLength(2 * rows);
  });
});

describe('a drawing', () => {
  const withGap = ['A,1,0,0,Standard', 'A,2,1,0,Standard', 'A,3,2,0,Standard', 'A,4,4,0,Standard'];

  it('can have gaps in a row, with an aisle on either side', async () => {
    const onAisle = (await parse(...withGap)).filter((seat) => seat.features.length > 0);
    expect(onAisle.map((seat) => seat.label)).toEqual(['A1', 'A3', 'A4']);
  });

  it('leaves out a number of the row for each place of a gap', async () => {
    expect((await parse(...withGap)).map((seat) => seat.indexInRow)).toEqual([0, 1, 2, 4]);
  });

  it('can have Windows line endings, a byte order mark, quotes and spaces', async () => {
    const csv = `\ufeff${HEADER}\r\n"A",1, 0 ,0,Standard\r\n`;
    const { seats } = await parseSeatMapCsv(csv, { screen: 'top' });
    expect(seats).toMatchObject([{ label: 'A1', category: 'Standard' }]);
  });

  it('tells seat 11 of row 1 from seat 1 of row 11', async () => {
    const drawn = await parse('1,11,0,0,Standard', '1,12,1,0,Standard', '11,1,0,1,Standard');
    expect(drawn.map((seat) => seat.label)).toEqual(['1-11', '1-12', '11-1']);
  });

  it.each([
    ['a value is missing', 'A,2,1,0', /columns length is 5, got 4 on line 3/],
    ['there are too many values', 'A,2,1,0,Standard,VIP', /columns length is 5, got 6 on line 3/],
    ['a value is empty', 'A,,1,0,Standard', /number and category cannot be empty on line 3/],
    ['a line is empty', '\nA,2,1,0,Standard', /columns length is 5, got 1 on line 3/],
    ['a quote is not closed', '"A,2,1,0,Standard', /quote .* line 3/i],
    ['a column is not a number', 'A,2,x,0,Standard', /must be whole numbers from 0 on line 3/],
    ['a line is negative', 'A,2,1,-1,Standard', /must be whole numbers from 0 on line 3/],
    ['a seat is repeated', 'A,1,1,0,Standard', /Repeated row A, seat 1 on line 3, first on line 2/],
    ['a place is repeated', 'A,2,0,0,Standard', /Repeated column 0 of line 0 on line 3, first on line 2/],
  ])('is refused with the line when %s', async (_case, line, message) => {
    await expect(parse('A,1,0,0,Standard', line)).rejects.toThrow(message);
  });

  it('is refused without its header and without seats', async () => {
    await expect(parseSeatMapCsv('A,1,0,0,Standard', { screen: 'top' })).rejects.toThrow(
      /^Expected the header .* on line 1/,
    );
    await expect(parse()).rejects.toThrow(/^Expected a seat on line 2/);
    await expect(parseSeatMapCsv('', { screen: 'top' })).rejects.toThrow(/^Expected a seat on line 2/);
  });
});
