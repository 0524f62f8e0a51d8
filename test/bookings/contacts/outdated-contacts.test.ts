import { expect, test } from 'vitest';
import { outdatedContacts } from '../../../src/bookings/contacts/outdated-contacts.ts';
import { recoverDueRows } from '../../../src/platform/queues/due-rows.ts';
import { bookingOnce } from '../../support/buying.ts';
import { makeShowing } from '../../support/fixtures.ts';
import { newGuest } from '../../support/guest.ts';
import { startTestApp } from '../../support/test-app.ts';
import { ADA, bookFor } from './operations.ts';

const DAY_MS = 86_400_000;

test('a contact is deleted CONTACT_YEARS after its booking, which stays', async () => {
  // The role api has no worker of its own.
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api', CONTACT_YEARS: '3' } });
  const { database, logger, config } = testApp.app.services;
  expect(config.contactYears).toBe(3);
  const { prisma } = testApp.database;
  const { client } = await newGuest(testApp);
  const showing = await makeShowing(testApp.database, { rows: 1 });
  const [old = '', young = ''] = await Promise.all(
    showing.seatIds.slice(0, 2).map(async (seatId) => {
      const { booking } = await bookFor(client, showing, { seatIds: [seatId], contact: ADA, idempotencyKey: seatId });
      return booking?.id ?? '';
    }),
  );
  const createdDaysAgo = async (bookingId: string, days: number) => {
    await prisma.contact.update({ where: { bookingId }, data: { createdAt: new Date(Date.now() - days * DAY_MS) } });
  };
  await createdDaysAgo(old, 3 * 365 + 2);
  await createdDaysAgo(young, 3 * 365 - 2);
  const kind = outdatedContacts({ database, contactYears: config.contactYears });
  await recoverDueRows(kind, { database, logger });
  expect(await prisma.contact.findMany()).toMatchObject([{ bookingId: young }]);
  expect(await prisma.contactSearchWord.count({ where: { bookingId: old } })).toBe(0);
  expect(await prisma.booking.count()).toBe(2);
});

test('a worker deletes them', async () => {
  await using testApp = await startTestApp('embedded');
  const { client } = await newGuest(testApp);
  const showing = await makeShowing(testApp.database, { rows: 1 });
  const { booking } = await bookFor(client, showing, { seatIds: showing.seatIds.slice(0, 1), contact: ADA });
  const bookingId = booking?.id ?? '';
  await bookingOnce(client, bookingId, 'CONFIRMED');
  const { prisma } = testApp.database;
  await prisma.contact.update({ where: { bookingId }, data: { createdAt: new Date(Date.now() - 3660 * DAY_MS) } });
  await expect.poll(() => prisma.contact.count(), { timeout: 15_000 }).toBe(0);
});
