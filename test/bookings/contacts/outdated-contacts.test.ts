import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeShowing } from '../../support/fixtures.ts';
import { newGuest } from '../../support/guest.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { ADA, bookFor } from './operations.ts';

const DAY_MS = 86_400_000;

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { CONTACT_YEARS: '3' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a worker deletes a contact CONTACT_YEARS after its booking, which stays', async () => {
  const { prisma } = testApp.database;
  const { client } = await newGuest(testApp);
  const showing = await makeShowing(testApp.database, { rows: 1 });
  const bookDaysAgo = async (seatId: string, days: number) => {
    const { booking } = await bookFor(client, showing, { seatIds: [seatId], contact: ADA });
    const bookingId = booking?.id ?? '';
    await prisma.contact.update({ where: { bookingId }, data: { createdAt: new Date(Date.now() - days * DAY_MS) } });
    return bookingId;
  };
  const [first = '', second = ''] = showing.seatIds;
  const young = await bookDaysAgo(first, 3 * 365 - 2);
  const old = await bookDaysAgo(second, 3 * 365 + 2);
  await expect.poll(() => prisma.contact.findMany(), { timeout: 15_000 }).toMatchObject([{ bookingId: young }]);
  expect(await prisma.contactSearchWord.count({ where: { bookingId: old } })).toBe(0);
  expect(await prisma.booking.count()).toBe(2);
});
