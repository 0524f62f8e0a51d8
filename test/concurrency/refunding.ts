import { CancelBooking } from '../bookings/cancellation/operations.ts';
import { buyWithManager, euros, RefundBooking } from '../bookings/refunding/operations.ts';
import { newId } from '../../src/platform/ids.ts';
import { RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';

export type Managed = Awaited<ReturnType<typeof buyWithManager>>;

/** Two tickets at 12.00 with a booking fee of 1.00. */
export const buyTwoWithManager = (testApp: TestApp): Promise<Managed> => buyWithManager(testApp, 2);

/** Requests that begin before one of them can end. @returns their answers, in their order */
async function atOnce<Answers extends unknown[]>(
  testApp: TestApp,
  { bookingId }: Managed,
  ask: () => { [Index in keyof Answers]: Promise<Answers[Index]> },
): Promise<Answers> {
  await using lock = await RowLock.take(
    testApp.databaseUrl,
    'select id from payment where booking_id = $1 for update',
    [bookingId],
  );
  const asked = ask();
  const answers = Promise.all(asked);
  await lock.untilAwaitedBy(asked.length);
  await lock.release();
  return await answers;
}

const refundInput = ({ bookingId }: Managed) => ({ bookingId, reason: 'a broken heating', idempotencyKey: newId() });

/** Two refunds of 15.00 each, of 26.00 that were paid. */
export function refundTwice(testApp: TestApp, bought: Managed) {
  const ask = () => bought.manager.send(RefundBooking, { input: { ...refundInput(bought), amount: euros(1500) } });
  return atOnce(testApp, bought, () => [ask(), ask()]);
}

/** A refund of the first ticket beside the buyer's cancellation of it. */
export function refundBesideCancellation(testApp: TestApp, bought: Managed) {
  const { manager, client, bookingId, ticketIds } = bought;
  const first = ticketIds.slice(0, 1);
  return atOnce(testApp, bought, () => [
    manager.send(RefundBooking, { input: { ...refundInput(bought), ticketIds: first } }),
    client.send(CancelBooking, { input: { bookingId, ticketIds: first, idempotencyKey: newId() } }),
  ]);
}
