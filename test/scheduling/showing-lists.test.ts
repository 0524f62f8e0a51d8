import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import type { ShowingFilter, ShowingOrder } from '../generated/graphql.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ListShowings, ShowingsOfCinema } from './operations.ts';

const Formats = graphql(`
  query Formats {
    showingFormats
  }
`);

let testApp: TestApp;
/** In one auditorium, a day after each other. */
let imax: MadeShowing;
let dubbed: MadeShowing;
/** In another auditorium of the same cinema, between the two. */
let signed: MadeShowing;
/** In another cinema. */
let plain: MadeShowing;

beforeAll(async () => {
  testApp = await startTestApp('embedded');
  const { database } = testApp;
  const small = { rows: 1, seatsPerRow: 1 };
  imax = await makeShowing(database, { ...small, startsAt: new Date('2030-01-10T19:00:00Z') });
  dubbed = await repeatShowing(database, imax);
  signed = await makeShowing(database, { ...small, startsAt: new Date('2030-01-11T01:00:00Z') });
  plain = await makeShowing(database, { ...small, startsAt: new Date('2030-01-10T19:00:00Z') });
  await database.prisma.auditorium.update({
    where: { id: signed.auditoriumId },
    data: { cinemaId: imax.cinemaId, name: 'Saal 2' },
  });
  await present(imax, { format: 'IMAX', language: 'en', subtitles: ['de', 'fr'] });
  await present(dubbed, { format: '3D', language: 'de', accessibility: ['CAPTIONS', 'HEARING_LOOP'] });
  await present(signed, { language: 'de', subtitles: ['de'], accessibility: ['CAPTIONS', 'SIGN_LANGUAGE'] });
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function present(
  { showingId: id }: MadeShowing,
  data: Parameters<typeof testApp.database.prisma.showing.update>[0]['data'],
): Promise<void> {
  await testApp.database.prisma.showing.update({ where: { id }, data });
}

async function find(filter: ShowingFilter, orderBy: ShowingOrder = 'STARTS_AT_ASC'): Promise<string[]> {
  const { showings } = await testApp.client.request(ListShowings, { filter, orderBy });
  expect(showings.totalCount).toBe(showings.nodes.length);
  return showings.nodes.map(({ id }) => id);
}

const ids = (...showings: MadeShowing[]) => showings.map(({ showingId }) => showingId);

describe('showings are found', () => {
  test.each<[string, () => ShowingFilter, () => MadeShowing[]]>([
    ['their auditoriums', () => ({ auditoriumIds: [signed.auditoriumId, newId(), 'x'] }), () => [signed]],
    ['any of their formats', () => ({ formats: ['IMAX', '3D'] }), () => [imax, dubbed]],
    ['any of their languages', () => ({ languages: ['de'] }), () => [signed, dubbed]],
    ['a language in any spelling', () => ({ languages: ['DE'] }), () => [signed, dubbed]],
    ['any of their subtitles', () => ({ subtitles: ['de', 'nl'] }), () => [imax, signed]],
    ['a feature of accessibility', () => ({ accessibility: ['CAPTIONS'] }), () => [signed, dubbed]],
    ['all of several features', () => ({ accessibility: ['CAPTIONS', 'HEARING_LOOP'] }), () => [dubbed]],
    ['several things', () => ({ languages: ['de'], subtitles: ['de'], formats: ['2D'] }), () => [signed]],
    ['no auditorium', () => ({ auditoriumIds: [] }), () => []],
    ['no format', () => ({ formats: [] }), () => []],
    ['no language', () => ({ languages: [] }), () => []],
    ['no subtitles', () => ({ subtitles: [] }), () => []],
    ['no feature', () => ({ accessibility: [] }), () => []],
  ])('by %s', async (_, filter, expected) => {
    expect(await find(filter())).toEqual(ids(...expected()));
  });
});

test('showings are listed from the latest on, page by page, when they are asked for so', async () => {
  const { cinemaId } = imax;
  expect(await find({ cinemaIds: [cinemaId] }, 'STARTS_AT_DESC')).toEqual(ids(dubbed, signed, imax));
  expect(await pagesOf(cinemaId, 'STARTS_AT_DESC')).toEqual(ids(dubbed, signed, imax));
});

test('the showings of a cinema are those of its auditoriums, merged in the order of their starts and counted', async () => {
  expect(await pagesOf(imax.cinemaId, 'STARTS_AT_ASC')).toEqual(ids(imax, signed, dubbed));
  expect(await pagesOf(plain.cinemaId, 'STARTS_AT_ASC')).toEqual(ids(plain));
});

test('the showings of a cinema are filtered as others, by business days too', async () => {
  const read = async (filter: ShowingFilter) => {
    const { cinema } = await testApp.client.request(ShowingsOfCinema, {
      ...{ id: imax.cinemaId, filter, orderBy: 'STARTS_AT_ASC' },
    });
    expect(cinema?.showings.totalCount).toBe(cinema?.showings.nodes.length);
    return cinema?.showings.nodes.map(({ id }) => id);
  };
  expect(await read({ dates: ['2030-01-10'] })).toEqual(ids(imax, signed));
  expect(await read({ languages: ['de'], from: '2030-01-11T02:00:00Z' })).toEqual(ids(dubbed));
  expect(await read({ cinemaIds: [plain.cinemaId] })).toEqual([]);
});

test('the formats of showings are listed once each, in alphabetical order with numbers by their value', async () => {
  expect(await testApp.client.request(Formats, {})).toEqual({ showingFormats: ['2D', '3D', 'IMAX'] });
  await present(plain, { format: '10D' });
  expect(await testApp.client.request(Formats, {})).toEqual({ showingFormats: ['2D', '3D', '10D', 'IMAX'] });
});

test('without showings there are no formats', async () => {
  await using empty = await startTestApp('embedded');
  expect(await empty.client.request(Formats, {})).toEqual({ showingFormats: [] });
});

/** Those from a cursor on, one showing a page. */
async function pagesOf(id: string, orderBy: ShowingOrder, after: string | null = null): Promise<string[]> {
  const { cinema } = await testApp.client.request(ShowingsOfCinema, { id, orderBy, first: 1, after });
  if (!cinema) throw new Error('no such cinema');
  const { nodes, pageInfo } = cinema.showings;
  const here = nodes.map((showing) => showing.id);
  return pageInfo.hasNextPage ? [...here, ...(await pagesOf(id, orderBy, pageInfo.endCursor ?? null))] : here;
}
