import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems } from './support/accessibility.ts';
import { buySeats, holdSeats, seatOf, type Shop, startShop } from './support/buying.ts';
import { chooseShowing, setCutoff } from './support/exchanging.ts';
import { openPage } from './support/open-page.ts';

/** Long enough to see the checkout, and short enough to wait for the end. */
const HOLD_SECONDS = 9;

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ HOLD_SECONDS: String(HOLD_SECONDS) });
});
afterAll(() => shop[Symbol.asyncDispose]());

test('a hold expires on screen, and its seats are picked again by one tap', async () => {
  const { path } = await shop.newShowing();
  await using page = await openPage(shop.testApp, path);
  await holdSeats(page, ['C4', 'C5']);
  await page.getByRole('heading', { name: 'The time is up' }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('link', { name: 'Pick the same seats again' }).click();
  await page.getByRole('button', { name: 'Hold 2 seats' }).click();
  await page.waitForURL('**/holds/*');
  await page.getByRole('heading', { name: 'The time is up' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'The time is up' }).waitFor();
});

test('new seats for a ticket expire on screen: the ticket stays, and they are picked again by one tap', async () => {
  const { showingId, path } = await shop.newShowing();
  const { prisma } = shop.testApp.database;
  await prisma.cinema.update({ where: { id: shop.cinema.cinemaId }, data: { cancellationCutoffMinutes: 60 } });
  await using page = await openPage(shop.testApp, path);
  await buySeats(page, ['C4']);
  await page.getByRole('link', { name: 'Change seats' }).click();
  await seatOf(page, 'D4').click();
  await page.getByRole('button', { name: 'Hold 1 seat' }).click();
  await page.getByRole('heading', { name: 'The time is up' }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('link', { name: 'Pick the same seats again' }).click();
  await page.getByRole('button', { name: 'Hold 1 seat' }).click();
  await page.getByText('C4 → D4').waitFor();
  const tickets = await prisma.ticket.findMany({ where: { showingId } });
  expect(tickets.map(({ status }) => status)).toEqual(['VALID']);
});

test('new seats of another showing expire on screen: they are picked again there', async () => {
  const { path } = await shop.newShowing();
  const other = await shop.newShowing();
  await setCutoff(shop, 60);
  await using page = await openPage(shop.testApp, path);
  await buySeats(page, ['C4']);
  await chooseShowing(page, other.showingId);
  await seatOf(page, 'D4').click();
  await page.getByRole('button', { name: 'Hold 1 seat' }).click();
  await page.getByRole('heading', { name: 'The time is up' }).waitFor();
  await page.getByRole('link', { name: 'Pick the same seats again' }).click();
  await page.waitForURL(`**/exchange?showing=${other.showingId}`);
  await page.getByRole('button', { name: 'Remove seat D4' }).waitFor();
});
