import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { differencesOf } from '../support/audited.ts';
import type { TestApp } from '../support/test-app.ts';
import { startExchangingApp } from './exchanging.ts';
import {
  exchangeAfterCancellationOfOldShowing,
  exchangeDuringCancellation,
  exchangeDuringEndOfNewShowing,
  exchangeDuringEndOfOldShowing,
  exchangeDuringRefund,
  exchangeTwiceForNothing,
  newBookingOf,
  refundNewBookingTwice,
  settleDuringRivalsHold,
  stateOf,
} from './exchanging-showings.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startExchangingApp();
});
afterEach(async () => {
  expect(await differencesOf(testApp.database)).toEqual([]);
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('of two exchanges of a ticket at once one is done, and the other is refused', async () => {
  const { bought, answers } = await exchangeTwiceForNothing(testApp);
  const refused = answers.flatMap(({ data }) => data?.exchangeTickets.errors ?? []);
  expect(refused).toMatchObject([{ __typename: 'NotExchangeable' }]);
  const sold = await testApp.database.prisma.ticket.count({
    where: { status: 'VALID', booking: { originId: bought.bookingId } },
  });
  expect(sold).toBe(1);
});

test('of an exchange and a cancellation of a ticket at once one is done', async () => {
  const { bought, cancelled, exchanged } = await exchangeDuringCancellation(testApp);
  expect(cancelled.data?.cancelBooking.errors).toEqual([]);
  expect(exchanged.data?.exchangeTickets.errors).toMatchObject([{ __typename: 'NotExchangeable' }]);
  expect(await stateOf(testApp, bought.bookingId)).toEqual({ status: 'CANCELLED', tickets: ['VOID'], refunds: [1000] });
  expect(await newBookingOf(testApp, bought.bookingId)).toBeUndefined();
});

test('a ticket whose price was given back meanwhile is not exchanged for nothing', async () => {
  const { bought, refunded, exchanged } = await exchangeDuringRefund(testApp);
  expect(refunded.data?.refundBooking.errors).toEqual([]);
  expect(exchanged.data?.exchangeTickets.errors).toMatchObject([{ __typename: 'PriceChanged' }]);
  expect(await newBookingOf(testApp, bought.bookingId)).toBeUndefined();
});

test('of two refunds of the new booking at once the second finds nothing left of it, whatever its payment has', async () => {
  const { moved, answers } = await refundNewBookingTwice(testApp);
  const refused = answers.flatMap(({ data }) => data?.refundBooking.errors ?? []);
  expect(refused).toMatchObject([{ __typename: 'RefundTooHigh', refundable: { amountMinor: 0 } }]);
  expect((await stateOf(testApp, moved.bookingId)).refunds).toEqual([1300]);
});

test('a ticket of a showing that is cancelled meanwhile is not exchanged: all is given back', async () => {
  const { bought, exchanged } = await exchangeDuringEndOfOldShowing(testApp);
  expect(exchanged.data?.exchangeTickets.errors).toMatchObject([{ __typename: 'NotExchangeable' }]);
  expect(await stateOf(testApp, bought.bookingId)).toEqual({
    ...{ status: 'CANCELLED', tickets: ['VOID', 'VOID'], refunds: [2600] },
  });
});

test('a ticket of a showing that is cancelled before the exchange has locked its booking is not exchanged', async () => {
  const { bought, cancelled, exchanged } = await exchangeAfterCancellationOfOldShowing(testApp);
  expect(cancelled.data?.cancelShowing.errors).toEqual([]);
  expect(exchanged.data?.exchangeTickets.errors).toMatchObject([{ __typename: 'NotExchangeable' }]);
  expect(await newBookingOf(testApp, bought.bookingId)).toBeUndefined();
  expect((await stateOf(testApp, bought.bookingId)).refunds).toEqual([2600]);
});

test('a new showing is cancelled after the exchange, which has locked it: then the new ticket is given back', async () => {
  const { bought, exchanged, sold } = await exchangeDuringEndOfNewShowing(testApp, 'seats');
  expect(exchanged.data?.exchangeTickets.errors).toEqual([]);
  expect(sold).toBe(0);
  expect(await stateOf(testApp, (await newBookingOf(testApp, bought.bookingId)) ?? '')).toEqual({
    ...{ status: 'CANCELLED', tickets: ['VOID'], refunds: [1300] },
  });
  expect(await stateOf(testApp, bought.bookingId)).toEqual({
    ...{ status: 'CONFIRMED', tickets: ['VOID', 'VALID'], refunds: [] },
  });
});

test('for a new showing that is cancelled before the exchange can lock it nothing is exchanged', async () => {
  const { exchanged, sold } = await exchangeDuringEndOfNewShowing(testApp, 'ticket');
  expect(exchanged.data?.exchangeTickets.errors).toMatchObject([{ __typename: 'NotExchangeable' }]);
  expect(sold).toBe(0);
});

test('a seat that goes to a rival while the difference is settled is of the rival, and the money is given back', async () => {
  const { bought, newBookingId, held, settled } = await settleDuringRivalsHold(testApp);
  expect([settled, held?.seats]).toEqual(['settled', [expect.anything()]]);
  expect(await stateOf(testApp, newBookingId)).toEqual({ status: 'EXPIRED', tickets: ['VOID'], refunds: [400] });
  expect((await stateOf(testApp, bought.bookingId)).tickets).toEqual(['VOID', 'VALID']);
});
