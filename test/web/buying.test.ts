import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './support/accessibility.ts';
import { BUYER, confirmed, fillContact, holdSeats, payWith, seatOf, type Shop, startShop } from './support/buying.ts';
import { clickAndReload } from './support/click-and-reload.ts';
import { tabTo } from './support/keyboard.ts';
import { openPage } from './support/open-page.ts';

let shop: Shop;
let showing: { showingId: string; path: string };
beforeAll(async () => {
  shop = await startShop();
});
beforeEach(async () => {
  showing = await shop.newShowing();
});
afterAll(() => shop[Symbol.asyncDispose]());

/** What is stored of a booking. */
function bookingOf(reference: string) {
  return shop.testApp.database.prisma.booking.findMany({ where: { reference }, include: { tickets: true } });
}

describe('the whole way', () => {
  test('takes a guest six taps, with the name and the e-mail address typed', async () => {
    await using page = await openPage(shop.testApp, '/', { size: 'phone' });
    let taps = 0;
    const tap = async (name: RegExp, role: 'link' | 'button' | 'textbox' = 'button') => {
      taps += 1;
      await page.getByRole(role, { name }).first().tap();
    };
    await page.goto(`/movies/${shop.cinema.movieId}`);
    await tap(/Saal 1/, 'link');
    await tap(/^Row C, seat 4,/);
    await tap(/^Hold 1 seat$/);
    await tap(/^Name$/, 'textbox');
    await page.keyboard.type(BUYER.name);
    await tap(/^E-mail$/, 'textbox');
    await page.keyboard.type(BUYER.email);
    await tap(/^Pay €12\.00$/);
    const reference = await confirmed(page);
    expect(taps).toBe(6);
    expect(await bookingOf(reference)).toEqual([expect.objectContaining({ status: 'CONFIRMED', totalMinor: 1200n })]);
  });

  test('takes a customer four taps', async () => {
    await using page = await openPage(shop.testApp, '/register');
    await page.getByLabel('Name', { exact: true }).fill('Ada Buyer');
    await page.getByLabel('E-mail address').fill('ada@example.org');
    await page.getByLabel('Password', { exact: true }).fill('four seats in the last row');
    await page
      .getByRole('main')
      .getByRole('button', { name: /account/i })
      .click();
    await page.waitForURL('**/account');
    await page.goto(`/movies/${shop.cinema.movieId}`);
    await page
      .getByRole('link', { name: /Saal 1/ })
      .first()
      .click();
    await seatOf(page, 'E5').click();
    await page.getByRole('button', { name: 'Hold 1 seat' }).click();
    await page.getByRole('button', { name: 'Pay €16.50' }).click();
    const reference = await confirmed(page);
    await page.goto('/account');
    await page.getByRole('link', { name: new RegExp(reference) }).click();
    await page.getByRole('article', { name: 'Ticket for seat E5' }).waitFor();
  });

  test('loses nothing by a reload at each step', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await seatOf(page, 'C4').click();
    await clickAndReload(seatOf(page, 'C5'));
    await page.getByRole('button', { name: 'Hold 2 seats' }).click();
    await page.waitForURL('**/holds/*');
    await fillContact(page);
    await page.getByLabel('Ticket for seat C5').selectOption({ label: 'Child · €8.00' });
    await clickAndReload(page.getByRole('radio', { name: 'Slow bank' }));
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe(BUYER.name);
    expect(await page.getByRole('radio', { name: 'Slow bank' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Pay €20.00' }).click();
    await page.waitForURL('**/bookings/*');
    await page.getByRole('heading', { name: 'Paying …' }).waitFor();
    await page.reload();
    const reference = await confirmed(page);
    await page.reload();
    await page.getByRole('img', { name: 'QR code of the ticket for seat C5' }).waitFor();
    const ticketPage = await page
      .getByRole('link', { name: 'Print or pass on: ticket for seat C5' })
      .getAttribute('href');
    expect(ticketPage).toMatch(/^http:.+\/tickets\/[\w-]{50}$/);
    const calendar = await page.getByRole('link', { name: 'Add to calendar' }).getAttribute('href');
    expect(calendar).toMatch(/^http:.+\/tickets\/[\w-]{50}[.]ics$/);
    const [booking] = await bookingOf(reference);
    expect(booking?.tickets.map(({ priceMinor }) => priceMinor).toSorted()).toEqual([1200n, 800n]);
  });

  test('works with the keyboard alone', async () => {
    await using page = await openPage(shop.testApp, `/movies/${shop.cinema.movieId}`);
    await page
      .getByRole('link', { name: /Saal 1/ })
      .first()
      .waitFor();
    await tabTo(page, /Saal 1/);
    await page.keyboard.press('Enter');
    await seatOf(page, 'A1').waitFor();
    await tabTo(page, /^Row [A-F], seat \d+/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await tabTo(page, /^Hold 1 seat$/);
    await page.keyboard.press('Enter');
    await page.getByRole('timer').waitFor();
    await tabTo(page, /^Name$/);
    await page.keyboard.type(BUYER.name);
    await page.keyboard.press('Tab');
    await page.keyboard.type(BUYER.email);
    await page.getByRole('button', { name: /^Pay / }).waitFor();
    // Enter in a field pays, as in any form.
    await page.keyboard.press('Enter');
    await confirmed(page);
  });

  test('is in German for those who read German', async () => {
    await using page = await openPage(shop.testApp, showing.path, { locale: 'de-DE' });
    await seatOf(page, 'C4', { row: 'Reihe', seat: 'Platz' }).click();
    await page.getByRole('button', { name: '1 Platz reservieren' }).click();
    await fillContact(page, { name: 'Jo Beispiel', email: 'jo@example.org' }, ['Name', 'E-Mail']);
    await page.getByRole('button', { name: '12,00 € bezahlen' }).click();
    await page.getByRole('heading', { name: 'Viel Spaß im Kino' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    const [contact] = await shop.testApp.database.prisma.contact.findMany({ where: { name: 'Jo Beispiel' } });
    expect(contact?.locale).toBe('de');
  });
});

describe.each(['phone', 'desktop'] as const)('each view is accessible on a %s', (size) => {
  test.each(['light', 'dark'] as const)('in %s', async (colorScheme) => {
    await using page = await openPage(shop.testApp, showing.path, { size, colorScheme });
    await seatOf(page, 'F9').click();
    await page.getByText('F9 + F10 are one seat for two, sold together.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await holdSeats(page, []);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: /^Pay / }).click();
    await page.getByText('Enter your name.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await fillContact(page);
    await payWith(page, 'Visa 0002');
    await page.getByRole('button', { name: /again$/ }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('radio', { name: 'Visa 4242' }).check();
    await page.getByRole('button', { name: /again$/ }).click();
    await confirmed(page);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

describe('a booking is found', () => {
  test('by its reference and e-mail address in another browser, without its codes', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await holdSeats(page, ['B2']);
    await fillContact(page);
    await payWith(page, 'Visa 4242');
    const reference = await confirmed(page);
    await using other = await openPage(shop.testApp, '/find-booking', { size: 'phone' });
    await other.getByLabel('Reference').fill(reference.toLowerCase());
    await other.getByLabel('E-mail').fill('another@example.org');
    await other.getByRole('main').getByRole('button', { name: 'Find' }).click();
    await other.getByText('There is no booking with this reference').waitFor();
    await other.getByLabel('E-mail').fill(BUYER.email);
    await other.getByRole('main').getByRole('button', { name: 'Find' }).click();
    await other.getByRole('article', { name: 'Ticket for seat B2' }).waitFor();
    expect(await other.getByRole('img', { name: /QR/ }).count()).toBe(0);
    expect(await accessibilityProblems(other)).toEqual([]);
    await other.goto(new URL(page.url()).pathname);
    await other.getByRole('heading', { name: 'There is no such booking of yours' }).waitFor();
  });
});

test('a seat for two is picked and given up as one, and a companion is told of', async () => {
  await using page = await openPage(shop.testApp, showing.path);
  await seatOf(page, 'F10').click();
  await page.getByRole('button', { name: 'Hold 2 seats' }).waitFor();
  await seatOf(page, 'F9').click();
  expect(await page.getByRole('button', { name: /^Hold/ }).count()).toBe(0);
  await seatOf(page, 'A2').click();
  await page.getByText('A2 is for the companion of the wheelchair place A1.').waitFor();
});

test('a hold is offered to go on with, and can be given back', async () => {
  await using page = await openPage(shop.testApp, showing.path);
  await holdSeats(page, ['C4']);
  await page.goto(showing.path);
  const offer = page.getByRole('region', { name: 'You hold C4' });
  await offer.getByRole('link', { name: 'Continue' }).click();
  await page.waitForURL('**/holds/*');
  await page.goBack();
  await offer.getByRole('button', { name: 'Give back' }).click();
  await offer.waitFor({ state: 'detached' });
  await seatOf(page, 'C4').click();
  await page.getByRole('button', { name: 'Hold 1 seat' }).waitFor();
});

describe('without a sale', () => {
  test('a cancelled showing says so, and names the others of the movie', async () => {
    await shop.testApp.database.prisma.showing.update({
      where: { id: showing.showingId },
      data: { cancelledAt: new Date() },
    });
    await using page = await openPage(shop.testApp, showing.path);
    await page.getByRole('heading', { name: 'This showing was cancelled' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('navigation', { name: 'Other showings' }).getByRole('link').first().click();
    // One that no other test of this file holds or buys.
    await seatOf(page, 'B9').click();
    expect(page.url()).not.toContain(showing.showingId);
  });

  test('a showing that is not on sale yet says from when on', async () => {
    const salesOpenAt = new Date(Date.now() + 3_600_000);
    await shop.testApp.database.prisma.showing.update({ where: { id: showing.showingId }, data: { salesOpenAt } });
    await using page = await openPage(shop.testApp, showing.path);
    await page.getByRole('heading', { name: 'Not on sale yet' }).waitFor();
    await page.getByText(/^Sales open on /).waitFor();
  });
});
