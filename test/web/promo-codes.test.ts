import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePromoCode } from '../promotions/operations.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { confirmed, fillContact, holdSeats, type Shop, startShop } from './support/buying.ts';
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

const past = new Date(Date.now() - 60_000);
const future = new Date(Date.now() + 3_600_000);

describe('a promo code', () => {
  test('makes the order cheaper, line by line, until it is removed', async () => {
    const { code } = await makePromoCode(shop.testApp, { percent: 25 });
    await using page = await openPage(shop.testApp, showing.path, { size: 'phone' });
    await holdSeats(page, ['C4', 'C5']);
    await page.getByLabel('Promo code', { exact: true }).fill(code.toLowerCase());
    // Enter adds the code, and does not pay.
    await page.keyboard.press('Enter');
    const order = page.getByRole('region', { name: 'Your order' });
    await order.getByText(`2 × Promo code ${code}`).waitFor();
    await order.getByText('-€6.00').waitFor();
    await page.getByRole('button', { name: 'Pay €18.00' }).waitFor();
    expect(await page.getByLabel('Promo code', { exact: true }).inputValue()).toBe('');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Pay €18.00' }).waitFor();
    await page.getByRole('button', { name: `Remove the promo code ${code}` }).tap();
    await page.getByRole('button', { name: 'Pay €24.00' }).waitFor();
    expect(await order.getByText(`Promo code ${code}`).count()).toBe(0);
  });

  test('is part of the booking that is paid', async () => {
    const { code } = await makePromoCode(shop.testApp, { percent: 50 });
    await using page = await openPage(shop.testApp, showing.path);
    await holdSeats(page, ['C4']);
    await page.getByLabel('Promo code', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await fillContact(page);
    await page.getByRole('button', { name: 'Pay €6.00' }).click();
    const reference = await confirmed(page);
    await page.getByRole('region', { name: 'Your order' }).getByText(`Promo code ${code}`).waitFor();
    const where = { reference };
    const booking = await shop.testApp.database.prisma.booking.findFirst({ where, include: { promoUses: true } });
    expect(booking).toMatchObject({ totalMinor: 600n, promoUses: [{ quantity: 1 }] });
  });

  test('that makes the tickets free leaves nothing to pay', async () => {
    const { code } = await makePromoCode(shop.testApp, { freeSeats: 1 });
    await using page = await openPage(shop.testApp, showing.path);
    await holdSeats(page, ['C4']);
    await page.getByLabel('Promo code', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('There is nothing to pay.').waitFor();
    await fillContact(page);
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    await confirmed(page);
  });

  test.each([
    ['is no longer valid', { validUntil: past }],
    ['is not valid yet', { validFrom: future }],
    ['was used as often as is possible', { maxUses: 1, used: 1 }],
    ['is not for these tickets', { amountPerTicketMinor: 100n, currency: 'USD' }],
  ])('that %s says so', async (reason, data) => {
    const { code } = await makePromoCode(shop.testApp, data);
    await using page = await openPage(shop.testApp, showing.path);
    await holdSeats(page, ['C4']);
    await page.getByLabel('Promo code', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText(`${code} ${reason}.`).waitFor();
    await page.getByRole('button', { name: 'Pay €12.00' }).waitFor();
    expect(await page.getByLabel('Promo code', { exact: true }).inputValue()).toBe(code);
  });

  test('that is mistyped can be corrected; one beside it that is not good with others says so', async () => {
    const { code } = await makePromoCode(shop.testApp, { percent: 25 });
    const { code: other } = await makePromoCode(shop.testApp, { percent: 10 });
    await using page = await openPage(shop.testApp, showing.path);
    await holdSeats(page, ['C4']);
    const field = page.getByLabel('Promo code', { exact: true });
    await field.fill('MISTYPED-1');
    await field.press('Enter');
    await page.getByText('There is no promo code MISTYPED-1 here.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await field.fill(code);
    await field.press('Enter');
    await page.getByRole('button', { name: 'Pay €9.00' }).waitFor();
    expect(await page.getByText('There is no promo code').count()).toBe(0);
    await field.fill(other);
    await field.press('Enter');
    await page.getByText(`${other} cannot be used together with your other promo code.`).waitFor();
    await page.getByRole('button', { name: 'Pay €9.00' }).waitFor();
  });

  test('whose last use was taken meanwhile books nothing, and the price without it is shown', async () => {
    const { id, code } = await makePromoCode(shop.testApp, { percent: 25, maxUses: 1 });
    await using page = await openPage(shop.testApp, showing.path);
    await holdSeats(page, ['C4']);
    await page.getByLabel('Promo code', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await fillContact(page);
    await page.getByRole('button', { name: 'Pay €9.00' }).waitFor();
    await shop.testApp.database.prisma.promoCode.update({ where: { id }, data: { used: 1 } });
    await page.getByRole('button', { name: 'Pay €9.00' }).click();
    await page
      .getByText(/^A promo code is not good any more|^The price has changed/)
      .first()
      .waitFor();
    await page.getByText(`${code} was used as often as is possible.`).waitFor();
    const where = { showingId: showing.showingId };
    expect(await shop.testApp.database.prisma.booking.count({ where })).toBe(0);
    await page.getByRole('button', { name: 'Pay €12.00' }).click();
    await confirmed(page);
  });
});

describe.each(['phone', 'desktop'] as const)('on a %s', (size) => {
  test.each(['light', 'dark'] as const)(
    'a code that is taken and one that is not are accessible in %s',
    async (scheme) => {
      const { code } = await makePromoCode(shop.testApp, { percent: 25 });
      await using page = await openPage(shop.testApp, showing.path, { size, colorScheme: scheme, locale: 'de-DE' });
      await page.getByRole('button', { name: 'Beste 2 zusammen' }).click();
      const field = page.getByLabel('Aktionscode', { exact: true });
      await field.fill(code);
      await field.press('Enter');
      await page.getByRole('button', { name: `Aktionscode ${code} entfernen` }).waitFor();
      await field.fill('VERTIPPT');
      await field.press('Enter');
      await page.getByText('Den Aktionscode VERTIPPT gibt es hier nicht.').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
    },
  );
});
