import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { ShowingFilter } from '../generated/graphql.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ListShowings, ShowingsOfMovie } from './operations.ts';

let testApp: TestApp;
/** In Berlin at 00:30 and in Los Angeles at 15:30 the day before: the same instant. */
let berlin: MadeShowing;
let losAngeles: MadeShowing;
/** In Berlin at 00:30 on a summer's day, when it is two hours ahead of UTC. */
let summer: MadeShowing;
/** In Los Angeles at 23:59, when it is the next day in UTC and in Berlin. */
let late: MadeShowing;

beforeAll(async () => {
  testApp = await startTestApp('embedded');
  const make = (startsAt: string, timeZone: string, movieId?: string) =>
    makeShowing(testApp.database, {
      ...{ rows: 1, seatsPerRow: 1, startsAt: new Date(startsAt), timeZone },
      ...(movieId !== undefined && { movieId }),
    });
  berlin = await make('2030-01-10T23:30:00Z', 'Europe/Berlin');
  losAngeles = await make('2030-01-10T23:30:00Z', 'America/Los_Angeles', berlin.movieId);
  summer = await make('2030-07-10T22:30:00Z', 'Europe/Berlin', berlin.movieId);
  late = await make('2030-01-11T07:59:00Z', 'America/Los_Angeles');
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function found(filter: ShowingFilter | null): Promise<string[]> {
  const { showings } = await testApp.client.request(ListShowings, { filter });
  expect(showings.totalCount).toBe(showings.nodes.length);
  return showings.nodes.map(({ id }) => id).sort();
}

const ids = (...showings: MadeShowing[]) => showings.map(({ showingId }) => showingId).sort();

describe('the showings of a movie', () => {
  test.each([
    ['a day', () => ({ date: '2030-01-10' }), 1],
    ['a cinema', () => ({ cinemaId: summer.cinemaId }), 1],
    ['the movie itself', () => ({ movieId: berlin.movieId }), 3],
    ['another movie', () => ({ movieId: late.movieId }), 0],
  ])('are filtered, and counted, by %s', async (_, filter, count) => {
    const { movie } = await testApp.client.request(ShowingsOfMovie, { id: berlin.movieId, filter: filter() });
    expect(movie?.showings.totalCount).toBe(count);
    expect(movie?.showings.nodes).toHaveLength(count);
  });
});

describe('showings', () => {
  test('are all there without a filter, in the order of their starts', async () => {
    expect(await found(null)).toEqual(ids(berlin, losAngeles, summer, late));
    const { showings } = await testApp.client.request(ListShowings, {});
    expect(showings.nodes.map(({ startsAt }) => startsAt)).toEqual([
      '2030-01-10T23:30:00.000Z',
      '2030-01-10T23:30:00.000Z',
      '2030-01-11T07:59:00.000Z',
      '2030-07-10T22:30:00.000Z',
    ]);
  });

  test('are on the day that it is where the cinema is', async () => {
    expect(await found({ date: '2030-01-10' })).toEqual(ids(losAngeles, late));
    expect(await found({ date: '2030-01-11' })).toEqual(ids(berlin));
    expect(await found({ date: '2030-07-10' })).toEqual([]);
    expect(await found({ date: '2030-07-11' })).toEqual(ids(summer));
  });

  test('start at `from` or later, and before `to`', async () => {
    expect(await found({ from: '2030-01-11T07:59:00Z' })).toEqual(ids(late, summer));
    expect(await found({ from: '2030-01-11T07:59:00.001Z' })).toEqual(ids(summer));
    expect(await found({ to: '2030-01-10T23:30:00Z' })).toEqual([]);
    expect(await found({ to: '2030-01-10T23:30:00.001Z' })).toEqual(ids(berlin, losAngeles));
    // Nine hours ahead of UTC.
    expect(await found({ from: '2030-01-11T16:59:00+09:00', to: '2030-07-01T00:00:00Z' })).toEqual(ids(late));
    expect(await found({ from: '2031-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z' })).toEqual([]);
  });

  test('are of a movie, of a cinema, or of both', async () => {
    expect(await found({ movieId: berlin.movieId })).toEqual(ids(berlin, losAngeles, summer));
    expect(await found({ cinemaId: late.cinemaId })).toEqual(ids(late));
    expect(await found({ movieId: berlin.movieId, cinemaId: summer.cinemaId })).toEqual(ids(summer));
    expect(await found({ movieId: berlin.movieId, cinemaId: late.cinemaId })).toEqual([]);
    expect(await found({ movieId: berlin.movieId, date: '2030-01-10' })).toEqual(ids(losAngeles));
  });

  test.each([{ movieId: newId() }, { movieId: 'x' }, { cinemaId: newId() }, { cinemaId: "'" }])(
    'are none for an id that nothing has: %j',
    async (filter) => {
      expect(await found(filter)).toEqual([]);
    },
  );

  test('can be filtered by what is null, as if it were left out', async () => {
    const filter = { movieId: null, cinemaId: null, from: null, to: null, date: null };
    expect(await found(filter)).toHaveLength(4);
  });

  test.each([
    { date: '2030-02-30' },
    { date: 'tomorrow' },
    { date: '2030-01-10T00:00:00Z' },
    { from: 'now' },
    { from: '2030-01-10' },
    { to: '2030-13-01T00:00:00Z' },
    { from: '0000-01-01T00:00:00Z' },
    { date: '0000-01-01' },
  ])('refuse what is no time as BAD_USER_INPUT: %j', async (filter) => {
    const { errors } = await testApp.client.send(ListShowings, { filter });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test.each([{ from: '0001-01-01T00:00:00Z' }, { to: '9999-12-31T23:59:59Z' }, { from: '2030-01-01T00:00:00-12:00' }])(
    'can be asked for far from now: %j',
    async (filter) => {
      expect(await found(filter)).toHaveLength(4);
    },
  );
});
