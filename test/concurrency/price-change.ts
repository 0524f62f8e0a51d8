import { bookingInput, holdSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';

/** A booking of one seat that has looked at its price and has not committed, and then another price. */
export async function raisePriceWhileBooking(testApp: TestApp) {
  const { database, databaseUrl } = testApp;
  const showing = await makeShowing(database, { rows: 1, seatsPerRow: 1 });
  const { client: buyer } = await testApp.newAccount();
  const { seatIds, showingId } = showing;
  const { id: holdId } = await holdSeats(buyer, showing, seatIds);
  await using lock = await RowLock.take(databaseUrl, 'select id from hold where id = $1 for update', [holdId]);
  const placed = buyer.request(PlaceBooking, { input: bookingInput(showing, { holdId, seatIds }) });
  await lock.untilAwaitedBy(1);
  let isRaised = false;
  const raised = database.prisma
    .$executeRaw`update price set amount_minor = 1500 where showing_id = ${showingId}::uuid`.then(
    () => (isRaised = true),
  );
  await Promise.race([raised, lock.untilAwaitedBy(2)]);
  const hasWaited = !isRaised;
  await lock.release();
  const [{ placeBooking }] = await Promise.all([placed, raised]);
  return { hasWaited, placeBooking };
}
