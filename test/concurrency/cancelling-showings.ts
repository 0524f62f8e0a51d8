import { newId } from '../../src/platform/ids.ts';
import { type Bought, buy, CancelBooking, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { CancelShowing, REASON } from '../programme/cancelling.ts';
import type { GraphQLClient } from '../support/client.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** An app whose payments are settled, and whose cancellations are carried out, by the test. */
export function startCancellingShowingsApp(): Promise<TestApp> {
  return startTestApp('redis', { settings: { ROLE: 'api', DATABASE_CONNECTIONS: '20' } });
}

export interface Cancellable {
  testApp: TestApp;
  bought: Bought;
  manager: GraphQLClient;
}

/** Two tickets at 12.00 with a booking fee of 1.00; of each ticket that is cancelled the cinema keeps 3.00. */
export async function soldShowing(testApp: TestApp): Promise<Cancellable> {
  const bought = await buy(testApp, await showingWithTerms(testApp), 2);
  const { client: manager } = await testApp.newAccount('MANAGER', bought.showing.cinemaId);
  return { testApp, bought, manager };
}

/** Requests that both have begun before one of them can change the showing. @returns their answers */
export async function cancelShowingTwiceAtOnce({ testApp, bought, manager }: Cancellable) {
  const { showingId } = bought.showing;
  await using lock = await RowLock.take(testApp.databaseUrl, 'select id from showing where id = $1 for no key update', [
    showingId,
  ]);
  const answers = Promise.all(
    [1, 2].map(() => manager.send(CancelShowing, { input: { showingId, reason: REASON, idempotencyKey: newId() } })),
  );
  await lock.untilAwaitedBy(2);
  await lock.release();
  return await answers;
}

/** Carries out what is left of the cancellation. */
export async function proceed({ testApp, bought }: Cancellable): Promise<void> {
  const where = { showingId: bought.showing.showingId };
  const { id } = await testApp.database.prisma.showingCancellation.findUniqueOrThrow({ where });
  await testApp.app.services.cancelBookings.proceed(id);
}

/**
 * The buyer cancels one ticket while the worker gives the booking back: both have begun before one can change the payment.
 *
 * @returns the answer to the buyer, and whether the worker failed
 */
export async function cancelBookingDuringCancellation(cancellable: Cancellable) {
  const { testApp, bought, manager } = cancellable;
  const { bookingId, ticketIds, showing } = bought;
  await using lock = await RowLock.take(
    testApp.databaseUrl,
    'select id from payment where booking_id = $1 for update',
    [bookingId],
  );
  const input = { bookingId, ticketIds: ticketIds.slice(0, 1), idempotencyKey: newId() };
  const byBuyer = bought.client.send(CancelBooking, { input });
  await lock.untilAwaitedBy(1);
  const { showingId } = showing;
  await manager.request(CancelShowing, { input: { showingId, reason: REASON, idempotencyKey: newId() } });
  const byWorker = proceed(cancellable).then(
    () => undefined,
    (error: unknown) => error,
  );
  await lock.untilAwaitedBy(2);
  await lock.release();
  return { byBuyer: await byBuyer, failure: await byWorker };
}
