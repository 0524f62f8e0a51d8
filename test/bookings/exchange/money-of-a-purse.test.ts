import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { differencesOf } from '../../support/audited.ts';
import { repeatShowing } from '../../support/fixtures.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { buy, cancel, showingWithTerms } from '../cancellation/operations.ts';
import { refund } from '../refunding/operations.ts';
import { euros, exchange } from './operations.ts';
import { buyBeside, endShowing, givenBack, moveOver, read, readExchangedFrom, toOther } from './other-showing.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterEach(async () => {
  expect(await differencesOf(testApp.database)).toEqual([]);
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('what is given back of each booking comes out of the one payment, and is never more than that', async () => {
  const bought = await buyBeside(testApp);
  const moved = await moveOver(bought);
  // 12.00 less the fee of 2.00 each.
  const byNew = await cancel(bought.client, { bookingId: moved.bookingId });
  expect(byNew.booking).toMatchObject({ status: 'CANCELLED', refunded: { amountMinor: 1000 } });
  expect(byNew.refunds).toMatchObject([{ amount: { amountMinor: 1000 }, reason: 'BOOKING_CANCELLED' }]);
  const byOld = await cancel(bought.client, { bookingId: bought.bookingId });
  expect(byOld.booking).toMatchObject({ status: 'CANCELLED', refunded: { amountMinor: 1000 } });
  expect(await givenBack(testApp, bought.bookingId, moved.bookingId)).toEqual([2000]);
  const { client: manager } = await testApp.newAccount('MANAGER', bought.showing.cinemaId);
  // 3.00 were kept of each: no more than that can be given back, though the payment has the 3.00 of the other booking too.
  for (const { bookingId } of [bought, moved]) {
    const tooMuch = await refund(manager, bookingId, { amount: euros(301) });
    expect(tooMuch.errors).toMatchObject([{ __typename: 'RefundTooHigh', refundable: { amountMinor: 300 } }]);
    expect((await refund(manager, bookingId, { amount: euros(300) })).errors).toEqual([]);
  }
  expect(await givenBack(testApp, bought.bookingId)).toEqual([2600]);
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
  expect(await givenBack(testApp, bought.bookingId)).toEqual([2000]);
});

test('when the new showing is cancelled all that went to it is given back, and nothing of the old booking', async () => {
  const bought = await buyBeside(testApp);
  const moved = await moveOver(bought);
  await endShowing(testApp, moved.showing.showingId);
  expect(await read(bought, moved.bookingId)).toMatchObject({
    ...{ status: 'CANCELLED', refunds: [{ reason: 'SHOWING_CANCELLED', amount: { amountMinor: 1300 } }] },
  });
  expect(await read(bought, bought.bookingId)).toMatchObject({ status: 'CONFIRMED', refunds: [] });
});

test('when the old showing is cancelled what is left of the old booking is given back, and the new ticket is good', async () => {
  const bought = await buyBeside(testApp);
  const moved = await moveOver(bought);
  const all = await moveOver(await buyBeside(testApp, 1));
  expect(await (await endShowing(testApp, moved.other.showingId))()).toEqual({ done: 1, total: 1 });
  // No booking was left.
  expect(await (await endShowing(testApp, all.other.showingId))()).toEqual({ done: 0, total: 0 });
  expect(await read(bought, bought.bookingId)).toMatchObject({
    ...{ status: 'CANCELLED', refunds: [{ reason: 'SHOWING_CANCELLED', amount: { amountMinor: 1300 } }] },
  });
  expect(await read(bought, moved.bookingId)).toMatchObject({ status: 'CONFIRMED', refunds: [] });
  expect(await read(all, all.bookingId)).toMatchObject({ status: 'CONFIRMED', refunds: [] });
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
