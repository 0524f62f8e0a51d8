import { expect, test } from 'vitest';
import { type HoldPlan, nthHold } from '../../bench/support/hold-plan.ts';

const plan: HoldPlan = {
  showingIds: ['one', 'two', 'three', 'four'],
  seatIds: ['A1', 'A2', 'A3', 'A4'],
  tokens: ['Ada', 'Bob', 'Eve'],
};

function holds(given: HoldPlan, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const { showingId, seatIds } = nthHold(given, index);
    return `${showingId} ${seatIds.join()}`;
  });
}

test('showings take turns', () => {
  const expected = ['one A1,A2', 'two A1,A2', 'three A1,A2', 'four A1,A2', 'one A3,A4'];
  expect(holds(plan, 5)).toEqual(expected);
});

test('two at once: the next two follow when all of their seats are held', () => {
  const expected = ['one A1,A2', 'two A1,A2', 'one A3,A4', 'two A3,A4', 'three A1,A2'];
  expect(holds({ ...plan, atOnce: 2 }, 5)).toEqual(expected);
});

test('a plan can begin later, so that two clients share one', () => {
  expect(holds({ ...plan, first: 6 }, 1)).toEqual(['three A3,A4']);
});

test('no seat is wanted twice, and running out is an error', () => {
  expect(new Set(holds({ ...plan, atOnce: 1 }, 8)).size).toBe(8);
  expect(() => nthHold(plan, 8)).toThrow('no free seats left after 8 holds');
});
