import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { buySeats, confirmed, fillContact, holdSeats, seatOf, type Shop, startShop } from './support/buying.ts';
import { chooseShowing, holdNewSeats, setCutoff, ticketOf } from './support/exchanging.ts';
import { openPage } from './support/open-page.ts';

let shop: Shop;
beforeAll(async () => {
  // The bank's page is on the same server, whose address has to be known before it starts.
  const port = await freePort();
  shop = await startShop({ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` });
});
afterAll(() => shop[Symbol.asyncDispose]());

test.each(['light', 'dark'] as const)(
  'a payment is confirmed at the bank, and the booking is shown, in %s',
  async (colorScheme) => {
    const { path } = await shop.newShowing();
    await using page = await openPage(shop.testApp, path, { size: 'phone', colorScheme });
    await holdSeats(page, ['C4']);
    await fillContact(page);
    await page.getByRole('radio', { name: 'Visa 3184' }).check();
    await page.getByRole('button', { name: /^Pay / }).click();
    // By itself, in the tab that paid.
    await page.waitForURL('**/fake-payment/*');
    await page.goBack();
    // And only once.
    await page.getByRole('heading', { name: 'Your bank asks you to confirm' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Confirm at your bank' }).click();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.waitForURL('**/bookings/*');
    await confirmed(page);
  },
);

test('a buyer who does not get on at the bank pays with another card', async () => {
  const { path } = await shop.newShowing();
  await using page = await openPage(shop.testApp, path, { size: 'phone' });
  await holdSeats(page, ['C4']);
  await fillContact(page);
  await page.getByRole('radio', { name: 'Visa 3184' }).check();
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.waitForURL('**/fake-payment/*');
  await page.goBack();
  await page.getByRole('button', { name: 'Pay another way' }).click();
  await page.getByRole('radio', { name: 'Visa 4242' }).check();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Pay €12.00' }).click();
  await confirmed(page);
});

test('a payment that is declined at the bank can be paid with another card', async () => {
  const { path } = await shop.newShowing();
  await using page = await openPage(shop.testApp, path);
  await holdSeats(page, ['C4']);
  await fillContact(page);
  await page.getByRole('radio', { name: 'Visa 3184' }).check();
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.getByRole('button', { name: 'Decline' }).click();
  await page.getByRole('heading', { name: 'The payment did not work' }).waitFor();
  await page.getByRole('radio', { name: 'Visa 4242' }).check();
  await page.getByRole('button', { name: /again$/ }).click();
  await confirmed(page);
});

test.each(['Approve', 'Decline'] as const)(
  'the difference of an exchange is confirmed at the bank: %s',
  async (answer) => {
    const { path } = await shop.newShowing();
    const where = { id: shop.cinema.cinemaId };
    await shop.testApp.database.prisma.cinema.update({ where, data: { cancellationCutoffMinutes: 60 } });
    await using page = await openPage(shop.testApp, path, { size: 'phone' });
    await buySeats(page, ['C4']);
    await page.getByRole('link', { name: 'Change seats' }).click();
    await seatOf(page, 'E5').click();
    await page.getByRole('button', { name: 'Hold 1 seat' }).click();
    await page.getByRole('radio', { name: 'Visa 3184' }).check();
    await page.getByRole('button', { name: 'Pay €4.50 and change seats' }).click();
    await page.waitForURL('**/fake-payment/*');
    await page.goBack();
    await page.getByRole('heading', { name: 'Your bank asks you to confirm' }).waitFor();
    // The old ticket is still good.
    await page.getByRole('article', { name: 'Ticket for seat C4' }).getByRole('img').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Confirm at your bank' }).click();
    await page.getByRole('button', { name: answer }).click();
    await page.waitForURL('**/bookings/*');
    await confirmed(page);
    if (answer === 'Decline') await page.getByText('The difference was not paid. Your tickets stay valid.').waitFor();
    const valid = answer === 'Approve' ? 'E5' : 'C4';
    await page
      .getByRole('article', { name: `Ticket for seat ${valid}` })
      .getByRole('img')
      .waitFor();
  },
);

test('the difference for another showing is confirmed at the bank, and the old ticket is good until then', async () => {
  const { path } = await shop.newShowing();
  const other = await shop.newShowing();
  await setCutoff(shop, 60);
  await using page = await openPage(shop.testApp, path, { size: 'phone' });
  await buySeats(page, ['C4']);
  const old = new URL(page.url()).pathname;
  await chooseShowing(page, other.showingId);
  await holdNewSeats(page, ['E5']);
  await page.getByRole('radio', { name: 'Visa 3184' }).check();
  await page.getByRole('button', { name: 'Pay €4.50 and change showing' }).click();
  await page.waitForURL('**/fake-payment/*');
  await page.goBack();
  await page.getByRole('heading', { name: 'Your bank asks you to confirm' }).waitFor();
  await page.getByText('Until the difference is paid, the tickets that you have stay valid:').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  const waiting = new URL(page.url()).pathname;
  expect(waiting).not.toBe(old);
  await page.getByRole('link', { name: /^Booking / }).click();
  await ticketOf(page, 'C4').getByRole('img').waitFor();
  await page.getByRole('link', { name: 'Change seats' }).click();
  await holdNewSeats(page, ['D4']);
  await page.getByText('These tickets cannot be exchanged now.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.goto(waiting);
  await page.getByRole('link', { name: 'Confirm at your bank' }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.waitForURL(`**${waiting}`);
  await ticketOf(page, 'E5').getByRole('img').waitFor();
  await confirmed(page);
});

test('the bank leads to bookings only', async () => {
  const url = `${shop.testApp.app.url.replace(/\/graphql$/, '')}/fake-payment/${crypto.randomUUID()}`;
  const asked = await fetch(`${url}?booking=https://example.org`);
  expect(await asked.text()).not.toContain('example.org');
});
