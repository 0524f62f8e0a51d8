import type { Browser, Page } from 'playwright-core';
import { confirmed, payWith, seatOf } from '../../test/web/support/buying.ts';
import { logIn } from '../../test/web/support/account-steps.ts';
import { SIZES } from '../../test/web/support/open-page.ts';
import { CUSTOMER, type Demo } from './demo.ts';

/** In which a seat has changed its colour. */
export const SETTLE_MS = 500;

/** A picture, and how a visitor comes to what it shows. */
interface View {
  name: string;
  size?: keyof typeof SIZES;
  colorScheme?: 'light' | 'dark';
  open: (page: Page, demo: Demo) => Promise<void>;
}

export const VIEWS: readonly View[] = [
  { name: 'whats-on', open: openWhatsOn },
  { name: 'whats-on-phone', size: 'phone', colorScheme: 'dark', open: openWhatsOn },
  { name: 'movie', open: openMovie },
  { name: 'seat-map', open: pickSeats },
  { name: 'seat-map-dark', colorScheme: 'dark', open: pickSeats },
  { name: 'seat-map-phone', size: 'phone', open: pickSeats },
  { name: 'checkout', open: openCheckout },
  { name: 'confirmation', open: buySeats },
  { name: 'account', open: openAccount },
  { name: 'embed', open: openEmbed },
];

export async function drawView(
  { size = 'desktop', colorScheme = 'light', open }: View,
  { browser, demo, file }: { browser: Browser; demo: Demo; file: string },
): Promise<void> {
  await using context = await browser.newContext({
    ...{ baseURL: demo.url, viewport: SIZES[size], colorScheme, locale: 'en-GB', timezoneId: 'Europe/Berlin' },
    ...{ hasTouch: size === 'phone', isMobile: size === 'phone', reducedMotion: 'reduce' },
  });
  const page = await context.newPage();
  await open(page, demo);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: file, animations: 'disabled' });
}

async function openWhatsOn(page: Page): Promise<void> {
  await page.goto('./');
  await page.getByRole('main').getByRole('link').first().waitFor();
}

async function openMovie(page: Page, { movieId }: Demo): Promise<void> {
  await page.goto(`movies/${movieId}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function pickSeats(page: Page, { showingId, freePair }: Demo): Promise<void> {
  await page.goto(`showings/${showingId}`);
  for (const label of await freePair()) await seatOf(page, label).click();
  // The pointer would show what the last seat is.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(SETTLE_MS);
}

/** As a customer, whose name and address are known. */
async function openCheckout(page: Page, demo: Demo): Promise<void> {
  await page.goto('./');
  await logIn(page, CUSTOMER);
  await pickSeats(page, demo);
  await page.getByRole('button', { name: /^Hold \d+ seats?$/ }).click();
  await page.getByRole('button', { name: /^Pay / }).and(page.locator(':enabled')).waitFor();
}

async function buySeats(page: Page, demo: Demo): Promise<void> {
  await openCheckout(page, demo);
  await payWith(page, 'Visa 4242');
  await confirmed(page);
}

async function openAccount(page: Page): Promise<void> {
  await page.goto('./');
  await logIn(page, CUSTOMER);
  await page.goto('account');
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function openEmbed(page: Page): Promise<void> {
  await page.goto('embed');
  await page.locator('rowlock-seat-map').first().getByRole('button').first().waitFor();
}
