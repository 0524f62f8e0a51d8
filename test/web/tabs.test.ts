import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { KEPT } from '../../web/src/session/session.ts';
import { holdSeats } from '../support/buying.ts';
import type { MadeShowing } from '../support/fixtures.ts';
import { type Registered, register } from '../support/registered.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { accountButton, chooseInMenu, fillInLogin, logIn } from './support/account-steps.ts';
import { browser } from './support/browser.ts';
import { openPage } from './support/open-page.ts';
import { makeSmallCinema, seatIdOf, type SmallCinema } from './support/small-cinema.ts';

/** Longer than a tab uses an access token. */
const LATER_MS = 500_000;

let testApp: TestApp;
let cinema: SmallCinema;
let account: Registered;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  cinema = await makeSmallCinema(testApp.database);
});
beforeEach(async () => {
  account = await register(testApp);
});
afterAll(() => testApp[Symbol.asyncDispose]());

function loginLink(page: Page) {
  return page.getByRole('banner').getByRole('link', { name: 'Log in' });
}

/** The control of a seat on the map, as in `C4`, in that state. */
function seat(page: Page, label: string, state: 'available' | 'taken' = 'available') {
  const name = new RegExp(`^Row ${label.charAt(0)}, seat ${label.slice(1)}\\b.*${state}`);
  return page.getByRole('button', { name });
}

/** Another visitor holds a seat. */
async function take(showing: MadeShowing, label: string): Promise<void> {
  const { client } = await testApp.newAccount();
  await holdSeats(client, showing, [seatIdOf(showing, label)]);
}

/** The bodies of the requests to the server from now on that contain a text. */
function requestsWith(context: BrowserContext, text: string): string[] {
  const bodies: string[] = [];
  context.on('request', (request) => {
    const body = request.postData() ?? '';
    if (body.includes(text)) bodies.push(body);
  });
  return bodies;
}

/** As if the access token were too old for the page. */
function outdateToken(page: Page): Promise<void> {
  return page.evaluate((key) => {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as object;
    localStorage.setItem(key, JSON.stringify({ ...kept, renewedAt: 0 }));
  }, KEPT);
}

/** Ends every session, as from another device. */
async function endSessionsElsewhere(): Promise<void> {
  await testApp.app.services.sessions.logOut(account.accountId);
}

describe('two tabs', () => {
  test('refresh the session once between them', async () => {
    await using page = await openPage(testApp, '/');
    await logIn(page, account);
    await using other = await openPage(testApp, '/', { beside: page });
    await accountButton(other).waitFor();
    await outdateToken(page);
    const refreshes = requestsWith(page.context(), 'refreshSession');
    await Promise.all([page.goto('/account/settings'), other.goto('/account/settings')]);
    for (const tab of [page, other]) await tab.getByText('This device').waitFor();
    expect(refreshes).toHaveLength(1);
  });

  test('follow each other in and out', async () => {
    await using page = await openPage(testApp, '/');
    await using other = await openPage(testApp, '/account/settings', { beside: page });
    await other.getByRole('heading', { name: 'Log in' }).waitFor();
    await logIn(page, account);
    await other.getByRole('heading', { name: 'Settings' }).waitFor();
    await chooseInMenu(page, 'Log out');
    await page.getByText('You are logged out.').waitFor();
    await other.getByText('You are logged out.').waitFor();
    await other.getByRole('heading', { name: 'Log in' }).waitFor();
    await loginLink(other).waitFor();
  });
});

describe('a session that the server ends', () => {
  test('ends at once where the page is live, and the page goes on', async () => {
    await using page = await openPage(testApp, '/', { expected: [/4403/] });
    await logIn(page, account);
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(socket.url()));
    await page.goto(`/showings/${cinema.showingId}`);
    await seat(page, 'C4').waitFor();
    await endSessionsElsewhere();
    await page.getByText('Your login has ended').waitFor();
    await loginLink(page).waitFor();
    await page.getByRole('button', { name: 'OK' }).click();
    await page.getByText('Your login has ended').waitFor({ state: 'hidden' });
    // One as the account, one that the server refuses or the page replaces, and one as a visitor, which is still live.
    await take(cinema, 'C4');
    await seat(page, 'C4', 'taken').waitFor();
    expect(sockets.length).toBeLessThanOrEqual(3);
  });

  test('ends with the next request elsewhere', async () => {
    await using page = await openPage(testApp, '/login?then=/account/settings');
    await fillInLogin(page, account);
    await page.getByText('This device').waitFor();
    await endSessionsElsewhere();
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your login has ended').waitFor();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await fillInLogin(page, account);
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.getByText('Your login has ended').waitFor({ state: 'hidden' });
  });

  test('ends in another browser by "Log out everywhere"', async () => {
    await using page = await openPage(testApp, '/login?then=/account/settings');
    await fillInLogin(page, account);
    await using elsewhere = await openPage(testApp, '/');
    await logIn(elsewhere, account);
    await page.getByRole('button', { name: 'Log out everywhere' }).click();
    await page.getByText('You are logged out.').waitFor();
    await chooseInMenu(elsewhere, 'Settings');
    await elsewhere.getByText('Your login has ended').waitFor();
    await elsewhere.getByRole('heading', { name: 'Log in' }).waitFor();
  });
});

describe('a tab that is open for long', () => {
  test('renews its socket before the token ends, and stays live', async () => {
    await using page = await openPage(testApp, '/');
    await logIn(page, account);
    await page.clock.install();
    await page.goto(`/showings/${cinema.next.showingId}`);
    await seat(page, 'C4').waitFor();
    const refreshes = requestsWith(page.context(), 'refreshSession');
    const renewed = page.waitForEvent('websocket');
    await page.clock.fastForward(LATER_MS);
    await renewed;
    expect(refreshes).toHaveLength(1);
    await take(cinema.next, 'C5');
    await seat(page, 'C5', 'taken').waitFor();
    await page.getByText('Offline').waitFor({ state: 'hidden' });
  });

  test('keeps its session while there is no network, and says so', async () => {
    await using page = await openPage(testApp, '/', { expected: [/ERR_INTERNET_DISCONNECTED/] });
    await logIn(page, account);
    await page.context().setOffline(true);
    await page.getByText('Offline').waitFor();
    await outdateToken(page);
    await accountButton(page).waitFor();
    await page.context().setOffline(false);
    await page.getByText('Offline').waitFor({ state: 'hidden' });
    await chooseInMenu(page, 'Settings');
    await page.getByText('This device').waitFor();
  });
});

describe('the login works', () => {
  test.each([
    ['years behind', '2011-03-04T05:06:07Z'],
    ['years ahead', '2041-03-04T05:06:07Z'],
  ])('with a clock that is %s', async (_, time) => {
    await using page = await openPage(testApp, '/');
    await page.clock.setSystemTime(time);
    await logIn(page, account);
    await chooseInMenu(page, 'Settings');
    await page.getByText('This device').waitFor();
  });

  test('where the browser forbids to store anything, until a reload', async () => {
    await using page = await openPage(testApp, '/');
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('The operation is insecure.', 'SecurityError');
          },
        });
    });
    await page.reload();
    await logIn(page, account);
    await chooseInMenu(page, 'Settings');
    await page.getByText('This device').waitFor();
  });

  test('over plain HTTP and behind a path, where the browser has no locks', async () => {
    await using behind = await startTestApp('embedded', { settings: { PUBLIC_URL: 'http://tickets.example/kino' } });
    const person = await register(behind);
    const context = await (await browser()).newContext();
    const page = await context.newPage();
    // The proxy takes the path away.
    await page.route('http://tickets.example/kino/**', async (route) => {
      const url = route.request().url().replace('http://tickets.example/kino', behind.app.url);
      await route.fulfill({ response: await route.fetch({ url }) });
    });
    await page.goto('http://tickets.example/kino/login?then=/account/settings');
    expect(await page.evaluate(() => 'locks' in navigator)).toBe(false);
    await fillInLogin(page, person);
    await page.getByText('This device').waitFor();
    await outdateToken(page);
    await page.reload();
    await page.getByText('This device').waitFor();
    expect(page.url()).toBe('http://tickets.example/kino/account/settings');
    await context.close();
  });
});
