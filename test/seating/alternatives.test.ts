import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alternatives, type SeatToChoose } from '../../src/seating/selection/alternatives.ts';

/** Rows of seats as they are drawn: `.` free, `x` taken, `v` free and of another category, a space for no seat. */
function drawn(...rows: string[]): SeatToChoose[] {
  return rows.flatMap((row, y) =>
    row.split('').flatMap((sign, x) => {
      const name = String.fromCharCode(65 + y);
      const seat = { id: `${name}${x + 1}`, row: name, x, y, categoryId: sign === 'v' ? 'vip' : 'standard' };
      return sign === ' ' ? [] : [{ ...seat, free: sign !== 'x' }];
    }),
  );
}

const offered = (seats: SeatToChoose[], ...wanted: string[]) => alternatives(seats, wanted).map((set) => set.join(' '));

describe('alternatives', () => {
  test('are the nearest seats side by side, to the side before a row ahead', () => {
    expect(offered(drawn('..........', '....xx....', '..........'), 'B5', 'B6')).toEqual(['A5 A6', 'C5 C6', 'B3 B4']);
    expect(offered(drawn('....x.....'), 'A5', 'A6')).toEqual(['A6 A7', 'A3 A4', 'A8 A9']);
  });

  test('are of the same category rather than a little nearer', () => {
    expect(offered(drawn('..........', 'vvvvxvvvvv', '..........'), 'B5')).toEqual(['A5', 'C5', 'A4']);
    expect(offered(drawn('vvvvvvv', '.xxxxxx'), 'B3')).toEqual(['B1', 'A3', 'A2']);
  });

  test('do not reach over an aisle, nor around the end of a row', () => {
    expect(offered(drawn('x. .x', '.xxx.', '.xxx.', '..xxx'), 'A1', 'A2')).toEqual(['D1 D2']);
  });

  test('are single seats where no row has room for all', () => {
    expect(offered(drawn('.x.x.x', 'x.x.x.'), 'A2', 'A4', 'A6')).toEqual(['A3 A5 B4']);
  });

  test('are none where there are too few seats, or nobody asked for any that there is', () => {
    expect(offered(drawn('xxx.xx'), 'A1', 'A2')).toEqual([]);
    expect(offered(drawn('......'))).toEqual([]);
    expect(offered(drawn('......'), 'Z9')).toEqual([]);
  });
});

/** Up to six rows of up to nine seats, some taken, some of another category, with gaps; and some seats of them. */
const question = fc
  .array(fc.array(fc.constantFrom('.', '.', '.', 'x', 'x', 'v', ' '), { minLength: 1, maxLength: 9 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((rows) => drawn(...rows.map((row) => row.join(''))))
  .filter((seats) => seats.length > 0)
  .chain((seats) =>
    fc.record({
      seats: fc.constant(seats),
      wanted: fc.subarray(
        seats.map(({ id }) => id),
        { minLength: 1, maxLength: Math.min(6, seats.length) },
      ),
    }),
  );

function eachQuestion(check: (seats: SeatToChoose[], wanted: string[], sets: SeatToChoose[][]) => void): void {
  fc.assert(
    fc.property(question, ({ seats, wanted }) => {
      const byId = new Map(seats.map((seat) => [seat.id, seat]));
      check(
        seats,
        wanted,
        alternatives(seats, wanted).map((set) => set.flatMap((id) => byId.get(id) ?? [])),
      );
    }),
    { numRuns: 500 },
  );
}

function isSideBySide(set: SeatToChoose[]): boolean {
  return set.every((seat, index) => {
    const previous = set[index - 1];
    return !previous || (seat.row === previous.row && seat.x === previous.x + 1);
  });
}

/** Every run of free seats side by side, found the slow way. */
function allRuns(seats: SeatToChoose[], length: number): SeatToChoose[][] {
  const free = seats.filter((seat) => seat.free);
  return free.flatMap(({ row, x }) => {
    const run = free.filter((seat) => seat.row === row && seat.x >= x && seat.x < x + length);
    return run.length === length ? [run] : [];
  });
}

function distance(set: SeatToChoose[], wanted: SeatToChoose[]): number {
  const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const [x, y] = [mean(wanted.map((seat) => seat.x)), mean(wanted.map((seat) => seat.y))];
  const ofSeat = (seat: SeatToChoose) =>
    Math.hypot(seat.x - x, 1.5 * (seat.y - y)) +
    (wanted.some(({ categoryId }) => categoryId === seat.categoryId) ? 0 : 4);
  return set.reduce((sum, seat) => sum + ofSeat(seat), 0);
}

describe('whatever the auditorium and the wish, alternatives', () => {
  test('are at most three sets of as many free seats, and no seat is in two of them', () => {
    eachQuestion((_, wanted, sets) => {
      expect(sets.length).toBeLessThanOrEqual(3);
      for (const set of sets) expect(set).toHaveLength(wanted.length);
      const all = sets.flat();
      expect(all.every(({ free }) => free)).toBe(true);
      expect(new Set(all).size).toBe(all.length);
    });
  });

  test('are there when there are enough free seats, and side by side when any are', () => {
    eachQuestion((seats, wanted, sets) => {
      const runs = allRuns(seats, wanted.length);
      const isEnough = seats.filter(({ free }) => free).length >= wanted.length;
      expect(sets.length > 0).toBe(isEnough);
      if (runs.length > 0) expect(sets.every(isSideBySide)).toBe(true);
    });
  });

  test('come closest first, and nothing side by side is closer than the first', () => {
    eachQuestion((seats, wanted, sets) => {
      const wantedSeats = seats.filter(({ id }) => wanted.includes(id));
      const distances = sets.map((set) => distance(set, wantedSeats));
      expect(distances).toEqual(distances.toSorted((a, b) => a - b));
      const runs = allRuns(seats, wanted.length).map((run) => distance(run, wantedSeats));
      if (runs.length > 0) expect(distances[0]).toBeCloseTo(Math.min(...runs), 9);
    });
  });

  test('are the same in whatever order the seats are named', () => {
    eachQuestion((seats, wanted, sets) => {
      const ids = sets.map((set) => set.map(({ id }) => id));
      expect(alternatives(seats, wanted.toReversed())).toEqual(ids);
    });
  });
});
