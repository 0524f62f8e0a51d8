import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { openPage } from './support/open-page.ts';
import { seatOnMap } from './support/seat-controls.ts';
import { makeSmallCinema, type SmallCinema } from './support/small-cinema.ts';

const LOGIN_FILE = /assets\/login-page-.*\.js/;
const GERMAN_FILE = /assets\/de-.*\.js/;
const FAILURES = [/Failed to load resource/, /PageNotLoadedError/, /Preload|preload/];
const UNREACHABLE = 'The server cannot be reached.';

let testApp: TestApp;
let cinema: SmallCinema;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  cinema = await makeSmallCinema(testApp.database);
});
afterAll(() => testApp[Symbol.asyncDispose]());

const toLogin = (page: Page) => page.getByRole('banner').getByRole('link', { name: 'Log in' }).click();
const heading = (page: Page) => page.getByRole('heading', { name: 'Log in' });
const retry = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Try again' });
const openStart = () => openPage(testApp, '/', { expected: FAILURES });

/** How often the browser opened an address from now on. */
function countVisits(page: Page): () => number {
  let visits = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) visits += 1;
  });
  return () => visits;
}

/**
 * From now on the server has another version: the same files, but the main script has another name.
 *
 * @param versions the next answers, in turn; the last one stays
 */
async function deploy(page: Page, ...versions: string[]): Promise<void> {
  const left = [...versions];
  const isPage = (url: URL) => url.pathname === '/' || url.pathname === '/login';
  await page.route(isPage, async (route) => {
    const response = await route.fetch();
    const version = left.length > 1 ? left.shift() : left[0];
    const html = await response.text();
    const body = version === 'old' ? html : html.replace(/assets\/(index-[^"]*\.js)/, `assets/${version}-$1`);
    await route.fulfill({ response, body });
  });
  await page.route(/assets\/[a-z]+-index-/, async (route) => {
    const address = route
      .request()
      .url()
      .replace(/assets\/[a-z]+-/, 'assets/');
    await route.fulfill({ response: await route.fetch({ url: address }) });
  });
}

describe('a page whose file cannot be loaded', () => {
  test('says so, keeps its frame, and is loaded by one tap when the network is back', async () => {
    await using page = await openStart();
    await page.route(LOGIN_FILE, (route) => route.abort());
    await toLogin(page);
    await page.getByText(UNREACHABLE).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.unroute(LOGIN_FILE);
    await retry(page).click();
    await heading(page).waitFor();
    expect(new URL(page.url()).pathname).toBe('/login');
  });

  test('stays while the server cannot be reached, however often it is tried', async () => {
    await using page = await openStart();
    await page.context().setOffline(true);
    const visits = countVisits(page);
    await toLogin(page);
    const asked = page.waitForEvent('requestfailed', (request) => request.resourceType() === 'fetch');
    await retry(page).click();
    await asked;
    await page.getByText(UNREACHABLE).waitFor();
    expect(visits()).toBe(0);
    await page.getByRole('contentinfo').getByRole('link', { name: 'Find a booking' }).waitFor();
    await page.context().setOffline(false);
    await retry(page).click();
    await heading(page).waitFor();
  });

  test('leads to other pages', async () => {
    await using page = await openStart();
    await page.route(LOGIN_FILE, (route) => route.abort());
    await toLogin(page);
    await retry(page).waitFor();
    await page.getByRole('banner').getByRole('link', { name: "What's on" }).click();
    await retry(page).waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: "What's on" }).waitFor();
  });

  test('opened by its address, says so too', async () => {
    await using page = await openStart();
    await page.route(LOGIN_FILE, (route) => route.abort());
    await page.goto('/login');
    await retry(page).waitFor();
  });
});

describe('after a deployment', () => {
  test('the new version is loaded once, by itself', async () => {
    await using page = await openStart();
    await deploy(page, 'new');
    const visits = countVisits(page);
    await page.route(LOGIN_FILE, (route) => (visits() === 0 ? route.fulfill({ status: 404 }) : route.continue()));
    await toLogin(page);
    await heading(page).waitFor();
    expect(visits()).toBe(1);
    expect(await page.locator('script[src*="new-index"]').count()).toBe(1);
  });

  test.each([
    ['the new version lacks the file too', ['new']],
    ['servers of two versions answer in turn', ['new', 'new', 'old', 'old', 'new']],
    ['each answer is of the other version', ['new', 'old', 'new', 'old', 'new', 'old', 'new', 'old']],
  ])('it ends with a message when %s', async (_what, versions) => {
    await using page = await openStart();
    await deploy(page, ...versions);
    await page.route(LOGIN_FILE, (route) => route.fulfill({ status: 404 }));
    const visits = countVisits(page);
    await toLogin(page);
    await retry(page).waitFor();
    expect(visits()).toBeGreaterThan(0);
    expect(visits()).toBeLessThanOrEqual(2);
  });
});

test('an exception while a page is drawn shows a message, and the other pages go on', async () => {
  await using page = await openPage(testApp, '/', { expected: [/RangeError/] });
  // No such currency: its format throws.
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('"EUR"', '"?"') });
  });
  await page.goto(`/showings/${cinema.showingId}`);
  await page.getByRole('alert').getByText('This did not work. Try again.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await toLogin(page);
  await heading(page).waitFor();
  await page.goBack();
  await retry(page).waitFor();
  await page.unroute('**/graphql');
  await retry(page).click();
  await seatOnMap(page, 'C4').waitFor();
});

test('German visitors read English when the German texts cannot be loaded', async () => {
  await using page = await openPage(testApp, '/', { locale: 'de-DE', expected: FAILURES });
  await page.route(GERMAN_FILE, (route) => route.abort());
  await page.reload();
  await page.getByRole('banner').getByRole('link', { name: 'Log in' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});
