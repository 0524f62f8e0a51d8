import { type Bought, buy, CancelBooking, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Answer } from '../support/client.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import type { CancelBookingMutation } from '../generated/graphql.ts';

/** An app whose payments are settled by the test. */
export function startCancellingApp(): Promise<TestApp> {
  return startTestApp('redis', { settings: { ROLE: 'api', DATABASE_CONNECTIONS: '20' } });
}

/** Two tickets at 12.00 with a booking fee of 1.00, which goes back with each. */
export async function buyTwo(testApp: TestApp): Promise<Bought> {
  const showing = await showingWithTerms(testApp, { terms: { cancellationRefundsBookingFee: true } });
  return buy(testApp, showing, 2);
}

/** Its payment is what every cancellation locks first, and what it changes when it makes a refund. */
function lockPayment({ databaseUrl }: TestApp, { bookingId }: Bought): Promise<RowLock> {
  return RowLock.take(databaseUrl, 'select id from payment where booking_id = $1 for update', [bookingId]);
}

/** Cancellations of these tickets that begin before one of them can end. @returns their answers, whatever they are */
export async function cancelAtOnce(
  testApp: TestApp,
  bought: Bought,
  wanted: readonly string[][],
): Promise<Answer<CancelBookingMutation>[]> {
  const { client, bookingId } = bought;
  await using lock = await lockPayment(testApp, bought);
  const answers = Promise.all(
    wanted.map((ticketIds) => client.send(CancelBooking, { input: { bookingId, ticketIds, idempotencyKey: newId() } })),
  );
  await lock.untilAwaitedBy(wanted.length);
  await lock.release();
  return await answers;
}

/** Another refund of 20.00 of the 26.00 is committed once a cancellation of both tickets has begun. */
export async function cancelDuringRefund(testApp: TestApp, bought: Bought): Promise<Answer<CancelBookingMutation>> {
  const { client, bookingId } = bought;
  const refund = 'update payment set refunded_minor = refunded_minor + 2000 where booking_id = $1';
  await using lock = await RowLock.take(testApp.databaseUrl, refund, [bookingId]);
  const answer = client.send(CancelBooking, { input: { bookingId, idempotencyKey: newId() } });
  await lock.untilAwaitedBy(1);
  await lock.release();
  return await answer;
}

/** The first ticket is checked in while a cancellation of both has begun. */
export async function cancelDuringCheckIn(testApp: TestApp, bought: Bought): Promise<Answer<CancelBookingMutation>> {
  const { client, bookingId, ticketIds } = bought;
  const use = "update ticket set status = 'USED', checked_in_at = clock_timestamp() where id = $1";
  await using lock = await RowLock.take(testApp.databaseUrl, use, [ticketIds[0]]);
  const answer = client.send(CancelBooking, { input: { bookingId, idempotencyKey: newId() } });
  await lock.untilAwaitedBy(1);
  await lock.release();
  return await answer;
}

/** What the database says of a booking in the end. */
export async function stateOf({ database: { prisma } }: TestApp, { bookingId }: Pick<Bought, 'bookingId'>) {
  const booking = await prisma.booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { tickets: { orderBy: { seat: { position: 'asc' } } }, payments: { include: { refunds: true } } },
  });
  const [payment] = booking.payments;
  return {
    status: booking.status,
    tickets: booking.tickets.map(({ status }) => status),
    refunds: payment?.refunds.map(({ amountMinor }) => Number(amountMinor)).toSorted((a, b) => a - b),
    refundedMinor: Number(payment?.refundedMinor),
  };
}
