import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './support/accessibility.ts';
import { buySeats, confirmed, holdSeats, seatOf, type Shop, startShop } from './support/buying.ts';
import { tabTo } from './support/keyboard.ts';
import { CUT, loseAnswers } from './support/lost-answers.ts';
import { openPage } from './support/open-page.ts';

let shop: Shop;
let showing: { showingId: string; path: string };
beforeAll(async () => {
  shop = await startShop();
  await setCutoff(60);
});
beforeEach(async () => {
  showing = await shop.newShowing();
});
afterAll(() => shop[Symbol.asyncDispose]());

function setCutoff(cancellationCutoffMinutes: number | null) {
  const where = { id: shop.cinema.cinemaId };
  return shop.testApp.database.prisma.cinema.update({ where, data: { cancellationCutoffMinutes } });
}

/** The seats of the tickets by their status, as they are stored. */
async function storedSeats(): Promise<{ valid: string[]; void: string[] }> {
  const { showingId } = showing;
  const tickets = await shop.testApp.database.prisma.ticket.findMany({ where: { showingId }, include: { seat: true } });
  const seatsWith = (status: string) =>
    tickets
      .filter((ticket) => ticket.status === status)
      .map(({ seat }) => seat.label)
      .toSorted();
  return { valid: seatsWith('VALID'), void: seatsWith('VOID') };
}

/** From a booking to the agreement, for the seats. */
async function pickNewSeats(page: Page, labels: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: 'Change seats' }).click();
  await page.waitForURL('**/exchange');
  for (const label of labels) await seatOf(page, label).click();
  await page.getByRole('button', { name: /^Hold \d+ seats?$/ }).click();
  await page.waitForURL('**/exchange/*');
  await page.getByRole('timer').waitFor();
}

function ticketOf(page: Page, label: string) {
  return page.getByRole('article', { name: `Ticket for seat ${label}` });
}

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
    expect(await storedSeats()).toEqual({ valid: ['D4', 'D5'], void: ['C4', 'C5'] });
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
    await page
      .getByText('C4 → E6')
      .waitFor({ timeout: 15000 })
      .catch(async (e) => {
        await page.screenshot({ path: '/tmp/wt/pe-1.png' });
        throw e;
      });
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
    expect(await storedSeats()).toEqual({ valid: ['C5', 'E6'], void: ['C4'] });
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

  test('again, but not for a seat that the booking had before', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await pickNewSeats(page, ['D4']);
    await page.getByRole('button', { name: 'Change seats' }).click();
    await ticketOf(page, 'D4').getByRole('img').waitFor();
    await page.getByRole('link', { name: 'Change seats' }).click();
    await page.getByRole('button', { name: /^Row C, seat 4,.*not for sale$/ }).waitFor();
    await seatOf(page, 'B4').click();
    await page.getByRole('button', { name: 'Hold 1 seat' }).click();
    await page.getByRole('button', { name: 'Change seats' }).click();
    await ticketOf(page, 'B4').getByRole('img').waitFor();
    expect(await storedSeats()).toEqual({ valid: ['B4'], void: ['C4', 'D4'] });
  });

  test('with the keyboard alone', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await tabTo(page, /^Change seats$/);
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
    await page.getByRole('link', { name: 'Plätze tauschen' }).click();
    await seatOf(page, 'E5', { row: 'Reihe', seat: 'Platz' }).click();
    await page.getByRole('button', { name: '1 Platz reservieren' }).click();
    await page.getByText('Zurückgegeben: Adult, C4').waitFor();
    await page.getByRole('button', { name: '4,50 € bezahlen und tauschen' }).click();
    await page.getByRole('article', { name: 'Ticket für Platz C4' }).getByText('ungültig').waitFor();
  });
});

describe('the old tickets stay', () => {
  test('after a decline, and the difference can be paid with another card', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await pickNewSeats(page, ['E5']);
    await page.getByRole('radio', { name: 'Visa 0002' }).check();
    await page.getByRole('button', { name: 'Pay €4.50 and change seats' }).click();
    await page.getByText('The difference was not paid. Your tickets stay valid.').waitFor();
    await ticketOf(page, 'C4').getByRole('img').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.reload();
    await page.getByRole('region', { name: 'You hold E5' }).getByRole('link', { name: 'Continue' }).click();
    await page.getByRole('radio', { name: 'Visa 4242' }).check();
    await page.getByRole('button', { name: 'Pay €4.50 and change seats' }).click();
    await ticketOf(page, 'E5').getByRole('img').waitFor();
    await confirmed(page);
    expect(await page.getByText('The difference was not paid.').count()).toBe(0);
  });

  test('when the visitor keeps them: the new seats are free at once', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await pickNewSeats(page, ['E5']);
    await page.getByRole('button', { name: 'Keep my tickets as they are' }).click();
    await confirmed(page);
    await ticketOf(page, 'C4').getByRole('img').waitFor();
    await using other = await openPage(shop.testApp, showing.path);
    await holdSeats(other, ['E5']);
  });

  test('when another visitor takes the new seats first', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await page.getByRole('link', { name: 'Change seats' }).click();
    await seatOf(page, 'D4').click();
    let release = (): void => undefined;
    const isTaken = new Promise<void>((done) => {
      release = done;
    });
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('mutation HoldSeats')) await isTaken;
      await route.continue();
    });
    const request = page.waitForRequest((each) => each.postData()?.includes('mutation HoldSeats') ?? false);
    await page.getByRole('button', { name: 'Hold 1 seat' }).click();
    await request;
    await using rival = await openPage(shop.testApp, showing.path);
    await holdSeats(rival, ['D4']);
    release();
    await page.getByText('Another visitor was faster: D4 is taken. No seat was held.').waitFor();
    await page
      .getByRole('button', { name: /^Take .+ instead$/ })
      .first()
      .click();
    await page.waitForURL('**/exchange/*');
    await page.getByText(/^C4 → /).waitFor();
    expect(await storedSeats()).toEqual({ valid: ['C4'], void: [] });
  });

  test('when the cinema takes no tickets back, which is said before seats are picked', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await setCutoff(null);
    try {
      await page.getByRole('link', { name: 'Change seats' }).click();
      await page.getByText('This cinema does not take tickets back.').waitFor();
      expect(await page.getByRole('group', { name: 'Seat map' }).count()).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
    } finally {
      await setCutoff(60);
    }
  });

  test('when the cut-off passes meanwhile', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await pickNewSeats(page, ['D4']);
    await page.getByText('Nothing to pay').waitFor();
    await setCutoff(60 * 24 * 365);
    try {
      await page.getByRole('button', { name: 'Change seats' }).click();
      await page.getByText(/^It is too late: seats could be changed until/).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    } finally {
      await setCutoff(60);
    }
  });
});

test('a difference that is another one by now is shown before anything is exchanged', async () => {
  await using page = await openPage(shop.testApp, showing.path);
  await buySeats(page, ['C4']);
  await pickNewSeats(page, ['E5']);
  // The server quotes what was in force when the seats were held, so the page is made to ask for another difference.
  let isAsked = false;
  await page.route('**/graphql', (route) => {
    const body = route.request().postData() ?? '';
    if (isAsked || !body.includes('mutation ExchangeTickets')) return route.continue();
    isAsked = true;
    return route.continue({ postData: body.replace('"amountMinor":450', '"amountMinor":400') });
  });
  await page.getByRole('button', { name: 'Pay €4.50 and change seats' }).click();
  await page.getByText(/^The difference has changed/).waitFor();
  expect(await storedSeats()).toEqual({ valid: ['C4'], void: [] });
  await page.getByRole('button', { name: 'Pay €4.50 and change seats' }).click();
  await ticketOf(page, 'E5').getByRole('img').waitFor();
});

describe('an exchange whose answer is lost is made once', () => {
  test('after a reload', async () => {
    await using page = await openPage(shop.testApp, showing.path, { expected: CUT });
    await buySeats(page, ['C4']);
    await pickNewSeats(page, ['E5']);
    await loseAnswers(page, 'ExchangeTickets');
    await page.getByRole('button', { name: 'Pay €4.50 and change seats' }).click();
    await page.getByText('The answer of the server was lost.').waitFor();
    await page.unrouteAll();
    await page.reload();
    await ticketOf(page, 'E5').getByRole('img').waitFor();
    expect(await paymentsOfShowing()).toHaveLength(2);
  });

  test('when it is tried again', async () => {
    await using page = await openPage(shop.testApp, showing.path, { expected: CUT });
    await buySeats(page, ['C4']);
    await pickNewSeats(page, ['E5']);
    await loseAnswers(page, 'ExchangeTickets');
    await page.getByRole('button', { name: 'Pay €4.50 and change seats' }).click();
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.unrouteAll();
    await again.click();
    await ticketOf(page, 'E5').getByRole('img').waitFor();
    expect(await paymentsOfShowing()).toHaveLength(2);
  });
});

function paymentsOfShowing() {
  const booking = { showingId: showing.showingId };
  return shop.testApp.database.prisma.payment.findMany({ where: { booking } });
}
