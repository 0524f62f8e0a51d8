import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import { bookingInput, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ledgerOf } from '../support/ledger.ts';
import { ReadBooking, RetryPayment } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const HOUR = 3_600_000;

const PlaceWithOpening = graphql(`
  mutation PlaceWithOpening($input: PlaceBookingInput!) {
    placeBooking(input: $input) {
      booking {
        id
      }
      errors {
        __typename
        message
        path
        ... on SalesClosed {
          opensAt
        }
      }
    }
  }
`);

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let seatIds: string[];
beforeAll(async () => {
  // The role api has no workers: the test itself settles payments.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  ({ client: buyer } = await testApp.newAccount());
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  seatIds = showing.seatIds.slice(0, 2);
});
afterAll(() => testApp[Symbol.asyncDispose]());

const at = (hours: number) => new Date(Date.now() + hours * HOUR);

/** What makes a showing unsaleable, with what the buyer is told. */
const CHANGES = {
  'was cancelled': { change: () => ({ cancelledAt: new Date() }), message: 'The showing was cancelled.' },
  'closed its sales': {
    change: () => ({ salesCloseAt: at(-1) }),
    message: 'Sales for this showing are closed.',
  },
  'is over, although its sales were to close later': {
    change: () => ({ startsAt: at(-3), endsAt: at(-1), freeAt: at(-1), salesCloseAt: at(1) }),
    message: 'Sales for this showing are closed.',
  },
  'opens its sales later': { change: () => ({ salesOpenAt: at(1) }), message: 'Sales have not opened yet.' },
};

async function change(data: object): Promise<void> {
  await testApp.database.prisma.showing.update({ where: { id: showing.showingId }, data });
}

async function settle(bookingId: string) {
  const { prisma } = testApp.database;
  const { settlement } = testApp.app.services;
  for (const { id } of await prisma.payment.findMany({ where: { bookingId, status: 'PENDING' } }))
    await settlement.settlePayment(id);
  for (const { id } of await prisma.refund.findMany({ where: { payment: { bookingId }, status: 'PENDING' } }))
    await settlement.settleRefund(id);
  const { booking } = await buyer.request(ReadBooking, { id: bookingId });
  if (!booking) throw new Error('booking not found');
  return booking;
}

async function seatStatuses() {
  const { showingId } = showing;
  const rows = await testApp.database.prisma.showingSeat.findMany({ where: { showingId, seatId: { in: seatIds } } });
  return rows.map(({ status }) => status);
}

describe.each(Object.entries(CHANGES))(
  'a showing that %s after its seats were held',
  (name, { change: data, message }) => {
    const expected = (field: string) => ({
      booking: null,
      errors: [{ __typename: 'SalesClosed', message, path: ['input', field] }],
    });

    test('is not booked', async () => {
      const { id: holdId } = await holdSeats(buyer, showing, seatIds);
      const changed = data();
      await change(changed);
      const input = bookingInput(showing, { holdId, seatIds });
      const { placeBooking } = await withoutAnyChange(testApp.database, () =>
        buyer.request(PlaceWithOpening, { input }),
      );
      expect(placeBooking).toMatchObject(expected('holdId'));
      const opensAt = 'salesOpenAt' in changed ? changed.salesOpenAt.toISOString() : null;
      expect(placeBooking.errors).toMatchObject([{ opensAt }]);
    });

    test('is not paid for after a decline', async () => {
      const { id: bookingId } = await bookSeats(buyer, showing, {
        seatIds,
        paymentToken: 'pm_card_visa_chargeDeclined',
      });
      await settle(bookingId);
      await change(data());
      const input = { bookingId, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
      const { retryPayment } = await withoutAnyChange(testApp.database, () => buyer.request(RetryPayment, { input }));
      expect(retryPayment).toMatchObject(expected('bookingId'));
    });

    test.skipIf(name === 'was cancelled')('is still sold for a payment that was asked for before', async () => {
      const { id } = await bookSeats(buyer, showing, { seatIds });
      await change(data());
      expect(await settle(id)).toMatchObject({
        status: 'CONFIRMED',
        tickets: [{ status: 'VALID' }, { status: 'VALID' }],
      });
    });
  },
);

describe('a showing that was cancelled before the payment provider was asked', () => {
  test('is never charged: the booking is cancelled and its seats are given back', async () => {
    const { id } = await bookSeats(buyer, showing, { seatIds });
    await change({ cancelledAt: new Date() });
    const booking = await settle(id);
    expect(booking).toMatchObject({
      status: 'CANCELLED',
      payments: [{ status: 'DECLINED', declineCode: 'showing_cancelled' }],
      refunds: [],
      tickets: [
        { status: 'VOID', code: null },
        { status: 'VOID', code: null },
      ],
    });
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [], refunded: [] });
    expect(await seatStatuses()).toEqual(['AVAILABLE', 'AVAILABLE']);
  });

  test('is refunded when an earlier attempt had charged it', async () => {
    const { id } = await bookSeats(buyer, showing, { seatIds, paymentToken: 'pm_fake_chargedThenError' });
    await expect(settle(id)).rejects.toThrow('connection');
    await change({ cancelledAt: new Date() });
    const booking = await settle(id);
    expect(booking).toMatchObject({
      status: 'CANCELLED',
      payments: [{ status: 'SUCCEEDED', refunded: { amountMinor: 2400 } }],
      refunds: [{ status: 'SUCCEEDED', reason: 'SHOWING_CANCELLED', amount: { amountMinor: 2400 } }],
      tickets: [{ status: 'VOID' }, { status: 'VOID' }],
    });
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [2400] });
    expect(await seatStatuses()).toEqual(['AVAILABLE', 'AVAILABLE']);
  });
});
