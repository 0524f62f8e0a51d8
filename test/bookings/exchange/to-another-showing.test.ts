import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FieldChange } from '../../../src/audit/changes-between.ts';
import { differencesOf } from '../../support/audited.ts';
import { withoutAnyChange } from '../../support/rows.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { cancel, checkIn, showingWithTerms } from '../cancellation/operations.ts';
import { euros, exchange, quoteExchange, settleAll } from './operations.ts';
import {
  buyBeside,
  buyForChildBeside,
  moveOver,
  read,
  readExchangedFrom,
  seatStatus,
  statuses,
  toOther,
} from './other-showing.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterEach(async () => {
  expect(await differencesOf(testApp.database)).toEqual([]);
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a ticket for a seat of another showing is in a booking of its own; the old one keeps the others', async () => {
  const bought = await buyBeside(testApp);
  const { client, bookingId, other, showing } = bought;
  const input = await toOther(bought, { seats: [0] });
  const { quote } = await withoutAnyChange(testApp.database, () => quoteExchange(client, input));
  expect(quote).toMatchObject({ difference: { amountMinor: 0, currency: 'EUR' } });
  const { booking, errors } = await exchange(client, { ...input, expectedDifference: euros(0) });
  expect(errors).toEqual([]);
  expect(booking).toMatchObject({ status: 'CONFIRMED', total: { amountMinor: 0 }, payments: [], refunds: [] });
  expect(statuses(booking)).toEqual(['VALID']);
  const newBookingId = booking?.id ?? '';
  expect(newBookingId).not.toBe(bookingId);
  expect(await readExchangedFrom(client, newBookingId)).toEqual({ showingId: other.showingId, fromId: bookingId });
  expect(await readExchangedFrom(client, bookingId)).toEqual({ showingId: showing.showingId, fromId: undefined });
  const old = await read(bought, bookingId);
  expect(old).toMatchObject({ status: 'CONFIRMED', total: { amountMinor: 2600 }, refunded: { amountMinor: 0 } });
  expect(statuses(old)).toEqual(['VOID', 'VALID']);
  expect(await seatStatus(testApp, showing, showing.seatIds[0])).toBe('AVAILABLE');
  expect(await seatStatus(testApp, other, other.seatIds[0])).toBe('SOLD');
});

test('the old booking is CANCELLED when its last ticket goes; the contact and the account are the same', async () => {
  const bought = await buyBeside(testApp);
  const { client, bookingId, accountId } = bought;
  const { prisma } = testApp.database;
  await prisma.contact.create({ data: { bookingId, email: 'ada@mail.example', name: 'Ada', locale: 'de' } });
  const input = await toOther(bought, { seats: [3, 4] });
  const { booking } = await exchange(client, { ...input, expectedDifference: euros(0) });
  expect(await read(bought, bookingId)).toMatchObject({ status: 'CANCELLED', refunded: { amountMinor: 0 } });
  const stored = await prisma.booking.findUniqueOrThrow({
    where: { id: booking?.id ?? '' },
    include: { contact: true },
  });
  expect(stored).toMatchObject({
    accountId,
    originId: bookingId,
    contact: { email: 'ada@mail.example', locale: 'de' },
  });
});

test('with the same key it is exchanged once, also 20 times at once; another input is a conflict', async () => {
  const bought = await buyBeside(testApp, 1);
  const input = await toOther(bought);
  const keyed = { ...input, expectedDifference: euros(0), idempotencyKey: 'another showing' };
  const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(bought.client, keyed)));
  expect(answers.map(({ errors }) => errors)).toEqual(answers.map(() => []));
  expect(new Set(answers.map(({ booking }) => booking?.id)).size).toBe(1);
  const where = { accountId: bought.accountId };
  expect(await testApp.database.prisma.booking.count({ where })).toBe(2);
  expect((await exchange(bought.client, { ...keyed, expectedDifference: euros(1) })).errors).toMatchObject([
    { __typename: 'IdempotencyConflict' },
  ]);
});

test('staff exchange for a buyer: the booking is the buyer’s, and it is in the audit log', async () => {
  const bought = await buyBeside(testApp, 1);
  const { client: staff } = await testApp.newAccount('BOX_OFFICE', bought.showing.cinemaId);
  const input = await toOther({ ...bought, client: staff });
  const { booking, errors } = await exchange(staff, { ...input, expectedDifference: euros(0) });
  expect(errors).toEqual([]);
  expect(await read(bought, booking?.id ?? '')).toMatchObject({ status: 'CONFIRMED' });
  const newBookingId = booking?.id ?? '';
  expect(await auditEntries(bought.bookingId, newBookingId)).toEqual([
    {
      ...{ exchangedTickets: { before: 0, after: 1 }, paidMinor: { before: 1300, after: 0 } },
      status: { before: 'CONFIRMED', after: 'CANCELLED' },
    },
    {
      ...{ exchangedFromId: { before: null, after: bought.bookingId }, paidMinor: { before: null, after: 1300 } },
      status: { before: null, after: 'CONFIRMED' },
    },
  ]);
  expect((await cancel(bought.client, { bookingId: booking?.id ?? '' })).refunds).toHaveLength(1);
});

test('while a difference that staff have asked for waits, the audit log has the old booking with all its money', async () => {
  const bought = await buyForChildBeside(testApp);
  const { client: staff } = await testApp.newAccount('BOX_OFFICE', bought.showing.cinemaId);
  const input = await toOther({ ...bought, client: staff }, { ticketTypeId: bought.other.ticketTypeId });
  const payment = { token: 'pm_card_visa' };
  const { booking, errors } = await exchange(staff, { ...input, payment, expectedDifference: euros(400) });
  expect(errors).toEqual([]);
  expect(await auditEntries(bought.bookingId, booking?.id ?? '')).toEqual([
    { exchangedTickets: { before: 0, after: 1 } },
    {
      ...{ exchangedFromId: { before: null, after: bought.bookingId }, paidMinor: { before: null, after: 0 } },
      status: { before: null, after: 'PENDING_PAYMENT' },
    },
  ]);
  await settleAll(testApp);
  expect(await read(bought, booking?.id ?? '')).toMatchObject({ status: 'CONFIRMED' });
});

/** What the audit log says of exchangeTickets for each of the bookings, by field. */
async function auditEntries(...bookingIds: string[]) {
  const where = { action: 'exchangeTickets', entityId: { in: bookingIds } };
  const entries = await testApp.database.prisma.auditEntry.findMany({ where });
  expect(entries).toHaveLength(bookingIds.length);
  return bookingIds.map((id) => {
    const changes = entries.find(({ entityId }) => entityId === id)?.changes as unknown as FieldChange[];
    return Object.fromEntries(changes.map(({ field, before, after }) => [field, { before, after }]));
  });
}

describe('refused is', () => {
  test('a showing of another cinema, one that is cancelled, has started, or is not on sale', async () => {
    const bought = await buyBeside(testApp, 1);
    const { client, other } = bought;
    const { prisma } = testApp.database;
    const refusedBecause = async (words: string, input: Awaited<ReturnType<typeof toOther>>) => {
      const asked = { ...input, expectedDifference: euros(0) };
      const { errors } = await withoutAnyChange(testApp.database, () => exchange(client, asked));
      expect(errors).toMatchObject([{ __typename: 'NotExchangeable', path: ['input', 'holdId'] }]);
      expect(errors[0]?.message).toContain(words);
      expect((await quoteExchange(client, input)).errors).toMatchObject([{ path: ['input', 'holdId'] }]);
    };
    await refusedBecause('another cinema', await toOther({ ...bought, other: await showingWithTerms(testApp) }));
    const input = await toOther(bought);
    const where = { id: other.showingId };
    const { startsAt, endsAt, freeAt, salesCloseAt } = await prisma.showing.findUniqueOrThrow({ where });
    await prisma.showing.update({ where, data: { salesCloseAt: new Date(Date.now() - 1000) } });
    await refusedBecause('not on sale', input);
    const soon = new Date(Date.now() + 3_600_000);
    const started = { startsAt: new Date(Date.now() - 1000), endsAt: soon, freeAt: soon, salesCloseAt: soon };
    await prisma.showing.update({ where, data: started });
    await refusedBecause('has started', input);
    const times = { startsAt, endsAt, freeAt, salesCloseAt };
    await prisma.showing.update({ where, data: { ...times, cancelledAt: new Date() } });
    await refusedBecause('was cancelled', input);
    await prisma.showing.update({ where, data: { cancelledAt: null } });
    expect((await quoteExchange(client, input)).errors).toEqual([]);
  });

  test('a ticket that was used, and one after the cut-off', async () => {
    const bought = await buyBeside(testApp, 2);
    const input = await toOther(bought);
    await checkIn(testApp, bought.ticketIds[0] ?? '');
    expect((await quoteExchange(bought.client, input)).errors).toMatchObject([
      { __typename: 'NotExchangeable', path: ['input', 'tickets', '0', 'ticketId'] },
    ]);
    const { cinemaId: id } = bought.showing;
    await testApp.database.prisma.cinema.update({ where: { id }, data: { cancellationCutoffMinutes: 100_000 } });
    expect((await quoteExchange(bought.client, input)).errors).toMatchObject([
      { __typename: 'NotExchangeable', path: ['input', 'bookingId'] },
    ]);
  });

  test('exchanging what belongs to another account, and its origin is not seen by others', async () => {
    const bought = await buyBeside(testApp, 1);
    const moved = await moveOver(bought);
    const { client: stranger } = await testApp.newAccount();
    expect(await read({ client: stranger }, moved.bookingId)).toBeNull();
    const input = await toOther({ ...moved, client: stranger });
    expect((await quoteExchange(stranger, input)).errors).toMatchObject([
      { __typename: 'NotFound', path: ['input', 'bookingId'] },
    ]);
  });
});
