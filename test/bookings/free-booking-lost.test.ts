import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookingInput, holdSeats, letHoldEnd } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { PlaceBooking, ReadBooking } from '../support/operations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Placed {
  id: string;
  holdId: string;
  showingId: string;
  loseSeat: () => Promise<unknown>;
}

let testApp: TestApp;
beforeAll(async () => {
  // The role api has no workers: the test itself takes each step.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test.each<[string, string, (booking: Placed) => Promise<unknown>]>([
  [
    'has expired',
    'EXPIRED',
    async ({ id, holdId }) => {
      await letHoldEnd(testApp.database, holdId);
      await testApp.app.services.bookingExpiry.expire([id]);
    },
  ],
  ['has lost a seat', 'EXPIRED', ({ loseSeat }) => loseSeat()],
  [
    'is for a cancelled showing',
    'CANCELLED',
    ({ showingId: id }) => testApp.database.prisma.showing.update({ where: { id }, data: { cancelledAt: new Date() } }),
  ],
])('a free booking that %s is settled once, and nothing is refunded', async (_, status, change) => {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { seatIds, showingId, priceListId } = showing;
  await testApp.database.prisma.price.updateMany({ where: { priceListId }, data: { amountMinor: 0 } });
  const { client: buyer } = await testApp.newAccount();
  const { id: holdId } = await holdSeats(buyer, showing, seatIds);
  const input = { ...bookingInput(showing, { holdId, seatIds }), payment: null };
  const { placeBooking } = await buyer.request(PlaceBooking, {
    input: { ...input, expectedTotal: { amountMinor: 0, currency: 'EUR' } },
  });
  expect(placeBooking.errors).toEqual([]);
  const id = placeBooking.booking?.id ?? '';
  const loseSeat = async () => {
    await letHoldEnd(testApp.database, holdId);
    await holdSeats((await testApp.newAccount()).client, showing, seatIds.slice(0, 1));
  };
  await change({ id, holdId, showingId, loseSeat });
  const paymentId = placeBooking.booking?.payments[0]?.id ?? '';
  await testApp.app.services.settlement.settlePayment(paymentId);
  expect((await buyer.request(ReadBooking, { id })).booking).toMatchObject({
    status,
    payments: [{ status: 'SUCCEEDED', amount: { amountMinor: 0 }, refunded: { amountMinor: 0 } }],
    refunds: [],
    tickets: [{ status: 'VOID' }, { status: 'VOID' }],
  });
  expect(await testApp.database.prisma.payment.count({ where: { bookingId: id, status: 'PENDING' } })).toBe(0);
});
