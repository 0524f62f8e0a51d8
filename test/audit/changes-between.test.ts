import { expect, test } from 'vitest';
import { changesBetween } from '../../src/audit/changes-between.ts';

const row = { id: 'a', version: 1, name: 'Old', price: 1200n, at: new Date('2026-11-26T10:00:00Z'), genres: ['x'] };

test('a change has the fields that differ, in the order of their names', () => {
  const changed = { ...row, version: 2, price: 1300n, name: 'New', genres: ['x', 'y'] };
  expect(changesBetween(row, changed)).toEqual([
    { field: 'genres', before: ['x'], after: ['x', 'y'] },
    { field: 'name', before: 'Old', after: 'New' },
    { field: 'price', before: 1200, after: 1300 },
  ]);
});

test('nothing has changed when only the version is another', () => {
  expect(changesBetween(row, { ...row, version: 2, genres: ['x'], at: new Date(row.at) })).toEqual([]);
});

test('a new row was nothing before, and a deleted one is nothing after', () => {
  expect(changesBetween(undefined, { name: 'New' })).toEqual([{ field: 'name', before: null, after: 'New' }]);
  expect(changesBetween({ name: 'Old' })).toEqual([{ field: 'name', before: 'Old', after: null }]);
});

test('an instant is shown as in JSON', () => {
  expect(changesBetween({}, { at: row.at })).toEqual([
    { field: 'at', before: null, after: '2026-11-26T10:00:00.000Z' },
  ]);
});
