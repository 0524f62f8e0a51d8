import { describe, expect, test } from 'vitest';
import { type Filters, countFilters, readFilters, writeFilters } from '../../web/src/whats-on/filters.ts';

const NONE: Filters = {
  day: undefined,
  cinema: undefined,
  format: undefined,
  language: undefined,
  search: '',
  together: 1,
};
const ALL: Filters = {
  day: '2026-11-28',
  cinema: 'c1',
  format: '70 mm',
  language: 'pt-BR',
  search: 'käse & co',
  together: 4,
};

test('an address without filters has none, and the other way round', () => {
  expect(readFilters(new URLSearchParams())).toEqual(NONE);
  expect(writeFilters(NONE).toString()).toBe('');
});

test('filters come back from the address as they were', () => {
  expect(readFilters(new URLSearchParams(writeFilters(ALL).toString()))).toEqual(ALL);
});

test('the same filters have the same address', () => {
  const turned = Object.fromEntries(Object.entries(ALL).toReversed()) as unknown as Filters;
  expect(writeFilters(turned).toString()).toBe(writeFilters(ALL).toString());
});

test.each([
  'together=0',
  'together=11',
  'together=2.5',
  'together=many',
  'day=2026-02-30',
  'day=tomorrow',
  'cinema=',
  'other=1',
])('what nobody can have chosen is no filter: %s', (query) =>
  expect(readFilters(new URLSearchParams(query))).toEqual(NONE),
);

test('a space after a word is kept while one types, and a search of spaces is none', () => {
  expect(readFilters(writeFilters({ ...NONE, search: 'the ' })).search).toBe('the ');
  expect(writeFilters({ ...NONE, search: '  ' }).toString()).toBe('');
});

describe('the count on the button of a phone', () => {
  test('has what is behind the button', () => expect(countFilters(ALL)).toBe(3));
  test('is 0 for the day, the search and seats together', () =>
    expect(countFilters({ ...NONE, day: '2026-11-28', search: 'a', together: 2 })).toBe(0));
});
