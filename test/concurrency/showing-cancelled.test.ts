import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookingInput, holdSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import type { PausedGateway } from '../support/paused-gateway.ts';
import { RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';
import { cancelWhileBooking, settleWhileCancelling, startCancellationApp } from './cancellation.ts';

let testApp: TestApp;
let gateway: PausedGateway;
beforeAll(async () => {
  ({ testApp, gateway } = await startCancellationApp());
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a booking that waits for the cancellation of its showing is SalesClosed', async () => {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { client } = await testApp.newAccount();
  const { seatIds, showingId } = showing;
  const { id: holdId } = await holdSeats(client, showing, seatIds);
  const cancel = 'update showing set cancelled_at = clock_timestamp() where id = $1';
  await using cancellation = await RowLock.take(testApp.databaseUrl, cancel, [showingId]);
  const placed = client.request(PlaceBooking, { input: bookingInput(showing, { holdId, seatIds }) });
  await cancellation.untilAwaitedBy(1);
  await cancellation.release();
  expect((await placed).placeBooking).toMatchObject({ booking: null, errors: [{ __typename: 'SalesClosed' }] });
  expect(await testApp.database.prisma.booking.count({ where: { showingId } })).toBe(0);
  expect(await testApp.database.prisma.hold.findUnique({ where: { id: holdId } })).toMatchObject({ status: 'ACTIVE' });
});

test('a cancellation cannot come between the look at the showing and the commit of the booking', async () => {
  const { hasWaited, placeBooking } = await cancelWhileBooking(testApp);
  expect(placeBooking.errors).toEqual([]);
  expect(hasWaited).toBe(true);
});

test('a capture that waits for the cancellation of its showing is refunded, and no ticket becomes valid', async () => {
  expect(await settleWhileCancelling(testApp, gateway)).toMatchObject({
    status: 'CANCELLED',
    refunds: [{ reason: 'SHOWING_CANCELLED', amount: { amountMinor: 2400 } }],
    tickets: [{ status: 'VOID' }, { status: 'VOID' }],
  });
});
