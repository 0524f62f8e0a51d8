import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { projectRoot } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ImportShowings } from './operations.ts';
import { daysFromNow } from './programme.ts';

const HEADER = 'movie,auditorium,date,time,price_list,offset';

let testApp: TestApp;
let made: MadeShowing;
let manager: GraphQLClient;
let accountId: string;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  const { prisma } = testApp.database;
  made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2, startsAt: daysFromNow(1) });
  const { cinemaId, movieId } = made;
  await prisma.movie.updateMany({ data: { archivedAt: new Date() } });
  await prisma.movie.update({ where: { id: movieId }, data: { title: 'The Matrix', archivedAt: null } });
  const second = { title: 'Good Night, and Good Luck.', synopsis: 'x', runtimeMinutes: 93, genres: [], cast: [] };
  await prisma.movie.create({ data: { ...second, id: newId() } });
  const auditorium = await prisma.auditorium.create({ data: { id: newId(), cinemaId, name: 'Saal 2' } });
  await prisma.seatMap.create({ data: { id: newId(), auditoriumId: auditorium.id, version: 1 } });
  ({ client: manager, accountId } = await testApp.newAccount('MANAGER', cinemaId));
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function importDocument(document: string, rest: { dryRun?: boolean; cinemaId?: string } = {}) {
  const input = { cinemaId: made.cinemaId, document, ...rest };
  return (await manager.request(ImportShowings, { input })).importShowings;
}

/** What is wrong with a document, of which nothing is then scheduled. */
async function problemsOf(...lines: string[]) {
  const { showings, errors } = await withoutAnyChange(testApp.database, () =>
    importDocument([HEADER, ...lines].join('\n')),
  );
  expect(showings).toBeNull();
  return errors.flatMap((error) => (error.__typename === 'ProgrammeRejected' ? error.problems : []));
}

/** As in 2026-11-21. */
function dayIn(days: number): string {
  return daysFromNow(days).toISOString().slice(0, 10);
}

/** The next Sunday in two months or more on which the clocks of Berlin are moved: back in October, forward in March. */
function nextChange(month: 'March' | 'October'): string {
  const year = new Date().getUTCFullYear();
  const index = month === 'March' ? 2 : 9;
  const candidates = [year, year + 1].map((of) => {
    const last = new Date(Date.UTC(of, index + 1, 0));
    return new Date(Date.UTC(of, index, last.getUTCDate() - last.getUTCDay()));
  });
  const next = candidates.find((date) => date > daysFromNow(2)) ?? new Date();
  return next.toISOString().slice(0, 10);
}

function before(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

describe('importShowings', () => {
  test('schedules the example of its document, on the clock of the cinema', async () => {
    const text = await readFile(path.join(projectRoot, 'docs/programme-csv.md'), 'utf8');
    const [, example = ''] = /```csv\n(.*?)```/s.exec(text) ?? [];
    const document = example.replaceAll('2027-03-26', dayIn(30)).replaceAll('2027-03-01', dayIn(5));
    const { showings, errors } = await importDocument(document);
    expect(errors).toEqual([]);
    const local = (instant: string | null | undefined) =>
      instant && new Date(instant).toLocaleString('sv', { timeZone: 'Europe/Berlin' }).slice(0, 16);
    expect(showings?.map(({ movie, auditorium, startsAt }) => [movie.title, auditorium.name, local(startsAt)])).toEqual(
      [
        ['The Matrix', 'Saal 1', `${dayIn(30)} 17:30`],
        ['The Matrix', 'Saal 1', `${dayIn(30)} 20:15`],
        ['Good Night, and Good Luck.', 'Saal 2', `${dayIn(30)} 23:00`],
        ['Good Night, and Good Luck.', 'Saal 1', `${dayIn(31)} 00:30`],
      ],
    );
    expect(showings?.[1]).toMatchObject({
      ...{ format: 'IMAX', language: 'en', subtitles: ['de', 'fr'], accessibility: ['CAPTIONS', 'HEARING_LOOP'] },
      guardsSingleSeats: true,
    });
    expect([showings?.[1]?.salesOpenAt, showings?.[1]?.salesCloseAt].map(local)).toEqual([
      `${dayIn(5)} 10:00`,
      `${dayIn(30)} 20:30`,
    ]);
    const entries = await testApp.database.prisma.auditEntry.findMany({ where: { actorId: accountId } });
    expect(entries.map(({ action }) => action)).toEqual(Array(4).fill('importShowings'));
  });

  test('changes nothing on a dry run', async () => {
    const document = `${HEADER}\nThe Matrix,Saal 1,${dayIn(10)},20:15,Standard,`;
    expect(await withoutAnyChange(testApp.database, () => importDocument(document, { dryRun: true }))).toEqual({
      ...{ showings: null, errors: [] },
    });
  });

  test('takes ids in place of names, and semicolons and yes and no', async () => {
    const { movieId, auditoriumId, priceListId } = made;
    const header = 'movie;auditorium;date;time;price_list;guards_single_seats;lead_minutes';
    const { showings, errors } = await importDocument(
      `${header}\n${movieId};${auditoriumId};${dayIn(9)};9:05;${priceListId};no;0`,
    );
    expect(errors).toEqual([]);
    expect(showings).toMatchObject([{ movie: { title: 'The Matrix' }, guardsSingleSeats: false }]);
  });

  test('takes as many SQL statements for forty lines as for two', async () => {
    const count = async (from: number, lines: number) => {
      const days = Array.from({ length: lines }, (_, nth) => `The Matrix,Saal 1,${dayIn(from + nth)},20:15,Standard,`);
      return (await statementsOf(() => importDocument([HEADER, ...days].join('\n')))).length;
    };
    await count(40, 1);
    expect(await count(50, 40)).toBe(await count(100, 2));
  });
});

describe('importShowings names every wrong line', () => {
  test('with its column, its value and why, and finds the conflicts of the other lines too', async () => {
    const document = [
      HEADER,
      `The Matrix,Saal 1,${dayIn(10)},25:00,Standard,`,
      `The Matrix,Saal 3,2027-02-30,20:15,Standard,`,
      `Matrix,Saal 1,${dayIn(10)},20:15,Standard,`,
      `The Matrix,Saal 1,${dayIn(11)},20:15,Standard,`,
      `The Matrix,Saal 1,${dayIn(11)},21:15,Standard,`,
      `The Matrix,Saal 1,${dayIn(-3)},20:15,Standard,`,
      `The Matrix,Saal 1`,
    ].join('\n');
    const { errors } = await withoutAnyChange(testApp.database, () => importDocument(document));
    const [rejected, ...others] = errors;
    expect(rejected).toMatchObject({ __typename: 'ProgrammeRejected', path: ['input', 'document'], problemCount: 6 });
    const problems = rejected?.__typename === 'ProgrammeRejected' ? rejected.problems : [];
    expect(problems.map(({ line, field, value, message }) => [line, field, value, message])).toEqual([
      [2, 'time', '25:00', 'A time is to the minute, as in 17:30.'],
      [3, 'date', '2027-02-30', 'A date is a day of this century, as in 2026-11-21.'],
      [3, 'auditorium', 'Saal 3', 'There is no auditorium of this cinema with this name or id.'],
      [4, 'movie', 'Matrix', 'There is no movie with this name or id.'],
      [7, 'time', '20:15', 'A showing must start in the future.'],
      [8, null, null, 'This line has 2 values, and the header has 6.'],
    ]);
    expect(others).toMatchObject([
      {
        ...{ __typename: 'ShowingOverlaps', path: ['input', 'document', '6'] },
        ...{ conflictsWith: null, conflictsWithPath: ['input', 'document', '5'] },
      },
    ]);
  });

  test('a showing that is stored and in the way', async () => {
    const start = new Date(daysFromNow(1).getTime()).toLocaleString('sv', { timeZone: 'Europe/Berlin' });
    const document = `${HEADER}\n\nThe Matrix,Saal 1,${start.slice(0, 10)},${start.slice(11, 16)},Standard,`;
    expect((await importDocument(document)).errors).toMatchObject([
      {
        ...{ __typename: 'ShowingOverlaps', path: ['input', 'document', '3'] },
        ...{ conflictsWith: { id: made.showingId }, conflictsWithPath: [] },
      },
    ]);
  });

  test('a local time that the clock leaves out', async () => {
    const day = nextChange('March');
    expect(await problemsOf(`The Matrix,Saal 1,${before(day)},02:30,Standard,`)).toEqual([
      expect.objectContaining({
        ...{ line: 2, field: 'time', value: '02:30', instants: [] },
        message: `${day} 02:30 does not exist in Europe/Berlin: the clock is moved forward then.`,
      }),
    ]);
  });

  test('a local time that the clock shows twice, with both instants, until the offset says which', async () => {
    const day = nextChange('October');
    const line = (offset: string) => `The Matrix,Saal 1,${before(day)},02:30,Standard,${offset}`;
    const both = [`${day}T00:30:00.000Z`, `${day}T01:30:00.000Z`];
    const [problem] = await problemsOf(line(''));
    expect(problem).toMatchObject({ line: 2, field: 'time', value: '02:30', instants: both });
    expect(problem?.message).toContain(`give the offset +02:00 (${both[0]}) or +01:00 (${both[1]})`);
    const [wrong] = await problemsOf(line('+03:00'));
    expect(wrong).toMatchObject({ line: 2, field: 'offset', value: '+03:00', instants: both });
    const { showings } = await importDocument(`${HEADER}\n${line('+01:00')}`);
    expect(showings?.map(({ startsAt }) => startsAt)).toEqual([both[1]]);
  });

  test('an opening of sales that exists twice, until it has an offset', async () => {
    const day = nextChange('October');
    const document = (open: string) =>
      `movie,auditorium,date,time,price_list,sales_open\nThe Matrix,Saal 1,${day},20:15,Standard,${day} 02:30${open}`;
    const { errors } = await importDocument(document(''));
    const [problem] = errors.flatMap((error) => ('problems' in error ? error.problems : []));
    expect([problem?.field, problem?.instants.length]).toEqual(['sales_open', 2]);
    const { showings } = await importDocument(document(' +02:00'));
    expect(showings).toMatchObject([{ salesOpenAt: `${day}T00:30:00.000Z` }]);
  });

  test('a title that two movies have, with their ids', async () => {
    const { prisma } = testApp.database;
    const remake = { title: 'The Matrix', synopsis: 'x', runtimeMinutes: 90, genres: [], cast: [] };
    const { id } = await prisma.movie.create({ data: { ...remake, id: newId(), releaseDate: new Date('2029-01-01') } });
    const [problem] = await problemsOf(`The Matrix,Saal 1,${dayIn(10)},20:15,Standard,`);
    expect(problem?.message).toContain(`${id}, released 2029-01-01`);
    expect(problem?.message).toContain(`${made.movieId}, released on an unknown day`);
  });

  test('wrong values of every other column', async () => {
    const header =
      'movie,auditorium,date,time,price_list,language,subtitles,accessibility,guards_single_seats,lead_minutes,sales_close';
    const line = `The Matrix,Saal 1,${dayIn(10)},20:15,Cheap,?,de ?,LOUD,maybe,-5,tomorrow`;
    const { errors } = await importDocument(`${header}\n${line}\n`);
    expect(errors.flatMap((error) => ('problems' in error ? error.problems.map(({ field }) => field) : []))).toEqual(
      header.split(',').slice(4),
    );
  });

  test('only the first fifty, with their number', async () => {
    const lines = Array.from({ length: 60 }, () => `Nothing,Saal 1,${dayIn(10)},20:15,Standard,`);
    const { errors } = await importDocument([HEADER, ...lines].join('\n'));
    expect(errors).toMatchObject([
      { problemCount: 60, message: 'The document has 60 problems; nothing was scheduled.' },
    ]);
    expect(errors.flatMap((error) => ('problems' in error ? error.problems : []))).toHaveLength(50);
  });
});

describe('importShowings refuses', () => {
  test.each([
    ['no showing', HEADER],
    ['501 showings', [HEADER, ...Array.from({ length: 501 }, () => 'a,b,c,d,e,')].join('\n')],
  ])('%s', async (_, document) => {
    expect((await importDocument(document)).errors).toMatchObject([
      { __typename: 'InvalidInput', path: ['input', 'document'] },
    ]);
  });

  test('more than 250,000 characters, before it reads them', async () => {
    const { cinemaId } = made;
    const actor = { accountId, grants: [{ role: 'MANAGER' as const, cinemaId }] };
    const request = { cinemaId, document: ' '.repeat(250_001), dryRun: false };
    const statements = await statementsOf(async () => {
      const { errors } = await testApp.app.services.programmeImport.import(actor, request);
      expect(errors).toMatchObject([{ kind: 'InvalidInput', path: ['input', 'document'] }]);
    });
    expect(statements).toEqual([]);
  });

  test('an unknown cinema, and one of another manager', async () => {
    const unknown = await importDocument(HEADER, { cinemaId: newId() });
    expect(unknown.errors).toMatchObject([{ __typename: 'NotFound', path: ['input', 'cinemaId'] }]);
    const { cinemaId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    const { errors } = await manager.send(ImportShowings, { input: { cinemaId, document: HEADER } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
