import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { register, type Registered } from '../support/registered.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { chooseInMenu, fillInLogin, logIn } from './support/account-steps.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { openPage, SIZES } from './support/open-page.ts';
import { makeSmallCinema, SMALL_CINEMA, type SmallCinema } from './support/small-cinema.ts';

let testApp: TestApp;
let cinema: SmallCinema;
let account: Registered;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  cinema = await makeSmallCinema(testApp.database);
  account = await register(testApp);
});
afterAll(() => testApp[Symbol.asyncDispose]());

const background = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const focusIsIn = (page: Page, selector: string) =>
  page.evaluate((within) => document.activeElement?.matches(within) ?? false, selector);

describe('the colours', () => {
  test('are those that the visitor chose, also before the app has loaded', async () => {
    await using page = await openPage(testApp, '/', { expected: [/net::ERR_FAILED/] });
    const light = await background(page);
    await page.getByRole('radio', { name: 'Dark' }).press(' ');
    await expect.poll(() => background(page)).not.toBe(light);
    const dark = await background(page);
    await page.route(/assets\/index-.*\.js/, (route) => route.abort());
    await page.reload();
    expect(await page.locator('#app').innerHTML()).toBe('');
    await expect.poll(() => background(page)).toBe(dark);
  });

  test('are those of the system again, once the visitor says so', async () => {
    await using page = await openPage(testApp, '/', { colorScheme: 'dark' });
    const dark = await background(page);
    await page.getByRole('radio', { name: 'Light' }).press(' ');
    await expect.poll(() => background(page)).not.toBe(dark);
    await page.getByRole('radio', { name: 'As the system' }).press(' ');
    await expect.poll(() => background(page)).toBe(dark);
  });
});

test('the language is the one of the browser, and then the one that the visitor chose', async () => {
  await using page = await openPage(testApp, '/', { locale: 'de-AT' });
  await page.getByRole('link', { name: 'Anmelden' }).waitFor();
  await page.getByRole('contentinfo').getByRole('combobox', { name: 'Sprache' }).selectOption('en');
  await page.getByRole('banner').getByRole('link', { name: 'Log in' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.reload();
  await page.getByRole('banner').getByRole('link', { name: 'Log in' }).waitFor();
});

describe('the keyboard', () => {
  test('skips to the content', async () => {
    await using page = await openPage(testApp, '/');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await focusIsIn(page, 'main')).toBe(true);
    expect(page.url()).toBe(`${testApp.app.url}/`);
  });

  test('begins at the content of each new page, which has a title of its own', async () => {
    await using page = await openPage(testApp, '/');
    await expect.poll(() => page.title()).toMatch(/^What's on.* · Rowlock$/);
    await page.getByRole('banner').getByRole('link', { name: 'Log in' }).click();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await expect.poll(() => page.title()).toBe('Log in · Rowlock');
    expect(await focusIsIn(page, 'main')).toBe(true);
    await page.goBack();
    await page.waitForFunction(() => document.title.startsWith("What's on"));
  });

  test('opens the menu of the account, and leaves it', async () => {
    await using page = await openPage(testApp, '/');
    await logIn(page, account);
    await page.getByRole('button', { name: 'Account' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const bookings = page.getByRole('link', { name: 'My bookings' });
    expect(await bookings.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await bookings.waitFor({ state: 'hidden' });
    await chooseInMenu(page, 'My bookings');
    await page.getByRole('heading', { name: 'My bookings' }).waitFor();
    await bookings.waitFor({ state: 'hidden' });
  });
});

const sizes = Object.keys(SIZES) as (keyof typeof SIZES)[];

describe.each(sizes)('on a %s', (size) => {
  test.each(['/login', '/register', '/forgot-password', '/reset-password#token=x', '/verify-email#token=x'])(
    '%s is accessible',
    async (path) => {
      await using page = await openPage(testApp, path, { size });
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    },
  );

  test.each(['light', 'dark'] as const)('the account is accessible in %s', async (colorScheme) => {
    await using page = await openPage(testApp, '/login?then=/account/settings', { size, colorScheme });
    await fillInLogin(page, account);
    await page.getByText('This device').waitFor();
    for (const closed of await page.locator('main details').all()) await closed.locator('summary').click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close my account …' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep my account' }).click();
    await page.getByRole('link', { name: 'My bookings' }).first().click();
    await page.getByRole('heading', { name: 'My bookings' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('nothing overflows or overlaps from right to left', async () => {
    await using page = await openPage(testApp, '/login?then=/account', { size });
    await fillInLogin(page, account);
    await page.getByRole('heading', { name: 'My bookings' }).waitFor();
    const views = [
      '/',
      `/movies/${cinema.movieId}`,
      `/showings/${cinema.showingId}`,
      '/account',
      '/account/settings',
      '/find-booking',
    ];
    for (const path of views) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (path === '/') await page.getByText(SMALL_CINEMA.movie).first().waitFor();
      await page.evaluate(() => {
        document.documentElement.dir = 'rtl';
      });
      expect(await layoutProblems(page), path).toEqual([]);
    }
  });
});

/** What is wider than the page, and controls that lie on each other. */
function layoutProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const nameOf = (element: Element) => `${element.tagName} "${element.textContent.trim().slice(0, 40)}"`;
    const root = document.documentElement;
    const problems = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`] : [];
    const controls = [
      ...document.querySelectorAll(
        'header a, header button, main a.button, main button.button, footer a, footer select',
      ),
    ];
    const boxes = controls.filter(isSeen).map((element) => ({ element, box: element.getBoundingClientRect() }));
    for (const [index, { element, box }] of boxes.entries()) {
      if (box.left < -1 || box.right > root.clientWidth + 1) problems.push(`${nameOf(element)} leaves the page`);
      for (const other of boxes.slice(index + 1)) {
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (width > 1 && height > 1 && !element.contains(other.element))
          problems.push(`${nameOf(element)} overlaps ${nameOf(other.element)}`);
      }
    }
    return problems;
  });
}
