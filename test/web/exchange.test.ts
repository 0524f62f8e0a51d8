import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './support/accessibility.ts';
import { buySeats, confirmed, seatOf, type Shop } from './support/buying.ts';
import { pickNewSeats, startExchangingShop, storedSeats, ticketOf } from './support/exchanging.ts';
import { tabTo } from './support/keyboard.ts';
import { openPage } from './support/open-page.ts';

let shop: Shop;
let showing: { showingId: string; path: string };
beforeAll(async () => {
  shop = await startExchangingShop();
});
beforeEach(async () => {
  showing = await shop.newShowing();
});
afterAll(() => shop[Symbol.asyncDispose]());

const views = (['phone', 'desktop'] as const).flatMap((size) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ size, colorScheme })),
);

describe('seats are changed', () => {
  test.each(views)('for nothing where both cost the same, $size, $colorScheme', async ({ size, colorScheme }) => {
    await using page = await openPage(shop.testApp, showing.path, { size, colorScheme });
    await buySeats(page, ['C4', 'C5']);
    await page.getByRole('link', { name: 'Change seats' }).click();
    await page.getByText(/^Seats can be changed until/).waitFor();
    // The seats that the visitor has are shown as such.
    await page.getByRole('button', { name: /^Row C, seat 4,.*yours$/ }).waitFor();
    await seatOf(page, 'D4').click();
    await page.getByText('1 seat still to pick.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await seatOf(page, 'D5').click();
    await page.getByRole('button', { name: 'Hold 2 seats' }).click();
    await page.getByText('C4, C5 → D4, D5').waitFor();
    await page.getByText('Nothing to pay').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Change seats' }).click();
    await ticketOf(page, 'D4').getByText('Adult').waitFor();
    await ticketOf(page, 'C4').getByText('not valid').waitFor();
    await confirmed(page);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await storedSeats(shop.testApp, showing.showingId)).toEqual({ valid: ['D4', 'D5'], void: ['C4', 'C5'] });
  });

  test('for a card where the new ones cost more; a reload at each step loses nothing', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4', 'C5']);
    await page.getByRole('link', { name: 'Change seats' }).click();
    await page.getByRole('checkbox', { name: 'C5, Adult' }).uncheck();
    await seatOf(page, 'E5').click();
    // There is one ticket for it: the next one takes its place.
    await seatOf(page, 'E6').click();
    await page.getByRole('button', { name: 'Remove seat E5' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove seat E6' }).waitFor();
    await page.reload();
    expect(await page.getByRole('checkbox', { name: 'C5, Adult' }).isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Hold 1 seat' }).click();
    await page.getByText('C4 → E6').waitFor();
    await page.getByRole('radio', { name: 'Slow bank' }).check();
    await page.reload();
    await page.getByText('C4 → E6').waitFor();
    await page.getByText('To pay', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Pay €4.50 and change seats' }).click();
    await page.getByRole('heading', { name: 'Changing your seats …' }).waitFor();
    await ticketOf(page, 'C4').getByRole('img').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.reload();
    await ticketOf(page, 'E6').getByRole('img').waitFor();
    await ticketOf(page, 'C4').getByText('not valid').waitFor();
    await confirmed(page);
    expect(await storedSeats(shop.testApp, showing.showingId)).toEqual({ valid: ['C5', 'E6'], void: ['C4'] });
  });

  test('also where sockets are blocked: the page asks until the difference is paid', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await pickNewSeats(page, ['E5']);
    await page.routeWebSocket(/graphql/, () => undefined);
    await page.reload();
    await page.getByRole('radio', { name: 'Slow bank' }).check();
    await page.getByRole('button', { name: 'Pay €4.50 and change seats' }).click();
    await page.getByRole('heading', { name: 'Changing your seats …' }).waitFor();
    await ticketOf(page, 'E5').getByRole('img').waitFor();
  });

  test('and what the old ones cost more is given back', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['E5']);
    await pickNewSeats(page, ['C4']);
    await page.getByText('You get back').waitFor();
    await page.getByText('€4.50').waitFor();
    expect(await page.getByRole('radio', { name: 'Visa 4242' }).count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Change seats' }).click();
    await page.getByText('€4.50 is given back to you').waitFor();
    await page.getByText('(done)').waitFor();
    await ticketOf(page, 'C4').getByRole('img').waitFor();
  });

  test('for another kind of ticket', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await pickNewSeats(page, ['E5']);
    await page.getByLabel('Ticket for seat E5').selectOption({ label: 'Child · €12.50' });
    await page.getByRole('button', { name: 'Pay €0.50 and change seats' }).click();
    await ticketOf(page, 'E5').getByText('Child').waitFor();
  });

  test('for the best ones, as many as there are tickets', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['B1', 'B2']);
    await page.getByRole('link', { name: 'Change seats' }).click();
    await page.getByRole('button', { name: 'Best 2 together' }).click();
    await page.getByText(/^B1, B2 → /).waitFor();
  });

  test('and back to the seats that the booking had before, as often as the visitor likes', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await pickNewSeats(page, ['D4']);
    await page.getByRole('button', { name: 'Change seats' }).click();
    await ticketOf(page, 'D4').getByRole('img').waitFor();
    await pickNewSeats(page, ['C4']);
    await page.getByText('D4 → C4').waitFor();
    await page.getByRole('button', { name: 'Change seats' }).click();
    await ticketOf(page, 'D4').getByText('not valid').waitFor();
    // The good ticket for the seat, which alone has a code, and the first one.
    await expect.poll(() => ticketOf(page, 'C4').count()).toBe(2);
    await ticketOf(page, 'C4').first().getByRole('img').waitFor();
    await ticketOf(page, 'C4').last().getByText('not valid').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await storedSeats(shop.testApp, showing.showingId)).toEqual({ valid: ['C4'], void: ['C4', 'D4'] });
  });

  test('with the keyboard alone', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await tabTo(page, /^Change seats or showing$/);
    await page.keyboard.press('Enter');
    await seatOf(page, 'A1').waitFor();
    await tabTo(page, /^Row [A-F], seat \d+/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await tabTo(page, /^Hold 1 seat$/);
    await page.keyboard.press('Enter');
    await page.getByRole('timer').waitFor();
    await page.getByText('Nothing to pay').waitFor();
    await tabTo(page, /^Change seats$/);
    await page.keyboard.press('Enter');
    await ticketOf(page, 'C4').getByText('not valid').waitFor();
  });

  test('in German for those who read German', async () => {
    await using page = await openPage(shop.testApp, showing.path, { locale: 'de-DE' });
    await seatOf(page, 'C4', { row: 'Reihe', seat: 'Platz' }).click();
    await page.getByRole('button', { name: '1 Platz reservieren' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Jo Beispiel');
    await page.getByRole('textbox', { name: 'E-Mail', exact: true }).fill('jo@example.org');
    await page.getByRole('button', { name: '12,00 € bezahlen' }).click();
    await page.getByRole('link', { name: 'Plätze oder Vorstellung tauschen' }).click();
    await seatOf(page, 'E5', { row: 'Reihe', seat: 'Platz' }).click();
    await page.getByRole('button', { name: '1 Platz reservieren' }).click();
    await page.getByText('Zurückgegeben: Adult, C4').waitFor();
    await page.getByRole('button', { name: '4,50 € bezahlen und tauschen' }).click();
    await page.getByRole('article', { name: 'Ticket für Platz C4' }).getByText('ungültig').waitFor();
  });
});
