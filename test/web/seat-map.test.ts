import type { CDPSession, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, repeatShowing } from '../support/fixtures.ts';
import { newGuest } from '../support/guest.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { openPage, type PageOptions } from './support/open-page.ts';
import { seatInList, seatOnMap } from './support/seat-controls.ts';
import { listen } from './support/screen-reader.ts';
import { makeSmallCinema, seatIdOf } from './support/small-cinema.ts';

/** A busy machine takes its time. */
const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 15_000 });

let testApp: TestApp;
let latest: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  latest = (await makeSmallCinema(testApp.database)).next;
  // Behind a pillar.
  await testApp.database.prisma.seat.update({
    where: { id: seatIdOf(latest, 'B10') },
    data: { features: ['RESTRICTED_VIEW'] },
  });
});
afterAll(() => testApp[Symbol.asyncDispose]());

let showing: MadeShowing;
let buyer: GraphQLClient;
/** Each test has seats of its own, and another buyer. */
beforeEach(async () => {
  showing = latest = await repeatShowing(testApp.database, latest);
  buyer = (await newGuest(testApp)).client;
});

async function openMap(options: PageOptions = {}) {
  const page = await openPage(testApp, `/showings/${showing.showingId}`, options);
  await seatOnMap(page, 'C4').waitFor();
  return page;
}

const take = (...labels: string[]) =>
  holdSeats(
    buyer,
    showing,
    labels.map((label) => seatIdOf(showing, label)),
  );
const nameOf = (page: Page, label: string) => seatOnMap(page, label).getAttribute('aria-label');

test('the name of each seat says where it is, what it costs, what it is, and whether it is available', async () => {
  await take('C5');
  await using page = await openMap();
  expect(await nameOf(page, 'C4')).toMatch(/^Row C, seat 4, Standard, from €8.00, available$/);
  expect(await nameOf(page, 'C5')).toMatch(/taken$/);
  expect(await nameOf(page, 'A1')).toContain('wheelchair place');
  expect(await nameOf(page, 'B10')).toContain('restricted view');
  expect(await nameOf(page, 'F9')).toContain('Premium, from €12.50, couple seat');
});

test('a restricted view has a sign on the map, which the legend explains, words in the list, and a note when it is picked', async () => {
  await using page = await openMap();
  const legend = page.getByRole('list', { name: 'Legend' }).last().getByRole('listitem');
  const signs = await legend.evaluateAll((items) =>
    items.map((item) => ({ text: item.textContent, picture: item.querySelector('canvas')?.toDataURL() })),
  );
  expect(signs.map(({ text }) => text)).toContain('restricted view');
  expect(new Set(signs.map(({ picture }) => picture)).size).toBe(signs.length);
  await seatOnMap(page, 'B10').click();
  await page.getByText('B10 has a restricted view: part of the screen cannot be seen.').waitFor();
  await page.getByRole('button', { name: 'List', exact: true }).click();
  const wordsOf = (label: string) =>
    seatInList(page, label).evaluate((button) => getComputedStyle(button, '::after').content);
  expect(await wordsOf('B10')).toContain('restricted view');
  expect(await wordsOf('B9')).toBe('none');
});

describe('a seat is picked', () => {
  test('by mouse, and given back', async () => {
    await using page = await openMap();
    const seat = seatOnMap(page, 'C4');
    await seat.click();
    await page.getByRole('button', { name: /^Row C, seat 4.*picked$/, pressed: true }).waitFor();
    await seat.click();
    await page.getByRole('button', { name: /^Row C, seat 4.*available$/, pressed: false }).waitFor();
  });

  test('by touch, where it is large enough for a finger', async () => {
    await using page = await openMap({ size: 'phone' });
    const box = await seatOnMap(page, 'D6').boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
    await seatOnMap(page, 'D6').tap();
    await page
      .getByRole('button', { name: /^Row D, seat 6.*picked$/ })
      .first()
      .waitFor();
  });

  test('by keyboard alone, with one tab stop for the whole map', async () => {
    await using page = await openMap();
    await seatOnMap(page, 'C4').evaluate((button) =>
      button.parentElement?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
    );
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    expect(await focused()).toMatch(/^Row [CD], seat [56],/);
    for (const key of ['Home', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) {
      await page.keyboard.press(key);
    }
    expect(await focused()).toMatch(/^Row B, seat 2,/);
    await page.keyboard.press('Enter');
    await eventually(focused).toMatch(/picked$/);
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    await eventually(focused).toMatch(/^Row B, seat 10,.*picked$/);
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).not.toMatch(/^Row/);
    await page.keyboard.press('Tab');
    expect(await focused()).toMatch(/^Row B, seat 10,/);
    await page.keyboard.press('Tab');
    expect(await focused()).not.toMatch(/^Row \w, seat \d+, (Standard|Premium)/);
  });

  test('not when it is taken', async () => {
    await take('C4');
    await using page = await openMap();
    const seat = seatOnMap(page, 'C4');
    expect(await seat.getAttribute('aria-disabled')).toBe('true');
    // It says that it is disabled, and can be clicked all the same.
    await seat.click({ force: true });
    await seatOnMap(page, 'C6').click();
    await page.getByRole('button', { name: /^Row C, seat 6.*picked$/ }).waitFor();
    expect(await nameOf(page, 'C4')).toMatch(/taken$/);
  });
});

describe('zooming and panning', () => {
  const sizeOf = async (page: Page) => (await seatOnMap(page, 'C5').boundingBox())?.width ?? 0;

  test('by keys and buttons', async () => {
    await using page = await openMap({ size: 'phone' });
    const before = await sizeOf(page);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await eventually(() => sizeOf(page)).toBeGreaterThan(before * 1.4);
    await seatOnMap(page, 'C5').focus();
    await page.keyboard.press('0');
    await eventually(() => sizeOf(page)).toBeCloseTo(before, 0);
    await page.keyboard.press('+');
    await eventually(() => sizeOf(page)).toBeGreaterThan(before * 1.2);
  });

  test('a drag moves the hall, and picks nothing', async () => {
    await using page = await openMap({ size: 'phone' });
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const from = (await seatOnMap(page, 'D5').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y + 10, { steps: 3 });
    await page.mouse.move(x + 60, y + 20, { steps: 3 });
    await page.mouse.up();
    await eventually(async () => (await seatOnMap(page, 'D5').boundingBox())?.x).toBeGreaterThan(from.x + 30);
    expect(await nameOf(page, 'D5')).toMatch(/available$/);
  });

  test('two fingers zoom, and pick nothing', async () => {
    await using page = await openMap({ size: 'phone' });
    const before = await sizeOf(page);
    const { x, y } = (await seatOnMap(page, 'C5').boundingBox()) ?? { x: 0, y: 0 };
    await pinch(await page.context().newCDPSession(page), { x, y });
    await eventually(() => sizeOf(page)).toBeGreaterThan(before * 1.5);
    expect(await page.getByRole('button', { pressed: true, name: /^Row/ }).count()).toBe(0);
  });

  test('the wheel scrolls the page until the visitor is in the map', async () => {
    await using page = await openMap();
    const before = await sizeOf(page);
    const { x, y } = (await seatOnMap(page, 'C5').boundingBox()) ?? { x: 0, y: 0 };
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -200);
    expect(await sizeOf(page)).toBeCloseTo(before, 0);
    await seatOnMap(page, 'C5').click();
    await page.mouse.wheel(0, -200);
    await eventually(() => sizeOf(page)).toBeGreaterThan(before * 1.2);
  });
});

async function pinch(fingers: CDPSession, { x, y }: { x: number; y: number }) {
  const at = (apart: number) => [
    { x: x - apart, y },
    { x: x + apart, y },
  ];
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(20) });
  for (let apart = 25; apart <= 60; apart += 5) {
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(apart) });
  }
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

describe('the list', () => {
  test('says the same as the map, and picks the same seats', async () => {
    await take('C5');
    await using page = await openMap();
    const namesIn = (names: string) =>
      page
        .getByRole('group', { name: names })
        .getByRole('button')
        .evaluateAll((buttons) => buttons.map((button) => button.ariaLabel));
    const onMap = await namesIn('Seat map');
    await page.getByRole('button', { name: 'List', exact: true }).click();
    expect(await namesIn('Row')).toEqual(onMap);
    await seatInList(page, 'C4').click();
    await page.getByRole('button', { name: 'Map', exact: true }).click();
    await eventually(() => nameOf(page, 'C4')).toMatch(/picked$/);
  });

  test('shows only available seats on demand', async () => {
    await take('C5');
    await using page = await openMap();
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await seatInList(page, 'C5').waitFor();
    await page.getByRole('checkbox', { name: 'Only available seats' }).check();
    await seatInList(page, 'C5').waitFor({ state: 'hidden' });
    expect(await seatInList(page, 'C4').isVisible()).toBe(true);
  });
});

describe('when another buyer takes a seat', () => {
  test('the map changes, and a screen reader hears a summary', async () => {
    await using page = await openMap();
    await take('C4', 'C5');
    await page.getByRole('button', { name: /^Row C, seat 4.*taken$/ }).waitFor();
    await page.getByText('2 seats were taken. 58 seats are left.').waitFor();
  });

  test('one that the visitor has picked is said once', async () => {
    await using page = await openMap();
    await seatOnMap(page, 'C4').click();
    const heard = await listen(page);
    await take('C4');
    // The summary of what others took comes last.
    await take('D1');
    await page.getByText('1 seat was taken. 58 seats are left.').waitFor();
    expect(await heard()).toEqual([
      'C4 was just taken by another visitor. Pick another seat.',
      '1 seat was taken. 58 seats are left.',
    ]);
    expect(await nameOf(page, 'C4')).toMatch(/taken$/);
  });

  test('while the connection is cut, the map catches up afterwards', async () => {
    const cut = { isCut: false, sockets: new Set<WebSocketRoute>() };
    await using page = await openMap();
    await page.routeWebSocket(/graphql/, (socket) => {
      if (cut.isCut) return void socket.close({ code: 1001 });
      cut.sockets.add(socket);
      socket.connectToServer();
      return undefined;
    });
    await page.reload();
    await seatOnMap(page, 'C4').waitFor();
    await take('B1');
    await page.getByRole('button', { name: /^Row B, seat 1,.*taken$/ }).waitFor();
    cut.isCut = true;
    for (const socket of cut.sockets) await socket.close({ code: 1001 });
    await take('C4');
    expect(await nameOf(page, 'C4')).toMatch(/available$/);
    cut.isCut = false;
    await page.getByRole('button', { name: /^Row C, seat 4,.*taken$/ }).waitFor();
    expect(await nameOf(page, 'B1')).toMatch(/taken$/);
  });
});

describe('each way to show it', () => {
  test.each([
    ['on a phone, in light', { size: 'phone', colorScheme: 'light' }],
    ['on a desktop, in dark', { size: 'desktop', colorScheme: 'dark' }],
  ] as const)('%s, is accessible, as map and as list', async (_what, options) => {
    await take('C5');
    await using page = await openMap(options);
    await seatOnMap(page, 'C4').click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('from the right to the left, the hall keeps its sides', async () => {
    await using page = await openMap();
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    const left = (label: string) =>
      seatOnMap(page, label)
        .boundingBox()
        .then((box) => box?.x ?? 0);
    expect(await left('A1')).toBeLessThan(await left('A10'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await seatOnMap(page, 'C4').click();
    await eventually(() => nameOf(page, 'C4')).toMatch(/picked$/);
  });

  test('the colours follow the theme at once', async () => {
    await using page = await openMap();
    const sign = () =>
      page
        .getByRole('list', { name: 'Legend' })
        .last()
        .locator('canvas')
        .nth(1)
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const before = await sign();
    await page.emulateMedia({ colorScheme: 'dark' });
    await eventually(sign).not.toBe(before);
  });
});
