import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { buy, cancel, CancelBooking, checkIn, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { bookSeats } from '../support/buying.ts';
import { Gate } from '../support/gate.ts';
import { PausedGateway } from '../support/paused-gateway.ts';
import { lockShowingSeats } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import {
  buyTwo,
  cancelAtOnce,
  cancelDuringCheckIn,
  cancelDuringRefund,
  startCancellingApp,
  stateOf,
} from './cancelling.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startCancellingApp();
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('of two cancellations of a ticket at once one is done', async () => {
  const bought = await buyTwo(testApp);
  const ticketIds = bought.ticketIds.slice(0, 1);
  const answers = await cancelAtOnce(testApp, bought, [ticketIds, ticketIds]);
  const errors = answers.flatMap(({ data }) => data?.cancelBooking.errors ?? []);
  expect(errors).toMatchObject([{ __typename: 'NotCancellable', path: ['input', 'ticketIds', '0'] }]);
  expect(await stateOf(testApp, bought)).toEqual({
    ...{ status: 'CONFIRMED', tickets: ['VOID', 'VALID'], refunds: [1100], refundedMinor: 1100 },
  });
});

test('of cancellations of both tickets at once the second one knows that it is the last', async () => {
  const bought = await buyTwo(testApp);
  await cancelAtOnce(testApp, bought, [bought.ticketIds.slice(0, 1), bought.ticketIds.slice(1)]);
  expect(await stateOf(testApp, bought)).toEqual({
    ...{ status: 'CANCELLED', tickets: ['VOID', 'VOID'], refunds: [1100, 1100], refundedMinor: 2200 },
  });
});

test('beside another refund not more is given back than was captured', async () => {
  const bought = await buyTwo(testApp);
  const { data } = await cancelDuringRefund(testApp, bought);
  expect(data?.cancelBooking).toMatchObject({ errors: [], refunds: [{ amount: { amountMinor: 600 } }] });
  expect(await stateOf(testApp, bought)).toMatchObject({ status: 'CANCELLED', refunds: [600], refundedMinor: 2600 });
});

test('a ticket that is checked in during the cancellation stays USED, and the others are cancelled', async () => {
  const bought = await buyTwo(testApp);
  const { data } = await cancelDuringCheckIn(testApp, bought);
  expect(data?.cancelBooking).toMatchObject({ errors: [], refunds: [{ amount: { amountMinor: 1100 } }] });
  expect(await stateOf(testApp, bought)).toMatchObject({ status: 'CONFIRMED', tickets: ['USED', 'VOID'] });
});

test('a ticket that is cancelled during the check-in is not let in', async () => {
  const bought = await buyTwo(testApp);
  await using lock = await lockShowingSeats(testApp.databaseUrl, bought.showing.showingId);
  const cancelled = cancel(bought.client, { bookingId: bought.bookingId });
  await lock.untilAwaitedBy(1);
  const checkedIn = checkIn(testApp, bought.ticketIds[0] ?? '');
  await lock.untilAwaitedBy(2);
  await lock.release();
  expect((await cancelled).errors).toEqual([]);
  expect(await checkedIn).toBe(0);
});

test('of two bookings cancelled at once with one key one is, and the other is a conflict', async () => {
  const showing = await showingWithTerms(testApp);
  const { client, bookingId, accountId } = await buy(testApp, showing, 1);
  const { bookingId: another } = await buy(testApp, showing, 1);
  await testApp.database.prisma.booking.update({ where: { id: another }, data: { accountId } });
  await using lock = await lockShowingSeats(testApp.databaseUrl, showing.showingId);
  const input = { idempotencyKey: newId() };
  const answers = Promise.all(
    [bookingId, another].map((id) => client.request(CancelBooking, { input: { ...input, bookingId: id } })),
  );
  await lock.untilAwaitedBy(2);
  await lock.release();
  const errors = (await answers).flatMap(({ cancelBooking }) => cancelBooking.errors);
  expect(errors).toMatchObject([{ __typename: 'IdempotencyConflict' }]);
  const where = { bookingId: { in: [bookingId, another] } };
  expect(await testApp.database.prisma.refund.count({ where: { payment: where } })).toBe(1);
});

test('a cancellation does not wait for a settlement, and is possible once that has ended', async () => {
  const showing = await showingWithTerms(testApp, { terms: { bookingFeeMinor: 0n } });
  const { client } = await testApp.newAccount();
  const { id: bookingId, payments } = await bookSeats(client, showing, { seatIds: showing.seatIds.slice(0, 1) });
  const { settlement } = testApp.app.services;
  await using lock = await lockShowingSeats(testApp.databaseUrl, showing.showingId);
  const settled = settlement.settlePayment(payments[0]?.id ?? '');
  await lock.untilAwaitedBy(1);
  expect((await cancel(client, { bookingId })).errors).toMatchObject([{ __typename: 'NotCancellable' }]);
  await lock.release();
  await settled;
  expect((await cancel(client, { bookingId })).errors).toEqual([]);
});

test('a second worker whose capture is answered during the cancellation brings no ticket back, and refunds nothing', async () => {
  const gateway = new PausedGateway();
  await using paused = await startTestApp('redis', { settings: { ROLE: 'api' }, overrides: { gateway } });
  gateway.connect(paused.database);
  const showing = await showingWithTerms(paused, { terms: { bookingFeeMinor: 0n } });
  const { client } = await paused.newAccount();
  const { id: bookingId, payments } = await bookSeats(client, showing, { seatIds: showing.seatIds.slice(0, 1) });
  const { settlement } = paused.app.services;
  const paymentId = payments[0]?.id ?? '';
  const { answers } = gateway;
  const late = settlement.settlePayment(paymentId);
  await gateway.untilCharged(1);
  gateway.answers = new Gate();
  gateway.answers.open();
  await settlement.settlePayment(paymentId);
  await using lock = await lockShowingSeats(paused.databaseUrl, showing.showingId);
  const cancelled = cancel(client, { bookingId });
  await lock.untilAwaitedBy(1);
  answers.open();
  await late;
  await lock.release();
  expect((await cancelled).errors).toEqual([]);
  expect(await stateOf(paused, { bookingId })).toEqual({
    ...{ status: 'CANCELLED', tickets: ['VOID'], refunds: [1000], refundedMinor: 1000 },
  });
});
