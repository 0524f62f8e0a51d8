import { expect, test } from 'vitest';
import { spansAround } from '../../src/venues/business-days.ts';

function spansOf(...days: string[]): string[] {
  return spansAround(days.map((day) => new Date(day))).map(
    ({ from, to }) => `${from.toISOString().slice(0, 16)} ${to.toISOString().slice(0, 16)}`,
  );
}

test('a business day starts no earlier than in UTC+14, and ends no later than at the end of the next day in UTC-12', () => {
  expect(spansOf('2030-01-10')).toEqual(['2030-01-09T10:00 2030-01-12T12:00']);
});

test('days that are close, in any order and also twice, are one span', () => {
  expect(spansOf('2030-01-12', '2030-01-10', '2030-01-12')).toEqual(['2030-01-09T10:00 2030-01-14T12:00']);
});

test('days that are far from each other are a span each, after one of them all', () => {
  expect(spansOf('2030-06-10', '2030-01-10')).toEqual([
    '2030-01-09T10:00 2030-06-12T12:00',
    '2030-01-09T10:00 2030-01-12T12:00',
    '2030-06-09T10:00 2030-06-12T12:00',
  ]);
});

test('very many days that are far from each other are one span, and no days are none', () => {
  const days = Array.from({ length: 40 }, (_, index) => new Date(Date.UTC(2030, 0, 10 + 10 * index)).toISOString());
  expect(spansOf(...days)).toEqual(['2030-01-09T10:00 2031-02-06T12:00']);
  expect(spansOf()).toEqual([]);
});

test('the first and the last day have spans that PostgreSQL can read', () => {
  expect(spansOf('0001-01-01')).toEqual(['0001-01-01T00:00 0001-01-03T12:00']);
  expect(spansOf('9999-12-31')).toEqual(['9999-12-30T10:00 9999-12-31T23:59']);
});
