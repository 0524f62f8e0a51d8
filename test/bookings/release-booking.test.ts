import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import { bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ReadBooking, ReleaseHold, RetryPayment } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const ReadReleased = graphql(`
  query ReadReleased($id: ID!) {
    hold(id: $id) {
      status
      secondsLeft
      booking {
        id
      }
      seats {
        status
      }
    }
  }
`);

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let seatIds: string[];
beforeAll(async () => {
  // The role api has no workers: the test itself settles payments and expires bookings.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  ({ client: buyer } = await testApp.newAccount());
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  seatIds = showing.seatIds.slice(0, 2);
});
afterAll(() => testApp[Symbol.asyncDispose]());

const release = async (holdId: string) => (await buyer.request(ReleaseHold, { holdId })).releaseHold;

async function settle(bookingId: string): Promise<void> {
  const where = { bookingId, status: 'PENDING' as const };
  const { id } = await testApp.database.prisma.payment.findFirstOrThrow({ where });
  await testApp.app.services.settlement.settlePayment(id);
}

async function book(paymentToken = 'pm_card_visa_chargeDeclined') {
  const { id } = await bookSeats(buyer, showing, { seatIds, paymentToken });
  const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } });
  return { id, holdId };
}

const retry = async (bookingId: string) => {
  const input = { bookingId, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
  return (await buyer.request(RetryPayment, { input })).retryPayment;
};

test('after a decline the buyer can give the seats back: they are free at once, and the booking is cancelled', async () => {
  const { id, holdId } = await book();
  await settle(id);
  expect(await release(holdId)).toEqual({ hold: { id: holdId, status: 'RELEASED' }, errors: [] });
  expect((await buyer.request(ReadReleased, { id: holdId })).hold).toEqual({
    ...{ status: 'RELEASED', secondsLeft: 0, booking: null },
    seats: [{ status: 'AVAILABLE' }, { status: 'AVAILABLE' }],
  });
  expect((await buyer.request(ReadBooking, { id })).booking).toMatchObject({
    status: 'CANCELLED',
    tickets: [{ status: 'VOID' }, { status: 'VOID' }],
    payments: [{ status: 'DECLINED' }],
    refunds: [],
  });
  const { client: other } = await testApp.newAccount();
  await holdSeats(other, showing, seatIds);
  await withoutAnyChange(testApp.database, async () => {
    expect(await release(holdId)).toEqual({ hold: { id: holdId, status: 'RELEASED' }, errors: [] });
    const message = 'This booking was cancelled.';
    expect(await retry(id)).toMatchObject({ booking: null, errors: [{ __typename: 'InvalidInput', message }] });
  });
});

test('a booking to be paid at the counter can be given back', async () => {
  const { id, holdId } = await book();
  await testApp.database.prisma.booking.update({ where: { id }, data: { status: 'DUE_AT_COUNTER' } });
  expect(await release(holdId)).toEqual({ hold: { id: holdId, status: 'RELEASED' }, errors: [] });
  expect((await buyer.request(ReadBooking, { id })).booking?.status).toBe('CANCELLED');
});

test.each([
  [
    'is being paid',
    false,
    'The hold has become a booking. Until its payment has ended, the seats cannot be given back.',
  ],
  ['is paid', true, 'The hold has become a booking. It is paid, and the seats are sold.'],
])('a hold whose booking %s is refused with a true message', async (_, isSettled, message) => {
  const { id, holdId } = await book('pm_card_visa');
  if (isSettled) await settle(id);
  const errors = [{ __typename: 'HoldExpired', message, path: ['input', 'holdId'] }];
  expect(await withoutAnyChange(testApp.database, () => release(holdId))).toMatchObject({ hold: null, errors });
});

test('nothing happens when the booking has expired', async () => {
  const { id, holdId } = await book();
  await settle(id);
  await testApp.database.prisma.hold.update({ where: { id: holdId }, data: { expiresAt: new Date(0) } });
  await testApp.app.services.bookingExpiry.expire([id]);
  const { hold, errors } = await withoutAnyChange(testApp.database, () => release(holdId));
  expect({ hold, errors }).toEqual({ hold: { id: holdId, status: 'CONVERTED' }, errors: [] });
});

test('of another payment and a release at once one is carried out, whichever is first', async () => {
  for (const first of ['release', 'retry']) {
    showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
    seatIds = showing.seatIds.slice(0, 2);
    const { id, holdId } = await book();
    await settle(id);
    const select = 'select id from booking where id = $1 for update';
    await using lock = await RowLock.take(testApp.databaseUrl, select, [id]);
    const both = { release: () => release(holdId), retry: () => retry(id) };
    const [one, other] = first === 'release' ? [both.release, both.retry] : [both.retry, both.release];
    const answers = [one()] as Promise<{ errors: { __typename: string }[] }>[];
    await lock.untilAwaitedBy(1);
    answers.push(other());
    await lock.untilAwaitedBy(2);
    await lock.release();
    const [firstErrors, secondErrors] = (await Promise.all(answers)).map(({ errors }) => errors);
    expect(firstErrors).toEqual([]);
    expect(secondErrors).toMatchObject([{ __typename: first === 'release' ? 'InvalidInput' : 'HoldExpired' }]);
    const { booking } = await buyer.request(ReadBooking, { id });
    expect(booking?.status).toBe(first === 'release' ? 'CANCELLED' : 'PENDING_PAYMENT');
  }
});
