import argon2 from 'argon2';
import { describe, expect, test } from 'vitest';
import { hashPassword, isWeakerThanToday, verifyPassword } from '../../src/accounts/credentials/password.ts';
import { passwordProblem } from '../../src/accounts/credentials/password-rules.ts';
import { UnavailableError } from '../../src/platform/database/errors.ts';

const COMMON = 'This password is one of the most common ones: choose another.';
const OWN = 'The password must not be your e-mail address or your name.';
const LENGTH = 'The password must have 8 to 128 characters.';

describe('a new password', () => {
  const owner = { email: 'ada.lovelace@xn--mnchen-3ya.example', name: 'Ada Lovelace' };

  test.each([
    ['that is common', 'password1', COMMON],
    ['that is common in another case', 'PassWord1', COMMON],
    ['that is common in full-width letters is another', 'ｐａｓｓｗｏｒｄ１', undefined],
    ['that begins with a common one', 'password1 and more', undefined],
    ['that is the address', 'Ada.Lovelace@xn--mnchen-3ya.example', OWN],
    ['that is the address as people read it', 'ada.lovelace@münchen.example', OWN],
    ['that is the address without its domain', 'ADA.LOVELACE', OWN],
    ['that is the name', 'ada lovelace', OWN],
    ['that has the name in it', 'ada lovelace was here', undefined],
    ['of 7 characters', '1234567', LENGTH],
    ['of 8 letters of two forms', 'é'.normalize('NFD').repeat(8), undefined],
    ['of 7 letters of 14 code points as typed', 'é'.normalize('NFD').repeat(7), LENGTH],
    ['without digits and capitals', 'correct horse', undefined],
    ['with the character NUL', 'a\0bcdefgh', undefined],
  ])('%s', (_, password, problem) => {
    expect(passwordProblem(password, owner)).toBe(problem);
  });
});

describe('a hash', () => {
  test.each([
    ['after 72 bytes', 'x'.repeat(72)],
    ['after the character NUL', 'before\0'],
    ['at the last of 128 characters of 4 bytes each', '🎬'.repeat(127)],
  ])('knows what stands %s', async (_, start) => {
    const hash = await hashPassword(`${start}a`);
    expect(await verifyPassword(hash, `${start}a`)).toBe(true);
    expect(await verifyPassword(hash, `${start}b`)).toBe(false);
  });

  test.each([
    ['today', {}, false],
    ['fewer passes', { timeCost: 1 }, true],
    ['less memory', { memoryCost: 8192 }, true],
    ['less memory and more passes', { memoryCost: 8192, timeCost: 6 }, true],
    ['more memory', { memoryCost: 65_536 }, false],
    ['another kind', { type: argon2.argon2i }, true],
  ])('with the parameters of %s: weaker than today is %s', async (_, parameters, isWeaker) => {
    const today = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
    expect(isWeakerThanToday(await argon2.hash('a password', { ...today, ...parameters }))).toBe(isWeaker);
  });

  test('of no argon2 at all is weaker', () => {
    expect(isWeakerThanToday('$2b$10$abcdefghijklmnopqrstuv')).toBe(true);
  });
});

test('what waits to be hashed is bounded: the rest is refused at once, and those that wait are answered in their order', async () => {
  // One that is verified in less than a millisecond.
  const cheap = await argon2.hash('a password', { memoryCost: 1024, timeCost: 2 });
  const order: number[] = [];
  const attempts = Array.from({ length: 300 }, async (_, index) => {
    await verifyPassword(cheap, 'a password');
    order.push(index);
  });
  const outcomes = await Promise.allSettled(attempts);
  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  expect(refusals.length).toBeGreaterThanOrEqual(90);
  expect(refusals.length).toBeLessThanOrEqual(100);
  expect(refusals.every((reason) => reason instanceof UnavailableError)).toBe(true);
  // Only what runs at the same time can be overtaken, when the system lets its thread wait.
  expect(order.filter((index, place) => Math.abs(index - place) > 8).length).toBeLessThanOrEqual(8);
});
