import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestAvailable, type SeatWish } from '../../src/seating/selection/best-available.ts';
import { areNeighbours, type SeatToChoose } from '../../src/seating/selection/seat-to-choose.ts';
import { choices, costOf, isAllowed } from './brute-force-seats.ts';
import { drawn } from './drawn-seats.ts';

function wishFor(quantity: number, wish: Partial<SeatWish> = {}): SeatWish {
  return { quantity, features: [], together: false, ...wish };
}

/** As in "B3 B4"; undefined when there is no choice. */
function best(rows: string[], quantity: number, { wheelchairReleased = false, ...wish }: Released = {}) {
  return bestAvailable(drawn(...rows), wishFor(quantity, wish), { wheelchairReleased })?.seatIds.join(' ');
}

type Released = Partial<SeatWish> & { wheelchairReleased?: boolean };

describe('the best seats', () => {
  test('are two thirds back, in the middle', () => {
    const rows = Array.from({ length: 7 }, () => '.........');
    expect(best(rows, 1)).toBe('E5');
    expect(best(rows, 3)).toBe('E4 E5 E6');
    expect(best(['.........'], 3)).toBe('A4 A5 A6');
  });

  test('are neighbours, even far from the best point, before any split', () => {
    expect(best(['..xxxxx', 'xx.x.xx', 'xx.x.xx'], 2)).toBe('A1 A2');
  });

  test('leave no single seat where other neighbours leave none', () => {
    expect(best(['xx...xx', '....xxx'], 2)).toBe('B3 B4');
    // At the end of a row, and at an aisle.
    expect(best(['...xx', '....x'], 2)).toBe('B3 B4');
    expect(best(['... ..', 'xxxxxx'], 2)).toBe('A5 A6');
  });

  test('leave a single seat where nothing else is free', () => {
    expect(best(['xx...xx'], 2)).toBe('A3 A4');
    expect(best(['x..x'], 1)).toBe('A2');
  });

  test('are split in as few pieces as possible, with as few people alone as possible, near each other', () => {
    expect(best(['...x..x..', 'xxxxxxxxx'], 4)).toBe('A5 A6 A8 A9');
    expect(best(['..x....x.', '..xxxxxx.'], 4)).toBe('A4 A5 A6 A7');
    expect(best(['..xxx..', '..xxxxx'], 4)).toBe('A1 A2 B1 B2');
    expect(best(['.x.x.x.x.'], 3)).toBe('A3 A5 A7');
  });

  test('are nothing instead of a split when they have to be together', () => {
    expect(best(['.x.x'], 2, { together: true })).toBeUndefined();
    expect(best(['.x..'], 2, { together: true })).toBe('A3 A4');
  });

  test('are of the categories that were asked for', () => {
    expect(best(['vvv', '...'], 2, { categoryIds: ['vip'] })).toBe('A1 A2');
    expect(best(['vvv', '...'], 3, { categoryIds: ['standard'] })).toBe('B1 B2 B3');
    expect(best(['vv.', '...'], 5, { categoryIds: ['standard'] })).toBeUndefined();
    expect(best(['v.v.v'], 5, { categoryIds: ['standard', 'vip'] })).toBe('A1 A2 A3 A4 A5');
    expect(best(['..'], 1, { categoryIds: [] })).toBeUndefined();
  });

  test('are never half of a couple seat, unless the other half is taken', () => {
    expect(best(['.kkkk.'], 2)).toBe('A2 A3');
    expect(best(['kkkk'], 3)).toBeUndefined();
    expect(best(['kkkk'], 1)).toBeUndefined();
    expect(best(['kKxx'], 1)).toBe('A1');
    expect(best(['.kk'], 3)).toBe('A1 A2 A3');
    expect(best(['..', 'kk'], 2, { features: ['COUPLE', 'COUPLE'] })).toBe('B1 B2');
    // Not both couple seats, and the seat between them left alone.
    expect(best(['.xxxx', 'kk.kk'], 4)).toBe('A1 B1 B2 B3');
  });

  test('leave wheelchair and companion places alone, unless they are released', () => {
    expect(best(['wc', 'x.'], 1)).toBe('B2');
    expect(best(['wcx.'], 2)).toBeUndefined();
    expect(best(['wcx.'], 2, { wheelchairReleased: true })).toBe('A1 A2');
  });

  test('are a wheelchair place with its own companion when these are asked for', () => {
    expect(best(['..wc.wC', '.......'], 2, { features: ['WHEELCHAIR', 'COMPANION'] })).toBe('A3 A4');
    expect(best(['xWcwx', 'xWcwx'], 2, { features: ['WHEELCHAIR', 'COMPANION'] })).toBeUndefined();
    expect(best(['..wc..'], 1, { features: ['WHEELCHAIR'] })).toBe('A3');
    expect(best(['..wc..'], 4, { features: ['WHEELCHAIR', 'COMPANION'] })).toBe('A1 A2 A3 A4');
    expect(best(['wccx'], 3, { features: ['COMPANION', 'WHEELCHAIR', 'COMPANION'] })).toBe('A1 A2 A3');
    expect(best(['w c'], 2, { features: ['WHEELCHAIR', 'COMPANION'] })).toBe('A1 A3');
    expect(best(['w c', '...'], 4, { features: ['WHEELCHAIR', 'COMPANION'] })).toBe('A1 A3 B1 B2');
  });

  test('have a seat for each feature', () => {
    expect(best(['a....a'], 2, { features: ['AISLE'] })).toBe('A1 A2');
    expect(best(['a....a'], 2, { features: ['AISLE', 'AISLE'] })).toBe('A1 A6');
    expect(best(['a....'], 2, { features: ['AISLE', 'AISLE'] })).toBeUndefined();
  });

  test('have a restricted view only far from the best point, or when it is asked for', () => {
    expect(best(['..rr...'], 1)).toBe('A5');
    expect(best(['..r....'], 1, { features: ['RESTRICTED_VIEW'] })).toBe('A3');
  });
});

/** Up to 13 seats in up to four rows, in all states and of all kinds. */
const floor = fc
  .array(
    fc.array(fc.constantFrom('.', '.', '.', 'x', 'v', ' ', 'kk', 'kK', 'w', 'c', 'W', 'a'), {
      minLength: 1,
      maxLength: 7,
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) => drawn(...rows.map((row) => row.join(''))))
  .filter(({ length }) => length > 0 && length <= 13);

const question = fc.record({
  seats: floor,
  quantity: fc.integer({ min: 1, max: 5 }),
  categoryIds: fc.constantFrom(undefined, undefined, ['standard'], ['vip']),
  features: fc.constantFrom<SeatWish['features'][]>(
    [],
    [],
    [],
    ['WHEELCHAIR'],
    ['WHEELCHAIR', 'COMPANION'],
    ['AISLE'],
    ['COUPLE', 'COUPLE'],
  ),
  together: fc.boolean(),
  wheelchairReleased: fc.boolean(),
});

interface Question extends SeatWish {
  seats: SeatToChoose[];
  wheelchairReleased: boolean;
}

function eachQuestion(check: (question: Question) => void): void {
  fc.assert(
    fc.property(
      question.filter(({ quantity, features }) => features.length <= quantity),
      check,
    ),
    { numRuns: 1000 },
  );
}

function answerTo({ seats, wheelchairReleased, ...wish }: Question) {
  return bestAvailable(seats, wish, { wheelchairReleased });
}

describe('for any auditorium and any wish, compared with every choice that there is, the best seats', () => {
  test('are allowed, and are found whenever any choice is allowed', () => {
    eachQuestion((asked) => {
      const answer = answerTo(asked);
      expect(answer !== undefined).toBe(choices(asked).length > 0);
      if (!answer) return;
      const chosen = asked.seats.filter(({ id }) => answer.seatIds.includes(id));
      expect(chosen).toHaveLength(asked.quantity);
      expect(isAllowed(chosen, asked)).toBe(true);
    });
  });

  test('are together whenever any choice is, then leave as few single seats as any, then are as near as any', () => {
    eachQuestion((asked) => {
      const answer = answerTo(asked);
      const costs = choices(asked).map((choice) => costOf(choice, asked));
      const together = costs.filter(({ pieces }) => pieces === 1);
      expect(answer?.together ?? false).toBe(together.length > 0);
      if (!answer || together.length === 0) return;
      const chosen = asked.seats.filter(({ id }) => answer.seatIds.includes(id));
      const own = costOf(chosen, asked);
      const fewest = Math.min(...together.map(({ stranded }) => stranded));
      expect({ stranded: own.stranded, strandedIds: answer.strandedIds.length }).toEqual({
        stranded: fewest,
        strandedIds: fewest,
      });
      const nearest = Math.min(...together.filter(({ stranded }) => stranded === fewest).map(({ view }) => view));
      expect(own.view).toBeCloseTo(nearest, 6);
    });
  });

  test('are otherwise the least strange split: pieces, people alone, single seats that are left, distance', () => {
    // But for two pieces of one stretch: see Piece.
    eachQuestion((asked) => {
      if (asked.features.length > 0 || asked.categoryIds) return;
      const answer = answerTo(asked);
      if (!answer || answer.together) return;
      const own = costOf(
        asked.seats.filter(({ id }) => answer.seatIds.includes(id)),
        asked,
      );
      const others = choices(asked).filter((choice) => !takesOneStretchTwice(choice, asked.seats));
      for (const other of others.map((choice) => costOf(choice, asked))) {
        const difference =
          own.pieces - other.pieces ||
          own.alone - other.alone ||
          own.stranded - other.stranded ||
          own.split - other.split;
        expect(difference).toBeLessThan(1e-6);
      }
    });
  });
});

/** Between two of the seats there are only free neighbours. */
function takesOneStretchTwice(choice: readonly SeatToChoose[], seats: readonly SeatToChoose[]): boolean {
  const places = choice.map((seat) => seats.indexOf(seat)).toSorted((a, b) => a - b);
  return places.some((to, nth) => {
    const between = seats.slice(places[nth - 1] ?? to, to + 1);
    return (
      between.length > 2 &&
      between.every((seat, step) => seat.free && (step === 0 || areNeighbours(between[step - 1], seat)))
    );
  });
}
