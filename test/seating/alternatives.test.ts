import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alternatives } from '../../src/seating/selection/alternatives.ts';
import type { SeatToChoose } from '../../src/seating/selection/seat-to-choose.ts';
import { drawn } from './drawn-seats.ts';

/** Each set as in "A5 A6". */
function offered(seats: SeatToChoose[], ...wanted: string[]): string[] {
  return alternatives(seats, wanted).map(({ seatIds }) => seatIds.join(' '));
}

describe('alternatives', () => {
  test('are the nearest neighbours, and a seat to the side is nearer than one a row ahead', () => {
    expect(offered(drawn('..........', '....xx....', '..........'), 'B5', 'B6')).toEqual(['A5 A6', 'C5 C6', 'B3 B4']);
    expect(offered(drawn('....x.....'), 'A5', 'A6')).toEqual(['A6 A7', 'A3 A4', 'A8 A9']);
  });

  test('are of the same category even where another category is a little nearer', () => {
    expect(offered(drawn('..........', 'vvvvxvvvvv', '..........'), 'B5')).toEqual(['A5', 'C5', 'A4']);
    expect(offered(drawn('vvvvvvv', '.xxxxxx'), 'B3')).toEqual(['B1', 'A3', 'A2']);
  });

  test('leave wheelchair and companion places alone, and do not see neighbours across them', () => {
    expect(offered(drawn('xwc.w.x'), 'A1')).toEqual(['A4', 'A6']);
    expect(offered(drawn('xxwc.w.'), 'A1', 'A2')).toEqual(['A5 A7']);
  });

  test('have wheelchair and companion places when some were wanted', () => {
    expect(offered(drawn('xxwc'), 'A3', 'A4')).toEqual(['A3 A4']);
  });

  test('have wheelchair and companion places once they are released', () => {
    const seats = drawn('xxwc.w.');
    expect(alternatives(seats, ['A1', 'A2'], { wheelchairReleased: true }).map(({ seatIds }) => seatIds)).toEqual([
      ['A3', 'A4'],
      ['A5', 'A6'],
    ]);
  });

  test('do not cross an aisle or the end of a row', () => {
    expect(offered(drawn('x. .x', '.xxx.', '.xxx.', '..xxx'), 'A1', 'A2')).toEqual(['D1 D2']);
  });

  test('are single seats where no row has enough free neighbours', () => {
    expect(offered(drawn('.x.x.x', 'x.x.x.'), 'A2', 'A4', 'A6')).toEqual(['A3 A5 B4']);
  });

  test('are empty where too few seats are free, and where no seat or an unknown seat was asked for', () => {
    expect(offered(drawn('xxx.xx'), 'A1', 'A2')).toEqual([]);
    expect(offered(drawn('......'))).toEqual([]);
    expect(offered(drawn('......'), 'Z9')).toEqual([]);
  });

  test('say whether all seats of a set are neighbours', () => {
    const together = (seats: SeatToChoose[], ...wanted: string[]) =>
      alternatives(seats, wanted).map((set) => set.together);
    expect(together(drawn('....xx....'), 'A5', 'A6')).toEqual([true, true, true]);
    expect(together(drawn('.x.x.x', 'x.x.x.'), 'A2', 'A4', 'A6')).toEqual([false]);
    expect(together(drawn('.. .x'), 'A1', 'A2', 'A5')).toEqual([false]);
    expect(together(drawn('x.x.'), 'A1')).toEqual([true, true]);
  });
});

describe('alternatives that would not be refused', () => {
  test('have no half of a couple seat', () => {
    expect(offered(drawn('.kkkk.x'), 'A7')).toEqual(['A6', 'A1']);
    expect(offered(drawn('.kkkkxx'), 'A6', 'A7')).toEqual(['A4 A5', 'A2 A3']);
    expect(offered(drawn('.x.xkkx'), 'A2', 'A4')).toEqual(['A5 A6']);
    expect(offered(drawn('.xkkxxx'), 'A2', 'A5', 'A6')).toEqual([]);
  });

  test('leave no single seat, where single seats are guarded and others leave none', () => {
    const guarded = (...rows: string[]) =>
      alternatives(drawn(...rows), ['A5'], { guardsSingleSeats: true }).map(({ seatIds }) => seatIds.join(' '));
    expect(offered(drawn('x..xxx....'), 'A5')).toEqual(['A3', 'A7', 'A2']);
    expect(guarded('x..xxx....')).toEqual(['A7', 'A10']);
    expect(guarded('x..xx')).toEqual(['A3', 'A2']);
  });
});

describe('neighbours are seats whose indexes in one row differ by one,', () => {
  test('however far apart they stand in a curved row', () => {
    const curved = drawn('xx....').map((seat) => ({ ...seat, x: seat.x * 1.7, y: Math.abs(seat.x - 2) / 3 }));
    expect(alternatives(curved, ['A1', 'A2'])).toEqual([
      { seatIds: ['A3', 'A4'], together: true },
      { seatIds: ['A5', 'A6'], together: true },
    ]);
  });

  test('also where the indexes grow from right to left', () => {
    const mirrored = drawn('xx..').map((seat) => ({ ...seat, indexInRow: 3 - seat.x }));
    expect(alternatives(mirrored, ['A1', 'A2'])).toEqual([{ seatIds: ['A3', 'A4'], together: true }]);
  });

  test('and not seats that only stand close to each other', () => {
    const withAisle = drawn('xx..').map((seat) => ({ ...seat, indexInRow: seat.x < 3 ? seat.x : seat.x + 1 }));
    expect(alternatives(withAisle, ['A1', 'A2'])).toEqual([{ seatIds: ['A3', 'A4'], together: false }]);
    const inTwoRows = drawn('xx..').map((seat) => ({ ...seat, rowIndex: seat.x < 3 ? 0 : 1 }));
    expect(alternatives(inTwoRows, ['A1', 'A2'])).toEqual([{ seatIds: ['A3', 'A4'], together: false }]);
  });
});

/** Up to six rows of up to nine seats, some taken, some of another category, with gaps; and the wanted ones of them. */
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

/** A set of seats that was offered. */
interface Offer {
  seats: SeatToChoose[];
  together: boolean;
}

function eachQuestion(check: (seats: SeatToChoose[], wanted: string[], offers: Offer[]) => void): void {
  fc.assert(
    fc.property(question, ({ seats, wanted }) => {
      const byId = new Map(seats.map((seat) => [seat.id, seat]));
      check(
        seats,
        wanted,
        alternatives(seats, wanted).map(({ seatIds, together }) => {
          return { seats: seatIds.flatMap((id) => byId.get(id) ?? []), together };
        }),
      );
    }),
    { numRuns: 500 },
  );
}

function areNeighbours(set: SeatToChoose[]): boolean {
  return set.every((seat, index) => {
    const previous = set[index - 1];
    return !previous || (seat.rowIndex === previous.rowIndex && seat.indexInRow === previous.indexInRow + 1);
  });
}

/** Every run of free neighbours, found in a slow and simple way. */
function allRuns(seats: SeatToChoose[], length: number): SeatToChoose[][] {
  const free = seats.filter((seat) => seat.free);
  return free.flatMap(({ rowIndex, indexInRow: first }) => {
    const run = free.filter(
      (seat) => seat.rowIndex === rowIndex && seat.indexInRow >= first && seat.indexInRow < first + length,
    );
    return run.length === length ? [run] : [];
  });
}

function distance(set: SeatToChoose[], wanted: SeatToChoose[]): number {
  const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const [x, y] = [mean(wanted.map((seat) => seat.x)), mean(wanted.map((seat) => seat.y))];
  const ofSeat = (seat: SeatToChoose) =>
    Math.hypot(seat.x - x, 1.5 * (seat.y - y)) +
    (wanted.some(({ seatCategoryId }) => seatCategoryId === seat.seatCategoryId) ? 0 : 4);
  return set.reduce((sum, seat) => sum + ofSeat(seat), 0);
}

describe('for any auditorium and any wanted seats, alternatives', () => {
  test('are at most three sets of as many free seats, with no seat in two sets', () => {
    eachQuestion((_, wanted, offers) => {
      expect(offers.length).toBeLessThanOrEqual(3);
      for (const { seats } of offers) expect(seats).toHaveLength(wanted.length);
      const all = offers.flatMap(({ seats }) => seats);
      expect(all.every(({ free }) => free)).toBe(true);
      expect(new Set(all).size).toBe(all.length);
    });
  });

  test('exist whenever enough seats are free, and are together whenever enough free neighbours exist', () => {
    eachQuestion((seats, wanted, offers) => {
      const runs = allRuns(seats, wanted.length);
      const isEnough = seats.filter(({ free }) => free).length >= wanted.length;
      expect(offers.length > 0).toBe(isEnough);
      for (const offer of offers) expect(offer.together).toBe(areNeighbours(offer.seats));
      if (runs.length > 0) expect(offers.every(({ together }) => together)).toBe(true);
    });
  });

  test('come closest first, and no run of free neighbours is closer than the first', () => {
    eachQuestion((seats, wanted, offers) => {
      const wantedSeats = seats.filter(({ id }) => wanted.includes(id));
      // Two that are as far away may differ by what is lost in adding up.
      const distances = offers.map((offer) => Number(distance(offer.seats, wantedSeats).toFixed(9)));
      expect(distances).toEqual(distances.toSorted((a, b) => a - b));
      const runs = allRuns(seats, wanted.length).map((run) => distance(run, wantedSeats));
      if (runs.length > 0) expect(distances[0]).toBeCloseTo(Math.min(...runs), 9);
    });
  });

  test('do not depend on the order of the wanted seats', () => {
    eachQuestion((seats, wanted, offers) => {
      const sets = offers.map((offer) => ({ seatIds: offer.seats.map(({ id }) => id), together: offer.together }));
      expect(alternatives(seats, wanted.toReversed())).toEqual(sets);
    });
  });
});
