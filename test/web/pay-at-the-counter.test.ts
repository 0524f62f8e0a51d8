import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './support/accessibility.ts';
import { BUYER, confirmed, fillContact, holdSeats, payWith, type Shop, startShop } from './support/buying.ts';
import { openPage } from './support/open-page.ts';

let shop: Shop;
let showing: { showingId: string; path: string };
beforeAll(async () => {
  shop = await startShop();
});
beforeEach(async () => {
  showing = await shop.newShowing();
  await setCounter(30);
});
afterAll(() => shop[Symbol.asyncDispose]());

function setCounter(counterReleaseMinutes: number | null) {
  const where = { id: shop.cinema.cinemaId };
  return shop.testApp.database.prisma.cinema.update({ where, data: { counterReleaseMinutes } });
}

async function statuses(): Promise<string[]> {
  const { showingId } = showing;
  const bookings = await shop.testApp.database.prisma.booking.findMany({ where: { showingId } });
  return bookings.map(({ status }) => status);
}

async function reserve(page: Parameters<typeof holdSeats>[0]): Promise<void> {
  await holdSeats(page, ['C4']);
  await fillContact(page);
  await page.getByRole('radio', { name: 'Pay at the counter' }).check();
  await page.getByRole('button', { name: 'Reserve the seats' }).click();
  await page.getByRole('heading', { name: 'Your seats are reserved' }).waitFor();
}

describe.each(['phone', 'desktop'] as const)('on a %s', (size) => {
  test.each(['light', 'dark'] as const)(
    'seats are reserved, and paid by card after all, in %s',
    async (colorScheme) => {
      await using page = await openPage(shop.testApp, showing.path, { size, colorScheme });
      await reserve(page);
      await page.getByText(/^Your seats are kept for you until /).waitFor();
      await page.getByText('Pay by card instead').click();
      expect(await page.getByRole('radio', { name: 'Pay at the counter' }).count()).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole('button', { name: 'Pay €12.00' }).click();
      await confirmed(page);
      expect(await statuses()).toEqual(['CONFIRMED']);
    },
  );
});

test('a booking that is found by its reference says until when the seats are kept', async () => {
  await using page = await openPage(shop.testApp, showing.path);
  await reserve(page);
  const text = await page.getByText('Reference', { exact: true }).locator('..').innerText();
  await using other = await openPage(shop.testApp, '/find-booking');
  await other.getByLabel('Reference').fill(text.replace('Reference', '').trim());
  await other.getByLabel('E-mail').fill(BUYER.email);
  await other.getByRole('main').getByRole('button', { name: 'Find' }).click();
  await other.getByText(/^Your seats are kept for you until /).waitFor();
});

test('after a decline the seats are paid for at the counter instead', async () => {
  await using page = await openPage(shop.testApp, showing.path);
  await holdSeats(page, ['C4']);
  await fillContact(page);
  await payWith(page, 'Visa 0002');
  await page.getByRole('radio', { name: 'Pay at the counter' }).check();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Pay at the counter instead' }).click();
  await page.getByRole('heading', { name: 'Your seats are reserved' }).waitFor();
  expect(await statuses()).toEqual(['DUE_AT_COUNTER']);
});

test('a card that is declined leaves the seats reserved, and the counter can be chosen again', async () => {
  await using page = await openPage(shop.testApp, showing.path);
  await reserve(page);
  await page.getByText('Pay by card instead').click();
  await page.getByRole('radio', { name: 'Visa 9995' }).check();
  await page.getByRole('button', { name: 'Pay €12.00' }).click();
  await page.getByText('There is not enough money on the card.').waitFor();
  await page.getByText(/^Your seats are kept for you until /).waitFor();
  await page.getByRole('radio', { name: 'Pay at the counter' }).check();
  await page.getByRole('button', { name: 'Pay at the counter instead' }).click();
  await page.getByRole('heading', { name: 'Your seats are reserved' }).waitFor();
  await page.getByRole('button', { name: 'Give the seats back' }).click();
  await page.getByRole('link', { name: 'Pick the same seats again' }).waitFor();
  expect(await statuses()).toEqual(['CANCELLED']);
});

test('where the counter is not offered any more, it is said so', async () => {
  await using page = await openPage(shop.testApp, showing.path);
  await holdSeats(page, ['C4']);
  await fillContact(page);
  await payWith(page, 'Visa 0002');
  await page.getByRole('radio', { name: 'Pay at the counter' }).check();
  await setCounter(null);
  await page.getByRole('button', { name: 'Pay at the counter instead' }).click();
  await page.getByText('This way to pay is not offered.').waitFor();
  expect(await statuses()).toEqual(['PAYMENT_FAILED']);
});
