import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { line, listOf, readNew, readPatch, text, wholeNumber } from '../../src/platform/input.ts';

const FIELDS = z.object({
  title: line('The title', { min: 1, max: 5 }),
  synopsis: text('The synopsis', { min: 0, max: 20 }),
  minutes: wholeNumber('The runtime in minutes', { min: 1, max: 1000 }),
  original: line('The original title', { min: 1, max: 5 }).nullable(),
  genres: listOf('The genres', line('A genre', { min: 1, max: 5 }), { max: 3 }),
});
const GOOD = { title: 'Heat', synopsis: '', minutes: 90, genres: [] };

describe('readNew', () => {
  test('tidies what is typed, and what is left out is null', () => {
    const typed = { ...GOOD, title: '  He  at ', synopsis: 'One \r\n\n\n\n two\t', genres: ['a', ' a', 'b'] };
    expect(readNew(FIELDS, typed)).toEqual({
      value: { title: 'He at', synopsis: 'One\n\ntwo', minutes: 90, original: null, genres: ['a', 'b'] },
    });
  });

  test('names everything that is wrong, each with its path', () => {
    const wrong = { title: '', synopsis: 'a\0', minutes: 1.5, original: '123456', genres: ['a', '\u202Eb'] };
    const { errors } = readNew(FIELDS, wrong);
    expect(errors?.map(({ kind, path }) => `${kind} ${path.join('.')}`)).toEqual([
      'InvalidInput input.title',
      'InvalidInput input.synopsis',
      'InvalidInput input.minutes',
      'InvalidInput input.original',
      'InvalidInput input.genres.1',
    ]);
    expect(errors?.[2]?.message).toBe('The runtime in minutes must be a whole number from 1 to 1000.');
  });

  test('refuses a list that is too long as a whole, without reading it', () => {
    const { errors } = readNew(FIELDS, { ...GOOD, genres: Array.from({ length: 10_000 }, () => '') });
    expect(errors).toEqual([
      { kind: 'InvalidInput', message: 'The genres can be at most 3.', path: ['input', 'genres'] },
    ]);
  });
});

describe('readPatch', () => {
  test('has only what is given', () => {
    expect(readPatch(FIELDS, { id: 'of another field', title: 'Heat', synopsis: undefined })).toEqual({
      value: { title: 'Heat' },
    });
  });

  test('clears what may be null, and refuses null elsewhere', () => {
    expect(readPatch(FIELDS, { original: null })).toEqual({ value: { original: null } });
    expect(readPatch(FIELDS, { title: null }).errors).toMatchObject([{ path: ['input', 'title'] }]);
  });

  test('is empty without any field', () => {
    expect(readPatch(FIELDS, {})).toEqual({ value: {} });
  });
});
