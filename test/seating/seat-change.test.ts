import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { isDone, problemOf, problemsFor, seatsAfter } from '../../src/seating/changing/seat-change.ts';

const SEATS = Array.from({ length: 8 }, newId).toSorted();
const some = fc.subarray(SEATS);
const change = fc.record({
  before: fc.subarray(SEATS, { minLength: 1 }),
  addSeatIds: some,
  removeSeatIds: some,
});

test('a change without a problem ends with the seats that it adds and those that it leaves, each once and sorted', () => {
  let possible = 0;
  fc.assert(
    fc.property(change, ({ before, ...wanted }) => {
      if (problemOf(wanted) || problemsFor(before, wanted).length > 0) return;
      possible++;
      const after = seatsAfter(before, wanted);
      expect(after.length).toBeGreaterThan(0);
      expect(after).toHaveLength(before.length + wanted.addSeatIds.length - wanted.removeSeatIds.length);
      expect(after).toEqual([...new Set(after)].toSorted());
      for (const id of SEATS) {
        const isKept = before.includes(id) && !wanted.removeSeatIds.includes(id);
        expect(after.includes(id)).toBe(isKept || wanted.addSeatIds.includes(id));
      }
    }),
    { numRuns: 2000 },
  );
  expect(possible).toBeGreaterThan(0);
});

test('once a change that adds is made it is known as done, and it can be taken back by its opposite', () => {
  fc.assert(
    fc.property(change, ({ before, ...wanted }) => {
      if (problemOf(wanted) || problemsFor(before, wanted).length > 0) return;
      const after = seatsAfter(before, wanted);
      expect(isDone(before, wanted)).toBe(false);
      expect(isDone(after, wanted)).toBe(wanted.addSeatIds.length > 0);
      const back = { addSeatIds: wanted.removeSeatIds, removeSeatIds: wanted.addSeatIds };
      expect([problemOf(back), ...problemsFor(after, back)]).toEqual([undefined]);
      expect(seatsAfter(after, back)).toEqual(before.toSorted());
    }),
    { numRuns: 2000 },
  );
});

test('every seat that a hold has and is to get, or has not and is to give back, is named', () => {
  fc.assert(
    fc.property(change, ({ before, addSeatIds, removeSeatIds }) => {
      if (removeSeatIds.length > before.length) return;
      const named = problemsFor(before, { addSeatIds, removeSeatIds })
        .filter(({ path }) => path.length === 3)
        .map(({ path: [, field, index] }) => (field === 'addSeatIds' ? addSeatIds : removeSeatIds)[Number(index)]);
      const wrong = [
        ...addSeatIds.filter((id) => before.includes(id)),
        ...removeSeatIds.filter((id) => !before.includes(id)),
      ];
      expect(named).toEqual(wrong);
    }),
  );
});
