import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import type { MovieFilter, MovieOrder } from '../generated/graphql.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const FilterMovies = graphql(`
  query FilterMovies($filter: MovieFilter, $orderBy: MovieOrder) {
    movies(first: 100, filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes {
        title
      }
    }
  }
`);

const DAY_MS = 86_400_000;
const small = { rows: 1, seatsPerRow: 1 };

let testApp: TestApp;
/** 20:00 in Berlin and 11:00 in Los Angeles on 2090-01-10. */
let berlin: MadeShowing;
/** 20:30 in Los Angeles on 2090-01-10, which is the next day in Berlin. */
let losAngeles: MadeShowing;
let past: MadeShowing;
let cancelled: MadeShowing;

beforeAll(async () => {
  testApp = await startTestApp('embedded');
  const { database } = testApp;
  berlin = await makeShowing(database, { ...small, startsAt: new Date('2090-01-10T19:00:00Z') });
  const timeZone = 'America/Los_Angeles';
  losAngeles = await makeShowing(database, { ...small, startsAt: new Date('2090-01-11T04:30:00Z'), timeZone });
  past = await makeShowing(database, { ...small, startsAt: new Date('2020-01-10T19:00:00Z') });
  cancelled = await makeShowing(database, { ...small, startsAt: new Date('2090-01-10T19:00:00Z') });
  await database.prisma.showing.update({ where: { id: cancelled.showingId }, data: { cancelledAt: new Date() } });
  const named = { Berlin: berlin, 'Los Angeles': losAngeles, Past: past, Cancelled: cancelled };
  for (const [title, { movieId: id }] of Object.entries(named)) {
    await database.prisma.movie.update({ where: { id }, data: { title } });
  }
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function find(filter: MovieFilter, orderBy?: MovieOrder): Promise<string[]> {
  const { movies } = await testApp.client.request(FilterMovies, { filter, orderBy: orderBy ?? null });
  expect(movies.totalCount).toBe(movies.nodes.length);
  return movies.nodes.map(({ title }) => title);
}

describe('movies with a showing still to come', () => {
  test('are found by one of the business days of its cinema', async () => {
    expect(await find({ dates: ['2090-01-10'] })).toEqual(['Berlin', 'Los Angeles']);
    expect(await find({ dates: ['2090-01-11'] })).toEqual([]);
    expect(await find({ dates: ['2090-01-09', '2090-01-10'] })).toEqual(['Berlin', 'Los Angeles']);
    expect(await find({ dates: ['2020-01-10'] })).toEqual([]);
    expect(await find({ dates: [] })).toEqual([]);
  });

  test('are found by its cinema', async () => {
    expect(await find({ cinemaIds: [berlin.cinemaId] })).toEqual(['Berlin']);
    expect(await find({ cinemaIds: [berlin.cinemaId, losAngeles.cinemaId, newId()] })).toEqual([
      'Berlin',
      'Los Angeles',
    ]);
    expect(await find({ cinemaIds: [past.cinemaId, cancelled.cinemaId] })).toEqual([]);
    expect(await find({ cinemaIds: ['x'] })).toEqual([]);
    expect(await find({ cinemaIds: [] })).toEqual([]);
  });

  test('are found by day and cinema only when one showing fits both', async () => {
    const { movieId, cinemaId } = await makeShowing(testApp.database, {
      ...{ ...small, movieId: berlin.movieId, startsAt: new Date('2090-02-01T19:00:00Z') },
    });
    expect(movieId).toBe(berlin.movieId);
    expect(await find({ dates: ['2090-02-01'], cinemaIds: [cinemaId] })).toEqual(['Berlin']);
    expect(await find({ dates: ['2090-01-10'], cinemaIds: [cinemaId] })).toEqual([]);
    expect(await find({ dates: ['2090-02-01'], cinemaIds: [berlin.cinemaId] })).toEqual([]);
  });

  test('are now showing, the others are not', async () => {
    expect(await find({ nowShowing: true })).toEqual(['Berlin', 'Los Angeles']);
    expect(await find({ nowShowing: false })).toEqual(['Cancelled', 'Past']);
    expect(await find({ nowShowing: false, cinemaIds: [berlin.cinemaId] })).toEqual([]);
    expect(await find({ nowShowing: true, search: 'angeles' })).toEqual(['Los Angeles']);
  });
});

describe('movies', () => {
  test('are coming soon before the day from which on they are available', async () => {
    const { prisma } = testApp.database;
    const today = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
    const availableFrom = (id: string, day: Date) =>
      prisma.movie.update({ where: { id }, data: { availableFrom: day } });
    await availableFrom(berlin.movieId, new Date(today.getTime() + 2 * DAY_MS));
    await availableFrom(past.movieId, new Date(today.getTime() - DAY_MS));
    expect(await find({ comingSoon: true })).toEqual(['Berlin']);
    expect(await find({ comingSoon: false })).toEqual(['Cancelled', 'Los Angeles', 'Past']);
    await prisma.movie.updateMany({ data: { availableFrom: null } });
  });

  test('are found by the age that their certificate lets in', async () => {
    const { prisma } = testApp.database;
    const rate = (id: string, certificateLabel: string, certificateMinimumAge: number | null) =>
      prisma.movie.update({ where: { id }, data: { certificateLabel, certificateMinimumAge } });
    await rate(berlin.movieId, 'FSK 12', 12);
    await rate(past.movieId, 'FSK 0', null);
    expect(await find({ age: 11 })).toEqual(['Cancelled', 'Los Angeles', 'Past']);
    expect(await find({ age: 12 })).toEqual(['Berlin', 'Cancelled', 'Los Angeles', 'Past']);
  });

  test('are sorted by title, or by release date with the newest first and those without one last', async () => {
    const { prisma } = testApp.database;
    const release = (id: string, day: string) =>
      prisma.movie.update({ where: { id }, data: { releaseDate: new Date(day) } });
    await release(berlin.movieId, '1990-05-01');
    await release(past.movieId, '2020-05-01');
    const newestFirst = ['Past', 'Berlin'];
    expect(await find({})).toEqual(['Berlin', 'Cancelled', 'Los Angeles', 'Past']);
    expect(await find({}, 'RELEVANCE')).toEqual(['Berlin', 'Cancelled', 'Los Angeles', 'Past']);
    expect((await find({}, 'RELEASE_DATE_DESC')).slice(0, 2)).toEqual(newestFirst);
    expect(await find({ search: 'test' }, 'TITLE')).toEqual(['Berlin', 'Cancelled', 'Los Angeles', 'Past']);
    expect((await find({ search: 'test' }, 'RELEASE_DATE_DESC')).slice(0, 2)).toEqual(newestFirst);
  });
});
