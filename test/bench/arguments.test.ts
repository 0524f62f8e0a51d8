import { expect, test } from 'vitest';
import { readArguments } from '../../bench/support/arguments.ts';

const FIGURES = ['hold', 'start'];

test.each([
  { given: [], names: FIGURES, json: undefined, large: false },
  { given: ['start'], names: ['start'], json: undefined, large: false },
  { given: ['--json'], names: FIGURES, json: { file: undefined }, large: false },
  { given: ['--json', 'hold'], names: ['hold'], json: { file: undefined }, large: false },
  { given: ['hold', '--json', 'today.json', '--large'], names: ['hold'], json: { file: 'today.json' }, large: true },
])('$given', ({ given, ...expected }) => {
  expect(readArguments(given, FIGURES)).toEqual(expected);
});

test.each([[['booking']], [['--jsn']]])('%s is refused with the figures that there are', (given) => {
  expect(() => readArguments(given, FIGURES)).toThrow(`no figure ${given[0]}; there are hold, start`);
});
