import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeShowing } from '../support/fixtures.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { buySeats, confirmed, holdSeats, type Shop } from './support/buying.ts';
import { chooseShowing, holdNewSeats, startExchangingShop, storedSeats, ticketOf } from './support/exchanging.ts';
import { CUT, loseAnswers } from './support/lost-answers.ts';
import { openPage } from './support/open-page.ts';

let shop: Shop;
let showing: { showingId: string; path: string };
let other: { showingId: string; path: string };
beforeAll(async () => {
  shop = await startExchangingShop();
  // It is offered for what is bought, and not for an exchange.
  const where = { id: shop.cinema.cinemaId };
  await shop.testApp.database.prisma.cinema.update({ where, data: { counterReleaseMinutes: 30 } });
});
beforeEach(async () => {
  showing = await shop.newShowing();
  other = await shop.newShowing();
});
afterAll(() => shop[Symbol.asyncDispose]());

describe.each(['phone', 'desktop'] as const)('after a decline the old tickets stay, on a %s', (size) => {
  test('and the difference can be paid with another card, but not at the counter', async () => {
    await using page = await openPage(shop.testApp, showing.path, { size });
    await declined(page);
    await page.getByText('Until the difference is paid, the tickets that you have stay valid:').waitFor();
    await page.getByRole('radio', { name: 'Visa 4242' }).check();
    expect(await page.getByRole('radio', { name: 'Pay at the counter' }).count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: /^Booking / }).click();
    await ticketOf(page, 'C4').getByRole('img').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Pay €4.50 again' }).click();
    await ticketOf(page, 'E5').getByRole('img').waitFor();
    await confirmed(page);
    expect(await storedSeats(shop.testApp, showing.showingId)).toEqual({ valid: [], void: ['C4'] });
  });

  test('and when the new seats are given back, they can be picked for the old tickets again', async () => {
    await using page = await openPage(shop.testApp, showing.path, { size });
    await declined(page);
    await page.getByRole('button', { name: 'Give the seats back' }).click();
    await page.getByText('Nothing was exchanged. These are the tickets that you have:').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Pick the same seats again' }).click();
    await page.waitForURL(`**/exchange?showing=${other.showingId}`);
    await page.getByRole('button', { name: 'Remove seat E5' }).waitFor();
    await holdNewSeats(page, []);
    await page.getByRole('button', { name: 'Pay €4.50 and change showing' }).click();
    await ticketOf(page, 'E5').getByRole('img').waitFor();
  });
});

describe('nothing is exchanged', () => {
  test('when the new showing is not on sale any more', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await chooseShowing(page, other.showingId);
    await holdNewSeats(page, ['D4']);
    await page.getByText('Nothing to pay').waitFor();
    const data = { salesCloseAt: new Date(Date.now() - 1000) };
    await shop.testApp.database.prisma.showing.update({ where: { id: other.showingId }, data });
    await page.getByRole('button', { name: 'Change showing' }).click();
    await page.getByText('The new showing is not on sale any more.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep my tickets as they are' }).click();
    await ticketOf(page, 'C4').getByRole('img').waitFor();
  });

  test('for a showing of another cinema, which is said before seats are picked', async () => {
    const elsewhere = await makeShowing(shop.testApp.database);
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await page.goto(`${new URL(page.url()).pathname}/exchange?showing=${elsewhere.showingId}`);
    await page.getByText('Your tickets cannot be exchanged for this showing.').waitFor();
    expect(await page.getByRole('group', { name: 'Seat map' }).count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Stay in my showing' }).click();
    await page.getByRole('button', { name: /^Row C, seat 4,.*yours$/ }).waitFor();
  });

  test('of a payment that is tried again after the tickets were exchanged otherwise', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await declined(page);
    const waiting = page.url();
    await page.getByRole('link', { name: /^Booking / }).click();
    await page.getByRole('link', { name: 'Change seats' }).click();
    await holdNewSeats(page, ['D4']);
    await page.getByRole('button', { name: 'Change seats' }).click();
    await ticketOf(page, 'D4').getByRole('img').waitFor();
    await page.goto(waiting);
    await page.getByRole('radio', { name: 'Visa 4242' }).check();
    await page.getByRole('button', { name: 'Pay €4.50 again' }).click();
    await page.getByText('This booking cannot be paid any more. Nothing was charged.').waitFor();
    expect(await storedSeats(shop.testApp, showing.showingId)).toEqual({ valid: ['D4'], void: ['C4'] });
  });

  test('when the visitor keeps the tickets: the new seats are free at once', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await chooseShowing(page, other.showingId);
    await holdNewSeats(page, ['C4']);
    await page.getByRole('button', { name: 'Keep my tickets as they are' }).click();
    await confirmed(page);
    await using rival = await openPage(shop.testApp, other.path);
    await holdSeats(rival, ['C4']);
  });
});

test('an exchange whose answer is lost is made once, and a reload leads to the new booking', async () => {
  await using page = await openPage(shop.testApp, showing.path, { expected: CUT });
  await buySeats(page, ['C4']);
  await chooseShowing(page, other.showingId);
  await holdNewSeats(page, ['E5']);
  await loseAnswers(page, 'ExchangeTickets');
  await page.getByRole('button', { name: 'Pay €4.50 and change showing' }).click();
  await page.getByText('The answer of the server was lost.').waitFor();
  await page.unrouteAll();
  // All tickets of the old booking are exchanged by then.
  await expect.poll(() => storedSeats(shop.testApp, showing.showingId)).toEqual({ valid: [], void: ['C4'] });
  await page.reload();
  await ticketOf(page, 'E5').getByRole('img').waitFor();
  expect(await storedSeats(shop.testApp, other.showingId)).toEqual({ valid: ['E5'], void: [] });
});

/** From the map of the showing to a new booking whose payment was declined. */
async function declined(page: Parameters<typeof buySeats>[0]): Promise<void> {
  await buySeats(page, ['C4']);
  await chooseShowing(page, other.showingId);
  await holdNewSeats(page, ['E5']);
  await page.getByRole('radio', { name: 'Visa 0002' }).check();
  expect(await page.getByRole('radio', { name: 'Pay at the counter' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Pay €4.50 and change showing' }).click();
  await page.getByRole('heading', { name: 'The payment did not work' }).waitFor();
}
