import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdSeats } from '../support/buying.ts';
import type { MadeShowing } from '../support/fixtures.ts';
import { newGuest } from '../support/guest.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { makeLargeHall } from './support/large-hall.ts';
import { openPage, type PageOptions } from './support/open-page.ts';

/** A busy machine takes its time. */
const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 15_000 });

let testApp: TestApp;
let hall: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  hall = await makeLargeHall(testApp.database);
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function openHall(options: PageOptions = {}) {
  const page = await openPage(testApp, `/showings/${hall.showingId}`, options);
  await page.getByText('Tap the map to come closer').waitFor();
  return page;
}

const seats = (page: Page) => page.getByRole('group', { name: 'Seat map' }).getByRole('button');
const namesOf = (page: Page) => seats(page).evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? ''));

async function tapMap(page: Page): Promise<{ x: number; y: number }> {
  const stage = seats(page).first().locator('xpath=ancestor::div[2]');
  const { x, y, width, height } = (await stage.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const at = { x: x + width / 2, y: y + height / 2 };
  await page.mouse.click(at.x, at.y);
  return at;
}

test('a tap comes closer: then the seats in view have controls, and no others', async () => {
  await using page = await openHall();
  expect(await seats(page).count()).toBe(1);
  await tapMap(page);
  await eventually(() => seats(page).count()).toBeGreaterThan(50);
  expect(await seats(page).count()).toBeLessThan(2000);
});

test('a drag brings other seats into view', async () => {
  await using page = await openHall();
  const { x, y } = await tapMap(page);
  await eventually(() => seats(page).count()).toBeGreaterThan(50);
  const before = await namesOf(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 300, y - 100, { steps: 10 });
  await page.mouse.up();
  await expect
    .poll(async () => (await namesOf(page)).filter((name) => !before.includes(name)).length)
    .toBeGreaterThan(20);
  expect(await page.getByRole('button', { pressed: true, name: /^Row/ }).count()).toBe(0);
});

test('the keyboard comes closer by itself, and stays on its seat', async () => {
  await using page = await openHall();
  await seats(page).first().focus();
  await page.keyboard.press('ArrowUp');
  const name = await page.evaluate(() => document.activeElement?.ariaLabel);
  await eventually(() => seats(page).count()).toBeGreaterThan(50);
  expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe(name);
});

test('a seat that another buyer takes changes among 8,900', async () => {
  await using page = await openHall();
  await seats(page).first().focus();
  await page.keyboard.press('Home');
  const [, row = '', number = ''] =
    /Row (\d+), seat (\d+)/.exec((await page.evaluate(() => document.activeElement?.ariaLabel)) ?? '') ?? [];
  const seat = await testApp.database.prisma.seat.findFirstOrThrow({
    where: { seatMapId: hall.seatMapId, row, number },
  });
  const { client } = await newGuest(testApp);
  await holdSeats(client, hall, [seat.id]);
  await page.getByRole('button', { name: new RegExp(`^Row ${row}, seat ${number},.*taken$`) }).waitFor();
});
