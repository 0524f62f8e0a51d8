import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seatLabels } from '../../src/venues/seat-map/seat-label.ts';

/** As in `Balcony/A/1`, or `A/1` without a section. */
function labels(...seats: string[]): string[] {
  return seatLabels(
    seats.map((seat) => {
      const [number = '', row = '', section = null] = seat.split('/').toReversed();
      return { section, row, number };
    }),
  );
}

describe('the label of a seat', () => {
  test.each([
    ['a row of letters', ['C/7', 'AA/12', 'Я/3'], ['C7', 'AA12', 'Я3']],
    ['a number with a letter', ['C/12A'], ['C12A']],
    ['a row with a number', ['1/12', '11/2', '1/112', '11/12'], ['1-12', '11-2', '1-112', '11-12']],
    ['a number that begins with a letter', ['A/A1', 'AA/1'], ['A-A1', 'AA1']],
    ['a row of a letter and a number', ['A1/1', 'A/11'], ['A1-1', 'A11']],
    ['no row', ['/12', '/A1'], ['12', '-A1']],
    ['a hyphen in the row', ['1-1/2', '1/1-2'], ['1-1 - 2', '1 - 1-2']],
    ['a space in the row', ['Loge 3/1'], ['Loge 3 - 1']],
    ['a dash in the row', ['1 - 1/2', '1/1 - 2'], ['1 - 1 -- 2', '1 -- 1 - 2']],
    ['sections that repeat no seat', ['Stalls/A/1', 'Balcony/B/1', 'C/1'], ['A1', 'B1', 'C1']],
    [
      'sections that repeat a seat',
      ['Stalls/A/1', 'Upper Circle/A/1', 'A/1', 'Stalls/C/7'],
      ['Stalls A1', 'Upper Circle A1', 'A1', 'Stalls C7'],
    ],
    ['a section with a dash', ['A - B/C/1', 'A/C/1'], ['A - B -- C -- 1', 'A C1']],
  ])('is readable with %s', (_, seats, expected) => {
    expect(labels(...seats)).toEqual(expected);
  });

  const word = fc.oneof(
    fc.constantFrom('A', 'AA', '1', '11', '12A', '-', '--', 'Balcony', ''),
    fc.string({ maxLength: 3 }),
  );
  const text = fc.array(word, { maxLength: 3 }).map((words) => words.join(' ').trim().replaceAll(/\s+/g, ' '));
  const section = fc.option(text.filter((name) => name !== ''));
  const seats = fc.uniqueArray(fc.record({ section, row: text, number: text }), {
    maxLength: 8,
    selector: (seat) => JSON.stringify(seat),
  });

  test('is never the same for two seats of a map', () => {
    fc.assert(
      fc.property(seats, (map) => {
        expect(new Set(seatLabels(map)).size).toBe(map.length);
      }),
      { numRuns: 1000 },
    );
  });
});
