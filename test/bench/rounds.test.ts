import { expect, test } from 'vitest';
import { spreadOf, untilSteady } from '../../bench/support/rounds.ts';

function measured(values: readonly number[]): { measure: () => Promise<number>; taken: () => number } {
  let taken = 0;
  return { measure: () => Promise.resolve(values[taken++] ?? NaN), taken: () => taken };
}

test.each([
  ['three rounds that agree are enough', [100, 104, 96], 3],
  ['a round that differs is followed by others, until two disturbed ones do not count', [100, 150, 104, 96, 102], 5],
  ['rounds that never agree end after seven', [100, 200, 300, 400, 500, 600, 700], 7],
])('%s', async (_, values, rounds) => {
  const { measure, taken } = measured([...values, 100, 100, 100]);
  expect(await untilSteady(measure, (value) => value)).toEqual(values);
  expect(taken()).toBe(rounds);
});

test('what only explains another figure has three rounds, though they differ', async () => {
  const { measure } = measured([100, 150, 200, 100, 100]);
  expect(await untilSteady(measure, (value) => value, { most: 3 })).toEqual([100, 150, 200]);
});

test('the spread is the range as a share of the median, without the outermost values when there are five', () => {
  expect(spreadOf([100, 90, 110])).toBeCloseTo(0.2);
  expect(spreadOf([100, 1, 90, 110, 1000])).toBeCloseTo(0.2);
});
