import pg from 'pg';
import type { Page } from 'playwright-core';
import { type MadeShowing, repeatShowing } from '../../support/fixtures.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { makeSmallCinema, type SmallCinema } from './small-cinema.ts';

/** Of the demo's payment gateway; see `payment` in web/src/texts/en/buying.ts. */
export type TestCard = 'Visa 4242' | 'Visa 0002' | 'Visa 9995' | 'Slow bank';

export const BUYER = { name: 'Jo Example', email: 'jo@example.org' } as const;

export interface Shop extends AsyncDisposable {
  testApp: TestApp;
  cinema: SmallCinema;
  /** Another showing in the same auditorium, with all seats free. */
  newShowing: () => Promise<{ showingId: string; path: string }>;
}

/** A server with a small cinema, on which the page offers the test cards. */
export async function startShop(settings: Record<string, string> = {}): Promise<Shop> {
  const testApp = await startTestApp('embedded', {
    settings: { SEED_DEMO: 'true', ...settings },
    prepare: makeClosedCinema,
  });
  const cinema = await makeSmallCinema(testApp.database);
  let latest: MadeShowing = cinema.next;
  return {
    testApp,
    cinema,
    async newShowing() {
      latest = await repeatShowing(testApp.database, latest);
      return { showingId: latest.showingId, path: `/showings/${latest.showingId}` };
    },
    [Symbol.asyncDispose]: () => testApp[Symbol.asyncDispose](),
  };
}

/** With a cinema of its own the database stays without the showings of the demo, which take long to make. */
async function makeClosedCinema(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(`
    insert into cinema (id, name, address_street, address_city, address_country, time_zone, currency, closed_at)
    values (gen_random_uuid(), 'Closed', 'Uferstraße 8', 'Berlin', 'DE', 'Europe/Berlin', 'EUR', now())`);
  await client.end();
}

/** The control of a seat on the map. @param label as in C4 */
export function seatOf(page: Page, label: string, { row = 'Row', seat = 'seat' } = {}) {
  const place = `${row} ${label.slice(0, 1)}, ${seat} ${label.slice(1)},`;
  return page.getByRole('button', { name: new RegExp(`^${place}`) });
}

/** Picks the seats, and holds them. The checkout is shown then. */
export async function holdSeats(page: Page, labels: readonly string[]): Promise<void> {
  for (const label of labels) await seatOf(page, label).click();
  await page.getByRole('button', { name: /^Hold \d+ seats?$/ }).click();
  await page.waitForURL('**/holds/*');
  await page.getByRole('timer').waitFor();
}

/** @param labels of the two fields, in the language of the page */
export async function fillContact(
  page: Page,
  { name, email }: { name: string; email: string } = BUYER,
  [nameLabel, emailLabel]: readonly [string, string] = ['Name', 'E-mail'],
): Promise<void> {
  await page.getByRole('textbox', { name: nameLabel, exact: true }).fill(name);
  await page.getByRole('textbox', { name: emailLabel, exact: true }).fill(email);
}

export async function payWith(page: Page, card: TestCard): Promise<void> {
  await page.getByRole('radio', { name: card }).check();
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.waitForURL('**/bookings/*');
}

/** Buys tickets for the seats, as a guest, and stays on the booking. */
export async function buySeats(page: Page, labels: readonly string[]): Promise<void> {
  await holdSeats(page, labels);
  await fillContact(page);
  await payWith(page, 'Visa 4242');
  await confirmed(page);
}

/** @returns the booking's reference, as the visitor reads it */
export async function confirmed(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Enjoy the movie' }).waitFor();
  const text = await page.getByText('Reference', { exact: true }).locator('..').innerText();
  return text.replace('Reference', '').trim();
}
