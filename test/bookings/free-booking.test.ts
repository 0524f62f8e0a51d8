import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PaymentInput, PlaceBookingInput } from '../generated/graphql.ts';
import { bookingInput, bookingOnce, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
/** For one free seat. */
let input: PlaceBookingInput;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ client: buyer } = await testApp.newAccount());
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const where = { priceListId: showing.priceListId };
  await testApp.database.prisma.price.updateMany({ where, data: { amountMinor: 0 } });
  const seatIds = showing.seatIds.slice(0, 1);
  const { id: holdId } = await holdSeats(buyer, showing, seatIds);
  const expectedTotal = { amountMinor: 0, currency: 'EUR' };
  input = { ...bookingInput(showing, { holdId, seatIds }), payment: null, expectedTotal };
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function place(change: Partial<PlaceBookingInput> = {}) {
  return (await buyer.request(PlaceBooking, { input: { ...input, ...change } })).placeBooking;
}

test('a free booking is confirmed without a payment, and nothing is charged', async () => {
  const placed = await place();
  expect(placed.errors).toEqual([]);
  const booking = await bookingOnce(buyer, placed.booking?.id ?? '', 'CONFIRMED');
  expect(booking).toMatchObject({ total: { amountMinor: 0 }, tickets: [{ status: 'VALID' }], refunds: [] });
  const paymentId = { in: booking.payments.map(({ id }) => id) };
  expect(await testApp.database.prisma.fakeGatewayCharge.count({ where: { paymentId } })).toBe(0);
});

test('the payment of a free booking can be left out, with the same answer as null', async () => {
  const { payment: _, ...withoutPayment } = input;
  const { placeBooking } = await buyer.request(PlaceBooking, { input: withoutPayment });
  expect(placeBooking.errors).toEqual([]);
  expect((await place()).booking?.id).toBe(placeBooking.booking?.id);
});

test.each<[string, PaymentInput]>([
  ['a token', { token: 'pm_card_visa' }],
  ['payment at the counter', { atCounter: true }],
])('a free booking with %s is InvalidInput', async (_, payment) => {
  const refused = { booking: null, errors: [{ __typename: 'InvalidInput', path: ['input', 'payment'] }] };
  expect(await withoutAnyChange(testApp.database, () => place({ payment }))).toMatchObject(refused);
  expect((await place()).errors).toEqual([]);
});
