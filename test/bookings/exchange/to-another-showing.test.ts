import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { auditBooks } from '../../../src/ledger/audit-books.ts';
import { newId } from '../../../src/platform/ids.ts';
import { FakeGateway } from '../../../src/payments/fake/fake-gateway.ts';
import type { PaymentInput } from '../../generated/graphql.ts';
import { cancelShowing, readCancellation } from '../../programme/cancelling.ts';
import { holdSeats, letHoldEnd } from '../../support/buying.ts';
import { repeatShowing } from '../../support/fixtures.ts';
import { ReadBooking, ReleaseHold, RetryPayment } from '../../support/operations.ts';
import { withoutAnyChange } from '../../support/rows.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { buy, cancel, checkIn, showingWithTerms } from '../cancellation/operations.ts';
import { refund } from '../refunding/operations.ts';
import { euros, exchange, quoteExchange, settleAll } from './operations.ts';
import { buyBeside, buyForChildBeside, moveOver, readExchangedFrom, toOther } from './other-showing.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterEach(async () => {
  const gateway = new FakeGateway({ ledger: testApp.database.prisma });
  expect(await auditBooks({ database: testApp.database, gateway })).toEqual([]);
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function read({ client }: { client: Parameters<typeof readExchangedFrom>[0] }, id: string) {
  return (await client.request(ReadBooking, { id })).booking;
}

const statuses = (booking: { tickets: { status: string }[] } | null | undefined) =>
  booking?.tickets.map(({ status }) => status);

async function seatStatus({ showingId }: { showingId: string }, seatId: string | undefined) {
  const row = await testApp.database.prisma.showingSeat.findFirst({ where: { showingId, seatId: seatId ?? '' } });
  return row?.status;
}

async function endShowing(showingId: string): Promise<void> {
  const { id } = await testApp.database.prisma.showingCancellation.findUniqueOrThrow({ where: { showingId } });
  await testApp.app.services.cancelBookings.proceed(id);
}

/** What each payment of the bookings has given back. */
async function givenBack(...bookingIds: string[]) {
  const payments = await testApp.database.prisma.payment.findMany({ where: { bookingId: { in: bookingIds } } });
  return payments.filter(({ status }) => status === 'SUCCEEDED').map(({ refundedMinor }) => Number(refundedMinor));
}

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
  const newId = booking?.id ?? '';
  expect(newId).not.toBe(bookingId);
  expect(await readExchangedFrom(client, newId)).toEqual({ showingId: other.showingId, fromId: bookingId });
  expect(await readExchangedFrom(client, bookingId)).toEqual({ showingId: showing.showingId, fromId: undefined });
  const old = await read(bought, bookingId);
  expect(old).toMatchObject({ status: 'CONFIRMED', total: { amountMinor: 2600 }, refunded: { amountMinor: 0 } });
  expect(statuses(old)).toEqual(['VOID', 'VALID']);
  expect(await seatStatus(showing, showing.seatIds[0])).toBe('AVAILABLE');
  expect(await seatStatus(other, other.seatIds[0])).toBe('SOLD');
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

test('what is given back of each booking comes out of the one payment, and is never more than that', async () => {
  const bought = await buyBeside(testApp);
  const moved = await moveOver(bought);
  // 12.00 less the fee of 2.00 each.
  const byNew = await cancel(bought.client, { bookingId: moved.bookingId });
  expect(byNew.booking).toMatchObject({ status: 'CANCELLED', refunded: { amountMinor: 1000 } });
  expect(byNew.refunds).toMatchObject([{ amount: { amountMinor: 1000 }, reason: 'BOOKING_CANCELLED' }]);
  const byOld = await cancel(bought.client, { bookingId: bought.bookingId });
  expect(byOld.booking).toMatchObject({ status: 'CANCELLED', refunded: { amountMinor: 1000 } });
  expect(await givenBack(bought.bookingId, moved.bookingId)).toEqual([2000]);
  const { client: manager } = await testApp.newAccount('MANAGER', bought.showing.cinemaId);
  // 3.00 were kept of each, and what was kept of the other is not to be had.
  for (const { bookingId } of [bought, moved]) {
    const tooMuch = await refund(manager, bookingId, { amount: euros(301) });
    expect(tooMuch.errors).toMatchObject([{ __typename: 'RefundTooHigh', refundable: { amountMinor: 300 } }]);
    expect((await refund(manager, bookingId, { amount: euros(300) })).errors).toEqual([]);
  }
  expect(await givenBack(bought.bookingId)).toEqual([2600]);
});

test('what the new ticket costs less is given back of the old one', async () => {
  const bought = await buyBeside(testApp, 1);
  const input = await toOther(bought, { ticketTypeId: bought.showing.childTicketTypeId });
  const { booking } = await exchange(bought.client, { ...input, expectedDifference: euros(-400) });
  expect(booking).toMatchObject({ status: 'CONFIRMED', total: { amountMinor: 0 }, refunded: { amountMinor: 0 } });
  expect(await read(bought, bought.bookingId)).toMatchObject({
    ...{ status: 'CANCELLED', refunded: { amountMinor: 400 }, refunds: [{ reason: 'EXCHANGE' }] },
  });
  const { refunds } = await cancel(bought.client, { bookingId: booking?.id ?? '' });
  expect(refunds).toMatchObject([{ amount: { amountMinor: 600 } }]);
});

test('what costs more is paid first: until then the new booking waits, and the old ticket is good', async () => {
  const bought = await buyForChildBeside(testApp);
  const { client, bookingId, other } = bought;
  const input = await toOther(bought, { ticketTypeId: other.ticketTypeId });
  const paid = { ...input, payment: { token: 'pm_card_visa' }, expectedDifference: euros(400) };
  const { booking, errors } = await exchange(client, paid);
  expect(errors).toEqual([]);
  expect(booking).toMatchObject({ status: 'PENDING_PAYMENT', total: { amountMinor: 400 } });
  expect(booking?.payments).toMatchObject([{ status: 'PENDING', amount: { amountMinor: 400 } }]);
  expect(statuses(booking)).toEqual(['PENDING']);
  expect(await read(bought, bookingId)).toMatchObject({ status: 'CONFIRMED' });
  expect((await exchange(client, { ...paid, holdId: (await toOther(bought, { seats: [7] })).holdId })).errors).toEqual([
    expect.objectContaining({ __typename: 'NotExchangeable', path: ['input', 'tickets', '0', 'ticketId'] }),
  ]);
  await settleAll(testApp);
  const after = await read(bought, booking?.id ?? '');
  expect(after).toMatchObject({ status: 'CONFIRMED', total: { amountMinor: 400 } });
  expect(statuses(after)).toEqual(['VALID']);
  expect(await read(bought, bookingId)).toMatchObject({ status: 'CANCELLED' });
  expect(await seatStatus(bought.showing, bought.seatIds[0])).toBe('AVAILABLE');
  expect(await seatStatus(other, other.seatIds[5])).toBe('SOLD');
  // 12.00 less 2.00: first out of its own payment, then out of that of the booking it comes from, which has given 4.00 back before.
  const { refunds } = await cancel(client, { bookingId: booking?.id ?? '' });
  expect(refunds.map(({ amount }) => amount.amountMinor)).toEqual([400, 600]);
  expect((await givenBack(bookingId, booking?.id ?? '')).toSorted((a, b) => a - b)).toEqual([400, 1000]);
});

test('a declined payment leaves the old ticket good; it is tried again by card, and not at the counter', async () => {
  const bought = await buyForChildBeside(testApp);
  const { client, bookingId, other } = bought;
  const input = await toOther(bought, { ticketTypeId: other.ticketTypeId });
  const payment = { token: 'pm_card_visa_chargeDeclined' };
  const { booking } = await exchange(client, { ...input, payment, expectedDifference: euros(400) });
  await settleAll(testApp);
  const id = booking?.id ?? '';
  expect(await read(bought, id)).toMatchObject({ status: 'PAYMENT_FAILED', payments: [{ status: 'DECLINED' }] });
  expect(statuses(await read(bought, bookingId))).toEqual(['VOID', 'VALID']);
  const retry = async (paymentInput: PaymentInput) => {
    const asked = { bookingId: id, payment: paymentInput, idempotencyKey: newId() };
    return (await client.request(RetryPayment, { input: asked })).retryPayment;
  };
  expect((await retry({ atCounter: true })).errors).toMatchObject([{ __typename: 'PaymentNotOffered' }]);
  expect((await retry({ token: 'pm_card_visa' })).booking).toMatchObject({ status: 'PENDING_PAYMENT' });
  await settleAll(testApp);
  expect(await read(bought, id)).toMatchObject({ status: 'CONFIRMED', total: { amountMinor: 400 } });
  expect(statuses(await read(bought, bookingId))).toEqual(['VOID', 'VOID']);
});

test('after a decline the hold is released, and the ticket can be exchanged otherwise; then the payment is not tried again', async () => {
  const bought = await buyForChildBeside(testApp);
  const { client, other } = bought;
  const declined = async (seat: number) => {
    const input = await toOther(bought, { seats: [seat], ticketTypeId: other.ticketTypeId });
    const payment = { token: 'pm_card_visa_chargeDeclined' };
    const { booking } = await exchange(client, { ...input, payment, expectedDifference: euros(400) });
    await settleAll(testApp);
    return { id: booking?.id ?? '', holdId: input.holdId };
  };
  const released = await declined(5);
  await client.request(ReleaseHold, { holdId: released.holdId });
  expect(await read(bought, released.id)).toMatchObject({ status: 'CANCELLED' });
  expect(await seatStatus(other, other.seatIds[5])).toBe('AVAILABLE');
  const left = await declined(6);
  await moveOver(bought, [7]);
  const asked = { bookingId: left.id, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
  const { retryPayment } = await withoutAnyChange(testApp.database, () =>
    client.request(RetryPayment, { input: asked }),
  );
  expect(retryPayment.errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'bookingId'] }]);
});

test('money that comes after the seats were lost is given back, and the old ticket is good', async () => {
  const bought = await buyForChildBeside(testApp);
  const { client, bookingId, other } = bought;
  const input = await toOther(bought, { ticketTypeId: other.ticketTypeId });
  const payment = { token: 'pm_card_visa' };
  const { booking } = await exchange(client, { ...input, payment, expectedDifference: euros(400) });
  // It was charged, and the worker was lost before it could say so.
  await testApp.database.prisma.fakeGatewayCharge.create({
    data: {
      ...{ paymentId: booking?.payments[0]?.id ?? '', amountMinor: 400n, currency: 'EUR' },
      ...{ token: 'pm_card_visa', outcome: 'succeeded' },
    },
  });
  await letHoldEnd(testApp.database, input.holdId);
  const { client: rival } = await testApp.newAccount();
  await holdSeats(rival, other, [other.seatIds[5] ?? '']);
  await settleAll(testApp);
  const after = await read(bought, booking?.id ?? '');
  expect(after).toMatchObject({ status: 'EXPIRED', refunds: [{ reason: 'SEATS_LOST', amount: { amountMinor: 400 } }] });
  expect(statuses(after)).toEqual(['VOID']);
  expect(statuses(await read(bought, bookingId))).toEqual(['VOID', 'VALID']);
  expect(await seatStatus(other, other.seatIds[5])).toBe('HELD');
});

test('one that is not paid in time expires, and is not charged any more', async () => {
  const bought = await buyForChildBeside(testApp);
  const { client, other } = bought;
  const input = await toOther(bought, { ticketTypeId: other.ticketTypeId });
  const payment = { token: 'pm_card_visa' };
  const { booking } = await exchange(client, { ...input, payment, expectedDifference: euros(400) });
  await letHoldEnd(testApp.database, input.holdId);
  await testApp.app.services.bookingExpiry.expire([booking?.id ?? '']);
  expect(await read(bought, booking?.id ?? '')).toMatchObject({ status: 'EXPIRED' });
  await settleAll(testApp);
  expect(await read(bought, booking?.id ?? '')).toMatchObject({
    ...{ status: 'EXPIRED', payments: [{ status: 'DECLINED', declineCode: 'exchange_expired' }] },
  });
  expect(await seatStatus(other, other.seatIds[5])).toBe('AVAILABLE');
});

test('a ticket that is cancelled meanwhile is not exchanged, nothing is charged, and the seats are free', async () => {
  const bought = await buyForChildBeside(testApp);
  const { client, other } = bought;
  const input = await toOther(bought, { ticketTypeId: other.ticketTypeId });
  const payment = { token: 'pm_card_visa' };
  const { booking } = await exchange(client, { ...input, payment, expectedDifference: euros(400) });
  expect((await cancel(client, { bookingId: booking?.id ?? '' })).errors).toMatchObject([
    { __typename: 'NotCancellable', path: ['input', 'bookingId'] },
  ]);
  expect((await cancel(client, { bookingId: bought.bookingId })).errors).toEqual([]);
  await settleAll(testApp);
  expect(await read(bought, booking?.id ?? '')).toMatchObject({
    ...{ status: 'EXPIRED', payments: [{ status: 'DECLINED', declineCode: 'exchange_expired' }] },
  });
  expect(await seatStatus(other, other.seatIds[5])).toBe('AVAILABLE');
});

test.each(['the same showing', 'another showing'])(
  'after goodwill for the old ticket the difference is not enough: to %s it is given back',
  async (where) => {
    const bought = await buyForChildBeside(testApp);
    const { client, bookingId, other, showing } = bought;
    const target = where === 'another showing' ? other : showing;
    const input = await toOther({ ...bought, other: target }, { ticketTypeId: other.ticketTypeId });
    const payment = { token: 'pm_card_visa' };
    const { booking } = await exchange(client, { ...input, payment, expectedDifference: euros(400) });
    const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
    expect((await refund(manager, bookingId, { amount: euros(100) })).errors).toEqual([]);
    await settleAll(testApp);
    const after = await read(bought, booking?.id ?? '');
    expect(after?.refunds.at(-1)).toMatchObject({ reason: 'SEATS_LOST', amount: { amountMinor: 400 } });
    expect(statuses(await read(bought, bookingId))).toEqual(['VOID', 'VALID']);
    expect(await seatStatus(target, target.seatIds[5])).toBe('AVAILABLE');
  },
);

test('a chain of exchanges, and back to the first showing, gives the right money back', async () => {
  const bought = await buyBeside(testApp);
  const second = await moveOver(bought);
  const third = await moveOver({ ...second, other: await repeatShowing(testApp.database, bought.other) }, [1]);
  const back = await moveOver({ ...third, other: bought.showing }, [9]);
  expect(await readExchangedFrom(bought.client, back.bookingId)).toEqual({
    ...{ showingId: bought.showing.showingId, fromId: third.bookingId },
  });
  for (const { bookingId } of [second, third])
    expect(await read(bought, bookingId)).toMatchObject({ status: 'CANCELLED', refunds: [] });
  const origins = await testApp.database.prisma.booking.count({ where: { originId: bought.bookingId } });
  expect(origins).toBe(3);
  expect((await cancel(bought.client, { bookingId: back.bookingId })).refunds).toMatchObject([
    { amount: { amountMinor: 1000 } },
  ]);
  expect((await cancel(bought.client, { bookingId: bought.bookingId })).refunds).toMatchObject([
    { amount: { amountMinor: 1000 } },
  ]);
  expect(await givenBack(bought.bookingId)).toEqual([2000]);
});

test('when the new showing is cancelled all that went to it is given back, and nothing of the old booking', async () => {
  const bought = await buyBeside(testApp);
  const moved = await moveOver(bought);
  const { client: manager } = await testApp.newAccount('MANAGER', bought.showing.cinemaId);
  await cancelShowing(manager, { showingId: moved.showing.showingId });
  await endShowing(moved.showing.showingId);
  expect(await read(bought, moved.bookingId)).toMatchObject({
    ...{ status: 'CANCELLED', refunds: [{ reason: 'SHOWING_CANCELLED', amount: { amountMinor: 1300 } }] },
  });
  expect(await read(bought, bought.bookingId)).toMatchObject({ status: 'CONFIRMED', refunds: [] });
});

test('when the old showing is cancelled what is left of the old booking is given back, and the new ticket is good', async () => {
  const bought = await buyBeside(testApp);
  const moved = await moveOver(bought);
  const all = await moveOver(await buyBeside(testApp, 1));
  const { client: manager } = await testApp.newAccount('ADMIN');
  const ended: number[][] = [];
  for (const { other } of [moved, all]) {
    await cancelShowing(manager, { showingId: other.showingId });
    await endShowing(other.showingId);
    const { done, total } = await cancellationOf(other.showingId);
    ended.push([done, total]);
  }
  // Of the second one no booking was left.
  expect(ended).toEqual([
    [1, 1],
    [0, 0],
  ]);
  expect(await read(bought, bought.bookingId)).toMatchObject({
    ...{ status: 'CANCELLED', refunds: [{ reason: 'SHOWING_CANCELLED', amount: { amountMinor: 1300 } }] },
  });
  expect(await read(bought, moved.bookingId)).toMatchObject({ status: 'CONFIRMED', refunds: [] });
  expect(await read(all, all.bookingId)).toMatchObject({ status: 'CONFIRMED', refunds: [] });
});

async function cancellationOf(showingId: string) {
  const { client } = await testApp.newAccount();
  const cancellation = await readCancellation(client, showingId);
  if (!cancellation) throw new Error('it is not cancelled');
  return cancellation;
}

test('while its payment is in progress either showing may be cancelled: nothing is charged', async () => {
  const { client: manager } = await testApp.newAccount('ADMIN');
  for (const which of ['showing', 'other'] as const) {
    const bought = await buyForChildBeside(testApp);
    const input = await toOther(bought, { ticketTypeId: bought.other.ticketTypeId });
    const payment = { token: 'pm_card_visa' };
    const { booking } = await exchange(bought.client, { ...input, payment, expectedDifference: euros(400) });
    const { showingId } = bought[which];
    await cancelShowing(manager, { showingId });
    await endShowing(showingId);
    await settleAll(testApp);
    const after = await read(bought, booking?.id ?? '');
    expect(after).toMatchObject({ status: which === 'other' ? 'CANCELLED' : 'EXPIRED', refunds: [] });
    expect(after?.payments).toMatchObject([{ status: 'DECLINED' }]);
    expect(statuses(await read(bought, bought.bookingId))).toEqual(['VOID', which === 'other' ? 'VALID' : 'VOID']);
    expect((await cancellationOf(showingId)).done).toBe(1);
  }
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
  const entries = await testApp.database.prisma.auditEntry.findMany({ where: { action: 'exchangeTickets' } });
  expect(entries).toHaveLength(1);
  expect(JSON.stringify(entries)).toContain(bought.bookingId);
  expect((await cancel(bought.client, { bookingId: booking?.id ?? '' })).refunds).toHaveLength(1);
});

test('what staff ask for and is declined is tried again by the buyer', async () => {
  const bought = await buyForChildBeside(testApp);
  const { client: staff } = await testApp.newAccount('BOX_OFFICE', bought.showing.cinemaId);
  const input = await toOther({ ...bought, client: staff }, { ticketTypeId: bought.other.ticketTypeId });
  const payment = { token: 'pm_card_visa_chargeDeclined' };
  const { booking } = await exchange(staff, { ...input, payment, expectedDifference: euros(400) });
  await settleAll(testApp);
  const asked = { bookingId: booking?.id ?? '', payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
  expect((await bought.client.request(RetryPayment, { input: asked })).retryPayment.errors).toEqual([]);
  await settleAll(testApp);
  expect(await read(bought, booking?.id ?? '')).toMatchObject({ status: 'CONFIRMED' });
});

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

test('a ticket of a new booking is exchanged within its showing too', async () => {
  const bought = await buy(testApp, await showingWithTerms(testApp), 1);
  const moved = await moveOver({ ...bought, other: await repeatShowing(testApp.database, bought.showing) });
  const input = await toOther({ ...moved, other: moved.showing }, { seats: [8] });
  const child = { ...input.tickets[0], ticketId: moved.ticketIds[0] ?? '', seatId: moved.showing.seatIds[8] ?? '' };
  const tickets = [{ ...child, ticketTypeId: moved.showing.childTicketTypeId }];
  const { booking } = await exchange(bought.client, { ...input, tickets, expectedDifference: euros(-400) });
  expect(booking).toMatchObject({ id: moved.bookingId, refunded: { amountMinor: 400 } });
  expect((await cancel(bought.client, { bookingId: moved.bookingId })).refunds).toMatchObject([
    { amount: { amountMinor: 600 } },
  ]);
});
