import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { differencesOf } from '../../support/audited.ts';
import { holdSeats, letHoldEnd } from '../../support/buying.ts';
import type { MadeShowing } from '../../support/fixtures.ts';
import { ReadBooking, ReadHold, ReleaseHold } from '../../support/operations.ts';
import { withoutAnyChange } from '../../support/rows.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { buy, cancel, checkIn, showingWithTerms } from '../cancellation/operations.ts';
import { buyForChild, euros, exchange, quoteExchange, settleAll, toExchange } from './operations.ts';

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  showing = await showingWithTerms(testApp);
});
afterEach(async () => {
  expect(await differencesOf(testApp.database)).toEqual([]);
});
afterAll(() => testApp[Symbol.asyncDispose]());

const seat = (index: number) => showing.seatIds[index] ?? '';

async function seatStatus(seatId: string) {
  const { showingId } = showing;
  const row = await testApp.database.prisma.showingSeat.findFirst({ where: { showingId, seatId } });
  return row?.status;
}

const ticketsOf = (booking: { tickets: { status: string; seat: { id: string } }[] } | null | undefined) =>
  booking?.tickets.map(({ status }) => status);

test('a ticket for another seat of the same price is exchanged at once', async () => {
  const bought = await buy(testApp, showing);
  const input = await toExchange(bought, { seatId: seat(5) });
  const { quote } = await withoutAnyChange(testApp.database, () => quoteExchange(bought.client, input));
  expect(quote).toMatchObject({ difference: { amountMinor: 0, currency: 'EUR' } });
  expect(quote?.lines.map(({ kind, amount }) => `${kind} ${amount.amountMinor}`)).toEqual([
    ...['TICKET 1200', 'FEE 100', 'CREDIT -1300'],
  ]);
  const { booking, errors } = await exchange(bought.client, { ...input, expectedDifference: euros(0) });
  expect(errors).toEqual([]);
  expect(booking).toMatchObject({ id: bought.bookingId, status: 'CONFIRMED', total: { amountMinor: 2600 } });
  expect(ticketsOf(booking)).toEqual(['VOID', 'VALID', 'VALID']);
  expect(booking?.payments).toHaveLength(1);
  expect(await seatStatus(seat(0))).toBe('AVAILABLE');
  expect(await seatStatus(seat(5))).toBe('SOLD');
});

test('what the new ticket costs less is given back, and the rest when it is cancelled', async () => {
  const bought = await buy(testApp, showing, 1);
  const { childTicketTypeId: ticketTypeId } = showing;
  const input = await toExchange(bought, { seatId: seat(5), ticketTypeId });
  const { quote } = await quoteExchange(bought.client, input);
  expect(quote?.difference.amountMinor).toBe(-400);
  const { booking } = await exchange(bought.client, { ...input, expectedDifference: euros(-400) });
  expect(booking).toMatchObject({ total: { amountMinor: 1300 }, refunded: { amountMinor: 400 } });
  expect(booking?.refunds).toMatchObject([{ reason: 'EXCHANGE', amount: { amountMinor: 400 } }]);
  // 8.00 less the fee of 2.00; the booking fee is kept.
  const { refunds } = await cancel(bought.client, { bookingId: bought.bookingId });
  expect(refunds).toMatchObject([{ amount: { amountMinor: 600 } }]);
});

test('what costs more is exchanged once the difference is paid; until then the old ticket is good', async () => {
  const bought = await buyForChild(testApp, showing);
  const { client, bookingId } = bought;
  const { ticketTypeId } = showing;
  const input = await toExchange(bought, { seatId: seat(5), ticketTypeId });
  const paid = { ...input, payment: { token: 'pm_card_visa' }, expectedDifference: euros(400) };
  const { booking, errors } = await exchange(client, paid);
  expect(errors).toEqual([]);
  expect(booking).toMatchObject({ status: 'CONFIRMED', total: { amountMinor: 1300 } });
  expect(booking?.payments.at(-1)).toMatchObject({ status: 'PENDING', amount: { amountMinor: 400 } });
  expect(ticketsOf(booking)).toEqual(['VOID', 'VALID']);
  expect((await client.request(ReleaseHold, { holdId: input.holdId })).releaseHold.errors).toMatchObject([
    { __typename: 'HoldExpired' },
  ]);
  expect((await exchange(client, paid)).errors).toMatchObject([
    { __typename: 'NotExchangeable', path: ['input', 'tickets', '0', 'ticketId'] },
  ]);
  await settleAll(testApp);
  const { booking: after } = await client.request(ReadBooking, { id: bookingId });
  expect(after).toMatchObject({ status: 'CONFIRMED', total: { amountMinor: 1700 }, refunded: { amountMinor: 400 } });
  expect(after?.tickets.filter(({ status }) => status === 'VALID').map(({ seat: own }) => own.id)).toEqual([seat(5)]);
  expect(await seatStatus(showing.seatIds.at(-1) ?? '')).toBe('AVAILABLE');
  // Out of both payments: 12.00 less 2.00.
  const { refunds } = await cancel(client, { bookingId });
  expect(refunds.map(({ amount }) => amount.amountMinor)).toEqual([900, 100]);
});

test('a declined payment changes nothing, and the hold can be used again', async () => {
  const bought = await buyForChild(testApp, showing);
  const { client, bookingId } = bought;
  const { ticketTypeId } = showing;
  const input = await toExchange(bought, { seatId: seat(5), ticketTypeId });
  const expectedDifference = euros(400);
  await exchange(client, { ...input, payment: { token: 'pm_card_visa_chargeDeclined' }, expectedDifference });
  await settleAll(testApp);
  const { booking } = await client.request(ReadBooking, { id: bookingId });
  expect(booking).toMatchObject({ status: 'CONFIRMED', total: { amountMinor: 1300 } });
  expect(booking?.payments.at(-1)).toMatchObject({ status: 'DECLINED', declineCode: 'card_declined' });
  expect(ticketsOf(booking)).toEqual(['VOID', 'VALID']);
  expect((await client.request(ReadHold, { id: input.holdId })).hold?.status).toBe('ACTIVE');
  await exchange(client, { ...input, payment: { token: 'pm_card_visa' }, expectedDifference });
  await settleAll(testApp);
  const { booking: after } = await client.request(ReadBooking, { id: bookingId });
  expect(after?.tickets.filter(({ status }) => status === 'VALID').map(({ seat: own }) => own.id)).toEqual([seat(5)]);
});

test('money that comes after the new seats were lost is given back, and the old ticket is good', async () => {
  const bought = await buyForChild(testApp, showing);
  const { client, bookingId } = bought;
  const input = await toExchange(bought, { seatId: seat(5), ticketTypeId: showing.ticketTypeId });
  const payment = { token: 'pm_card_visa' };
  const { booking } = await exchange(client, { ...input, payment, expectedDifference: euros(400) });
  const paymentId = booking?.payments.at(-1)?.id ?? '';
  // It was charged, and the worker was lost before it could say so.
  await testApp.database.prisma.fakeGatewayCharge.create({
    data: { paymentId, amountMinor: 400n, currency: 'EUR', token: 'pm_card_visa', outcome: 'succeeded' },
  });
  await letHoldEnd(testApp.database, input.holdId);
  const { client: rival } = await testApp.newAccount();
  await holdSeats(rival, showing, [seat(5)]);
  await settleAll(testApp);
  const { booking: after } = await client.request(ReadBooking, { id: bookingId });
  expect(after?.payments.at(-1)).toMatchObject({ status: 'SUCCEEDED', refunded: { amountMinor: 400 } });
  expect(after?.refunds.at(-1)).toMatchObject({ reason: 'SEATS_LOST', amount: { amountMinor: 400 } });
  expect(ticketsOf(after)).toEqual(['VOID', 'VALID']);
  expect(await seatStatus(seat(5))).toBe('HELD');
});

test('a ticket that is cancelled while its exchange waits for the payment is not exchanged, and nothing is charged', async () => {
  const bought = await buyForChild(testApp, showing);
  const { client, bookingId } = bought;
  const input = await toExchange(bought, { seatId: seat(5), ticketTypeId: showing.ticketTypeId });
  const payment = { token: 'pm_card_visa' };
  await exchange(client, { ...input, payment, expectedDifference: euros(400) });
  expect((await cancel(client, { bookingId })).errors).toEqual([]);
  await settleAll(testApp);
  const { booking } = await client.request(ReadBooking, { id: bookingId });
  expect(booking).toMatchObject({ status: 'CANCELLED' });
  expect(booking?.payments.at(-1)).toMatchObject({ status: 'DECLINED', declineCode: 'exchange_expired' });
});

test('with the same key it is exchanged once; another input is a conflict', async () => {
  const bought = await buy(testApp, showing);
  const input = await toExchange(bought, { seatId: seat(5) });
  const keyed = { ...input, expectedDifference: euros(0), idempotencyKey: 'exchange once' };
  const first = await exchange(bought.client, keyed);
  const second = await withoutAnyChange(testApp.database, () => exchange(bought.client, keyed));
  expect(second).toEqual(first);
  expect((await exchange(bought.client, { ...keyed, expectedDifference: euros(1) })).errors).toMatchObject([
    { __typename: 'IdempotencyConflict' },
  ]);
});

describe('refused is', () => {
  test('another difference than was shown, with what it costs', async () => {
    const bought = await buy(testApp, showing);
    const input = await toExchange(bought, { seatId: seat(5) });
    const asked = { ...input, payment: { token: 'pm_card_visa' }, expectedDifference: euros(100) };
    const { errors } = await withoutAnyChange(testApp.database, () => exchange(bought.client, asked));
    expect(errors).toMatchObject([
      { __typename: 'PriceChanged', path: ['input', 'expectedDifference'], quote: { total: { amountMinor: 1300 } } },
    ]);
  });

  test('a hold that has ended, and a ticket type that is not sold online', async () => {
    const { childTicketTypeId: id } = showing;
    await testApp.database.prisma.ticketType.update({ where: { id }, data: { soldOnline: false } });
    const bought = await buy(testApp, showing);
    const input = await toExchange(bought, { seatId: seat(5), ticketTypeId: id });
    const asked = { ...input, expectedDifference: euros(-400) };
    const refused = () => withoutAnyChange(testApp.database, () => exchange(bought.client, asked));
    expect((await refused()).errors).toMatchObject([
      { __typename: 'TicketTypeNotAllowed', path: ['input', 'tickets', '0', 'ticketTypeId'] },
    ]);
    await letHoldEnd(testApp.database, input.holdId);
    expect((await refused()).errors).toMatchObject([{ __typename: 'HoldExpired', path: ['input', 'holdId'] }]);
  });

  test('paying a difference at the counter', async () => {
    const bought = await buyForChild(testApp, showing);
    const input = await toExchange(bought, { seatId: seat(6), ticketTypeId: showing.ticketTypeId });
    const asked = { ...input, payment: { atCounter: true }, expectedDifference: euros(400) };
    const { errors } = await withoutAnyChange(testApp.database, () => exchange(bought.client, asked));
    expect(errors).toMatchObject([{ __typename: 'PaymentNotOffered', path: ['input', 'payment', 'atCounter'] }]);
  });

  test('a ticket that was used, and one that is VOID', async () => {
    const bought = await buy(testApp, showing, 3);
    const [used = '', other = ''] = bought.ticketIds;
    await checkIn(testApp, used);
    const input = await toExchange(bought, { seatId: seat(5) });
    const path = ['input', 'tickets', '0', 'ticketId'];
    expect((await quoteExchange(bought.client, input)).errors).toMatchObject([{ __typename: 'NotExchangeable', path }]);
    const tickets = [{ ticketId: other, seatId: seat(5) }];
    const { errors } = await exchange(bought.client, { ...input, tickets, expectedDifference: euros(0) });
    expect(errors).toEqual([]);
    const again = await toExchange(bought, { seatId: seat(1), ticketId: other });
    expect((await quoteExchange(bought.client, again)).errors).toMatchObject([{ __typename: 'NotExchangeable', path }]);
  });

  test('an exchange after the cut-off, and where the cinema takes nothing back', async () => {
    const bought = await buy(testApp, showing);
    const input = await toExchange(bought, { seatId: seat(5) });
    const { prisma } = testApp.database;
    const { cinemaId: id } = showing;
    await prisma.cinema.update({ where: { id }, data: { cancellationCutoffMinutes: 100_000 } });
    const late = await quoteExchange(bought.client, input);
    expect(late.errors).toMatchObject([{ __typename: 'NotExchangeable', path: ['input', 'bookingId'] }]);
    await prisma.cinema.update({ where: { id }, data: { cancellationCutoffMinutes: null } });
    const never = await quoteExchange(bought.client, input);
    expect(never.errors).toMatchObject([{ __typename: 'NotExchangeable', cutoff: null }]);
  });

  test('what is not named well, and what belongs to another account', async () => {
    const bought = await buy(testApp, showing);
    const input = await toExchange(bought, { seatId: seat(5) });
    const { client } = bought;
    expect((await quoteExchange(client, { ...input, tickets: [] })).errors).toMatchObject([
      { __typename: 'InvalidInput', path: ['input', 'tickets'] },
    ]);
    const [ticket = { ticketId: '', seatId: '' }] = input.tickets;
    expect((await quoteExchange(client, { ...input, tickets: [ticket, ticket] })).errors).toMatchObject([
      { __typename: 'InvalidInput', path: ['input', 'tickets', '1', 'ticketId'] },
    ]);
    const { client: stranger } = await testApp.newAccount();
    expect((await quoteExchange(stranger, input)).errors).toMatchObject([
      { __typename: 'NotFound', path: ['input', 'bookingId'] },
    ]);
    const { id: holdId } = await holdSeats(stranger, showing, [seat(7)]);
    expect((await quoteExchange(client, { ...input, holdId })).errors).toMatchObject([
      { __typename: 'NotFound', path: ['input', 'holdId'] },
    ]);
    const payment = { token: 'pm_card_visa' };
    const paidForNothing = await exchange(client, { ...input, payment, expectedDifference: euros(0) });
    expect(paidForNothing.errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'payment'] }]);
  });
});
