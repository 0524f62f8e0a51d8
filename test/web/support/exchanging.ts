import type { Page } from 'playwright-core';
import type { TestApp } from '../../support/test-app.ts';
import { type Shop, seatOf, startShop } from './buying.ts';

/** With a cinema that takes tickets back, and so exchanges them, until an hour before the start. */
export async function startExchangingShop(): Promise<Shop> {
  const shop = await startShop();
  await setCutoff(shop, 60);
  return shop;
}

/** @param minutes null: tickets are not taken back */
export function setCutoff({ testApp, cinema }: Pick<Shop, 'testApp' | 'cinema'>, minutes: number | null) {
  const where = { id: cinema.cinemaId };
  return testApp.database.prisma.cinema.update({ where, data: { cancellationCutoffMinutes: minutes } });
}

/** From a booking to the agreement, for the seats. */
export async function pickNewSeats(page: Page, labels: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: 'Change seats' }).click();
  await page.waitForURL('**/exchange');
  await holdNewSeats(page, labels);
}

/** From a booking to the map of another showing, by the list of those that there are. */
export async function chooseShowing(page: Page, showingId: string): Promise<void> {
  await page.getByRole('link', { name: 'Change seats' }).click();
  await findShowing(page, showingId);
  await followShowing(page, showingId);
}

/** Opens the list until the showing is in it. @returns its link */
export async function findShowing(page: Page, showingId: string) {
  await page.getByText('Choose another showing', { exact: true }).click();
  const list = page.getByRole('navigation', { name: 'Choose another showing' });
  const link = list.locator(`a[href$="?showing=${showingId}"]`);
  const later = list.getByRole('button', { name: 'Later showings' });
  await list.getByRole('link').first().waitFor();
  while ((await link.count()) === 0) {
    const before = await list.getByRole('link').count();
    await later.click();
    await list.getByRole('link').nth(before).waitFor();
  }
  return link;
}

/** Picks the showing in the open list. Its map is shown then. */
export async function followShowing(page: Page, showingId: string): Promise<void> {
  await page.locator(`a[href$="?showing=${showingId}"]`).click();
  await page.waitForURL(`**/exchange?showing=${showingId}`);
  await page.getByText('New showing:').waitFor();
}

/** Holds the seats on the map that is shown. The agreement follows. */
export async function holdNewSeats(page: Page, labels: readonly string[]): Promise<void> {
  for (const label of labels) await seatOf(page, label).click();
  await page.getByRole('button', { name: /^Hold \d+ seats?$/ }).click();
  await page.waitForURL('**/exchange/*');
  await page.getByRole('timer').waitFor();
}

/** A ticket as it is shown; it has an image, which is its code, while it opens the door. */
export function ticketOf(page: Page, label: string) {
  return page.getByRole('article', { name: `Ticket for seat ${label}` });
}

/** The seats of the tickets of a showing by their status, as they are stored. */
export async function storedSeats(
  { database: { prisma } }: Pick<TestApp, 'database'>,
  showingId: string,
): Promise<{ valid: string[]; void: string[] }> {
  const tickets = await prisma.ticket.findMany({ where: { showingId }, include: { seat: true } });
  const seatsWith = (status: string) =>
    tickets
      .filter((ticket) => ticket.status === status)
      .map(({ seat }) => seat.label)
      .toSorted();
  return { valid: seatsWith('VALID'), void: seatsWith('VOID') };
}
