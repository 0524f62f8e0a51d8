import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { bookingInput, bookingOnce, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking, ReadHold } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { HOLD_SECONDS: '30' } });
  ({ client: buyer } = await testApp.newAccount());
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 4, currency: 'GBP' });
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** Makes the second row VIP: 2000 for adults, free for children. */
async function makeVipRow(): Promise<void> {
  const { priceListId, cinemaId, ticketTypeId, childTicketTypeId } = showing;
  const { prisma } = testApp.database;
  const seatCategoryId = newId();
  await prisma.seatCategory.create({ data: { id: seatCategoryId, cinemaId, name: 'VIP' } });
  await prisma.seat.updateMany({ where: { id: { in: showing.seatIds.slice(4) } }, data: { seatCategoryId } });
  await prisma.price.createMany({
    data: [
      { priceListId, seatCategoryId, ticketTypeId, amountMinor: 2000 },
      { priceListId, seatCategoryId, ticketTypeId: childTicketTypeId, amountMinor: 0 },
    ],
  });
}

test('a booking costs the price of each ticket type in the category of its seat', async () => {
  await makeVipRow();
  const { ticketTypeId: adult, childTicketTypeId: child } = showing;
  const [a1, a2, , , b1, b2] = showing.seatIds as [string, string, string, string, string, string];
  const { id: holdId } = await holdSeats(buyer, showing, [a1, a2, b1, b2]);
  const { placeBooking } = await buyer.request(PlaceBooking, {
    input: {
      holdId,
      tickets: [
        { seatId: b2, ticketTypeId: child },
        { seatId: a2, ticketTypeId: child },
        { seatId: b1, ticketTypeId: adult },
        { seatId: a1, ticketTypeId: adult },
      ],
      payment: { token: 'pm_card_visa' },
      expectedTotal: { amountMinor: 4000, currency: 'GBP' },
      idempotencyKey: newId(),
    },
  });
  expect(placeBooking).toMatchObject({
    errors: [],
    booking: {
      status: 'PENDING_PAYMENT',
      reference: expect.stringMatching(/^[A-Z0-9]{3}-[A-Z0-9]{4}$/) as string,
      total: { amountMinor: 1200 + 800 + 2000 + 0, currency: 'GBP' },
      refunded: { amountMinor: 0, currency: 'GBP' },
      tickets: [
        { seat: { label: 'A1' }, ticketType: { name: 'Adult' }, price: { amountMinor: 1200 }, status: 'PENDING' },
        { seat: { label: 'A2' }, ticketType: { name: 'Child' }, price: { amountMinor: 800 }, status: 'PENDING' },
        { seat: { label: 'B1' }, ticketType: { name: 'Adult' }, price: { amountMinor: 2000 }, status: 'PENDING' },
        { seat: { label: 'B2' }, ticketType: { name: 'Child' }, price: { amountMinor: 0 }, status: 'PENDING' },
      ],
      payments: [
        {
          ...{ status: 'PENDING', method: 'CARD', declineCode: null },
          ...{ amount: { amountMinor: 4000, currency: 'GBP' }, refunded: { amountMinor: 0 } },
        },
      ],
      refunds: [],
    },
  });
});

test('placing a booking keeps the seats for the time of a payment', async () => {
  const seatIds = showing.seatIds.slice(0, 2);
  const { id: holdId, expiresAt } = await holdSeats(buyer, showing, seatIds);
  const input = bookingInput(showing, { holdId, seatIds, paymentToken: 'pm_fake_slow' });
  await buyer.request(PlaceBooking, { input });
  const { hold } = await buyer.request(ReadHold, { id: holdId });
  expect(hold).toMatchObject({ status: 'CONVERTED', seats: [{ status: 'HELD' }, { status: 'HELD' }] });
  const longer = Date.parse(hold?.expiresAt ?? '') - Date.parse(expiresAt);
  expect(Math.round(longer / 10_000)).toBe(9);
  const rows = await testApp.database.prisma.showingSeat.findMany({ where: { holdId } });
  expect(rows.map(({ heldUntil }) => heldUntil?.toISOString())).toEqual([hold?.expiresAt, hold?.expiresAt]);
});

test('a paid booking has valid tickets with unique codes', async () => {
  const placed = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(0, 3) });
  for (const { code } of placed.tickets) expect(code).toBeNull();
  const booking = await bookingOnce(buyer, placed.id, 'CONFIRMED');
  expect(booking).toMatchObject({
    ...{ id: placed.id, reference: placed.reference, total: { amountMinor: 3600 } },
    tickets: [{ status: 'VALID' }, { status: 'VALID' }, { status: 'VALID' }],
    payments: [{ status: 'SUCCEEDED', method: 'CARD', declineCode: null }],
  });
  const codes = await testApp.app.services.ticketCodes();
  expect(booking.tickets.map(({ code }) => codes.read(code ?? '')?.ticketId)).toEqual(
    booking.tickets.map(({ id }) => id),
  );
  expect(new Set(booking.tickets.map(({ code }) => code)).size).toBe(3);
  const charges = await testApp.database.prisma.fakeGatewayCharge.findMany({
    where: { paymentId: booking.payments[0]?.id ?? '' },
  });
  expect(charges).toMatchObject([{ amountMinor: 3600n, currency: 'GBP', outcome: 'succeeded', token: 'pm_card_visa' }]);
});

test('placing a booking needs an access token', async () => {
  const seatIds = showing.seatIds.slice(0, 1);
  const { id: holdId } = await holdSeats(buyer, showing, seatIds);
  const input = bookingInput(showing, { holdId, seatIds });
  for (const client of [testApp.client, testApp.client.as('broken')]) {
    const { errors } = await withoutAnyChange(testApp.database, () => client.send(PlaceBooking, { input }));
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  }
});
