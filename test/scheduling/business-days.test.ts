import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ListShowings, ShowingsOfMovie } from './operations.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

interface Start {
  startsAt: string;
  timeZone: string;
  /** In local time; 03:00 when left out. */
  businessDayEndsAt?: string;
}

/** The days around the start on which the filters find the showing. */
async function daysOf({ startsAt, timeZone, businessDayEndsAt }: Start): Promise<string[]> {
  const made = await makeShowing(testApp.database, {
    ...{ rows: 1, seatsPerRow: 1, startsAt: new Date(startsAt), timeZone },
  });
  if (businessDayEndsAt !== undefined) {
    await testApp.database.prisma.cinema.update({
      where: { id: made.cinemaId },
      data: { businessDayEndsAt: new Date(`1970-01-01T${businessDayEndsAt}:00Z`) },
    });
  }
  const days: string[] = [];
  for (const offset of [-2, -1, 0, 1, 2]) {
    const day = new Date(Date.parse(startsAt) + offset * 86_400_000).toISOString().slice(0, 10);
    const { showings } = await testApp.client.request(ListShowings, {
      filter: { dates: [day], cinemaIds: [made.cinemaId] },
    });
    const { movie } = await testApp.client.request(ShowingsOfMovie, { id: made.movieId, filter: { dates: [day] } });
    expect(movie?.showings.totalCount).toBe(showings.totalCount);
    if (showings.totalCount > 0) days.push(day);
  }
  return days;
}

describe('a showing', () => {
  test.each<[string, Start, string]>([
    ['in the evening', { startsAt: '2030-01-10T19:00:00Z', timeZone: 'Europe/Berlin' }, '2030-01-10'],
    ['at midnight', { startsAt: '2030-01-10T23:00:00Z', timeZone: 'Europe/Berlin' }, '2030-01-10'],
    ['at 02:59', { startsAt: '2030-01-11T01:59:00Z', timeZone: 'Europe/Berlin' }, '2030-01-10'],
    ['at 03:00', { startsAt: '2030-01-11T02:00:00Z', timeZone: 'Europe/Berlin' }, '2030-01-11'],
    ['at 02:59 west of UTC', { startsAt: '2030-01-11T10:59:00Z', timeZone: 'America/Los_Angeles' }, '2030-01-10'],
    ['at 03:00 west of UTC', { startsAt: '2030-01-11T11:00:00Z', timeZone: 'America/Los_Angeles' }, '2030-01-11'],
    ['at 02:59 far east of UTC', { startsAt: '2030-01-10T13:59:00Z', timeZone: 'Pacific/Apia' }, '2030-01-10'],
    ['at 03:00 far east of UTC', { startsAt: '2030-01-10T14:00:00Z', timeZone: 'Pacific/Apia' }, '2030-01-11'],
  ])('%s has the business day that ends at 03:00', async (_, start, day) => {
    expect(await daysOf(start)).toEqual([day]);
  });

  test.each<[string, Start, string]>([
    [
      'at 01:59, just before the clock moves forward',
      { startsAt: '2030-03-31T00:59:00Z', timeZone: 'Europe/Berlin' },
      '2030-03-30',
    ],
    [
      'at 03:00, just after the clock moved forward',
      { startsAt: '2030-03-31T01:00:00Z', timeZone: 'Europe/Berlin' },
      '2030-03-31',
    ],
    [
      'at 02:30, before the clock moves back',
      { startsAt: '2030-10-27T00:30:00Z', timeZone: 'Europe/Berlin' },
      '2030-10-26',
    ],
    [
      'at 02:30, after the clock moved back',
      { startsAt: '2030-10-27T01:30:00Z', timeZone: 'Europe/Berlin' },
      '2030-10-26',
    ],
    [
      'at 03:00, after the clock moved back',
      { startsAt: '2030-10-27T02:00:00Z', timeZone: 'Europe/Berlin' },
      '2030-10-27',
    ],
  ])('%s has the business day of its local time', async (_, start, day) => {
    expect(await daysOf(start)).toEqual([day]);
  });

  test.each<[string, string, string]>([
    ['00:00', '2030-01-10T22:59:00Z', '2030-01-10'],
    ['00:00', '2030-01-10T23:00:00Z', '2030-01-11'],
    ['05:30', '2030-01-11T04:29:00Z', '2030-01-10'],
    ['05:30', '2030-01-11T04:30:00Z', '2030-01-11'],
  ])('of a cinema whose business day ends at %s, at %s, is on %s', async (businessDayEndsAt, startsAt, day) => {
    expect(await daysOf({ startsAt, timeZone: 'Europe/Berlin', businessDayEndsAt })).toEqual([day]);
  });
});
