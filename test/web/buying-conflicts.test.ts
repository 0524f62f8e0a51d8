import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './support/accessibility.ts';
import { confirmed, fillContact, holdSeats, payWith, seatOf, type Shop, startShop } from './support/buying.ts';
import { CUT, loseAnswers } from './support/lost-answers.ts';
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

function bookings() {
  return shop.testApp.database.prisma.booking.findMany({ where: { showingId: showing.showingId } });
}

describe('two visitors want the same seat', () => {
  test('the seat leaves the picks of the slower one as soon as it is held', async () => {
    await using slower = await openPage(shop.testApp, showing.path, { size: 'phone' });
    await seatOf(slower, 'C4').click();
    await seatOf(slower, 'C5').click();
    await using faster = await openPage(shop.testApp, showing.path);
    await holdSeats(faster, ['C4']);
    await slower.getByText('C4 was just taken by another visitor.').waitFor();
    await slower.getByRole('button', { name: 'Hold 1 seat' }).waitFor();
    expect(await seatOf(slower, 'C4').getAttribute('aria-disabled')).toBe('true');
    expect(await accessibilityProblems(slower)).toEqual([]);
  });

  test('who asks too late is told which seats are taken, and takes others by one tap', async () => {
    await using slower = await openPage(shop.testApp, showing.path);
    await seatOf(slower, 'C4').click();
    await seatOf(slower, 'C5').click();
    const request = slower.waitForRequest((each) => each.postData()?.includes('mutation HoldSeats') ?? false);
    let release = (): void => undefined;
    const isTaken = new Promise<void>((done) => {
      release = done;
    });
    await slower.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('mutation HoldSeats')) await isTaken;
      await route.continue();
    });
    await slower.getByRole('button', { name: 'Hold 2 seats' }).click();
    await request;
    await using faster = await openPage(shop.testApp, showing.path);
    await holdSeats(faster, ['C5']);
    release();
    await slower.getByText('Another visitor was faster: C5 is taken. No seat was held.').waitFor();
    expect(await accessibilityProblems(slower)).toEqual([]);
    const alternative = slower.getByRole('button', { name: /^Take .+ instead$/ }).first();
    const [first = '', second = ''] = (await alternative.innerText()).match(/[A-F]\d+/g) ?? [];
    await alternative.click();
    await slower.waitForURL('**/holds/*');
    await slower.getByLabel(`Ticket for seat ${first}`).waitFor();
    await slower.getByLabel(`Ticket for seat ${second}`).waitFor();
  });

  test('only one of them gets it', async () => {
    await using one = await openPage(shop.testApp, showing.path);
    await using other = await openPage(shop.testApp, showing.path);
    await seatOf(one, 'D1').click();
    await seatOf(other, 'D1').click();
    const hold = (page: typeof one) => page.getByRole('button', { name: 'Hold 1 seat' }).click({ timeout: 5000 });
    await Promise.allSettled([hold(one), hold(other)]);
    await Promise.any([one, other].map((page) => page.waitForURL('**/holds/*')));
    const loser = [one, other].find((page) => !page.url().includes('/holds/'));
    await loser?.getByText(/D1 (is|was just) taken/).waitFor();
  });
});

describe('a hold', () => {
  test('is counted down by the server, whatever the clock of the visitor says', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await page.clock.setSystemTime(new Date('2031-01-01T00:00:00Z'));
    await holdSeats(page, ['C4']);
    expect(await page.getByRole('timer').innerText()).toMatch(/for (7:00|6:\d\d)$/);
  });

  test('is given back by a button', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await holdSeats(page, ['C4']);
    await page.getByRole('button', { name: 'Give the seats back' }).click();
    await page.getByRole('heading', { name: 'You gave the seats back' }).waitFor();
    await page.getByRole('link', { name: 'Back to the seats' }).click();
    await seatOf(page, 'C4').click();
    await page.getByRole('button', { name: 'Hold 1 seat' }).waitFor();
  });

  test('of another visitor is not shown', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await holdSeats(page, ['C4']);
    await using other = await openPage(shop.testApp, new URL(page.url()).pathname);
    await other.getByRole('heading', { name: 'These seats are not held for you' }).waitFor();
    expect(await accessibilityProblems(other)).toEqual([]);
  });
});

describe('a payment', () => {
  test('that is declined is explained, and retried with another card', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await holdSeats(page, ['C4']);
    await fillContact(page);
    await payWith(page, 'Visa 9995');
    await page.getByText('There is not enough money on the card.').waitFor();
    await page.reload();
    await page.getByRole('timer').waitFor();
    await page.getByRole('radio', { name: 'Visa 0002' }).check();
    await page.getByRole('button', { name: 'Pay €12.00 again' }).click();
    await page.getByText('Your bank declined the card.').waitFor();
    await page.getByRole('radio', { name: 'Visa 4242' }).check();
    await page.getByRole('button', { name: 'Pay €12.00 again' }).click();
    await confirmed(page);
    expect(await bookings()).toEqual([expect.objectContaining({ status: 'CONFIRMED' })]);
  });

  test('that is given up after a decline frees the seats', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await holdSeats(page, ['C4']);
    await fillContact(page);
    await payWith(page, 'Visa 0002');
    await page.getByRole('button', { name: 'Give the seats back' }).click();
    await page.getByRole('link', { name: 'Pick the same seats again' }).click();
    await page.getByRole('button', { name: 'Hold 1 seat' }).waitFor();
  });

  test('whose answer is lost is made once: after a reload its booking is found', async () => {
    await using page = await openPage(shop.testApp, showing.path, { expected: CUT });
    await holdSeats(page, ['C4']);
    await fillContact(page);
    await loseAnswers(page, 'PlaceBooking');
    await page.getByRole('button', { name: 'Pay €12.00' }).click();
    await page.getByText('The answer of the server was lost.').waitFor();
    await page.unrouteAll();
    await page.reload();
    await page.waitForURL('**/bookings/*');
    await confirmed(page);
    expect(await bookings()).toHaveLength(1);
  });

  test('whose answer is lost is made once: trying again gives the same booking', async () => {
    await using page = await openPage(shop.testApp, showing.path, { expected: CUT });
    await holdSeats(page, ['C4']);
    await fillContact(page);
    await loseAnswers(page, 'PlaceBooking');
    await page.getByRole('button', { name: 'Pay €12.00' }).click();
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.unrouteAll();
    await again.click();
    await page.waitForURL('**/bookings/*');
    await confirmed(page);
    expect(await bookings()).toHaveLength(1);
  });

  test('for which the network is away says so, and works once it is back', async () => {
    await using page = await openPage(shop.testApp, showing.path, { expected: [...CUT, /WebSocket/] });
    await seatOf(page, 'C4').click();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Hold 1 seat' }).click();
    await page.getByText('The server cannot be reached.').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForURL('**/holds/*');
  });
});

test('a price that the cinema changes is shown before anything is booked', async () => {
  await using page = await openPage(shop.testApp, showing.path);
  await holdSeats(page, ['C4']);
  await fillContact(page);
  // The server quotes what was in force when the seats were held, so the page is made to ask for another total.
  let isAsked = false;
  await page.route('**/graphql', (route) => {
    const body = route.request().postData() ?? '';
    if (isAsked || !body.includes('mutation PlaceBooking')) return route.continue();
    isAsked = true;
    return route.continue({ postData: body.replace('"amountMinor":1200', '"amountMinor":1100') });
  });
  await page.getByRole('button', { name: 'Pay €12.00' }).click();
  await page.getByText(/^The price has changed/).waitFor();
  expect(await bookings()).toHaveLength(0);
  await page.getByRole('button', { name: 'Pay €12.00' }).click();
  await confirmed(page);
});
