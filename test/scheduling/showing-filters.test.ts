import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { ShowingFilter, ShowingStatus } from '../generated/graphql.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ListShowings, ShowingsOfMovie } from './operations.ts';

let testApp: TestApp;
/** 04:30 of 11 January in Berlin, and 19:30 of 10 January in Los Angeles: the same instant. */
let berlin: MadeShowing;
let losAngeles: MadeShowing;
/** 04:30 of 11 July in Berlin, which is then two hours ahead of UTC. */
let summer: MadeShowing;
/** 23:59 of 10 January in Los Angeles, which is 11 January in UTC and in Berlin. */
let late: MadeShowing;

beforeAll(async () => {
  testApp = await startTestApp('embedded');
  const make = (startsAt: string, timeZone: string, movieId?: string) =>
    makeShowing(testApp.database, {
      ...{ rows: 1, seatsPerRow: 1, startsAt: new Date(startsAt), timeZone },
      ...(movieId !== undefined && { movieId }),
    });
  berlin = await make('2030-01-11T03:30:00Z', 'Europe/Berlin');
  losAngeles = await make('2030-01-11T03:30:00Z', 'America/Los_Angeles', berlin.movieId);
  summer = await make('2030-07-11T02:30:00Z', 'Europe/Berlin', berlin.movieId);
  late = await make('2030-01-11T07:59:00Z', 'America/Los_Angeles');
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function find(filter: ShowingFilter | null): Promise<string[]> {
  const { showings } = await testApp.client.request(ListShowings, { filter });
  expect(showings.totalCount).toBe(showings.nodes.length);
  return showings.nodes.map(({ id }) => id).sort();
}

const ids = (...showings: MadeShowing[]) => showings.map(({ showingId }) => showingId).sort();

describe('the showings of a movie', () => {
  test.each<[string, () => ShowingFilter, () => MadeShowing[]]>([
    ['a day', () => ({ dates: ['2030-01-10'] }), () => [losAngeles]],
    ['several days', () => ({ dates: ['2030-01-10', '2030-07-11'] }), () => [losAngeles, summer]],
    ['a cinema', () => ({ cinemaIds: [summer.cinemaId] }), () => [summer]],
    ['the movie itself', () => ({ movieIds: [berlin.movieId] }), () => [berlin, losAngeles, summer]],
    ['another movie', () => ({ movieIds: [late.movieId] }), () => []],
    ['an empty list', () => ({ cinemaIds: [] }), () => []],
  ])('are filtered and counted by %s', async (_, filter, expected) => {
    const { movie } = await testApp.client.request(ShowingsOfMovie, { id: berlin.movieId, filter: filter() });
    const found = ids(...expected());
    expect(movie?.showings.totalCount).toBe(found.length);
    expect(movie?.showings.nodes.map(({ id }) => id).sort()).toEqual(found);
  });
});

test('showings are found by any of several statuses, as each of them says', async () => {
  const hour = 3_600_000;
  const at = (hours: number) => new Date(Date.now() + hours * hour);
  const small = { rows: 1, seatsPerRow: 1 };
  const closed = await makeShowing(testApp.database, { ...small, startsAt: at(-1) });
  const { movieId, showingId } = closed;
  const onSale = await makeShowing(testApp.database, { ...small, movieId, startsAt: at(-1), salesCloseAt: at(1) });
  const open = await makeShowing(testApp.database, { ...small, movieId, salesOpenAt: at(-1) });
  const scheduled = await makeShowing(testApp.database, { ...small, movieId, salesOpenAt: at(1) });
  const cancelled = await makeShowing(testApp.database, { ...small, movieId });
  await testApp.database.prisma.showing.update({
    where: { id: cancelled.showingId },
    data: { cancelledAt: new Date() },
  });
  const found = (...statuses: ShowingStatus[]) => find({ movieIds: [movieId], statuses });
  expect(await found('ON_SALE')).toEqual(ids(onSale, open));
  expect(await found('CLOSED')).toEqual([showingId]);
  expect(await found('SCHEDULED', 'CANCELLED')).toEqual(ids(scheduled, cancelled));
  expect(await found()).toEqual([]);
  await testApp.database.prisma.showing.deleteMany({ where: { movieId } });
});

describe('showings', () => {
  test('are all found without a filter, sorted by start', async () => {
    expect(await find(null)).toEqual(ids(berlin, losAngeles, summer, late));
    const { showings } = await testApp.client.request(ListShowings, {});
    expect(showings.nodes.map(({ startsAt }) => startsAt)).toEqual([
      '2030-01-11T03:30:00.000Z',
      '2030-01-11T03:30:00.000Z',
      '2030-01-11T07:59:00.000Z',
      '2030-07-11T02:30:00.000Z',
    ]);
  });

  test('are found by the day in the time zone of the cinema', async () => {
    expect(await find({ dates: ['2030-01-10'] })).toEqual(ids(losAngeles, late));
    expect(await find({ dates: ['2030-01-11'] })).toEqual(ids(berlin));
    expect(await find({ dates: ['2030-07-10'] })).toEqual([]);
    expect(await find({ dates: ['2030-07-11'] })).toEqual(ids(summer));
  });

  test('start at `from` or later, and before `to`', async () => {
    expect(await find({ from: '2030-01-11T07:59:00Z' })).toEqual(ids(late, summer));
    expect(await find({ from: '2030-01-11T07:59:00.001Z' })).toEqual(ids(summer));
    expect(await find({ to: '2030-01-11T03:30:00Z' })).toEqual([]);
    expect(await find({ to: '2030-01-11T03:30:00.001Z' })).toEqual(ids(berlin, losAngeles));
    // Nine hours ahead of UTC.
    expect(await find({ from: '2030-01-11T16:59:00+09:00', to: '2030-07-01T00:00:00Z' })).toEqual(ids(late));
    expect(await find({ from: '2031-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z' })).toEqual([]);
  });

  test('are found by movie, by cinema, or by both', async () => {
    const movieIds = [berlin.movieId];
    expect(await find({ movieIds })).toEqual(ids(berlin, losAngeles, summer));
    expect(await find({ cinemaIds: [late.cinemaId] })).toEqual(ids(late));
    expect(await find({ movieIds, cinemaIds: [summer.cinemaId] })).toEqual(ids(summer));
    expect(await find({ movieIds, cinemaIds: [late.cinemaId] })).toEqual([]);
    expect(await find({ movieIds, dates: ['2030-01-10'] })).toEqual(ids(losAngeles));
  });

  test('are found by any of several values, each once', async () => {
    const movieIds = [berlin.movieId, late.movieId];
    expect(await find({ movieIds })).toEqual(ids(berlin, losAngeles, summer, late));
    expect(await find({ movieIds: [late.movieId, late.movieId] })).toEqual(ids(late));
    const cinemaIds = [berlin.cinemaId, late.cinemaId, newId()];
    expect(await find({ cinemaIds })).toEqual(ids(berlin, late));
    expect(await find({ dates: ['2030-01-10', '2030-07-11', '2029-01-01'] })).toEqual(ids(losAngeles, late, summer));
    expect(await find({ movieIds, cinemaIds, dates: ['2030-01-10', '2030-01-11'] })).toEqual(ids(berlin, late));
  });

  test.each<ShowingFilter>([
    { movieIds: [] },
    { cinemaIds: [] },
    { dates: [] },
    { movieIds: [newId()] },
    { movieIds: ['x'] },
    { cinemaIds: [newId()] },
    { cinemaIds: ["'", ''] },
  ])('are not found by an empty list or an unknown id: %j', async (filter) => {
    expect(await find(filter)).toEqual([]);
  });

  test('are found by the known ids of a list that has invalid ones too', async () => {
    expect(await find({ movieIds: ['x', late.movieId], cinemaIds: [late.cinemaId, '\u0000'] })).toEqual(ids(late));
  });

  test('are all found when every field of the filter is null', async () => {
    const filter = { movieIds: null, cinemaIds: null, from: null, to: null, dates: null };
    expect(await find(filter)).toHaveLength(4);
  });

  test.each([
    { dates: ['2030-02-30'] },
    { dates: ['tomorrow'] },
    { dates: ['2030-01-10T00:00:00Z'] },
    { dates: ['2030-01-10', null] },
    { from: 'now' },
    { from: '2030-01-10' },
    { to: '2030-13-01T00:00:00Z' },
    { from: '0000-01-01T00:00:00Z' },
    { from: '0000-01-01T00:00:00+23:59' },
    { to: '9999-12-31T23:59:59-23:59' },
    { dates: ['0000-01-01'] },
  ])('refuse an invalid time or day as BAD_USER_INPUT: %j', async (filter) => {
    const { errors } = await testApp.client.send(ListShowings, { filter: filter as ShowingFilter });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test.each([
    { from: '0001-01-01T00:00:00Z' },
    { to: '9999-12-31T23:59:59Z' },
    { to: '9999-12-31T23:59:59+23:59' },
    { from: '2030-01-01T00:00:00-12:00' },
  ])('are found by a time far from now: %j', async (filter) => {
    expect(await find(filter)).toHaveLength(4);
  });
});
