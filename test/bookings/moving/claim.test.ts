import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookingOnce, holdSeats } from '../../support/buying.ts';
import { type MadeShowing, makeShowing } from '../../support/fixtures.ts';
import { type Guest, newGuest } from '../../support/guest.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { cancel } from '../cancellation/operations.ts';
import { ADA, bookFor, ReadContact } from '../contacts/operations.ts';
import { euros, exchange } from '../exchange/operations.ts';
import { type BoughtBeside, buyBeside, moveOver, toOther } from '../exchange/other-showing.ts';
import { fullGuest, rowsOf } from './things.ts';

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 20 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

function claim(accountId: string, email: string): Promise<void> {
  const { database, personalData } = testApp.app.services;
  return database.transaction((tx) => personalData.claim(tx, { accountId, email }));
}

let next = 0;
/** A booking with that address as its contact. @returns its id */
async function bookWith(buyer: Guest, email: string, idempotencyKey = 'the key'): Promise<string> {
  const seatIds = showing.seatIds.slice(next, ++next);
  const contact = { email, name: 'Ada' };
  const { booking, errors } = await bookFor(buyer.client, showing, { seatIds, contact, idempotencyKey });
  expect(errors).toEqual([]);
  return booking?.id ?? '';
}

async function ownersOf(ids: string[]): Promise<(string | undefined)[]> {
  const found = await testApp.database.prisma.booking.findMany({ where: { id: { in: ids } } });
  return ids.map((id) => found.find((booking) => booking.id === id)?.accountId);
}

test('bookings that guests made with an address become those of the account that has verified it', async () => {
  const [one, two] = [await newGuest(testApp), await newGuest(testApp)];
  const { accountId, client } = await testApp.newAccount();
  // Of two guests with the same key; and a hold that one of them goes on to have.
  const ids = [await bookWith(one, 'ada@mail.example'), await bookWith(two, 'ada@mail.example')];
  const other = await bookWith(one, 'eve@mail.example', 'another key');
  await holdSeats(one.client, showing, showing.seatIds.slice(next, ++next));
  await claim(accountId, 'ada@mail.example');
  expect(await ownersOf([...ids, other])).toEqual([accountId, accountId, one.accountId]);
  expect(await rowsOf(testApp.database, accountId)).toMatchObject({ booking: 2, hold: 2, payment: 2 });
  expect(await rowsOf(testApp.database, one.accountId)).toMatchObject({ booking: 1, hold: 2, payment: 1 });
  for (const id of ids) await bookingOnce(client, id, 'CONFIRMED');
  const { booking } = await client.request(ReadContact, { id: ids[0] ?? '' });
  expect(booking?.contact).toMatchObject({ email: 'ada@mail.example' });
});

test('exchanges of two guests with the same key are claimed, with the payments whose keys are their ids', async () => {
  const guests = [await fullGuest(testApp), await fullGuest(testApp)];
  const { accountId } = await testApp.newAccount();
  await claim(accountId, ADA.email);
  expect(await ownersOf(guests.map(({ bookingId }) => bookingId))).toEqual([accountId, accountId]);
  const exchanges = await testApp.database.prisma.exchange.findMany({ where: { accountId } });
  expect(new Set(exchanges.map(({ idempotencyKey }) => idempotencyKey === 'sixth'))).toEqual(new Set([true, false]));
  const where = { accountId, exchangeId: { not: null } };
  const payments = await testApp.database.prisma.payment.findMany({ where });
  expect(payments.map(({ idempotencyKey }) => idempotencyKey).toSorted()).toEqual(
    exchanges.map(({ id }) => id).toSorted(),
  );
});

/** A ticket that a guest has bought with that address, and another showing. */
async function boughtByGuest(email: string): Promise<BoughtBeside> {
  const bought = await buyBeside(testApp, 1);
  const { accountId: id, bookingId } = bought;
  const { prisma } = testApp.database;
  await prisma.account.update({ where: { id }, data: { isGuest: true, email: null, passwordHash: null, name: null } });
  await prisma.contact.create({ data: { bookingId, email, name: 'Ada' } });
  return bought;
}

test.each(['placed', 'new'])(
  'after an exchange, both bookings are claimed with the contact of the %s one alone',
  async (left) => {
    const email = `${left}@mail.example`;
    const placed = await boughtByGuest(email);
    const exchanged = await moveOver(placed);
    const without = left === 'placed' ? exchanged : placed;
    await testApp.database.prisma.contact.delete({ where: { bookingId: without.bookingId } });
    const { accountId, client } = await testApp.newAccount();
    await claim(accountId, email);
    expect(await ownersOf([placed.bookingId, exchanged.bookingId])).toEqual([accountId, accountId]);
    expect(await rowsOf(testApp.database, placed.accountId)).toMatchObject({
      booking: 0,
      exchange: 0,
      hold: 0,
      payment: 0,
    });
    expect((await cancel(client, { bookingId: exchanged.bookingId })).errors).toEqual([]);
    const { payments } = (await exportOf(accountId)) as { payments: unknown[] };
    expect(payments).toMatchObject([{ bookingId: placed.bookingId, refunds: [{ bookingId: exchanged.bookingId }] }]);
  },
);

function exportOf(accountId: string) {
  return testApp.app.services.personalData.export(accountId);
}

test('a booking that the guest exchanges while its address is being verified is claimed with the new one', async () => {
  const email = 'exchanging@mail.example';
  const placed = await boughtByGuest(email);
  const { accountId } = await testApp.newAccount();
  const { database } = testApp;
  const input = await toOther(placed);
  let exchanged: ReturnType<typeof exchange> | undefined;
  let claimed: Promise<void> | undefined;
  await database.transaction(async (tx) => {
    // The exchange has the payment and the booking, and waits for the hold; the claim has read one booking, and waits for the payment.
    await tx.client.$queryRaw`select id from hold where id = ${input.holdId}::uuid for update`;
    exchanged = exchange(placed.client, { ...input, expectedDifference: euros(0) });
    await waitsForLock(database.prisma);
    claimed = claim(accountId, email);
    await waitsForLock(database.prisma, 2);
  });
  const { booking, errors } = (await exchanged) ?? {};
  expect(errors).toEqual([]);
  await claimed;
  expect(await ownersOf([placed.bookingId, booking?.id ?? ''])).toEqual([accountId, accountId]);
  expect(await rowsOf(database, placed.accountId)).toMatchObject({ booking: 0, exchange: 0, hold: 0, payment: 0 });
});

test('a booking of an account stays its own, whatever its contact is', async () => {
  const friend = await testApp.newAccount();
  const { accountId } = await testApp.newAccount();
  const id = await bookWith(friend, 'bo@mail.example');
  await claim(accountId, 'bo@mail.example');
  expect(await ownersOf([id])).toEqual([friend.accountId]);
});

test('a booking whose guest has logged in meanwhile is not claimed', async () => {
  const guest = await newGuest(testApp);
  const [login, claiming] = [await testApp.newAccount(), await testApp.newAccount()];
  const id = await bookWith(guest, 'cy@mail.example');
  const { database, personalData } = testApp.app.services;
  let claimed: Promise<void> | undefined;
  await database.transaction(async (tx) => {
    await personalData.move(tx, { from: guest.accountId, to: login.accountId });
    claimed = claim(claiming.accountId, 'cy@mail.example');
    await waitsForLock(testApp.database.prisma);
  });
  await claimed;
  expect(await ownersOf([id])).toEqual([login.accountId]);
});

async function waitsForLock(prisma: TestApp['database']['prisma'], count = 1): Promise<void> {
  for (;;) {
    const [row] = await prisma.$queryRaw<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (row && row.waiting >= count) return;
  }
}
