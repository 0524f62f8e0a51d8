import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { type TestApp, startTestApp } from '../support/test-app.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { openPage } from './support/open-page.ts';
import { SMALL_CINEMA, type SmallCinema, makeSmallCinema } from './support/small-cinema.ts';

let testApp: TestApp;
let made: SmallCinema;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  made = await makeSmallCinema(testApp.database);
  const { accountId } = await testApp.newAccount();
  await testApp.database.prisma.review.create({
    data: { id: newId(), movieId: made.movieId, accountId, rating: 4, text: 'The radio scene alone is worth it.' },
  });
});
afterAll(() => testApp[Symbol.asyncDispose]());

describe.each(['phone', 'desktop'] as const)('on a %s', (size) => {
  test.each(['light', 'dark'] as const)(
    'a movie has its facts, times and reviews, accessible in %s',
    async (colorScheme) => {
      await using page = await openPage(testApp, `/movies/${made.movieId}`, { size, colorScheme });
      await page.getByRole('heading', { level: 1, name: SMALL_CINEMA.movie }).waitFor();
      await expect.poll(() => page.title()).toBe(`${SMALL_CINEMA.movie} · Rowlock`);
      expect(await page.locator('meta[name="description"]').last().getAttribute('content')).toContain(
        'second voice on the radio',
      );
      await page.getByText('Jonas Feld').waitFor();
      await page.getByText('The radio scene alone is worth it.').waitFor();
      await page.getByRole('img', { name: 'Rated 4 of 5' }).first().waitFor();
      expect(await page.getByRole('link', { name: /Saal 1$/ }).count()).toBe(2);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    },
  );
});

test('a day can be picked, and the way back shows all days again', async () => {
  await using page = await openPage(testApp, `/movies/${made.movieId}`);
  const times = page.getByRole('link', { name: /Saal 1$/ });
  await times.nth(1).waitFor();
  await page.getByRole('navigation', { name: 'Day' }).getByRole('link').nth(2).click();
  await times.nth(1).waitFor({ state: 'detached' });
  expect(await times.count()).toBe(1);
  await page.goBack();
  await times.nth(1).waitFor();
  await times.nth(1).click();
  await page.waitForURL(`**/showings/${made.next.showingId}`);
});

test('a movie that does not exist is not found', async () => {
  await using page = await openPage(testApp, `/movies/${newId()}`, { expected: [/404/] });
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
});
