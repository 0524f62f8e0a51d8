import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type MadeShowing, repeatShowing } from '../support/fixtures.ts';
import { rawRequest } from '../support/raw-request.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { seatOf } from './support/buying.ts';
import { ForeignSite, seenEvents } from './support/foreign-site.ts';
import { openPage, type PageOptions } from './support/open-page.ts';
import { listen } from './support/screen-reader.ts';
import { makeSmallCinema, seatIdOf } from './support/small-cinema.ts';

let site: ForeignSite;
let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  site = await ForeignSite.open();
  testApp = await startTestApp('embedded', { settings: { ALLOWED_ORIGINS: site.origin } });
  showing = (await makeSmallCinema(testApp.database)).next;
});
// Each test has a showing of its own, without holds.
beforeEach(async () => {
  showing = await repeatShowing(testApp.database, showing);
});
afterAll(async () => {
  await testApp[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

interface Embedding extends PageOptions {
  server?: TestApp;
  showingId?: string;
  attributes?: string;
}

/** A page of the other site with the map of the showing. */
async function openSite({
  server = testApp,
  showingId = showing.showingId,
  attributes = '',
  ...options
}: Embedding = {}) {
  const rowlock = server.app.url;
  const path = site.pathOf(rowlock, `showing="${showingId}" ${attributes}`);
  // To the page, the server is another host: that is what is tested.
  const expected = [/^a request to another host: \S*(\/rowlock-seat-map\.js|\/graphql)$/, ...(options.expected ?? [])];
  return openPage({ app: { url: site.origin } }, path, { ...options, expected });
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Another buyer, through the API. */
async function takeElsewhere(...labels: string[]): Promise<void> {
  const { client } = await testApp.newAccount();
  const seatIds = labels.map((label) => seatIdOf(showing, label));
  await client.request(
    'mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { hold { id } } }' as never,
    { input: { showingId: showing.showingId, seatIds } } as never,
  );
}

function holds() {
  return testApp.database.prisma.hold.findMany({ where: { showingId: showing.showingId }, orderBy: { id: 'asc' } });
}

test('a visitor picks seats, holds them, and releases them, and the site is told', async () => {
  await using page = await openSite();
  await seatOf(page, 'C4').click();
  await seatOf(page, 'E5').click();
  await button(page, 'Hold 2 seats').click();
  await page.getByText('Held for you: C4, E5').waitFor();
  expect(await holds()).toMatchObject([{ status: 'ACTIVE' }]);
  await button(page, 'Release seats').click();
  await page.getByText('Pick up to 10 seats.').waitFor();
  const [first, second, hold, release] = await seenEvents(page);
  expect(first).toMatchObject({ name: 'select', seats: [{ label: 'C4' }] });
  expect(second).toMatchObject({
    name: 'select',
    seats: [
      { label: 'C4', category: { name: 'Standard' }, prices: [{ decimal: '12.00' }, { decimal: '8.00' }] },
      { label: 'E5', category: { name: 'Premium' } },
    ],
  });
  const [held] = await holds();
  expect(held?.status).toBe('RELEASED');
  expect(hold).toMatchObject({ name: 'hold', holdId: held?.id, isRestored: false });
  expect(hold?.seats?.map(({ label }) => label)).toEqual(['C4', 'E5']);
  expect(hold?.secondsLeft).toBeGreaterThan(400);
  expect(release).toEqual({ name: 'release', holdId: held?.id, reason: 'released' });
});

test('a reload finds the hold again', async () => {
  await using page = await openSite();
  await seatOf(page, 'C4').click();
  await button(page, 'Hold 1 seat').click();
  await page.getByText('Held for you: C4').waitFor();
  await page.reload();
  await page.getByText('Held for you: C4').waitFor();
  expect(await seenEvents(page)).toMatchObject([{ name: 'hold', isRestored: true }]);
  expect(await page.evaluate("document.querySelector('rowlock-seat-map').getAccessToken()")).toMatch(/^ey/);
});

describe('a duplicate of the tab', () => {
  /** Opened by the page: then the browser copies what the tab keeps, as it does for a duplicate. */
  async function duplicate(page: Page): Promise<Page> {
    const [copy] = await Promise.all([page.waitForEvent('popup'), page.evaluate('void open(location.href)')]);
    return copy;
  }

  const tokenOf = (page: Page) => page.evaluate<string>("document.querySelector('rowlock-seat-map').getAccessToken()");

  /** As if the access token had been used for as long as a tab does, and the grace of the refresh token before were over. */
  async function muchLater(page: Page): Promise<void> {
    await page.evaluate(() => {
      for (const storage of [localStorage, sessionStorage]) {
        for (const [key, text] of Object.entries(storage))
          storage.setItem(key, String(text).replace(/"renewedAt":\d+/, '"renewedAt":0'));
      }
    });
    await testApp.database.prisma.$executeRaw`update session set rotated_at = rotated_at - interval '1 minute'`;
  }

  test('is the same guest, and does not end the session', async () => {
    await using page = await openSite();
    await seatOf(page, 'C4').click();
    await button(page, 'Hold 1 seat').click();
    await page.getByText('Held for you: C4').waitFor();
    const copy = await duplicate(page);
    await copy.getByText('Held for you: C4').waitFor();
    for (const tab of [copy, page, copy, page]) {
      await muchLater(tab);
      const token = await tokenOf(tab);
      const { data } = await testApp.client
        .as(token)
        .send<{ me: { isGuest: boolean } | null }, object>('{ me { isGuest } }');
      expect(data?.me).toEqual({ isGuest: true });
    }
    await button(copy, 'Release seats').click();
    await copy.getByText('Pick up to 10 seats.').waitFor();
    expect(await holds()).toMatchObject([{ status: 'RELEASED' }]);
  });

  test('but another tab is another guest', async () => {
    await using page = await openSite();
    await seatOf(page, 'C4').click();
    await button(page, 'Hold 1 seat').click();
    await page.getByText('Held for you: C4').waitFor();
    await using other = await openSite({ beside: page });
    await other.getByRole('button', { name: /^Row C, seat 4, .*taken$/ }).waitFor();
    await seatOf(other, 'C5').click();
    await button(other, 'Hold 1 seat').click();
    await other.getByText('Held for you: C5').waitFor();
    const accounts = (await holds()).map(({ accountId }) => accountId);
    expect(new Set(accounts).size).toBe(2);
  });
});

test('a hold ends at its deadline, on the screen too', async () => {
  await using short = await startTestApp('embedded', {
    settings: { ALLOWED_ORIGINS: site.origin, HOLD_SECONDS: '2' },
  });
  const { showingId } = await makeSmallCinema(short.database);
  await using page = await openSite({ server: short, showingId });
  await seatOf(page, 'C4').click();
  await button(page, 'Hold 1 seat').click();
  await page.getByText('The time has passed').waitFor();
  expect((await seenEvents(page)).at(-1)).toMatchObject({ name: 'release', reason: 'expired' });
});

test('a seat that another buyer takes is not picked any more', async () => {
  await using page = await openSite();
  await seatOf(page, 'C4').click();
  await seatOf(page, 'C5').click();
  const heard = await listen(page);
  await takeElsewhere('C4', 'D1');
  await page.getByRole('button', { name: /^Row D, seat 1, .*taken$/ }).waitFor();
  await page.getByRole('status').getByText('Another visitor was faster: C4.').waitFor();
  await page.getByText('1 seat was taken. 58 seats are left.').waitFor();
  expect(await heard()).toEqual([
    'Another visitor was faster: C4. You can pick other seats.',
    '1 seat was taken. 58 seats are left.',
  ]);
  await button(page, 'Hold 1 seat').waitFor();
  expect((await seenEvents(page)).at(-1)).toMatchObject({ name: 'select', seats: [{ label: 'C5' }] });
});

test('when another buyer was faster, other seats are one tap away', async () => {
  await using page = await openSite();
  await page.routeWebSocket(/graphql/, () => undefined);
  await page.reload();
  await seatOf(page, 'C4').click();
  await seatOf(page, 'C5').click();
  // No event of it arrives here.
  await takeElsewhere('C4');
  await button(page, 'Hold 2 seats').click();
  await page.getByRole('alert').getByText('Another visitor was faster: C4.').waitFor();
  const alternative = page.getByText('Free now, close to your choice:').locator('..').getByRole('button').first();
  const labels = await alternative.innerText();
  await alternative.click();
  await button(page, 'Hold 2 seats').click();
  await page.getByText(`Held for you: ${labels}`).waitFor();
  expect((await seenEvents(page)).find(({ name }) => name === 'error')).toMatchObject({ code: 'SeatsUnavailable' });
});

test('a couple seat is picked as one, and no more seats than the site allows', async () => {
  await using page = await openSite({ attributes: 'max-seats="3"' });
  await seatOf(page, 'F9').click();
  await button(page, 'Hold 2 seats').waitFor();
  await seatOf(page, 'C4').click();
  await seatOf(page, 'C5').click();
  await page.getByText('You can pick 3 seats at most.').waitFor();
  await button(page, 'Hold 3 seats').waitFor();
  await seatOf(page, 'F10').click();
  await button(page, 'Hold 1 seat').waitFor();
});

test('the site changes attributes, the look and the visitor at any time', async () => {
  await using page = await openSite();
  await seatOf(page, 'C4').click();
  await page.evaluate("map = document.querySelector('rowlock-seat-map')");
  await page.evaluate("map.style.setProperty('--seat-accent', 'rgb(10, 20, 30)')");
  await button(page, 'Hold 1 seat').waitFor();
  const background = "getComputedStyle(map.shadowRoot.querySelector('[part~=hold]')).backgroundColor";
  await expect.poll(() => page.evaluate(background)).toBe('rgb(10, 20, 30)');
  await page.evaluate("map.setAttribute('language', 'de')");
  await button(page, '1 Platz reservieren').waitFor();
  await page.evaluate('map.clear()');
  await page.getByText('Wählen Sie bis zu 10 Plätze.').waitFor();
  const another = await repeatShowing(testApp.database, showing);
  await page.evaluate("map.toggleAttribute('readonly', true)");
  await page.getByText('Wählen Sie bis zu 10 Plätze.').waitFor({ state: 'hidden' });
  await page.evaluate(`map.toggleAttribute('readonly', false); map.setAttribute('showing', '${another.showingId}')`);
  await seatOf(page, 'C4', { row: 'Reihe', seat: 'Platz' }).waitFor();
  const { accountId, client } = await testApp.newAccount();
  await page.evaluate(`map.accessToken = () => Promise.resolve('${client.token}')`);
  await seatOf(page, 'C4', { row: 'Reihe', seat: 'Platz' }).click();
  await button(page, '1 Platz reservieren').click();
  await page.getByText('Für Sie reserviert: C4').waitFor();
  const held = await testApp.database.prisma.hold.findMany({ where: { showingId: another.showingId } });
  expect(held).toMatchObject([{ accountId }]);
  showing = another;
});

test('everything works with the keyboard alone', async () => {
  await using page = await openSite();
  await seatOf(page, 'C4').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await button(page, 'Hold 2 seats').focus();
  await page.keyboard.press('Enter');
  await page.getByText('Held for you: C4, C5').waitFor();
  await button(page, 'Release seats').focus();
  await page.keyboard.press('Enter');
  await page.getByText('Pick up to 10 seats.').waitFor();
});

test('a lost connection is told, and mended', async () => {
  await using page = await openSite({ expected: [/ERR_INTERNET_DISCONNECTED/] });
  await seatOf(page, 'C4').waitFor();
  await page.context().setOffline(true);
  await page.getByText('Offline.').waitFor();
  await takeElsewhere('C4');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: /^Row C, seat 4, .*taken$/ }).waitFor();
  await page.getByText('Offline.').waitFor({ state: 'hidden' });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(['phone', 'desktop'] as const)('the component is accessible on a %s', async (size) => {
    await using page = await openSite({ colorScheme, size });
    await seatOf(page, 'C4').click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await button(page, 'Hold 1 seat').click();
    await page.getByText('Held for you: C4').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe('a site that the server does not name', () => {
  test('is told so, and its visitors see a plain message', async () => {
    await using strict = await startTestApp('embedded');
    await using page = await openSite({ server: strict, expected: [/CORS policy/, /Failed to load resource/] });
    await page.getByText('This page may not show the seats of this cinema.').waitFor();
    const message = `ALLOWED_ORIGINS of ${new URL(strict.app.url).host} does not name ${site.origin}.`;
    expect(await seenEvents(page)).toEqual([{ name: 'error', code: 'ORIGIN_NOT_ALLOWED', message }]);
  });
});

test('a showing that does not exist is told', async () => {
  await using page = await openSite({ attributes: 'data-test' });
  await page.evaluate(`document.querySelector('rowlock-seat-map').setAttribute('showing', '${showing.movieId}')`);
  await page.getByText('This showing does not exist.').waitFor();
  await button(page, 'Try again').waitFor();
  await vi.waitFor(async () => expect((await seenEvents(page)).at(-1)).toMatchObject({ code: 'NOT_FOUND' }));
});

test('the script is for every site, small, and asked for again each time', async () => {
  const address = `${testApp.app.url}/rowlock-seat-map.js`;
  const response = await fetch(address, { headers: { 'accept-encoding': 'br', origin: 'https://any.example' } });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'no-cache',
    'content-encoding': 'br',
    'content-type': expect.stringContaining('javascript') as string,
  });
  expect(Number(response.headers.get('content-length'))).toBeLessThan(40_000);
  // Not by fetch, which asks for a fresh answer then.
  const etag = response.headers.get('etag') ?? '';
  const head = ['GET /rowlock-seat-map.js HTTP/1.1', 'host: tickets', 'accept-encoding: br', `if-none-match: ${etag}`];
  const again = await rawRequest(testApp.app.url, [...head, 'connection: close', '', ''].join('\r\n'));
  expect(again).toMatch(/^HTTP\/1.1 304 /);
});
