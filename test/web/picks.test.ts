import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  newestPicks,
  type PickableSeat,
  sellingUnit,
  togglePick,
  wholeSets,
  withoutTaken,
} from '../../web/src/seat-map/picks.ts';

const single: PickableSeat = { id: 'a', label: 'A1', soldWithIds: [] };
const left: PickableSeat = { id: 'l', label: 'B1', soldWithIds: ['r'] };
const right: PickableSeat = { id: 'r', label: 'B2', soldWithIds: ['l'] };
const seats = new Map([single, left, right].map((seat) => [seat.id, seat]));

it('picks a seat, and gives it up again', () => {
  expect(togglePick([], single)).toEqual(['a']);
  expect(togglePick(['a', 'l', 'r'], single)).toEqual(['l', 'r']);
});

it('picks both halves of a seat for two, and gives both up', () => {
  expect(togglePick(['a'], left)).toEqual(['a', 'l', 'r']);
  expect(togglePick(['a', 'l', 'r'], right)).toEqual(['a']);
  expect(togglePick(['l'], right)).toEqual(['l', 'r']);
});

it('loses what others took, and with half of a seat for two the other half', () => {
  const isFree = (seatId: string) => seatId !== 'r';
  expect(withoutTaken(['a', 'l', 'r'], { seats, isFree })).toEqual({ kept: ['a'], taken: [right] });
});

it('forgets seats that the plan does not have any more, without a word', () => {
  expect(withoutTaken(['a', 'gone'], { seats, isFree: () => true })).toEqual({ kept: ['a'], taken: [] });
});

it('suggests no half of a seat for two', () => {
  expect(wholeSets([['a'], ['l'], ['l', 'r'], ['a', 'r']], seats)).toEqual([['a'], ['l', 'r']]);
});

it('keeps the newest of as many as are wanted, halves together', () => {
  expect(newestPicks(['a', 'l', 'r'], { seats })).toEqual(['a', 'l', 'r']);
  expect(newestPicks(['a', 'l', 'r'], { seats, quantity: 2 })).toEqual(['l', 'r']);
  expect(newestPicks(['l', 'r', 'a'], { seats, quantity: 2 })).toEqual(['a']);
  // Too many by itself: the visitor is told.
  expect(newestPicks(['l', 'r'], { seats, quantity: 1 })).toEqual(['l', 'r']);
});

describe('however seats are tapped and taken', () => {
  const pairs = fc.record({ singles: fc.integer({ min: 0, max: 5 }), pairs: fc.integer({ min: 0, max: 4 }) });
  const steps = fc.array(fc.record({ seat: fc.nat(), isTaken: fc.boolean() }), { maxLength: 30 });

  test('what is picked last stays, and no more than are wanted, unless it is a seat for two', () => {
    fc.assert(
      fc.property(pairs, steps, fc.integer({ min: 1, max: 6 }), (counts, taps, quantity) => {
        const hall = hallOf(counts);
        const all = [...hall.values()];
        let picks: string[] = [];
        for (const { seat: index } of all.length > 0 ? taps : []) {
          const seat = all[index % all.length] as PickableSeat;
          const isAdded = !picks.includes(seat.id);
          picks = newestPicks(togglePick(picks, seat), { seats: hall, quantity });
          if (isAdded) expect(picks).toContain(seat.id);
          expect(picks.length).toBeLessThanOrEqual(Math.max(quantity, 2));
          for (const id of picks) expect(picks).toEqual(expect.arrayContaining(sellingUnit(hall.get(id) ?? seat)));
        }
      }),
    );
  });

  test('a seat for two is picked as a whole or not at all, and nothing twice', () => {
    fc.assert(
      fc.property(pairs, steps, (counts, taps) => {
        const hall = hallOf(counts);
        const all = [...hall.values()];
        const taken = new Set<string>();
        let picks: string[] = [];
        for (const { seat: index, isTaken } of all.length > 0 ? taps : []) {
          const seat = all[index % all.length] as PickableSeat;
          if (isTaken) taken.add(seat.id);
          const isFree = (id: string) => !taken.has(id);
          if (isTaken) picks = withoutTaken(picks, { seats: hall, isFree }).kept;
          else if (sellingUnit(seat).every(isFree)) picks = togglePick(picks, seat);
          expect(new Set(picks).size).toBe(picks.length);
          expect(wholeSets([picks], hall)).toEqual([picks]);
          expect(picks.filter((id) => taken.has(id))).toEqual([]);
        }
      }),
    );
  });
});

function hallOf(counts: { singles: number; pairs: number }): Map<string, PickableSeat> {
  const singles = Array.from({ length: counts.singles }, (_, index) => [`s${index}`]);
  const pairs = Array.from({ length: counts.pairs }, (_, index) => [`l${index}`, `r${index}`]);
  const units = [...singles, ...pairs];
  return new Map(
    units.flatMap((unit) =>
      unit.map((id) => [id, { id, label: id, soldWithIds: unit.filter((other) => other !== id) }] as const),
    ),
  );
}
