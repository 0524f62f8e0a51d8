import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './support/accessibility.ts';
import { holdSeats, seatOf, type Shop, startShop } from './support/buying.ts';
import { openPage } from './support/open-page.ts';
import { seatIdOf } from './support/small-cinema.ts';

let shop: Shop;
let showing: { showingId: string; path: string };
beforeAll(async () => {
  shop = await startShop({ MAX_HOLDS_PER_ACCOUNT: '1', MAX_SEATS_PER_HOLD: '6' });
});
beforeEach(async () => {
  showing = await shop.newShowing();
});
afterAll(() => shop[Symbol.asyncDispose]());

/** All seats but these are out of sale. */
async function blockAllBut(labels: readonly string[]): Promise<void> {
  const { showingId } = showing;
  const seatIds = labels.map((label) => seatIdOf(shop.cinema, label));
  await shop.testApp.database.prisma.showingSeat.updateMany({
    where: { showingId, seatId: { notIn: seatIds } },
    data: { status: 'BLOCKED' },
  });
}

function heldLabels(): Promise<string[]> {
  return shop.testApp.database.prisma.showingSeat
    .findMany({ where: { showingId: showing.showingId, status: 'HELD' }, select: { seat: true } })
    .then((seats) => seats.map(({ seat }) => seat.label).toSorted());
}

describe('the best seats', () => {
  test('are held by one tap, side by side, and the checkout goes on with them', async () => {
    await using page = await openPage(shop.testApp, showing.path, { size: 'phone' });
    await page.getByLabel('Number of seats').selectOption('3 seats');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Best 3 together' }).tap();
    await page.waitForURL('**/holds/*');
    await page.getByRole('timer').waitFor();
    const labels = await heldLabels();
    expect(labels).toHaveLength(3);
    expect(new Set(labels.map((label) => label[0])).size).toBe(1);
    for (const label of labels) await page.getByLabel(`Ticket for seat ${label}`).waitFor();
  });

  test('are of the kind that was chosen, and the choice outlasts a reload', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await page.getByLabel('Number of seats').selectOption('1 seat');
    await page.getByLabel('Kind of seat').selectOption('Premium');
    await page.reload();
    await page.getByRole('button', { name: 'Best seat' }).click();
    await page.waitForURL('**/holds/*');
    expect(await heldLabels()).toEqual([expect.stringMatching(/^[EF]/)]);
  });

  test('are not split: others are offered instead, and held by one tap', async () => {
    await blockAllBut(['B2', 'C4', 'C5', 'D8']);
    await using page = await openPage(shop.testApp, showing.path);
    await page.getByLabel('Number of seats').selectOption('3 seats');
    await page.getByRole('button', { name: 'Best 3 together' }).click();
    await page.getByText('There are not so many seats of this kind left side by side.').waitFor();
    expect(await heldLabels()).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^Take .*C4.* instead$/ })
      .first()
      .click();
    await page.waitForURL('**/holds/*');
    expect(await heldLabels()).toEqual(expect.arrayContaining(['C4', 'C5']));
  });

  test('give way to seats that the visitor picks', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await page.getByRole('button', { name: 'Best 2 together' }).waitFor();
    await seatOf(page, 'C4').click();
    await page.getByRole('button', { name: 'Hold 1 seat' }).waitFor();
    expect(await page.getByRole('button', { name: 'Best 2 together' }).count()).toBe(0);
  });

  test('are no more than a hold can have', async () => {
    await using page = await openPage(shop.testApp, showing.path);
    await page.getByLabel('Number of seats').selectOption('7 seats');
    await page.getByRole('button', { name: 'Best 7 together' }).click();
    await page.getByText('You can hold at most 6 seats of this showing.').waitFor();
  });

  test('are held once, also when the answer is lost', async () => {
    await using page = await openPage(shop.testApp, showing.path, { expected: [/net::ERR/] });
    let isLost = true;
    await page.route('**/graphql', async (route) => {
      if (!isLost || !route.request().postData()?.includes('mutation HoldBestSeats')) return route.continue();
      isLost = false;
      await route.fetch();
      return route.abort();
    });
    await page.getByRole('button', { name: 'Best 2 together' }).click();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForURL('**/holds/*');
    expect(await heldLabels()).toHaveLength(2);
  });
});

test('who holds as often as is possible is told what to do, by either way to hold', async () => {
  await using page = await openPage(shop.testApp, showing.path);
  await holdSeats(page, ['C4']);
  await page.goto(showing.path);
  const told = page.getByText('You hold seats already. Go on with them, or give them back');
  await page.getByRole('button', { name: 'Best 2 together' }).click();
  await told.waitFor();
  await page.reload();
  await seatOf(page, 'D4').click();
  await page.getByRole('button', { name: 'Hold 1 seat' }).click();
  await told.waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});

describe.each(['phone', 'desktop'] as const)('the choice on a %s', (size) => {
  test.each(['light', 'dark'] as const)('is accessible in %s, in German', async (colorScheme) => {
    await using page = await openPage(shop.testApp, showing.path, { size, colorScheme, locale: 'de-DE' });
    await page.getByRole('button', { name: 'Beste 2 zusammen' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
