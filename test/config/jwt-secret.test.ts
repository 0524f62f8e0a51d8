import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { problemsOf } from './problems.ts';

test('the length of JWT_SECRET is counted in bytes', () => {
  expect(problemsOf({ JWT_SECRET: 'ö'.repeat(16) })).toEqual([]);
});

test('JWT_SECRET takes several secrets, with commas between them', () => {
  const [first, second] = ['a'.repeat(32), 'b'.repeat(40)];
  expect(readConfig({ JWT_SECRET: `${first}, ${second}` }).jwtSecret).toEqual([first, second]);
});

test.each([
  [
    'a short one among several',
    `${'a'.repeat(32)},${'b'.repeat(31)}`,
    'must have at least 32 bytes, also each of several between commas',
  ],
  ['an empty one at the end', `${'a'.repeat(32)},`, 'must have at least 32 bytes, also each of several between commas'],
  ['the same twice', `${'a'.repeat(32)},${'a'.repeat(32)}`, 'must not have the same secret twice'],
])('JWT_SECRET with %s is refused', (_, secrets, problem) => {
  expect(problemsOf({ JWT_SECRET: secrets })).toEqual([`JWT_SECRET: ${problem}`]);
});
