import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookingInput, holdSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { raisePriceWhileBooking } from './price-change.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a price that is raised between the quote and the booking is PriceChanged, and nothing is booked', async () => {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { client } = await testApp.newAccount();
  const { seatIds, showingId } = showing;
  const { id: holdId } = await holdSeats(client, showing, seatIds);
  const raise = 'update price set amount_minor = 1500 where showing_id = $1';
  await using raised = await RowLock.take(testApp.databaseUrl, raise, [showingId]);
  const placed = client.request(PlaceBooking, { input: bookingInput(showing, { holdId, seatIds }) });
  await raised.untilAwaitedBy(1);
  await raised.release();
  expect((await placed).placeBooking).toMatchObject({
    booking: null,
    errors: [{ __typename: 'PriceChanged', quote: { total: { amountMinor: 1500 } } }],
  });
  expect(await testApp.database.prisma.booking.count({ where: { showingId } })).toBe(0);
  expect(await testApp.database.prisma.hold.findUnique({ where: { id: holdId } })).toMatchObject({ status: 'ACTIVE' });
});

test('a price cannot change between the look at it and the commit of the booking', async () => {
  const { hasWaited, placeBooking } = await raisePriceWhileBooking(testApp);
  expect(placeBooking).toMatchObject({ booking: { total: { amountMinor: 1200 } }, errors: [] });
  expect(hasWaited).toBe(true);
});
