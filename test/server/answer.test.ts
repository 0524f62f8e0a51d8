import { expect, test } from 'vitest';
import { Answer } from '../../src/server/answer.ts';

function taker() {
  const got: unknown[] = [];
  return { got, answered: (bytes: Buffer) => got.push(bytes), fail: (reason: unknown) => got.push(reason) };
}

test.each([
  ['the same bytes', () => Promise.resolve(Buffer.from('a')), expect.any(Buffer)],
  ['the reason why there is none', () => Promise.reject(new Error('no answer')), expect.any(Error)],
])('those who came before and those who come after are given %s', async (_, write, expected) => {
  const answer = new Answer(write());
  const [before, after] = [taker(), taker()];
  answer.giveTo(before);
  await expect.poll(() => before.got).toEqual([expected]);
  answer.giveTo(after);
  expect(after.got).toHaveLength(1);
  expect(after.got[0]).toBe(before.got[0]);
});
