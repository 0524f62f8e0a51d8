import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityProblems } from './support/accessibility.ts';
import { confirmed, fillContact, holdSeats, payWith, type Shop, startShop } from './support/buying.ts';
import { openPage } from './support/open-page.ts';

let shop: Shop;
let showing: { showingId: string; path: string };
beforeAll(async () => {
  shop = await startShop();
  await setTerms({ cancellationCutoffMinutes: 60, cancellationFeeMinor: 200n });
});
beforeEach(async () => {
  showing = await shop.newShowing();
});
afterAll(() => shop[Symbol.asyncDispose]());

function setTerms(data: { cancellationCutoffMinutes: number | null; cancellationFeeMinor: bigint }) {
  return shop.testApp.database.prisma.cinema.update({ where: { id: shop.cinema.cinemaId }, data });
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('one ticket is cancelled, then the other, for what the terms give back', async () => {
    const size = colorScheme === 'light' ? 'phone' : 'desktop';
    await using page = await openPage(shop.testApp, showing.path, { size, colorScheme });
    await holdSeats(page, ['C4', 'C5']);
    await fillContact(page);
    await payWith(page, 'Visa 4242');
    await confirmed(page);
    await page.getByRole('button', { name: 'Cancel tickets' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel tickets?' });
    await dialog.getByText('€20.00').waitFor();
    await dialog.getByText(/You can cancel until/).waitFor();
    await dialog.getByLabel('C4, Adult').uncheck();
    await dialog.getByText('€10.00').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel 1 ticket' }).click();
    await page.getByText('€10.00 is given back to you').waitFor();
    await page.getByRole('article', { name: 'Ticket for seat C5' }).getByText('not valid').waitFor();
    await page.getByText('(done)').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel tickets' }).click();
    await dialog.getByRole('button', { name: 'Cancel 1 ticket' }).click();
    await page.getByRole('heading', { name: 'This booking was cancelled' }).waitFor();
    const where = { showingId: showing.showingId };
    const tickets = await shop.testApp.database.prisma.ticket.findMany({ where });
    expect(tickets.map(({ status }) => status)).toEqual(['VOID', 'VOID']);
  });
});

test('where sockets are blocked, it is shown that the money was given back', async () => {
  await using page = await openPage(shop.testApp, showing.path);
  await holdSeats(page, ['C4']);
  await fillContact(page);
  await payWith(page, 'Visa 4242');
  await confirmed(page);
  await page.routeWebSocket(/graphql/, () => undefined);
  await page.reload();
  await page.getByRole('button', { name: 'Cancel tickets' }).click();
  await page.getByRole('button', { name: 'Cancel 1 ticket' }).click();
  await page.getByText('(done)').waitFor();
});

test('a cinema that takes nothing back says so, and nothing is cancelled', async () => {
  await using page = await openPage(shop.testApp, showing.path);
  await holdSeats(page, ['C4']);
  await fillContact(page);
  await payWith(page, 'Visa 4242');
  await confirmed(page);
  await setTerms({ cancellationCutoffMinutes: null, cancellationFeeMinor: 200n });
  await page.getByRole('button', { name: 'Cancel tickets' }).click();
  await page.getByText('This cinema does not take tickets back.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Keep them' }).click();
  expect(await page.getByRole('dialog').count()).toBe(0);
});
