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
