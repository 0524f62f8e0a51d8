import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApp } from '../support/test-app.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { seatOf, startShop } from './support/buying.ts';
import { openPage } from './support/open-page.ts';
import { SMALL_CINEMA, type SmallCinema } from './support/small-cinema.ts';

let testApp: TestApp;
let cinema: SmallCinema;
beforeAll(async () => {
  ({ testApp, cinema } = await startShop());
});
afterAll(() => testApp[Symbol.asyncDispose]());

const embedPath = () => `/embed?showing=${cinema.showingId}`;

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(['phone', 'desktop'] as const)('/embed is accessible on a %s, and fits', async (size) => {
    await using page = await openPage(testApp, embedPath(), { colorScheme, size });
    await seatOf(page, 'C4').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});

test('/embed shows a map that works, what its events say, and the code to copy', async () => {
  await using page = await openPage(testApp, embedPath());
  await page.getByText(`${SMALL_CINEMA.movie} in Saal 1`).waitFor();
  await seatOf(page, 'C4').click();
  await page.getByRole('log').getByText('C4').first().click();
  await page.getByRole('log').getByText('"decimal": "12.00"').waitFor();
  await page.getByLabel('Language').selectOption('Deutsch');
  await page.getByRole('button', { name: '1 Platz reservieren' }).waitFor();
  const code = page.getByRole('region', { name: 'The code to embed' });
  expect(await code.innerText()).toContain(`showing="${cinema.showingId}"\n  language="de"`);
});

test.each([
  ['en-GB', 'en', 'The live seat map, on your own page', 'Hold 1 seat', { row: 'Row', seat: 'seat' }],
  ['de-AT', 'de', 'Der Live-Sitzplan, auf Ihrer eigenen Seite', '1 Platz reservieren', { row: 'Reihe', seat: 'Platz' }],
])('/embed speaks the language of the browser, the map too: %s', async (locale, language, heading, hold, words) => {
  await using page = await openPage(testApp, embedPath(), { locale });
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe(language);
  expect(await page.locator('[data-text]').allInnerTexts()).not.toContain('');
  expect(await page.getByText('`').count()).toBe(0);
  await seatOf(page, 'C5', words).click();
  await page.getByRole('button', { name: hold }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('the look of the map follows the CSS that is typed at /embed', async () => {
  await using page = await openPage(testApp, embedPath());
  const ground = () => page.evaluate("getComputedStyle(document.querySelector('rowlock-seat-map')).backgroundColor");
  await page.getByText('Midnight').click();
  await expect.poll(ground).toBe('rgb(16, 19, 31)');
  await page.getByLabel('Your CSS').fill('rowlock-seat-map { --seat-ground: rgb(1, 2, 3) }');
  await expect.poll(ground).toBe('rgb(1, 2, 3)');
});

test('what a visitor holds in one of two windows side by side is taken in the other', async () => {
  await using page = await openPage(testApp, `/side-by-side?showing=${cinema.showingId}`);
  const [left, right] = ['visitor-1', 'visitor-2'].map((name) => page.frameLocator(`[name=${name}]`));
  await left?.getByRole('button', { name: /^Row D, seat 4,/ }).click();
  await left?.getByRole('button', { name: 'Hold 1 seat' }).click();
  await right?.getByRole('button', { name: /^Row D, seat 4, .*taken$/ }).waitFor();
  // The other window is another visitor, who holds another seat.
  await right?.getByRole('button', { name: /^Row D, seat 5,/ }).click();
  await right?.getByRole('button', { name: 'Hold 1 seat' }).click();
  await right?.getByRole('timer').waitFor();
  const holds = await testApp.database.prisma.hold.findMany({ where: { showingId: cinema.showingId } });
  expect(new Set(holds.map(({ accountId }) => accountId)).size).toBe(2);
});

test.each([
  ['en-GB', 'en', 'Two visitors, one auditorium', "Anna's window", 'Your seats'],
  ['de-AT', 'de', 'Zwei Besucher, ein Saal', 'Annas Fenster', 'Ihre Plätze'],
])('/side-by-side speaks as the page in its windows does: %s', async (locale, language, heading, window, within) => {
  await using page = await openPage(testApp, `/side-by-side?showing=${cinema.showingId}`, { locale });
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe(language);
  await page.getByRole('region', { name: window }).waitFor();
  await page.frameLocator('[name=visitor-1]').getByRole('heading', { name: within }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('the front page of the demo says what it is, and leads there', async () => {
  await using page = await openPage(testApp, '/');
  const banner = page.getByRole('complementary', { name: 'About this demo' });
  await banner.getByRole('link', { name: 'The map on your own page' }).click();
  await page.waitForURL('**/embed');
});
