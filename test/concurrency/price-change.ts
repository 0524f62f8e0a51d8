import { newId } from '../../src/platform/ids.ts';
import { adultTickets, bookingInput, holdSeats } from '../support/buying.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { RowLock } from '../support/row-lock.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import type { TestApp } from '../support/test-app.ts';
import { QuoteBooking } from '../pricing/operations.ts';

/** What adults pay, from the version of the list on that the client has seen. */
export function setAdultPrice(
  client: TestApp['client'],
  { priceListId: id, categoryId, ticketTypeId }: MadeShowing,
  { amountMinor, expectedVersion }: { amountMinor: number; expectedVersion: number },
) {
  const prices = [{ categoryId, ticketTypeId, price: { amountMinor, currency: 'EUR' } }];
  return sendMutation(client, 'updatePriceList', { id, expectedVersion, prices });
}

/**
 * A seat is held while another price has been written and has not committed, and quoted before and after that.
 *
 * @returns both quotes, and what a booking at the first one was answered
 */
export async function holdWhilePriceChanges(testApp: TestApp) {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { client: buyer } = await testApp.newAccount();
  const { client: manager } = await testApp.newAccount('ADMIN');
  // The entry in the audit log is written last.
  await using log = await RowLock.take(testApp.databaseUrl, 'lock table audit_entry in exclusive mode', []);
  const raised = setAdultPrice(manager, showing, { amountMinor: 1500, expectedVersion: 1 });
  await log.untilAwaitedBy(1);
  const { seatIds } = showing;
  const { id: holdId } = await holdSeats(buyer, showing, seatIds);
  const quoted = async () => {
    const input = { holdId, tickets: adultTickets(showing, seatIds) };
    return (await buyer.request(QuoteBooking, { input })).quoteBooking.quote?.total.amountMinor;
  };
  const before = await quoted();
  await log.release();
  await raised;
  const after = await quoted();
  const input = { ...bookingInput(showing, { holdId, seatIds }), idempotencyKey: newId() };
  const { placeBooking } = await buyer.request(PlaceBooking, { input });
  return { before, after, placeBooking };
}
