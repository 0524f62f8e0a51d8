import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './support/accessibility.ts';
import { buySeats, confirmed, holdSeats, seatOf, type Shop } from './support/buying.ts';
import { pickNewSeats, setCutoff, startExchangingShop, storedSeats, ticketOf } from './support/exchanging.ts';
import { CUT, loseAnswers } from './support/lost-answers.ts';
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

  test('after a decline for seats that are lost meanwhile, which is said until the visitor knows', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await pickNewSeats(page, ['E5']);
    await page.getByRole('radio', { name: 'Visa 0002' }).check();
    await page.getByRole('button', { name: 'Pay €4.50 and change seats' }).click();
    await page.getByRole('region', { name: 'You hold E5' }).getByRole('button', { name: 'Give back' }).click();
    await page.reload();
    await page.getByText('The difference was not paid. Your tickets stay valid.').waitFor();
    expect(await page.getByRole('region', { name: 'You hold E5' }).count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'All right' }).click();
    await page.reload();
    await ticketOf(page, 'C4').getByRole('img').waitFor();
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
    expect(await storedSeats(shop.testApp, showing.showingId)).toEqual({ valid: ['C4'], void: [] });
  });

  test('when the cinema takes no tickets back, which is said before seats are picked', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await setCutoff(shop, null);
    try {
      await page.getByRole('link', { name: 'Change seats' }).click();
      await page.getByText('This cinema does not take tickets back.').waitFor();
      expect(await page.getByRole('group', { name: 'Seat map' }).count()).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
    } finally {
      await setCutoff(shop, 60);
    }
  });

  test('when the cut-off passes meanwhile', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await buySeats(page, ['C4']);
    await pickNewSeats(page, ['D4']);
    await page.getByText('Nothing to pay').waitFor();
    await setCutoff(shop, 60 * 24 * 365);
    try {
      await page.getByRole('button', { name: 'Change seats' }).click();
      await page.getByText(/^It is too late: seats could be changed until/).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    } finally {
      await setCutoff(shop, 60);
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
  expect(await storedSeats(shop.testApp, showing.showingId)).toEqual({ valid: ['C4'], void: [] });
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
