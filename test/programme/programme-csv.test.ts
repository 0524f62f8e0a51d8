import { describe, expect, test } from 'vitest';
import { parseProgramme } from '../../src/programme/import/programme-csv.ts';

const HEADER = 'movie,auditorium,date,time,price_list';

function problemsOf(document: string): string[] {
  return parseProgramme(document).problems.map(({ line, message }) => `${line}: ${message}`);
}

function cellsOf(document: string) {
  const { lines, problems } = parseProgramme(document);
  expect(problems).toEqual([]);
  return lines.map(({ line, cells }) => [line, cells.movie, cells.auditorium, cells.date, cells.time, cells.format]);
}

describe('a programme', () => {
  test.each([
    ['in the order of its header', 'time,movie,date,price_list,auditorium\n20:15,A,2027-03-26,P,S1\n'],
    [
      'with a byte order mark, spaces and lines of Windows',
      '\ufeffMovie , auditorium,DATE,time,price_list\r\n A ,S1, 2027-03-26,20:15,P\r\n',
    ],
    ['with semicolons', 'movie;auditorium;date;time;price_list\nA;S1;2027-03-26;20:15;P'],
    ['with quotes', `${HEADER}\n"A","S1","2027-03-26","20:15","P"`],
  ])('is read %s', (_, document) => {
    expect(cellsOf(document)).toEqual([[2, 'A', 'S1', '2027-03-26', '20:15', '']]);
  });

  test('has the lines of the file, also after empty ones and with separators and quotes in values', () => {
    expect(cellsOf(`${HEADER},format\n\n"A, ""B""",S1,d,t,p,3D\n\nC,S2,d,t,p,\n`)).toEqual([
      [3, 'A, "B"', 'S1', 'd', 't', '3D'],
      [5, 'C', 'S2', 'd', 't', ''],
    ]);
  });

  test.each([
    ['no text', '', ['1: The document is empty.']],
    [
      'a quote that is not closed',
      `${HEADER}\nA,"S1,d,t\n`,
      [expect.stringMatching(/^\d: This line is no CSV: Quote Not Closed/)],
    ],
    [
      'too few and too many values',
      `${HEADER}\nA,S1,d\nA,S1,d,t,p,x`,
      ['2: This line has 3 values, and the header has 5.', '3: This line has 6 values, and the header has 5.'],
    ],
    [
      'missing columns',
      'movie,date,price_list\nA,d,p',
      ['1: The column auditorium is missing.', '1: The column time is missing.'],
    ],
    ['a repeated column', `${HEADER},time\n`, ['1: The column time is there twice.']],
    [
      'an unknown column',
      `${HEADER},colour\n`,
      [expect.stringMatching(/^1: There is no column "colour"\. Columns are: movie,/)],
    ],
    [
      'a line of a million characters',
      `${HEADER}\n${'x'.repeat(1_000_000)}`,
      [expect.stringMatching(/This line is no CSV: Max Record Size/)],
    ],
  ])('names %s', (_, document, problems) => {
    expect(problemsOf(document)).toEqual(problems);
  });
});
