import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../src/platform/ids.ts';
import { differencesOf } from '../../support/audited.ts';
import { QuoteBooking } from '../../pricing/operations.ts';
import { adultTickets, bookingInput, bookSeats, holdSeats, letHoldEnd } from '../../support/buying.ts';
import type { GraphQLClient } from '../../support/client.ts';
import type { MadeShowing } from '../../support/fixtures.ts';
import { newGuest } from '../../support/guest.ts';
import { HoldSeats, PlaceBooking, ReleaseHold } from '../../support/operations.ts';
import { withoutAnyChange } from '../../support/rows.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { bookAtCounter, counterShowing, placeAtCounter, ReadAtCounter, RELEASE_MINUTES, retry } from './operations.ts';

const MINUTE = 60_000;
const NOT_OFFERED = [{ __typename: 'PaymentNotOffered', path: ['input', 'payment', 'atCounter'] }];

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let seatIds: string[];
beforeAll(async () => {
  // The role api has no workers: the test itself settles payments and expires bookings.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api', MAX_SEATS_PER_ACCOUNT: '4' } });
});
beforeEach(async () => {
  showing = await counterShowing(testApp);
  ({ client: buyer } = await testApp.newAccount());
  seatIds = showing.seatIds.slice(0, 2);
});
afterAll(() => testApp[Symbol.asyncDispose]());

const read = async (id: string, client = buyer) => (await client.request(ReadAtCounter, { id })).booking;

async function seatStatuses(ids = seatIds): Promise<string[]> {
  const where = { showingId: showing.showingId, seatId: { in: ids } };
  return (await testApp.database.prisma.showingSeat.findMany({ where })).map(({ status }) => status);
}

async function settle(bookingId: string): Promise<void> {
  const where = { bookingId, status: 'PENDING' as const };
  const { id } = await testApp.database.prisma.payment.findFirstOrThrow({ where });
  await testApp.app.services.settlement.settlePayment(id);
}

async function isOffered(made = showing): Promise<boolean | undefined> {
  const { id: holdId } = await holdSeats(buyer, made, made.seatIds.slice(2, 3));
  const input = { holdId, tickets: adultTickets(made, made.seatIds.slice(2, 3)) };
  return (await buyer.request(QuoteBooking, { input })).quoteBooking.quote?.atCounterOffered;
}

test('a booking at the counter has no payment, PENDING tickets, and its seats until they are released', async () => {
  expect(await isOffered()).toBe(true);
  const { id, payments } = await bookAtCounter(buyer, showing, { seatIds });
  expect(payments).toEqual([]);
  const booking = await read(id);
  expect(booking).toMatchObject({ status: 'DUE_AT_COUNTER', payments: [] });
  expect(booking?.tickets).toEqual([{ status: 'PENDING' }, { status: 'PENDING' }]);
  const startsAt = Date.parse(booking?.showing.startsAt ?? '');
  expect(Date.parse(booking?.payableUntil ?? '')).toBe(startsAt - RELEASE_MINUTES * MINUTE);
  expect(await seatStatuses()).toEqual(['HELD', 'HELD']);
  const seats = await testApp.database.prisma.showingSeat.findMany({
    where: { showingId: showing.showingId, seatId: { in: seatIds } },
  });
  for (const { heldUntil } of seats) expect(heldUntil?.toISOString()).toBe(booking?.payableUntil);
});

test('a showing that is months away is booked at the counter too', async () => {
  const later = await counterShowing(testApp, { startsAt: new Date(Date.now() + 200 * 24 * 60 * MINUTE) });
  const { id } = await bookAtCounter(buyer, later, { seatIds: later.seatIds.slice(0, 1) });
  expect((await read(id))?.status).toBe('DUE_AT_COUNTER');
});

test.each([
  ['the cinema does not offer it', { releaseMinutes: null }],
  ['its seats would have been released', { startsAt: new Date(Date.now() + 20 * MINUTE) }],
])('where %s it is PaymentNotOffered, the quote says so, and the hold stays', async (_, options) => {
  const made = await counterShowing(testApp, options);
  const ids = made.seatIds.slice(0, 2);
  expect(await isOffered(made)).toBe(false);
  const { id: holdId } = await holdSeats(buyer, made, ids);
  const refused = await withoutAnyChange(testApp.database, () => placeAtCounter(buyer, made, { holdId, seatIds: ids }));
  expect(refused).toMatchObject({ booking: null, errors: NOT_OFFERED });
  const input = bookingInput(made, { holdId, seatIds: ids });
  expect((await buyer.request(PlaceBooking, { input })).placeBooking.errors).toEqual([]);
});

test('a guest pays at the counter, with a contact', async () => {
  const { client: guest } = await newGuest(testApp);
  const { id: holdId } = await holdSeats(guest, showing, seatIds);
  const { errors } = await placeAtCounter(guest, showing, { holdId, seatIds });
  expect(errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'contact'] }]);
  const contact = { email: 'ada@mail.example', name: 'Ada' };
  const { booking } = await placeAtCounter(guest, showing, { holdId, seatIds, contact });
  expect((await read(booking?.id ?? '', guest))?.status).toBe('DUE_AT_COUNTER');
});

test('seats that wait at the counter count against the seats of an account', async () => {
  await bookAtCounter(buyer, showing, { seatIds: showing.seatIds.slice(0, 3) });
  const input = { showingId: showing.showingId, seatIds: showing.seatIds.slice(6, 8) };
  const { errors } = (await buyer.request(HoldSeats, { input })).holdSeats;
  expect(errors).toMatchObject([{ __typename: 'SeatLimitExceeded', limit: 4 }]);
});

test('what is not paid in time expires, its seats are free, and nothing is in the books', async () => {
  const { id, holdId } = await bookAtCounter(buyer, showing, { seatIds });
  const { bookingExpiry } = testApp.app.services;
  await withoutAnyChange(testApp.database, () => bookingExpiry.expire([id]));
  await letHoldEnd(testApp.database, holdId);
  await bookingExpiry.expire([id]);
  expect(await read(id)).toMatchObject({ status: 'EXPIRED', payableUntil: null, tickets: [{ status: 'VOID' }, {}] });
  expect(await seatStatuses()).toEqual(['AVAILABLE', 'AVAILABLE']);
  expect(await retry(buyer, id)).toMatchObject({ booking: null, errors: [{ __typename: 'HoldExpired' }] });
});

test('releaseHold gives it back', async () => {
  const { id, holdId } = await bookAtCounter(buyer, showing, { seatIds });
  expect((await buyer.request(ReleaseHold, { holdId })).releaseHold.errors).toEqual([]);
  expect((await read(id))?.status).toBe('CANCELLED');
  expect(await seatStatuses()).toEqual(['AVAILABLE', 'AVAILABLE']);
});

describe('retryPayment', () => {
  test('turns a booking at the counter into one that is paid by card', async () => {
    const { id } = await bookAtCounter(buyer, showing, { seatIds });
    expect(await retry(buyer, id)).toMatchObject({ errors: [], booking: { status: 'PENDING_PAYMENT' } });
    await settle(id);
    expect(await read(id)).toMatchObject({ status: 'CONFIRMED', tickets: [{ status: 'VALID' }, { status: 'VALID' }] });
    expect(await seatStatuses()).toEqual(['SOLD', 'SOLD']);
    expect(await differencesOf(testApp.database)).toEqual([]);
  });

  test('after a decline goes to the counter, and from there to a card again', async () => {
    const { id } = await bookSeats(buyer, showing, { seatIds, paymentToken: 'pm_card_visa_chargeDeclined' });
    await settle(id);
    expect(await retry(buyer, id, { atCounter: true })).toMatchObject({
      errors: [],
      booking: { status: 'DUE_AT_COUNTER' },
    });
    const { payableUntil, showing: itsShowing } = (await read(id)) ?? {};
    expect(Date.parse(payableUntil ?? '')).toBe(Date.parse(itsShowing?.startsAt ?? '') - RELEASE_MINUTES * MINUTE);
    expect(await retry(buyer, id)).toMatchObject({ errors: [] });
    await settle(id);
    expect((await read(id))?.status).toBe('CONFIRMED');
  });

  test('keeps the seats for a card as long as it may take, also right before they are released', async () => {
    const { id, holdId } = await bookAtCounter(buyer, showing, { seatIds });
    const { prisma } = testApp.database;
    const soon = new Date(Date.now() + 10_000);
    await prisma.hold.update({
      where: { id: holdId },
      data: { expiresAt: soon, extendableUntil: new Date(soon.getTime() + 2 * MINUTE) },
    });
    await prisma.showingSeat.updateMany({ where: { holdId }, data: { heldUntil: soon } });
    await retry(buyer, id);
    const left = Date.parse((await read(id))?.payableUntil ?? '') - Date.now();
    expect(left).toBeGreaterThan(100_000);
    expect(left).toBeLessThan(125_000);
  });

  test('to the counter is refused where it is not offered, and twice', async () => {
    const { id } = await bookAtCounter(buyer, showing, { seatIds });
    const again = await withoutAnyChange(testApp.database, () => retry(buyer, id, { atCounter: true }));
    expect(again).toMatchObject({ errors: [{ __typename: 'InvalidInput', path: ['input', 'bookingId'] }] });
    await retry(buyer, id, { token: 'pm_card_visa_chargeDeclined' });
    await settle(id);
    await testApp.database.prisma.cinema.update({
      where: { id: showing.cinemaId },
      data: { counterReleaseMinutes: null },
    });
    const refused = await withoutAnyChange(testApp.database, () => retry(buyer, id, { atCounter: true }));
    expect(refused).toMatchObject({ booking: null, errors: NOT_OFFERED });
    expect(await read(id)).toMatchObject({ status: 'PAYMENT_FAILED' });
  });
});

describe('the idempotency key', () => {
  test('of a booking at the counter is answered with it, also after it was paid by card', async () => {
    const { id: holdId } = await holdSeats(buyer, showing, seatIds);
    const asked = { holdId, seatIds, idempotencyKey: 'one' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => placeAtCounter(buyer, showing, asked)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ errors: [], booking: { status: 'DUE_AT_COUNTER' } });
    const { id = '' } = answers[0]?.booking ?? {};
    expect(await testApp.database.prisma.counterRequest.count({ where: { bookingId: id } })).toBe(1);
    await retry(buyer, id);
    await settle(id);
    expect(await placeAtCounter(buyer, showing, asked)).toMatchObject({ errors: [], booking: { id } });
  });

  test('is a conflict with a card, and the key of a card one with the counter', async () => {
    const conflict = { errors: [{ __typename: 'IdempotencyConflict', path: ['input', 'idempotencyKey'] }] };
    const { id: holdId } = await holdSeats(buyer, showing, seatIds);
    const atCounter = await placeAtCounter(buyer, showing, { holdId, seatIds, idempotencyKey: 'one' });
    const input = { ...bookingInput(showing, { holdId, seatIds }), idempotencyKey: 'one' };
    expect((await buyer.request(PlaceBooking, { input })).placeBooking).toMatchObject(conflict);
    const id = atCounter.booking?.id ?? '';
    await retry(buyer, id, { token: 'pm_card_visa_chargeDeclined' }, 'two');
    await settle(id);
    expect(await retry(buyer, id, { atCounter: true }, 'two')).toMatchObject(conflict);
    const third = await retry(buyer, id, { atCounter: true }, 'three');
    expect(third).toMatchObject({ errors: [] });
    expect(await retry(buyer, id, { atCounter: true }, 'three')).toEqual(third);
  });

  test('of another account is its own', async () => {
    const { client: other } = await testApp.newAccount();
    const idempotencyKey = newId();
    const one = await bookAtCounter(buyer, showing, { seatIds, idempotencyKey });
    const two = await bookAtCounter(other, showing, { seatIds: showing.seatIds.slice(6, 8), idempotencyKey });
    expect(one.id).not.toBe(two.id);
  });
});
