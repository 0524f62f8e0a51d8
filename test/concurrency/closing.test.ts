import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockMovie } from '../../src/catalog/sql/lock-movie.ts';
import { lockPriceListsInUse } from '../../src/pricing/sql/price-overrides.ts';
import { lockOpenAuditorium, lockOpenCinema } from '../../src/venues/sql/lock-venues.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { endWhileScheduling, type LockForScheduling, scheduleWhileEnding } from './closing.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const lockAuditorium: LockForScheduling = (tx, { auditoriumId }) => lockOpenAuditorium(tx, auditoriumId, 'share');
const lockItsMovie: LockForScheduling = (tx, { movieId }) => lockMovie(tx, movieId, 'share');
const lockItsPriceList: LockForScheduling = async (tx, { priceListId }) =>
  (await lockPriceListsInUse(tx, [priceListId])).get(priceListId);

test('an auditorium that is made while its cinema is being closed finds no cinema', async () => {
  const lock: LockForScheduling = (tx, { cinemaId }) => lockOpenCinema(tx, cinemaId, 'share');
  const { found, errors } = await scheduleWhileEnding(testApp, 'closeCinema', lock);
  expect(errors).toEqual([]);
  expect(found).toBeUndefined();
});

describe.each([
  ['closeCinema', lockAuditorium],
  ['closeAuditorium', lockAuditorium],
  ['archiveMovie', lockItsMovie],
  ['archivePriceList', lockItsPriceList],
] as const)('%s', (ending, lock) => {
  test('waits for a showing that is being scheduled, and is then refused', async () => {
    const { hasWaited, errors } = await endWhileScheduling(testApp, ending, lock);
    expect(hasWaited).toBe(true);
    expect(errors).toMatchObject([{ __typename: 'HasShowings' }]);
  });

  test('lets a showing that is scheduled at the same time find nothing open', async () => {
    const { found, errors } = await scheduleWhileEnding(testApp, ending, lock);
    expect(errors).toEqual([]);
    expect(found).toBeUndefined();
  });
});
