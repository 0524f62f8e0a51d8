import { afterAll, beforeAll, expect, test } from 'vitest';
import { adultTickets, bookingInput, holdSeats } from '../../support/buying.ts';
import { ADULT_PRICE } from '../../support/fixtures.ts';
import { newGuest } from '../../support/guest.ts';
import { HoldSeats, PlaceBooking, ReadBooking, ReleaseHold, RetryPayment } from '../../support/operations.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { ADA, bookFor } from '../contacts/operations.ts';
import { fullGuest, move, rowsOf } from './things.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** Tables that refer to accounts and whose rows are not moved, and why. */
const NOT_MOVED: Record<string, string> = {
  account_hold_version: 'a count of the account itself, which never goes back',
  account_mail: 'a guest is sent no mails as an account',
  account_search_word: 'the words of the account itself, written by a trigger',
  data_export: 'links that show what the guest has left, for an hour',
  role_grant: 'a guest has no role, and a login must never gain one',
  session: 'those of the guest end with the login',
  showing_cancellation: 'made by staff, and a guest has no role',
  showing_move: 'made by staff, and a guest has no role',
};

test('every row of a guest becomes one of the account, in every table that refers to accounts', async () => {
  const guest = await fullGuest(testApp);
  const { accountId } = await testApp.newAccount();
  const [guests, own] = [await rowsOf(testApp.database, guest.accountId), await rowsOf(testApp.database, accountId)];
  const moved = Object.keys(guests).filter((table) => !(table in NOT_MOVED));
  expect(moved).toEqual(['booking', 'cancellation', 'counter_request', 'exchange', 'hold', 'payment', 'review']);
  for (const table of moved) expect(guests[table], table).toBeGreaterThan(0);
  await move(testApp, { from: guest.accountId, to: accountId });
  const after = await rowsOf(testApp.database, accountId);
  for (const table of moved) expect(after[table], table).toBe((own[table] ?? 0) + (guests[table] ?? 0));
  const left = await rowsOf(testApp.database, guest.accountId);
  expect(moved.map((table) => left[table])).toEqual(moved.map(() => 0));
});

test('the account goes on where the guest was: it sees, pays, releases and repeats', async () => {
  const guest = await fullGuest(testApp);
  const { accountId, client } = await testApp.newAccount();
  const { booking: before } = await guest.client.request(ReadBooking, { id: guest.bookingId });
  await move(testApp, { from: guest.accountId, to: accountId });
  const { booking } = await client.request(ReadBooking, { id: guest.bookingId });
  expect(booking).toEqual(before);
  expect(booking?.tickets[0]?.code).toBeTruthy();
  expect((await guest.client.request(ReadBooking, { id: guest.bookingId })).booking).toBeNull();
  // With the key that the guest has used.
  const { booking: failed } = await testApp.database.prisma.payment.findFirstOrThrow({
    where: { accountId, idempotencyKey: 'second' },
    include: { booking: true },
  });
  const input = { bookingId: failed.id, payment: { token: 'pm_card_visa' }, idempotencyKey: 'second' };
  expect((await client.request(RetryPayment, { input })).retryPayment.errors).toMatchObject([
    { __typename: 'IdempotencyConflict' },
  ]);
  const retried = await client.request(RetryPayment, { input: { ...input, idempotencyKey: 'third' } });
  expect(retried.retryPayment.errors).toEqual([]);
  const { releaseHold } = await client.request(ReleaseHold, { holdId: guest.holdId });
  expect(releaseHold).toMatchObject({ hold: { status: 'RELEASED' }, errors: [] });
});

test('a booking that is placed again with the key and input of the guest is the same booking', async () => {
  const guest = await fullGuest(testApp);
  const { accountId, client } = await testApp.newAccount();
  const [seatId = ''] = guest.showing.seatIds.slice(5);
  const { id: holdId } = await holdSeats(guest.client, guest.showing, [seatId]);
  const input = { ...bookingInput(guest.showing, { holdId, seatIds: [seatId] }), contact: ADA };
  const { placeBooking } = await guest.client.request(PlaceBooking, { input });
  await move(testApp, { from: guest.accountId, to: accountId });
  const again = await client.request(PlaceBooking, { input });
  expect(again.placeBooking).toMatchObject({ booking: { id: placeBooking.booking?.id }, errors: [] });
});

test('after a move, the account has all holds of the showing, and can hold more', async () => {
  const guest = await fullGuest(testApp);
  const { accountId, client } = await testApp.newAccount();
  for (const seatId of guest.showing.seatIds.slice(4, 6)) await holdSeats(client, guest.showing, [seatId]);
  await move(testApp, { from: guest.accountId, to: accountId });
  expect(await testApp.database.prisma.hold.count({ where: { accountId } })).toBe(5);
  await holdSeats(client, guest.showing, guest.showing.seatIds.slice(6, 7));
});

test('a key that both have used goes on to stand for what the account did with it, and nothing is lost', async () => {
  const guest = await fullGuest(testApp);
  const { showing } = guest;
  const { accountId, client } = await testApp.newAccount();
  const [booked = '', held = '', guests = ''] = showing.seatIds.slice(10);
  const own = await bookFor(client, showing, { seatIds: [booked], idempotencyKey: 'first' });
  const hold = (seatId: string) => ({ showingId: showing.showingId, seatIds: [seatId], idempotencyKey: 'a hold' });
  const ownHold = await client.request(HoldSeats, { input: hold(held) });
  await guest.client.request(HoldSeats, { input: hold(guests) });
  const before = await testApp.database.prisma.payment.count();
  await move(testApp, { from: guest.accountId, to: accountId });
  expect(await testApp.database.prisma.payment.count()).toBe(before);
  const again = await client.request(PlaceBooking, { input: own.input });
  expect(again.placeBooking.booking?.id).toBe(own.booking?.id);
  expect((await client.request(HoldSeats, { input: hold(held) })).holdSeats.hold?.id).toBe(ownHold.holdSeats.hold?.id);
  const moved = await testApp.database.prisma.payment.findMany({ where: { bookingId: guest.bookingId } });
  expect(moved).toMatchObject([{ accountId, status: 'SUCCEEDED' }]);
  expect(moved[0]?.idempotencyKey).not.toBe('first');
});

test('an exchange whose key the account has used too is moved, with the payment whose key is its id', async () => {
  const guest = await fullGuest(testApp);
  const { accountId, client } = await testApp.newAccount();
  const seatIds = guest.showing.seatIds.slice(13, 14);
  const own = await bookFor(client, guest.showing, { seatIds, idempotencyKey: 'sixth' });
  await move(testApp, { from: guest.accountId, to: accountId });
  const [exchange, ...more] = await testApp.database.prisma.exchange.findMany({ where: { accountId } });
  expect(more).toEqual([]);
  expect(exchange?.idempotencyKey).not.toBe('sixth');
  const payments = await testApp.database.prisma.payment.findMany({ where: { exchangeId: exchange?.id ?? null } });
  expect(payments).toMatchObject([{ accountId, idempotencyKey: exchange?.id }]);
  const again = await client.request(PlaceBooking, { input: own.input });
  expect(again.placeBooking).toMatchObject({ booking: { id: own.booking?.id }, errors: [] });
});

test('of two reviews of a movie the one of the account stays', async () => {
  const guest = await fullGuest(testApp);
  const { accountId } = await testApp.newAccount();
  const { movieId } = guest.showing;
  await testApp.database.prisma.review.create({ data: { movieId, accountId, rating: 2 } });
  await move(testApp, { from: guest.accountId, to: accountId });
  const reviews = await testApp.database.prisma.review.findMany({ where: { movieId } });
  expect(reviews).toMatchObject([{ accountId, rating: 2 }]);
});

test('the account may then hold more seats of a showing than an account can take', async () => {
  await using few = await startTestApp('embedded', { settings: { MAX_SEATS_PER_ACCOUNT: '2' } });
  const guest = await newGuest(few);
  const { showing } = await fullGuest(few);
  const { accountId, client } = await few.newAccount();
  await holdSeats(guest.client, showing, showing.seatIds.slice(4, 6));
  const { id: holdId } = await holdSeats(client, showing, showing.seatIds.slice(6, 8));
  await move(few, { from: guest.accountId, to: accountId });
  const seatIds = showing.seatIds.slice(8, 9);
  const { holdSeats: refused } = await client.request(HoldSeats, { input: { showingId: showing.showingId, seatIds } });
  expect(refused.errors).toMatchObject([{ __typename: 'SeatLimitExceeded' }]);
  const input = {
    ...bookingInput(showing, { holdId, seatIds: showing.seatIds.slice(6, 8) }),
    tickets: adultTickets(showing, showing.seatIds.slice(6, 8)),
    expectedTotal: { amountMinor: 2 * ADULT_PRICE, currency: 'EUR' },
  };
  expect((await client.request(PlaceBooking, { input })).placeBooking.errors).toEqual([]);
});
