import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdSeats } from '../support/buying.ts';
import type { MadeShowing } from '../support/fixtures.ts';
import { newGuest } from '../support/guest.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ForeignSite, seenEvents } from './support/foreign-site.ts';
import { makeLargeHall } from './support/large-hall.ts';
import { openPage } from './support/open-page.ts';

/** A busy machine takes its time. */
const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 15_000 });

let site: ForeignSite;
let testApp: TestApp;
let hall: MadeShowing;
beforeAll(async () => {
  site = await ForeignSite.open();
  testApp = await startTestApp('embedded', { settings: { ALLOWED_ORIGINS: site.origin } });
  hall = await makeLargeHall(testApp.database);
});
afterAll(async () => {
  await testApp[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

async function openHall() {
  const rowlock = testApp.app.url;
  const expected = [/^a request to another host: \S*(\/rowlock-seat-map\.js|\/graphql)$/];
  const path = site.pathOf(rowlock, `showing="${hall.showingId}"`);
  const page = await openPage({ app: { url: site.origin } }, path, { expected });
  await page.getByText('Tap the map to come closer').waitFor();
  return page;
}

const seats = (page: Page) => page.getByRole('group', { name: 'Seat map' }).getByRole('button');
/** The name of the control that has the focus. */
const focused = (page: Page) =>
  page.evaluate(
    () => document.querySelector('rowlock-seat-map')?.shadowRoot?.activeElement?.getAttribute('aria-label') ?? '',
  );

/** A seat of the hall, as the name of its control says: "Row 44, seat 50, …". */
function seatNamed(name: string) {
  const [, row = '', number = ''] = /^Row (\d+), seat (\d+),/.exec(name) ?? [];
  const where = { seatMapId: hall.seatMapId, row, number };
  return testApp.database.prisma.seat.findFirstOrThrow({ where });
}

test('a hall of 8,900 seats is shown, and seats of it are picked and held', async () => {
  await using page = await openHall();
  expect(await seats(page).count()).toBe(1);
  await seats(page).first().focus();
  await page.keyboard.press('ArrowUp');
  await eventually(() => seats(page).count()).toBeGreaterThan(50);
  expect(await seats(page).count()).toBeLessThan(2000);
  const { id, label } = await seatNamed(await focused(page));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Hold 1 seat' }).click();
  await page.getByText(`Held for you: ${label}`).waitFor();
  const held = await testApp.database.prisma.showingSeat.findMany({ where: { status: 'HELD' } });
  expect(held.map(({ seatId }) => seatId)).toEqual([id]);
  expect((await seenEvents(page)).map(({ name }) => name)).toEqual(['select', 'hold']);
});

test('a seat that another buyer takes changes among 8,900', async () => {
  await using page = await openHall();
  await seats(page).first().focus();
  await page.keyboard.press('Home');
  const name = await focused(page);
  expect(name).toMatch(/available$/);
  const seat = await seatNamed(name);
  const { client } = await newGuest(testApp);
  await holdSeats(client, hall, [seat.id]);
  await page.getByRole('button', { name: name.replace(/available$/, 'taken') }).waitFor();
});
