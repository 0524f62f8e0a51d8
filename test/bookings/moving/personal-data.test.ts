import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookingOnce } from '../../support/buying.ts';
import { withoutAnyChange } from '../../support/rows.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { cancel } from '../cancellation/operations.ts';
import { ADA, bookFor, ReadContact } from '../contacts/operations.ts';
import { buyBeside, moveOver } from '../exchange/other-showing.ts';
import { type FullGuest, fullGuest, rowsOf } from './things.ts';

/** For each table that refers to accounts: what exportMyData calls it, or why it is not in it. */
const EXPORTED: Record<string, string> = {
  account_hold_version: '(how often seats were taken: a number that says no more than the holds)',
  account_mail: '(of the account itself)',
  account_search_word: '(the address and the name again, which accounts export)',
  booking: 'bookings',
  cancellation: 'cancellations',
  counter_request: 'counterRequests',
  data_export: '(links to the export)',
  exchange: 'exchanges',
  hold: 'holds',
  payment: 'payments',
  review: 'reviews',
  role_grant: '(of the account itself)',
  session: '(of the account itself)',
  showing_cancellation: '(what staff has done for a cinema, as the audit log says)',
  showing_move: '(what staff has done for a cinema, as the audit log says)',
};

let testApp: TestApp;
let guest: FullGuest;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  guest = await fullGuest(testApp);
});
afterAll(() => testApp[Symbol.asyncDispose]());

type Export = Record<string, Record<string, unknown>[]>;

async function exported(accountId = guest.accountId): Promise<Export> {
  const data = await testApp.app.services.personalData.export(accountId);
  // As it is written into a file.
  return JSON.parse(JSON.stringify(data)) as Export;
}

function forget(accountId: string): Promise<void> {
  const { database, personalData } = testApp.app.services;
  return database.transaction((tx) => personalData.forget(tx, accountId));
}

test('every row of every table that refers to accounts is exported, or is listed with a reason', async () => {
  const rows = await rowsOf(testApp.database, guest.accountId);
  expect(Object.keys(rows)).toEqual(Object.keys(EXPORTED));
  const data = await exported();
  for (const [table, key] of Object.entries(EXPORTED))
    if (!key.startsWith('(')) expect(data[key], table).toHaveLength(rows[table] ?? 0);
});

test('an export shows what people know their bookings by', async () => {
  const { bookings, holds, payments, reviews } = await exported();
  const { prisma } = testApp.database;
  const movie = await prisma.movie.findUniqueOrThrow({ where: { id: guest.showing.movieId } });
  expect(bookings?.[0]).toMatchObject({
    ...{ id: guest.bookingId, status: 'CONFIRMED', total: { amountMinor: 1200, currency: 'EUR' } },
    contact: { ...ADA, phone: null, locale: null },
    showing: { movie: movie.title, auditorium: 'Saal 1' },
    tickets: [{ seat: 'A1', ticketType: 'Adult', status: 'VALID', price: { amountMinor: 1200, currency: 'EUR' } }],
    lines: [{ label: 'Adult, A1', amount: { amountMinor: 1200 } }],
  });
  expect(holds).toContainEqual(expect.objectContaining({ id: guest.holdId, seats: ['A3'], status: 'ACTIVE' }));
  expect(payments?.map(({ status }) => status)).toEqual(['SUCCEEDED', 'DECLINED', 'DECLINED']);
  expect(payments?.[0]).toMatchObject({ bookingId: guest.bookingId, amount: { amountMinor: 1200 }, refunds: [] });
  expect(JSON.stringify(payments)).not.toContain('pm_card');
  expect(reviews).toMatchObject([{ movie: { title: movie.title }, rating: 4 }]);
});

test('an export says what was exchanged for another showing, and of which booking a refund is', async () => {
  const bought = await buyBeside(testApp, 1);
  const once = await moveOver(bought);
  const twice = await moveOver(once, [6]);
  expect((await cancel(twice.client, { bookingId: twice.bookingId })).errors).toEqual([]);
  const { bookings, payments } = await exported(bought.accountId);
  const origins = new Map(bookings?.map(({ id, originId, exchangedFromId }) => [id, { originId, exchangedFromId }]));
  expect(origins).toEqual(
    new Map([
      [bought.bookingId, { originId: null, exchangedFromId: null }],
      [once.bookingId, { originId: bought.bookingId, exchangedFromId: bought.bookingId }],
      [twice.bookingId, { originId: bought.bookingId, exchangedFromId: once.bookingId }],
    ]),
  );
  expect(payments).toMatchObject([{ bookingId: bought.bookingId, refunds: [{ bookingId: twice.bookingId }] }]);
});

test('an export has nothing of another account', async () => {
  const { accountId } = await testApp.newAccount();
  const data = await exported(accountId);
  expect(data).toMatchObject({ bookings: [], holds: [], payments: [], reviews: [], mails: [], sessions: [] });
  expect(data['account']).toMatchObject({ id: accountId });
});

test('what is forgotten tells no more who the person is, and the books stay', async () => {
  const person = await fullGuest(testApp);
  const { accountId, bookingId, showing } = person;
  const { prisma } = testApp.database;
  await prisma.review.updateMany({ where: { accountId }, data: { text: 'I am Ada, and I liked it.' } });
  const before = await rowsOf(testApp.database, accountId);
  const totals = async () => (await prisma.booking.findMany({ where: { accountId } })).map((row) => row.totalMinor);
  const paid = await totals();
  await forget(accountId);
  expect(await rowsOf(testApp.database, accountId)).toEqual(before);
  expect(await totals()).toEqual(paid);
  const data = JSON.stringify(await exported(accountId));
  for (const personal of [ADA.email, ADA.name, 'I am Ada']) expect(data).not.toContain(personal);
  expect((await prisma.payment.findMany({ where: { accountId } })).map(({ token }) => token)).toEqual(['', '', '']);
  expect(await prisma.contactSearchWord.count({ where: { bookingId } })).toBe(0);
  expect(await prisma.review.findMany({ where: { accountId } })).toMatchObject([{ text: null, rating: 4 }]);
  const { client } = await testApp.newAccount('BOX_OFFICE', showing.cinemaId);
  expect((await client.request(ReadContact, { id: bookingId })).booking?.contact).toBeNull();
  // Of the other guest nothing was.
  expect(JSON.stringify(await exported())).toContain(ADA.email);
});

test('a payment that is not settled yet is settled after its account was forgotten', async () => {
  const { client, accountId } = await testApp.newAccount();
  const { showing } = guest;
  const payment = { token: 'pm_fake_slow' };
  const { booking } = await bookFor(client, showing, { seatIds: showing.seatIds.slice(9, 10), payment });
  await forget(accountId);
  await bookingOnce(client, booking?.id ?? '', 'CONFIRMED');
});

test('what an account has not got cannot be forgotten', async () => {
  const { accountId } = await testApp.newAccount();
  await withoutAnyChange(testApp.database, () => forget(accountId));
});
