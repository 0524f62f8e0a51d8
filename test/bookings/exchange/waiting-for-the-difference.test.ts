import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { differencesOf } from '../../support/audited.ts';
import { newId } from '../../../src/platform/ids.ts';
import type { PaymentInput } from '../../generated/graphql.ts';
import { holdSeats, letHoldEnd } from '../../support/buying.ts';
import { ReleaseHold, RetryPayment } from '../../support/operations.ts';
import { withoutAnyChange } from '../../support/rows.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { cancel } from '../cancellation/operations.ts';
import { refund } from '../refunding/operations.ts';
import { euros, exchange, settleAll } from './operations.ts';
import {
  buyForChildBeside,
  endShowing,
  givenBack,
  moveOver,
  read,
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
  expect(await seatStatus(testApp, bought.showing, bought.seatIds[0])).toBe('AVAILABLE');
  expect(await seatStatus(testApp, other, other.seatIds[5])).toBe('SOLD');
  // 12.00 less 2.00: first out of its own payment, then out of that of the booking it comes from, which has given 4.00 back before.
  const { refunds } = await cancel(client, { bookingId: booking?.id ?? '' });
  expect(refunds.map(({ amount }) => amount.amountMinor)).toEqual([400, 600]);
  expect(await givenBack(testApp, bookingId, booking?.id ?? '')).toEqual([400, 1000]);
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

test('while the bank waits, the difference is paid by another card, and the first payment is given up', async () => {
  const bought = await buyForChildBeside(testApp);
  const { client, bookingId, other } = bought;
  const input = await toOther(bought, { ticketTypeId: other.ticketTypeId });
  const payment = { token: 'pm_card_authenticationRequired' };
  const { booking } = await exchange(client, { ...input, payment, expectedDifference: euros(400) });
  await settleAll(testApp);
  const id = booking?.id ?? '';
  expect(await read(bought, id)).toMatchObject({ payments: [{ status: 'REQUIRES_ACTION' }] });
  const asked = { bookingId: id, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
  expect((await client.request(RetryPayment, { input: asked })).retryPayment.errors).toEqual([]);
  await settleAll(testApp);
  const after = await read(bought, id);
  expect(after?.status).toBe('CONFIRMED');
  expect(after?.payments.map(({ status }) => status).toSorted()).toEqual(['DECLINED', 'SUCCEEDED']);
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
  expect(await seatStatus(testApp, other, other.seatIds[5])).toBe('AVAILABLE');
  const left = await declined(6);
  await moveOver(bought, [7]);
  const asked = { bookingId: left.id, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
  const { retryPayment } = await withoutAnyChange(testApp.database, () =>
    client.request(RetryPayment, { input: asked }),
  );
  expect(retryPayment.errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'bookingId'] }]);
});

test.each(['pm_card_visa_chargeDeclined', 'pm_card_authenticationRequired'])(
  'after goodwill for the old ticket a difference that %s has not paid is not tried again, since it is not enough',
  async (token) => {
    const bought = await buyForChildBeside(testApp);
    const { client, bookingId, other, showing } = bought;
    const input = await toOther(bought, { ticketTypeId: other.ticketTypeId });
    const { booking } = await exchange(client, { ...input, payment: { token }, expectedDifference: euros(400) });
    await settleAll(testApp);
    const id = booking?.id ?? '';
    const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
    expect((await refund(manager, bookingId, { amount: euros(300) })).errors).toEqual([]);
    const asked = { bookingId: id, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
    const { retryPayment } = await withoutAnyChange(testApp.database, () =>
      client.request(RetryPayment, { input: asked }),
    );
    expect(retryPayment.errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'bookingId'] }]);
    // A payment that waits for its buyer is not given up for it.
    const status = token === 'pm_card_authenticationRequired' ? 'REQUIRES_ACTION' : 'DECLINED';
    expect(await read(bought, id)).toMatchObject({ payments: [{ status }] });
    expect(statuses(await read(bought, bookingId))).toEqual(['VOID', 'VALID']);
  },
);

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
  expect(await seatStatus(testApp, other, other.seatIds[5])).toBe('HELD');
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
  expect(await seatStatus(testApp, other, other.seatIds[5])).toBe('AVAILABLE');
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
  expect(await seatStatus(testApp, other, other.seatIds[5])).toBe('AVAILABLE');
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
    expect(await seatStatus(testApp, target, target.seatIds[5])).toBe('AVAILABLE');
  },
);

test('while its payment is in progress either showing may be cancelled: nothing is charged', async () => {
  for (const which of ['showing', 'other'] as const) {
    const bought = await buyForChildBeside(testApp);
    const input = await toOther(bought, { ticketTypeId: bought.other.ticketTypeId });
    const payment = { token: 'pm_card_visa' };
    const { booking } = await exchange(bought.client, { ...input, payment, expectedDifference: euros(400) });
    const { showingId } = bought[which];
    const progress = await endShowing(testApp, showingId);
    await settleAll(testApp);
    const after = await read(bought, booking?.id ?? '');
    expect(after).toMatchObject({ status: which === 'other' ? 'CANCELLED' : 'EXPIRED', refunds: [] });
    expect(after?.payments).toMatchObject([{ status: 'DECLINED' }]);
    expect(statuses(await read(bought, bought.bookingId))).toEqual(['VOID', which === 'other' ? 'VALID' : 'VOID']);
    expect(await progress()).toEqual({ done: 1, total: 1 });
  }
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

test('with the same key 20 times at once there is one new booking and one payment', async () => {
  const bought = await buyForChildBeside(testApp);
  const input = await toOther(bought, { ticketTypeId: bought.other.ticketTypeId });
  const payment = { token: 'pm_card_visa' };
  const keyed = { ...input, payment, expectedDifference: euros(400), idempotencyKey: newId() };
  const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(bought.client, keyed)));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  const ids = new Set(answers.map(({ booking }) => booking?.id));
  expect(ids.size).toBe(1);
  await settleAll(testApp);
  const payments = await testApp.database.prisma.payment.findMany({ where: { bookingId: [...ids][0] ?? '' } });
  expect(payments).toMatchObject([{ status: 'SUCCEEDED', amountMinor: 400n }]);
  expect(await testApp.database.prisma.booking.count({ where: { originId: bought.bookingId } })).toBe(1);
});
