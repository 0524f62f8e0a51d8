import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buy, cancel, type Bought, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { linksOf, PUBLIC_URL } from '../tickets/links/operations.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { openPage } from './support/open-page.ts';

let testApp: TestApp;
let bought: Bought;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { PUBLIC_URL } });
});
beforeEach(async () => {
  bought = await buy(testApp, await showingWithTerms(testApp), 2);
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function pathOfBooking(): Promise<string> {
  return (await linksOf(bought.client, bought.bookingId)).url?.slice(PUBLIC_URL.length) ?? '';
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(['phone', 'desktop'] as const)('the page of tickets is accessible on a %s, and fits', async (size) => {
    const { client, bookingId, ticketIds } = bought;
    const path = await pathOfBooking();
    await cancel(client, { bookingId, ticketIds: ticketIds.slice(0, 1) });
    await using page = await openPage(testApp, path, { colorScheme, size });
    await page.getByRole('img', { name: 'QR code of the ticket for seat A2' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    // The style is allowed.
    expect(await page.evaluate('getComputedStyle(document.querySelector("main")).maxWidth')).toBe('576px');
  });
});

test('in print it has the codes and none of the buttons', async () => {
  await using page = await openPage(testApp, await pathOfBooking(), { colorScheme: 'dark' });
  const calendar = page.getByRole('link', { name: 'Add to calendar' });
  expect(await calendar.isVisible()).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect(await calendar.isVisible()).toBe(false);
  expect(await page.getByRole('img', { name: /^QR code/ }).count()).toBe(2);
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
});

test('the event for the calendar is saved from it', async () => {
  await using page = await openPage(testApp, await pathOfBooking());
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Add to calendar' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('ticket.ics');
  expect(await saved.failure()).toBeNull();
});
