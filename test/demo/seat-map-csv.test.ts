import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DrawnSeat, parseSeatMapCsv } from '../../src/demo/seat-map-csv.ts';
import { prismaDirectory } from '../../src/platform/database/migrate.ts';

const HEADER = 'row,number,column,line,category';
const readHall = (name: string) => readFile(path.join(prismaDirectory, 'demo', name), 'utf8');
const large = parseSeatMapCsv(await readHall('hall-156.csv'), { screen: 'bottom' });
const small = parseSeatMapCsv(await readHall('hall-110.csv'), { screen: 'top' });

const seatOf = (seats: readonly DrawnSeat[], label: string) => seats.find((seat) => seat.label === label);
const rowsOf = (seats: readonly DrawnSeat[]) => [...new Set(seats.map((seat) => seat.row))].join('');
const parse = (...lines: string[]) => parseSeatMapCsv([HEADER, ...lines].join('\n'), { screen: 'top' });

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

  it('is turned, so that row A is in front and seat 1 at the right', () => {
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
    }
  });
});

describe('the small hall', () => {
  it('has 110 seats of one category', () => {
    expect(small).toHaveLength(110);
    expect(countByCategory(small)).toEqual({ Standard: 110 });
  });

  it('is as drawn, with seat 1 at the right', () => {
    expect(rowsOf(small)).toBe('123456789');
    expect(small[0]).toMatchObject({ row: '1', number: '14', x: 1, y: 0 });
    expect(small[13]).toMatchObject({ row: '1', number: '1', x: 14, y: 0 });
  });

  it('keeps the cross aisle between rows 5 and 6', () => {
    expect([...new Set(small.map((seat) => seat.y))]).toEqual([0, 1, 2, 3, 4, 6, 7, 8, 9]);
  });
});

describe.each([
  ['the large hall', large, 13],
  ['the small hall', small, 9],
])('%s', (_name, seats, rows) => {
  it('gives each seat a label and a place of its own', () => {
    expect(new Set(seats.map((seat) => seat.label)).size).toBe(seats.length);
    expect(new Set(seats.map((seat) => `${seat.x}/${seat.y}`)).size).toBe(seats.length);
  });

  it('numbers positions from 0 in reading order', () => {
    expect(seats.map((seat) => seat.position)).toEqual(seats.map((_, index) => index));
    const byPlace = [...seats].sort((a, b) => a.y - b.y || a.x - b.x);
    expect(seats).toEqual(byPlace);
  });

  it('marks the two ends of each row as next to an aisle, and nothing else', () => {
    const marked = seats.filter((seat) => seat.features.length > 0);
    expect(marked).toHaveLength(2 * rows);
    expect(marked.every((seat) => seat.features.join() === 'AISLE')).toBe(true);
  });
});

describe('a drawing', () => {
  it('may have gaps in a row, with an aisle on either side', () => {
    const seats = parse('A,1,0,0,Standard', 'A,2,1,0,Standard', 'A,3,2,0,Standard', 'A,4,4,0,Standard');
    expect(seats.filter((seat) => seat.features.length > 0).map((seat) => seat.label)).toEqual(['A1', 'A3', 'A4']);
  });

  it('may end its lines as Windows does', () => {
    const csv = `${HEADER}\r\nA,1,0,0,Standard\r\n`;
    expect(parseSeatMapCsv(csv, { screen: 'top' })).toMatchObject([{ label: 'A1', category: 'Standard' }]);
  });

  it.each([
    ['a value is missing', 'A,2,1,0', /^Line 3: expected five values/],
    ['there is one too many', 'A,2,1,0,Standard,VIP', /^Line 3: expected five values/],
    ['a value is empty', 'A,,1,0,Standard', /^Line 3: expected five values/],
    ['a line is empty', '\nA,2,1,0,Standard', /^Line 3: expected five values/],
    ['a column is no number', 'A,2,x,0,Standard', /^Line 3: column and line are whole numbers/],
    ['a line is negative', 'A,2,1,-1,Standard', /^Line 3: column and line are whole numbers/],
    ['a seat comes twice', 'A,1,1,0,Standard', /^Line 3: seat A1 is on line 2 already/],
    ['a place comes twice', 'A,2,0,0,Standard', /^Line 3: column 0 of line 0 is on line 2 already/],
  ])('is refused with the line when %s', (_case, line, message) => {
    expect(() => parse('A,1,0,0,Standard', line)).toThrow(message);
  });

  it('is refused without its header, and without seats', () => {
    expect(() => parseSeatMapCsv('A,1,0,0,Standard', { screen: 'top' })).toThrow(/^Line 1: expected the header/);
    expect(() => parse()).toThrow(/^Line 2: expected a seat/);
  });
});
