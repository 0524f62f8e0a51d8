import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { toCsv } from '../../src/platform/csv.ts';

const plain = (value: string | number | bigint) => ({ plain: value });

test('lines end with CR and LF, and values are separated by commas', () => {
  expect(toCsv(['a', 'b'], [['x', plain(1n)]])).toBe('a,b\r\nx,1\r\n');
  expect(toCsv(['a', 'b'], [])).toBe('a,b\r\n');
});

test('a reader of CSV gets back every value', () => {
  const values = ['plain', 'a, b', 'say "hi"', 'two\r\nlines', 'two\nlines', '', ' space ', 'ä€😀', 'a\rb', ';', '"'];
  const rows = values.map((value) => [value, plain('x')]);
  expect(parse(toCsv(['text', 'code'], rows))).toEqual([['text', 'code'], ...values.map((value) => [value, 'x'])]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '=HYPERLINK("http://evil.example","x")'])(
  'a text that a spreadsheet would take for a formula begins with an apostrophe: %j',
  (text) => {
    expect(parse(toCsv(['text'], [[text]]))).toEqual([['text'], [`'${text}`]]);
  },
);

test.each(['a=1', "'=1", '1-1'])('another text stays as it is: %j', (text) => {
  expect(parse(toCsv(['text'], [[text]]))).toEqual([['text'], [text]]);
});

test('a number below zero stays a number', () => {
  expect(toCsv(['amount'], [[plain('-12.50')]])).toBe('amount\r\n-12.50\r\n');
});
