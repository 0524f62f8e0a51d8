import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemOfChoice } from '../../src/seating/selection/choice-problem.ts';
import { conditionsOf } from '../../src/seating/selection/seat-conditions.ts';
import { SeatFloor } from '../../src/seating/selection/seat-floor.ts';
import type { SeatToChoose } from '../../src/seating/selection/seat-to-choose.ts';
import { costOf } from './brute-force-seats.ts';
import { drawn } from './drawn-seats.ts';

/** The problem of these seats, as in "leaves A2" or "needs A2"; "none". */
function problem(rows: string[], chosen: string, { wheelchairReleased = false } = {}): string {
  const chosenIds = new Set(chosen.split(' '));
  const { missingIds, strandedIds } = problemOfChoice(drawn(...rows), chosenIds, { wheelchairReleased });
  if (missingIds.length > 0) return `needs ${missingIds.join(' ')}`;
  return strandedIds.length > 0 ? `leaves ${strandedIds.join(' ')}` : 'none';
}

describe('the problem of a choice', () => {
  test('is a single seat at the end of a row, at an aisle, or between taken seats', () => {
    expect(problem(['.......'], 'A2')).toBe('leaves A1');
    expect(problem(['....... .......'], 'A6')).toBe('leaves A7');
    expect(problem(['.......x..x....'], 'A10')).toBe('leaves A9');
    expect(problem(['.........'], 'A2 A4')).toBe('leaves A1 A3');
    expect(problem(['.........'], 'A1 A2')).toBe('none');
    expect(problem(['.........'], 'A3')).toBe('none');
  });

  test('is no single seat that was one before, and none beside a free seat', () => {
    expect(problem(['.x.....'], 'A3')).toBe('none');
    expect(problem(['...x...'], 'A7')).toBe('none');
  });

  test('is none where no choice of as many seats leaves no single seat', () => {
    expect(problem(['x...x'], 'A2 A3')).toBe('none');
    expect(problem(['x...x', 'xx..x'], 'A2 A3')).toBe('leaves A4');
    expect(problem(['..x..'], 'A1')).toBe('none');
    // Two seats apart are no choice instead of two neighbours.
    expect(problem(['x...x.x.'], 'A2 A3')).toBe('none');
    // Nor are seats of another category.
    expect(problem(['x...x', 'vvvvv'], 'A2 A3')).toBe('none');
  });

  test('is half a couple seat, or a companion place without its wheelchair place, while the other is free', () => {
    expect(problem(['..kk..'], 'A3')).toBe('needs A4');
    expect(problem(['..kk..'], 'A3 A4')).toBe('none');
    expect(problem(['..kK..'], 'A3')).toBe('none');
    expect(problem(['wc...'], 'A2')).toBe('needs A1');
    expect(problem(['wc...'], 'A1')).toBe('none');
    expect(problem(['Wc...'], 'A2')).toBe('none');
    expect(problem(['wc...'], 'A2', { wheelchairReleased: true })).toBe('none');
  });

  test('is a seat between a taken one and a wheelchair place, until that is released', () => {
    expect(problem(['w......'], 'A3')).toBe('leaves A2');
    expect(problem(['w......'], 'A3', { wheelchairReleased: true })).toBe('none');
    // The place itself may be left alone.
    expect(problem(['.w....'], 'A1')).toBe('none');
    expect(problem(['xw....'], 'A3', { wheelchairReleased: true })).toBe('none');
  });
});

const question = fc
  .array(
    fc.array(fc.constantFrom('.', '.', '.', 'x', 'v', ' ', 'kk', 'kK', 'w', 'c', 'W', 'C'), {
      minLength: 1,
      maxLength: 8,
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) => drawn(...rows.map((row) => row.join(''))))
  .filter((seats) => seats.some(({ free }) => free) && seats.length <= 14)
  .chain((seats) =>
    fc.record({
      seats: fc.constant(seats),
      chosen: fc.subarray(
        seats.filter(({ free }) => free),
        { minLength: 1 },
      ),
      wheelchairReleased: fc.boolean(),
    }),
  );

/** What the statement refuses, by the states of the seats. */
function unmet(seats: SeatToChoose[], chosen: SeatToChoose[]) {
  const numbers = new Set(seats.flatMap(({ coupleNumber }) => coupleNumber ?? []));
  const couples = new Map([...numbers].map((number) => [number, seats.filter((seat) => seat.coupleNumber === number)]));
  const isFree = (id: string | null) => seats.some((seat) => seat.id === id && seat.free);
  const conditions = conditionsOf(
    { list: seats, couples },
    chosen.map((seat) => seats.indexOf(seat)),
  );
  const refused = conditions.filter(({ seatId, besideId }) => isFree(seatId) && !isFree(besideId));
  const idsOf = (kind: string) => refused.filter((condition) => condition.kind === kind).map(({ seatId }) => seatId);
  return { missing: new Set(idsOf('MISSING')), single: new Set(idsOf('SINGLE')) };
}

describe('for any auditorium and any choice', () => {
  test('the conditions of the statement find every seat that would be left or is missing', () => {
    fc.assert(
      fc.property(question, ({ seats, chosen, wheelchairReleased }) => {
        const found = unmet(seats, chosen);
        const { missingIds, strandedIds } = problemOfChoice(seats, new Set(chosen.map(({ id }) => id)), {
          wheelchairReleased,
        });
        for (const id of missingIds) expect(found.missing).toContain(id);
        for (const id of strandedIds) expect(found.single).toContain(id);
        // Without wheelchair places they are exact.
        if (seats.some(({ features }) => features.includes('WHEELCHAIR') || features.includes('COMPANION'))) return;
        const floor = new SeatFloor(seats, { wheelchairReleased });
        const places = new Set(chosen.map((seat) => seats.indexOf(seat)));
        expect(found.single).toEqual(new Set(floor.strandedBy(places).map((place) => seats[place]?.id)));
      }),
      { numRuns: 2000 },
    );
  });

  test('single seats that are left are those that a slow and simple rule finds', () => {
    fc.assert(
      fc.property(question, ({ seats, chosen, wheelchairReleased }) => {
        const floor = new SeatFloor(seats, { wheelchairReleased });
        const places = new Set(chosen.map((seat) => seats.indexOf(seat)));
        const asked = { seats, wheelchairReleased, quantity: chosen.length, features: [], together: false };
        const open = chosen.filter((seat) => floor.isOpen(seats.indexOf(seat)));
        expect(floor.strandedBy(places)).toHaveLength(costOf(open, asked).stranded);
      }),
      { numRuns: 2000 },
    );
  });
});
