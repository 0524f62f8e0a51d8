import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, today } from '../../web/src/whats-on/business-day.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { type TestApp, startTestApp } from '../support/test-app.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { openPage } from './support/open-page.ts';
import { SMALL_CINEMA, makeSmallCinema } from './support/small-cinema.ts';

const OTHER = { cinema: 'Odeon am Hafen', movie: 'The Tin Orchard' };
const ZONE = 'Europe/Berlin';
/** Nothing of tomorrow has begun, whatever the time is. */
const DAY = addDays(today(new Date(), [{ timeZone: ZONE, businessDayEndsAt: '03:00' }]), 1);
const TOMORROW = `/?day=${DAY}`;

let testApp: TestApp;
/** 18:30 in the small cinema; 20:15 with two free seats, and 22:00 without any, in the other one. */
let evening: MadeShowing;
let few: MadeShowing;

beforeAll(async () => {
  testApp = await startTestApp('embedded');
  const { database } = testApp;
  const { prisma } = database;
  evening = await makeSmallCinema(database, { startsAt: at('18:30') });
  await prisma.showing.update({
    where: { id: evening.showingId },
    data: { format: 'IMAX', language: 'en', subtitles: ['de'] },
  });
  few = await makeShowing(database, { rows: 1, seatsPerRow: 5, startsAt: at('20:15') });
  await prisma.cinema.update({ where: { id: few.cinemaId }, data: { name: OTHER.cinema } });
  await prisma.movie.update({ where: { id: few.movieId }, data: { title: OTHER.movie } });
  await prisma.showing.update({ where: { id: few.showingId }, data: { language: 'fr' } });
  await block(few, [0, 2, 4]);
  const full = await makeShowing(database, { rows: 1, seatsPerRow: 5, startsAt: at('22:00'), movieId: few.movieId });
  await block(full, [0, 1, 2, 3, 4]);
});
afterAll(() => testApp[Symbol.asyncDispose]());

function at(plainTime: string): Date {
  const { epochMilliseconds } = Temporal.PlainDate.from(DAY).toZonedDateTime({ timeZone: ZONE, plainTime });
  return new Date(epochMilliseconds);
}

async function block({ showingId, seatIds }: MadeShowing, places: number[]): Promise<void> {
  const seatId = { in: places.map((place) => seatIds[place] ?? '') };
  await testApp.database.prisma.showingSeat.updateMany({ where: { showingId, seatId }, data: { status: 'BLOCKED' } });
}

test('a time is the one of the cinema, wherever the visitor is, and leads to the seats', async () => {
  await using page = await openPage(testApp, TOMORROW, { timezoneId: 'America/Los_Angeles' });
  await page.getByRole('link', { name: '18:30, IMAX, English, subtitles: German, Saal 1' }).click();
  await page.waitForURL(`**/showings/${evening.showingId}`);
});

test('few seats and none are told in words', async () => {
  await using page = await openPage(testApp, TOMORROW);
  const movie = page.getByRole('article').filter({ hasText: OTHER.movie });
  await movie
    .getByRole('link', { name: /^20:15, .*few seats left: 2$/ })
    .locator('em')
    .getByText('2 left')
    .waitFor();
  await movie
    .getByRole('link', { name: /^22:00, .*Sold out$/ })
    .locator('em')
    .getByText('Sold out')
    .waitFor();
});

test('the search finds while one types, is in the address, and the way back ends it', async () => {
  await using page = await openPage(testApp, TOMORROW);
  const movies = page.getByRole('main').getByRole('heading', { level: 2 });
  const lighthouse = movies.filter({ hasText: SMALL_CINEMA.movie });
  await lighthouse.waitFor();
  const search = page.getByRole('searchbox', { name: 'Search movies' });
  await search.pressSequentially('tin orch');
  await lighthouse.waitFor({ state: 'detached' });
  expect(await movies.allTextContents()).toEqual([OTHER.movie]);
  await page.reload();
  await movies.filter({ hasText: OTHER.movie }).waitFor();
  expect(await search.inputValue()).toBe('tin orch');
  await page.goBack();
  await lighthouse.waitFor();
  expect(await search.inputValue()).toBe('');
});

test('filters survive a reload, the way back and the way to a movie', async () => {
  await using page = await openPage(testApp, TOMORROW);
  const movies = page.getByRole('main').getByRole('heading', { level: 2 });
  await movies.filter({ hasText: OTHER.movie }).waitFor();
  await page.getByLabel('Cinema').selectOption({ label: SMALL_CINEMA.name });
  await movies.filter({ hasText: OTHER.movie }).waitFor({ state: 'detached' });
  await page.getByLabel('Format').selectOption('IMAX');
  await page.reload();
  expect(await page.getByLabel('Format').inputValue()).toBe('IMAX');
  expect(await page.getByLabel('Cinema').inputValue()).toBe(evening.cinemaId);
  await movies.getByRole('link', { name: SMALL_CINEMA.movie }).click();
  await page.getByRole('heading', { level: 1, name: SMALL_CINEMA.movie }).waitFor();
  expect(await page.getByLabel('Cinema').inputValue()).toBe(evening.cinemaId);
  await page.goBack();
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has('format'));
  await page.goBack();
  await movies.filter({ hasText: OTHER.movie }).waitFor();
});

test('a language can be chosen that is spoken that day', async () => {
  await using page = await openPage(testApp, TOMORROW);
  const movies = page.getByRole('main').getByRole('heading', { level: 2 });
  await movies.filter({ hasText: OTHER.movie }).waitFor();
  await page.getByLabel('Language', { exact: true }).selectOption({ label: 'French' });
  await movies.filter({ hasText: SMALL_CINEMA.movie }).waitFor({ state: 'detached' });
});

test('shows where so many can still sit together', async () => {
  await using page = await openPage(testApp, TOMORROW);
  const movies = page.getByRole('main').getByRole('heading', { level: 2 });
  await movies.filter({ hasText: OTHER.movie }).waitFor();
  await page.getByRole('radio', { name: '2 side by side' }).check({ force: true });
  await movies.filter({ hasText: OTHER.movie }).waitFor({ state: 'detached' });
  await movies.filter({ hasText: SMALL_CINEMA.movie }).waitFor();
  expect(new URL(page.url()).searchParams.get('together')).toBe('2');
});

test('when nothing is found, says on which day it is, one tap away', async () => {
  await using page = await openPage(testApp, `/?day=${addDays(DAY, 20)}&search=orchard`);
  await page.getByRole('heading', { name: 'Nothing found for “orchard” on this day' }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('link', { name: OTHER.movie }).click();
  await page.getByRole('link', { name: /^20:15/ }).waitFor();
});

test('when the programme does not load, it can be asked for again', async () => {
  await using page = await openPage(testApp, '/find-booking', { expected: [/500/] });
  await page.route('**/graphql', (route) => route.fulfill({ status: 500, body: 'broken' }));
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: "What's on" }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
  await alert.waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.unroute('**/graphql');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await page.getByText(SMALL_CINEMA.movie).first().waitFor();
});

test('a poster that does not load is drawn', async () => {
  const { database, app } = testApp;
  const where = { id: few.movieId };
  await database.prisma.movie.update({ where, data: { posterUrl: `${app.url}/no-such-poster.png` } });
  await using page = await openPage(testApp, TOMORROW, { expected: [/404/] });
  await page.getByRole('article').filter({ hasText: OTHER.movie }).locator('svg text').first().waitFor();
  await database.prisma.movie.update({ where, data: { posterUrl: null } });
});

describe.each(['phone', 'desktop'] as const)('on a %s', (size) => {
  test.each(['light', 'dark'] as const)('is accessible and fits in %s, in German', async (colorScheme) => {
    await using page = await openPage(testApp, TOMORROW, { size, colorScheme, locale: 'de-DE' });
    await page.getByRole('heading', { level: 1, name: /^Programm/ }).waitFor();
    await page.getByRole('link', { name: '18:30, IMAX, Englisch, Untertitel: Deutsch, Saal 1' }).waitFor();
    await page.getByRole('link', { name: /nur noch 2 Plätze$/ }).waitFor();
    if (size === 'phone') await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByLabel('Kino').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });
});
