import { newId } from '../../src/platform/ids.ts';
import { CancelBooking } from '../bookings/cancellation/operations.ts';
import { euros, ExchangeTickets, exchange } from '../bookings/exchange/operations.ts';
import {
  type BoughtBeside,
  buyBeside,
  buyForChildBeside,
  moveOver,
  toOther,
} from '../bookings/exchange/other-showing.ts';
import { RefundBooking } from '../bookings/refunding/operations.ts';
import { CancelShowing, REASON } from '../programme/cancelling.ts';
import { letHoldEnd } from '../support/buying.ts';
import { HoldSeats } from '../support/operations.ts';
import { lockShowingSeats, RowLock } from '../support/row-lock.ts';
import type { TestApp } from '../support/test-app.ts';

function lockPayments({ databaseUrl }: TestApp, bookingId: string): Promise<RowLock> {
  return RowLock.take(databaseUrl, 'select id from payment where booking_id = $1 for update', [bookingId]);
}

/** Sends an exchange for nothing. */
async function sendExchange(bought: BoughtBeside, seats = [5]) {
  const input = await toOther(bought, { seats });
  return () =>
    bought.client.send(ExchangeTickets, {
      input: { ...input, expectedDifference: euros(0), idempotencyKey: newId() },
    });
}

/** Waits until so many statements wait, or until what is to wait is done: without a lock it does not wait. */
async function untilAwaited(lock: RowLock, count: number, orDone: Promise<unknown>): Promise<void> {
  const awaited = lock.untilAwaitedBy(count).catch(() => undefined);
  await Promise.race([awaited, orDone]);
}

/** Two exchanges of one ticket for seats of another showing, that begin before one of them can end. @returns their answers */
export async function exchangeTwiceForNothing(testApp: TestApp) {
  const bought = await buyBeside(testApp, 1);
  const sends = [await sendExchange(bought, [4]), await sendExchange(bought, [6])];
  // Both wait for their locks; without those they wait for the seats.
  await using lock = await lockShowingSeats(testApp.databaseUrl, bought.other.showingId);
  const answers = Promise.all(sends.map((send) => send()));
  await lock.untilAwaitedBy(2);
  await lock.release();
  return { bought, answers: await answers };
}

/** All that was paid is given back by staff while a ticket goes to another showing: the refund begins first. */
export async function exchangeDuringRefund(testApp: TestApp) {
  const bought = await buyBeside(testApp);
  const { bookingId, showing } = bought;
  const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
  const send = await sendExchange(bought);
  await using lock = await lockPayments(testApp, bookingId);
  const input = { bookingId, amount: euros(2600), reason: REASON, idempotencyKey: newId() };
  const refunded = manager.send(RefundBooking, { input });
  await lock.untilAwaitedBy(1);
  const exchanged = send();
  await untilAwaited(lock, 2, exchanged);
  await lock.release();
  return { bought, refunded: await refunded, exchanged: await exchanged };
}

/** Staff give the whole price of a ticket that was exchanged back twice; its payment is that of the old booking. */
export async function refundNewBookingTwice(testApp: TestApp) {
  const bought = await buyBeside(testApp);
  const moved = await moveOver(bought);
  const { client: manager } = await testApp.newAccount('MANAGER', bought.showing.cinemaId);
  await using lock = await lockPayments(testApp, bought.bookingId);
  const answers = Promise.all(
    [1, 2].map(() => {
      const asked = { bookingId: moved.bookingId, amount: euros(1300), reason: REASON };
      return manager.send(RefundBooking, { input: { ...asked, idempotencyKey: newId() } });
    }),
  );
  await lock.untilAwaitedBy(2);
  await lock.release();
  return { bought, moved, answers: await answers };
}

/** The buyer cancels the ticket, and exchanges it for another showing: the cancellation begins first. */
export async function exchangeDuringCancellation(testApp: TestApp) {
  const bought = await buyBeside(testApp, 1);
  const { client, bookingId } = bought;
  const send = await sendExchange(bought);
  await using lock = await lockPayments(testApp, bookingId);
  const cancelled = client.send(CancelBooking, { input: { bookingId, idempotencyKey: newId() } });
  await lock.untilAwaitedBy(1);
  const exchanged = send();
  await untilAwaited(lock, 2, exchanged);
  await lock.release();
  return { bought, cancelled: await cancelled, exchanged: await exchanged };
}

async function cancelShowingOf(testApp: TestApp, showingId: string) {
  const { client: manager } = await testApp.newAccount('ADMIN');
  return () => manager.send(CancelShowing, { input: { showingId, reason: REASON, idempotencyKey: newId() } });
}

/** Carries out what is left of the cancellation. */
async function proceed({ app, database }: TestApp, showingId: string): Promise<void> {
  const { id } = await database.prisma.showingCancellation.findUniqueOrThrow({ where: { showingId } });
  await app.services.cancelBookings.proceed(id);
}

/** The old showing is cancelled, and its bookings are ended, while a ticket goes to another: the exchange begins first. */
export async function exchangeDuringEndOfOldShowing(testApp: TestApp) {
  const bought = await buyBeside(testApp);
  const { showingId } = bought.showing;
  const [send, cancel] = [await sendExchange(bought), await cancelShowingOf(testApp, showingId)];
  await using lock = await lockPayments(testApp, bought.bookingId);
  const exchanged = send();
  await untilAwaited(lock, 1, exchanged);
  await cancel();
  const ended = proceed(testApp, showingId);
  await untilAwaited(lock, 2, ended);
  await lock.release();
  await ended;
  return { bought, exchanged: await exchanged };
}

/** The old showing is cancelled after the exchange has begun, and before it can lock its booking. Then its bookings are ended. */
export async function exchangeAfterCancellationOfOldShowing(testApp: TestApp) {
  const bought = await buyBeside(testApp);
  const { bookingId, showing } = bought;
  const [send, cancel] = [await sendExchange(bought), await cancelShowingOf(testApp, showing.showingId)];
  // Without that lock it waits when it inserts the new booking, once all is decided.
  await using lock = await RowLock.take(testApp.databaseUrl, 'select id from booking where id = $1 for update', [
    bookingId,
  ]);
  const exchanged = send();
  await lock.untilAwaitedBy(1);
  const cancelled = await cancel();
  await lock.release();
  const answer = await exchanged;
  await proceed(testApp, showing.showingId);
  return { bought, cancelled, exchanged: answer };
}

/**
 * The new showing is cancelled while its seats are sold for tickets of the old one.
 *
 * @param stoppedAt where the exchange waits: at the new seats, or at the old ticket
 */
export async function exchangeDuringEndOfNewShowing(testApp: TestApp, stoppedAt: 'seats' | 'ticket') {
  const bought = await buyBeside(testApp);
  const { showingId } = bought.other;
  const [send, cancel] = [await sendExchange(bought), await cancelShowingOf(testApp, showingId)];
  await using lock =
    stoppedAt === 'seats'
      ? await lockShowingSeats(testApp.databaseUrl, showingId)
      : await RowLock.take(testApp.databaseUrl, 'select id from ticket where id = $1 for update', [
          bought.ticketIds[0],
        ]);
  const exchanged = send();
  await lock.untilAwaitedBy(1);
  const cancelled = cancel();
  await untilAwaited(lock, 2, cancelled);
  await lock.release();
  const [answer] = await Promise.all([exchanged, cancelled]);
  await proceed(testApp, showingId);
  const sold = await testApp.database.prisma.ticket.count({ where: { showingId, status: 'VALID' } });
  return { bought, exchanged: answer, sold };
}

/** A difference was charged, and the seat goes to a rival after the deadline while the payment is being settled. */
export async function settleDuringRivalsHold(testApp: TestApp) {
  const bought = await buyForChildBeside(testApp);
  const { client, other } = bought;
  const { showingId } = other;
  const input = await toOther(bought, { ticketTypeId: other.ticketTypeId });
  const payment = { token: 'pm_card_visa' };
  const { booking } = await exchange(client, { ...input, payment, expectedDifference: euros(400) });
  const [{ id: paymentId } = { id: '' }] = booking?.payments ?? [];
  await testApp.database.prisma.fakeGatewayCharge.create({
    data: { paymentId, amountMinor: 400n, currency: 'EUR', token: 'pm_card_visa', outcome: 'succeeded' },
  });
  await letHoldEnd(testApp.database, input.holdId);
  const { client: rival } = await testApp.newAccount();
  const seatIds = [other.seatIds[5] ?? ''];
  await using lock = await lockShowingSeats(testApp.databaseUrl, showingId);
  const held = rival.request(HoldSeats, { input: { showingId, seatIds } });
  await lock.untilAwaitedBy(1);
  const settled = testApp.app.services.settlement.settlePayment(paymentId).then(
    () => 'settled',
    () => 'failed',
  );
  await lock.untilAwaitedBy(2);
  await lock.release();
  const { holdSeats } = await held;
  return { bought, newBookingId: booking?.id ?? '', held: holdSeats.hold, settled: await settled };
}

/** Of bookings, what the database says in the end. */
export async function stateOf({ database: { prisma } }: TestApp, bookingId: string) {
  const booking = await prisma.booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { tickets: { orderBy: { seat: { position: 'asc' } } }, refunds: true },
  });
  const { status, tickets, refunds } = booking;
  return {
    status,
    tickets: tickets.map((ticket) => ticket.status),
    refunds: refunds.map(({ amountMinor }) => Number(amountMinor)),
  };
}

/** The booking that the tickets of another were exchanged for. */
export async function newBookingOf({ database: { prisma } }: TestApp, bookingId: string): Promise<string | undefined> {
  return (await prisma.booking.findFirst({ where: { originId: bookingId } }))?.id;
}
