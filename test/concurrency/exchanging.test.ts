import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { differencesOf } from '../support/audited.ts';
import type { TestApp } from '../support/test-app.ts';
import {
  exchangeDuringCancellation,
  exchangeDuringCheckIn,
  exchangeTwice,
  settleDuringRivalsHold,
  startExchangingApp,
  ticketsOf,
} from './exchanging.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startExchangingApp();
});
afterEach(async () => {
  expect(await differencesOf(testApp.database)).toEqual([]);
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('of two exchanges of a ticket at once one waits for its payment, and the other is refused', async () => {
  const { errors, pending } = await exchangeTwice(testApp);
  expect(errors).toMatchObject([{ __typename: 'NotExchangeable', path: ['input', 'tickets', '0', 'ticketId'] }]);
  expect(pending).toBe(1);
});

test('of an exchange and a cancellation of a ticket at once one is done', async () => {
  const { bought, cancelled, exchanged } = await exchangeDuringCancellation(testApp);
  const errors = [...(cancelled.data?.cancelBooking.errors ?? []), ...(exchanged.data?.exchangeTickets.errors ?? [])];
  expect(errors).toHaveLength(1);
  const tickets = await ticketsOf(testApp, bought);
  expect(tickets).toEqual(exchanged.data?.exchangeTickets.booking ? ['VOID', 'VALID'] : ['VOID']);
});

test('a ticket that is checked in during its exchange stays USED, and no other is sold', async () => {
  const { bought, answer } = await exchangeDuringCheckIn(testApp);
  expect(answer.data?.exchangeTickets.errors).toMatchObject([{ __typename: 'NotExchangeable' }]);
  expect(await ticketsOf(testApp, bought)).toEqual(['USED']);
});

test('a seat that goes to a rival while the difference is settled is of the rival, and the money is given back', async () => {
  const { bought, paymentId, seatId, held, settled } = await settleDuringRivalsHold(testApp);
  expect([settled, held?.seats.map(({ seat }) => seat.id)]).toEqual(['settled', [seatId]]);
  const payment = await testApp.database.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } });
  expect(payment).toMatchObject({ status: 'SUCCEEDED', refundedMinor: 400n });
  expect((await ticketsOf(testApp, bought)).toSorted()).toEqual(['VALID', 'VOID']);
});
