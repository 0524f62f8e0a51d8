import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RefundReason } from '../../../src/generated/prisma/client.ts';
import { failRefund } from '../../../src/bookings/sql/fail-refund.ts';
import { differencesOf } from '../../support/audited.ts';
import { bookingInput, holdSeats, letHoldEnd } from '../../support/buying.ts';
import type { MadeShowing } from '../../support/fixtures.ts';
import { PlaceBooking } from '../../support/operations.ts';
import { withoutAnyChange } from '../../support/rows.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { cancel } from '../cancellation/operations.ts';
import { refund } from '../refunding/operations.ts';
import { euros, exchange, settleAll } from './operations.ts';
import { type BoughtBeside, buyForChildBeside, endShowing, read, toOther } from './other-showing.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterEach(async () => {
  await settleRefunds();
  expect(await differencesOf(testApp.database)).toEqual([]);
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function settleRefunds(): Promise<void> {
  const refunds = await testApp.database.prisma.refund.findMany({ where: { status: 'PENDING' } });
  for (const { id } of refunds) await testApp.app.services.settlement.settleRefund(id);
}

/**
 * A good ticket of 9.00 (8.00 and a fee of 1.00), for another seat of which a difference of 4.00 was paid. The seat was lost, the 4.00 were
 * on their way back, and the provider has refused them.
 */
async function refusedDifference() {
  const bought = await buyForChildBeside(testApp);
  const { client, showing } = bought;
  const { bookingId, holdId, paymentId } = await payLate(bought, showing);
  await letHoldEnd(testApp.database, holdId);
  const { client: rival } = await testApp.newAccount();
  await holdSeats(rival, showing, [showing.seatIds[5] ?? '']);
  await settleAll(testApp);
  const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
  await refuse(bookingId, 'SEATS_LOST');
  return { ...bought, client, manager, paymentId };
}

/** Asks for a seat that costs 4.00 more: the payment was charged, and the worker was lost before it could say so. */
async function payLate(bought: BoughtBeside, target: MadeShowing) {
  const input = await toOther({ ...bought, other: target }, { ticketTypeId: target.ticketTypeId });
  const payment = { token: 'pm_card_visa' };
  const { booking } = await exchange(bought.client, { ...input, payment, expectedDifference: euros(400) });
  const paymentId = booking?.payments.at(-1)?.id ?? '';
  await testApp.database.prisma.fakeGatewayCharge.create({
    data: { paymentId, amountMinor: 400n, currency: 'EUR', token: 'pm_card_visa', outcome: 'succeeded' },
  });
  return { bookingId: booking?.id ?? '', holdId: input.holdId, paymentId };
}

/** As the provider's refusal of the difference, which is on its way back, is recorded. */
async function refuse(bookingId: string, reason: RefundReason): Promise<void> {
  const where = { bookingId, reason, amountMinor: 400n, lines: { none: {} } };
  const refunds = await testApp.database.prisma.refund.findMany({ where });
  expect(refunds).toMatchObject([{ status: 'PENDING' }]);
  for (const { id } of refunds) await testApp.database.transaction((tx) => failRefund(tx, id));
}

/** The refunds of the booking for the reason, the smallest first: the amount of each, and of its lines. */
async function given(bookingId: string, reason: RefundReason) {
  const refunds = await testApp.database.prisma.refund.findMany({
    where: { bookingId, reason, status: { not: 'FAILED' } },
    include: { lines: true },
    orderBy: { amountMinor: 'asc' },
  });
  return refunds.map(({ amountMinor, lines }) => [Number(amountMinor), lines.map((line) => Number(line.amountMinor))]);
}

const cancelTicket = ({ client, bookingId, ticketIds }: BoughtBeside) => cancel(client, { bookingId, ticketIds });

test.each([true, false])(
  'a difference that the provider did not give back goes back without lines, paid otherwise: %s; the good ticket keeps its own refund',
  async (paidOtherwise) => {
    const bought = await refusedDifference();
    const { manager, bookingId, paymentId } = bought;
    expect((await refund(manager, bookingId, { amount: euros(400), paidOtherwise })).errors).toEqual([]);
    expect(await given(bookingId, 'STAFF')).toEqual([[400, []]]);
    // Out of the payment that it came with.
    const { refundedMinor } = await testApp.database.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } });
    expect(refundedMinor).toBe(400n);
    // 8.00 less the fee of the policy.
    expect((await cancelTicket(bought)).refunds).toMatchObject([{ amount: euros(600) }]);
  },
);

test('also days after it SUCCEEDED', async () => {
  const bought = await refusedDifference();
  const { manager, bookingId } = bought;
  await refund(manager, bookingId, { amount: euros(400) });
  await settleRefunds();
  const late = await testApp.database.prisma.refund.findFirstOrThrow({ where: { bookingId, reason: 'STAFF' } });
  expect(late.status).toBe('SUCCEEDED');
  await testApp.database.transaction((tx) => failRefund(tx, late.id));
  await testApp.database.prisma.fakeGatewayRefund.delete({ where: { refundId: late.id } });
  expect((await refund(manager, bookingId, { amount: euros(400), paidOtherwise: true })).errors).toEqual([]);
  expect(await given(bookingId, 'STAFF')).toEqual([[400, []]]);
  expect((await cancelTicket(bought)).refunds).toMatchObject([{ amount: euros(600) }]);
});

test('what is more than the difference is of the good ticket, as a refund of its own', async () => {
  const { manager, bookingId } = await refusedDifference();
  await refund(manager, bookingId, { amount: euros(500), paidOtherwise: true });
  expect(await given(bookingId, 'STAFF')).toEqual([
    [100, [100]],
    [400, []],
  ]);
});

test('after the ticket was cancelled the difference can still be given back, and no more than is left', async () => {
  const bought = await refusedDifference();
  const { manager, bookingId } = bought;
  expect((await cancelTicket(bought)).refunds).toMatchObject([{ amount: euros(600) }]);
  // 3.00 were kept.
  const tooMuch = await withoutAnyChange(testApp.database, () =>
    refund(manager, bookingId, { amount: euros(701), paidOtherwise: true }),
  );
  expect(tooMuch.errors).toMatchObject([{ __typename: 'RefundTooHigh', refundable: euros(700) }]);
  expect((await refund(manager, bookingId, { amount: euros(400), paidOtherwise: true })).errors).toEqual([]);
  expect(await given(bookingId, 'STAFF')).toEqual([[400, []]]);
  expect((await refund(manager, bookingId, { amount: euros(300), paidOtherwise: true })).errors).toEqual([]);
  expect(await read(bought, bookingId)).toMatchObject({ refunded: { amountMinor: 1300 + 400 } });
});

test('when its showing is cancelled it is given back with the ticket; refused again, it is left to staff', async () => {
  const { manager, bookingId, showing } = await refusedDifference();
  const progress = await endShowing(testApp, showing.showingId);
  expect(await progress()).toEqual({ done: 1, total: 1 });
  expect(await isCompleted(showing)).toBe(true);
  expect(await given(bookingId, 'SHOWING_CANCELLED')).toEqual([
    [400, []],
    [900, [900]],
  ]);
  await refuse(bookingId, 'SHOWING_CANCELLED');
  expect(await progress()).toEqual({ done: 0, total: 1 });
  expect((await refund(manager, bookingId, { amount: euros(400), paidOtherwise: true })).errors).toEqual([]);
  expect(await given(bookingId, 'STAFF')).toEqual([[400, []]]);
  expect(await progress()).toEqual({ done: 1, total: 1 });
});

test.each(['showing', 'other'] as const)(
  'a difference that comes after the %s was cancelled, and is refused, does not keep the cancellation from its end',
  async (which) => {
    const bought = await buyForChildBeside(testApp);
    const target = bought[which];
    const { bookingId } = await payLate(bought, target);
    // Another payment is in progress: the cancellation stays open.
    await placeUnpaid(target);
    const progress = await endShowing(testApp, target.showingId);
    const { id: paymentId } = await testApp.database.prisma.payment.findFirstOrThrow({
      where: { bookingId, status: 'PENDING' },
    });
    await testApp.app.services.settlement.settlePayment(paymentId);
    await refuse(bookingId, 'SHOWING_CANCELLED');
    expect(await isCompleted(target)).toBe(false);
    await settleAll(testApp);
    await proceed(target);
    expect(await progress()).toEqual({ done: 2, total: 2 });
    expect(await isCompleted(target)).toBe(true);
    expect(await given(bookingId, 'SHOWING_CANCELLED')).toContainEqual([400, []]);
  },
);

/** A booking whose payment is in progress. */
async function placeUnpaid(showing: MadeShowing): Promise<void> {
  const { client } = await testApp.newAccount();
  const seatIds = showing.seatIds.slice(7, 8);
  const { id: holdId } = await holdSeats(client, showing, seatIds);
  const input = { ...bookingInput(showing, { holdId, seatIds }), expectedTotal: euros(1300) };
  expect((await client.request(PlaceBooking, { input })).placeBooking.errors).toEqual([]);
}

const cancellationOf = ({ showingId }: MadeShowing) =>
  testApp.database.prisma.showingCancellation.findUniqueOrThrow({ where: { showingId } });

async function isCompleted(showing: MadeShowing): Promise<boolean> {
  return (await cancellationOf(showing)).completedAt !== null;
}

async function proceed(showing: MadeShowing): Promise<void> {
  await testApp.app.services.cancelBookings.proceed((await cancellationOf(showing)).id);
}
