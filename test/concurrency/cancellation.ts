import { bookingInput, bookSeats, holdSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import { PlaceBooking, ReadBooking } from '../support/operations.ts';
import { PausedGateway } from '../support/paused-gateway.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** An app whose payments are settled by the test, with a gateway whose answers wait. */
export async function startCancellationApp(): Promise<{ testApp: TestApp; gateway: PausedGateway }> {
  const gateway = new PausedGateway();
  const testApp = await startTestApp('redis', { settings: { ROLE: 'api' }, overrides: { gateway } });
  gateway.connect(testApp.database);
  return { testApp, gateway };
}

/**
 * A booking that has looked at its showing and has not committed, and then a cancellation of the showing.
 *
 * @returns whether the cancellation waited for the booking, and the answer to the booking
 */
export async function cancelWhileBooking(testApp: TestApp) {
  const { database, databaseUrl } = testApp;
  const showing = await makeShowing(database, { rows: 1, seatsPerRow: 2 });
  const { client: buyer } = await testApp.newAccount();
  const { seatIds, showingId, ticketTypeId } = showing;
  const { id: holdId } = await holdSeats(buyer, showing, seatIds);
  // The tickets are inserted after the seats are kept.
  await using lock = await RowLock.take(databaseUrl, 'select id from ticket_type where id = $1 for update', [
    ticketTypeId,
  ]);
  const placed = buyer.request(PlaceBooking, { input: bookingInput(showing, { holdId, seatIds }) });
  await lock.untilAwaitedBy(1);
  let isCancelled = false;
  const cancelled = database.prisma
    .$executeRaw`update showing set cancelled_at = clock_timestamp() where id = ${showingId}::uuid`.then(
    () => (isCancelled = true),
  );
  await Promise.race([cancelled, lock.untilAwaitedBy(2)]);
  const hasWaited = !isCancelled;
  await lock.release();
  const [{ placeBooking }] = await Promise.all([placed, cancelled]);
  return { hasWaited, placeBooking };
}

/** A capture whose answer comes while a cancellation of the showing is about to commit. @returns the booking in the end */
export async function settleWhileCancelling(testApp: TestApp, gateway: PausedGateway) {
  const { app, database, databaseUrl } = testApp;
  gateway.answers = new Gate();
  const showing = await makeShowing(database, { rows: 1, seatsPerRow: 2 });
  const { client: buyer } = await testApp.newAccount();
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds });
  const payment = await database.prisma.payment.findFirstOrThrow({ where: { bookingId: id } });
  const before = await database.prisma.fakeGatewayCharge.count();
  const settled = app.services.settlement.settlePayment(payment.id);
  await gateway.untilCharged(before + 1);
  const cancel = 'update showing set cancelled_at = clock_timestamp() where id = $1';
  await using cancellation = await RowLock.take(databaseUrl, cancel, [showing.showingId]);
  gateway.answers.open();
  await Promise.race([settled, cancellation.untilAwaitedBy(1)]);
  await cancellation.release();
  await settled;
  const { booking } = await buyer.request(ReadBooking, { id });
  return booking;
}
