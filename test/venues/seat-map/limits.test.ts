import { describe, expect, test } from 'vitest';
import { readSeatMapDocument } from '../../../src/venues/seat-map/seat-map-documents.ts';
import { labelsOf, problemsOf, readMap } from './reading.ts';

const LEGEND = 'S = Standard\n';
const rows = (count: number, cells: string) => Array.from({ length: count }, (_, row) => `${row}: ${cells}`).join('\n');

describe.each(['TEXT', 'PRETIX_JSON'] as const)('a document in %s', (format) => {
  test('of more than 5,000,000 bytes is refused before it is looked at', async () => {
    // Two bytes each; nothing in it is right.
    const answer = await readSeatMapDocument({ format, document: 'я'.repeat(2_500_001) });
    expect(answer.errors).toEqual([
      { kind: 'InvalidInput', message: 'The document has more than 5000000 bytes.', path: ['input', 'document'] },
    ]);
    const read = await readSeatMapDocument({ format, document: 'я'.repeat(2_500_000) });
    expect(read.errors).toMatchObject([{ kind: 'SeatMapRejected' }]);
  });
});

describe('in TEXT', () => {
  const oneProblem = async (document: string) => (await problemsOf('TEXT', document)).problems;

  test('a row of a million characters is refused, with the beginning of it', async () => {
    expect(await oneProblem(`${LEGEND}A: ${'S'.repeat(1_000_000)}`)).toEqual([
      {
        message: 'The line has 1000003 characters; at most 100000 are allowed.',
        ...{ line: 2, value: `A: ${'S'.repeat(97)}…` },
      },
    ]);
  });

  test('a row has at most 1,000 seats', async () => {
    expect((await readMap('TEXT', `${LEGEND}A: ${'S'.repeat(1_000)}`)).seats).toHaveLength(1_000);
    expect(await oneProblem(`${LEGEND}A: ${'S'.repeat(1_001)}`)).toEqual([
      { message: 'There are 1001 seats in the row; at most 1000 are allowed.', line: 2, row: 'A' },
    ]);
  });

  test('a map has at most 20,000 seats', async () => {
    expect((await readMap('TEXT', LEGEND + rows(100, 'S'.repeat(200)))).seats).toHaveLength(20_000);
    expect(await oneProblem(LEGEND + rows(101, 'S'.repeat(200)))).toEqual([
      { message: 'There are 20200 seats; at most 20000 are allowed.' },
    ]);
  });

  test('a document has at most 20,000 lines', async () => {
    expect(labelsOf(await readMap('TEXT', `${LEGEND}A: S\n${'\n'.repeat(19_997)}`))).toBe('A1');
    expect(await oneProblem('\n'.repeat(4_000_000))).toEqual([
      { message: 'There are more than 20000 lines.', line: 20_001 },
    ]);
  });

  test('a map has at most 100 categories and 1,000 areas', async () => {
    const legend = (count: number) =>
      Array.from({ length: count }, (_, index) => `${String.fromCodePoint(0x4e00 + index)} = Category ${index}`);
    expect((await readMap('TEXT', [...legend(100), 'A: 一'].join('\n'))).categories).toHaveLength(1);
    expect(await oneProblem([...legend(101), 'A: 一'].join('\n'))).toEqual([
      { message: 'There are 101 categories; at most 100 are allowed.' },
    ]);
    expect(await oneProblem(`${LEGEND}${'area @ 0,0\n'.repeat(1_001)}A: S`)).toEqual([
      { message: 'There are 1001 areas; at most 1000 are allowed.' },
    ]);
    expect(await oneProblem(`${LEGEND}area @${' 0,0'.repeat(20_001)}\nA: S`)).toEqual([
      { message: 'There are 20001 points of areas; at most 20000 are allowed.' },
    ]);
  });
});

describe('in PRETIX_JSON', () => {
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  test.each([
    ['lists in lists', deep(2_000_000), 'It has lists and objects that are nested more than 20 levels deep.'],
    [
      'lists that do not end',
      '['.repeat(5_000_000),
      'It has lists and objects that are nested more than 20 levels deep.',
    ],
    ['objects in objects', '{"a":'.repeat(30), 'It has lists and objects that are nested more than 20 levels deep.'],
    ['very many lists', `[${'[],'.repeat(300_000)}[]]`, 'It has more than 400000 values.'],
    ['very many numbers', `[${'1,'.repeat(500_000)}1]`, 'It has more than 400000 values.'],
  ])('%s are refused before they are parsed', async (_, document, message) => {
    expect((await problemsOf('PRETIX_JSON', document)).problems).toEqual([{ message }]);
  });

  test('marks in texts are no lists', async () => {
    const name = '[{"\\,'.repeat(200_000);
    const seat = { seat_guid: 'a', seat_number: '1', position: { x: 0, y: 0 }, category: 'S' };
    const zones = [{ name: 'Main', position: { x: 0, y: 0 }, rows: [{ row_number: 'A', seats: [seat] }] }];
    const document = JSON.stringify({ name, categories: [{ name: 'S' }], zones });
    expect(labelsOf(await readMap('PRETIX_JSON', document))).toBe('A1');
  });

  test('a million seats are refused by their number', async () => {
    const seat = '{"seat_guid":"a","seat_number":"1","position":{"x":0,"y":0},"category":"S"},';
    const seats = seat.repeat(40_000).slice(0, -1);
    const document = `{"categories":[{"name":"S"}],"zones":[{"rows":[{"row_number":"A","seats":[${seats}]}]}]}`;
    expect((await problemsOf('PRETIX_JSON', document)).problems[0]).toBeDefined();
  });
});
