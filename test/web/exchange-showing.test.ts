import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './support/accessibility.ts';
import { buySeats, confirmed, seatOf, type Shop } from './support/buying.ts';
import { clickAndReload } from './support/click-and-reload.ts';
import {
  chooseShowing,
  findShowing,
  followShowing,
  holdNewSeats,
  startExchangingShop,
  storedSeats,
  ticketOf,
} from './support/exchanging.ts';
import { tabTo } from './support/keyboard.ts';
import { openPage } from './support/open-page.ts';

let shop: Shop;
let showing: { showingId: string; path: string };
let other: { showingId: string; path: string };
beforeAll(async () => {
  shop = await startExchangingShop();
});
beforeEach(async () => {
  showing = await shop.newShowing();
  other = await shop.newShowing();
});
afterAll(() => shop[Symbol.asyncDispose]());

const stored = async () => ({
  old: await storedSeats(shop.testApp, showing.showingId),
  new: await storedSeats(shop.testApp, other.showingId),
});

const views = (['phone', 'desktop'] as const).flatMap((size) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ size, colorScheme })),
);

describe('tickets are exchanged for another showing', () => {
  test.each(views)('for nothing where both cost the same, $size, $colorScheme', async ({ size, colorScheme }) => {
    await using page = await openPage(shop.testApp, showing.path, { size, colorScheme });
    await buySeats(page, ['C4', 'C5']);
    const reference = await confirmed(page);
    await page.getByRole('link', { name: 'Change seats' }).click();
    await findShowing(page, other.showingId);
    // That of the booking is chosen until another one is.
    expect(await page.locator('nav a[aria-current=true]').getAttribute('href')).toMatch(/\/exchange$/);
    expect(await accessibilityProblems(page)).toEqual([]);
    await followShowing(page, other.showingId);
    // The seats of the visitor are those of the old showing.
    await seatOf(page, 'C4').waitFor();
    expect(await page.getByRole('button', { name: /yours$/ }).count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await holdNewSeats(page, ['C4', 'D5']);
    await page.getByText('C4, C5 → C4, D5').waitFor();
    await page.getByText('New showing:').waitFor();
    await page.getByText('Nothing to pay').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Change showing' }).click();
    await ticketOf(page, 'D5').getByRole('img').waitFor();
    expect(await confirmed(page)).not.toBe(reference);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByText('You have exchanged other tickets for these:').waitFor();
    await page.getByRole('link', { name: `Booking ${reference}` }).click();
    await page.getByRole('heading', { name: 'This booking was cancelled' }).waitFor();
    expect(await stored()).toEqual({
      old: { valid: [], void: ['C4', 'C5'] },
      new: { valid: ['C4', 'D5'], void: [] },
    });
  });

  test('for a card where the new ones cost more; reloads and the way back lose nothing', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4', 'C5']);
    const reference = await confirmed(page);
    await chooseShowing(page, other.showingId);
    await clickAndReload(page.getByRole('checkbox', { name: 'C5, Adult' }));
    await clickAndReload(seatOf(page, 'E5'));
    await page.getByText('New showing:').waitFor();
    await page.getByRole('button', { name: 'Remove seat E5' }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'C5, Adult' }).isChecked()).toBe(false);
    await page.goBack();
    await page.getByText('New showing:').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Row C, seat 4,.*yours$/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Remove seat E5' }).count()).toBe(0);
    await page.goForward();
    await page.getByRole('button', { name: 'Remove seat E5' }).waitFor();
    await page.getByRole('button', { name: 'Hold 1 seat' }).click();
    await page.getByText('C4 → E5').waitFor();
    await page.getByRole('radio', { name: 'Slow bank' }).check();
    await page.reload();
    await page.getByText('C4 → E5').waitFor();
    await page.getByRole('button', { name: 'Pay €4.50 and change showing' }).click();
    await page.getByRole('heading', { name: 'Paying …' }).waitFor();
    await page.getByText('Until the difference is paid, the tickets that you have stay valid:').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.reload();
    await ticketOf(page, 'E5').getByRole('img').waitFor();
    await page.getByRole('link', { name: `Booking ${reference}` }).click();
    await ticketOf(page, 'C4').getByText('not valid').waitFor();
    await ticketOf(page, 'C5').getByRole('img').waitFor();
    expect(await stored()).toEqual({ old: { valid: ['C5'], void: ['C4'] }, new: { valid: ['E5'], void: [] } });
    await page.goto('/account');
    await page.getByText(`1 seat: E5 · exchanged from ${reference}`).waitFor();
    // Of the old one only the ticket that is left.
    await page.getByText('1 seat: C5 · €24.00').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('and what the old ones cost more is given back', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['E5']);
    await chooseShowing(page, other.showingId);
    await holdNewSeats(page, ['C4']);
    await page.getByText('You get back').waitFor();
    expect(await page.getByRole('radio', { name: 'Visa 4242' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Change showing' }).click();
    await ticketOf(page, 'C4').getByRole('img').waitFor();
    await page.getByRole('link', { name: /^Booking / }).click();
    await page.getByText('€4.50 is given back to you').waitFor();
    await page.getByText('(done)').waitFor();
  });

  test('and back again, of the booking that they are in now', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await chooseShowing(page, other.showingId);
    await holdNewSeats(page, ['D4']);
    await page.getByRole('button', { name: 'Change showing' }).click();
    await ticketOf(page, 'D4').getByRole('img').waitFor();
    const reference = await confirmed(page);
    await chooseShowing(page, showing.showingId);
    await holdNewSeats(page, ['C4']);
    await page.getByRole('button', { name: 'Change showing' }).click();
    await ticketOf(page, 'C4').getByRole('img').waitFor();
    await page.getByRole('link', { name: `Booking ${reference}` }).waitFor();
    expect(await storedSeats(shop.testApp, showing.showingId)).toEqual({ valid: ['C4'], void: ['C4'] });
  });

  test('also when sales of the old showing have ended: the others are listed at once', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await endSales(showing.showingId);
    await page.reload();
    await page.getByRole('link', { name: 'Change seats' }).click();
    await page.getByText('Sales for this showing have ended').waitFor();
    await page.getByRole('navigation', { name: 'Choose another showing' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('with the keyboard alone', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await page.getByRole('link', { name: 'Change seats' }).click();
    const link = await findShowing(page, other.showingId);
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByText('New showing:').waitFor();
    // The list is closed, and the focus is where it was opened.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Choose another showing');
    await seatOf(page, 'A3').waitFor();
    await tabTo(page, /^Row [A-F], seat \d+/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Hold 1 seat$/);
    await page.keyboard.press('Enter');
    await page.getByText('Nothing to pay').waitFor();
    await tabTo(page, /^Change showing$/);
    await page.keyboard.press('Enter');
    await page.getByText('You have exchanged other tickets for these:').waitFor();
  });

  test('in German for those who read German', async () => {
    await using page = await openPage(shop.testApp, showing.path, { locale: 'de-DE' });
    await seatOf(page, 'C4', { row: 'Reihe', seat: 'Platz' }).click();
    await page.getByRole('button', { name: '1 Platz reservieren' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Jo Beispiel');
    await page.getByRole('textbox', { name: 'E-Mail', exact: true }).fill('jo@example.org');
    await page.getByRole('button', { name: '12,00 € bezahlen' }).click();
    await page.getByRole('link', { name: 'Plätze oder Vorstellung tauschen' }).click();
    await page.getByText('Andere Vorstellung wählen').waitFor();
    await page.goto(`${new URL(page.url()).pathname}?showing=${other.showingId}`);
    await page.getByText('Neue Vorstellung:').waitFor();
    await seatOf(page, 'E5', { row: 'Reihe', seat: 'Platz' }).click();
    await page.getByRole('button', { name: '1 Platz reservieren' }).click();
    await page.getByRole('button', { name: '4,50 € bezahlen und Vorstellung tauschen' }).click();
    await page.getByText('Für diese Tickets haben Sie andere eingetauscht:').waitFor();
  });
});

function endSales(showingId: string) {
  const data = { salesCloseAt: new Date(Date.now() - 1000) };
  return shop.testApp.database.prisma.showing.update({ where: { id: showingId }, data });
}
