import { newId } from '../../src/platform/ids.ts';
import { type Bought, buy, CancelBooking, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { buyForChild, euros, ExchangeTickets, exchange, toExchange } from '../bookings/exchange/operations.ts';
import { letHoldEnd } from '../support/buying.ts';
import { HoldSeats } from '../support/operations.ts';
import { lockShowingSeats, RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** An app whose payments are settled by the test. */
export function startExchangingApp(): Promise<TestApp> {
  return startTestApp('redis', { settings: { ROLE: 'api', DATABASE_CONNECTIONS: '20' } });
}

export async function buyOne(testApp: TestApp): Promise<Bought> {
  return buy(testApp, await showingWithTerms(testApp), 1);
}

function lockPayments({ databaseUrl }: TestApp, { bookingId }: Bought): Promise<RowLock> {
  return RowLock.take(databaseUrl, 'select id from payment where booking_id = $1 for update', [bookingId]);
}

/** Two exchanges of one ticket, for different seats at a higher price, that begin before one of them can end. */
export async function exchangeTwice(testApp: TestApp) {
  const bought = await buyForChild(testApp);
  const { client, showing, bookingId } = bought;
  const { ticketTypeId, seatIds: all } = showing;
  const inputs = [
    await toExchange(bought, { seatId: all[4] ?? '', ticketTypeId }),
    await toExchange(bought, { seatId: all[6] ?? '', ticketTypeId }),
  ];
  // Both wait for their locks; without those they wait for the seats.
  await using lock = await lockShowingSeats(testApp.databaseUrl, showing.showingId);
  const answers = Promise.all(
    inputs.map((input) => {
      const paid = { payment: { token: 'pm_card_visa' }, expectedDifference: euros(400), idempotencyKey: newId() };
      return client.send(ExchangeTickets, { input: { ...input, ...paid } });
    }),
  );
  await lock.untilAwaitedBy(2);
  await lock.release();
  const errors = (await answers).flatMap(({ data }) => data?.exchangeTickets.errors ?? []);
  const pending = await testApp.database.prisma.exchange.count({ where: { bookingId, status: 'PENDING' } });
  return { errors, pending };
}

/** An exchange and a cancellation of one ticket that begin before one of them can end. */
export async function exchangeDuringCancellation(testApp: TestApp) {
  const bought = await buyOne(testApp);
  const { client, bookingId, showing } = bought;
  const input = await toExchange(bought, { seatId: showing.seatIds[5] ?? '' });
  await using lock = await lockPayments(testApp, bought);
  const ticketIds = bought.ticketIds;
  const cancelled = client.send(CancelBooking, { input: { bookingId, ticketIds, idempotencyKey: newId() } });
  await lock.untilAwaitedBy(1);
  const exchanged = client.send(ExchangeTickets, {
    input: { ...input, expectedDifference: euros(0), idempotencyKey: newId() },
  });
  await lock.untilAwaitedBy(2);
  await lock.release();
  return { bought, cancelled: await cancelled, exchanged: await exchanged };
}

/** The ticket is checked in while its exchange has begun. */
export async function exchangeDuringCheckIn(testApp: TestApp) {
  const bought = await buyOne(testApp);
  const { client, showing, ticketIds } = bought;
  const input = await toExchange(bought, { seatId: showing.seatIds[5] ?? '' });
  const use = "update ticket set status = 'USED', checked_in_at = clock_timestamp() where id = $1";
  await using lock = await RowLock.take(testApp.databaseUrl, use, [ticketIds[0]]);
  const answer = client.send(ExchangeTickets, {
    input: { ...input, expectedDifference: euros(0), idempotencyKey: newId() },
  });
  await lock.untilAwaitedBy(1);
  await lock.release();
  return { bought, answer: await answer };
}

/** A difference was charged, and the seat goes to a rival after the deadline while the payment is being settled. */
export async function settleDuringRivalsHold(testApp: TestApp) {
  // The new seat is the first that the settlement locks. Otherwise it may find it free before the rival has woken up.
  const sorted = await showingWithTerms(testApp);
  const bought = await buyForChild(testApp, { ...sorted, seatIds: sorted.seatIds.toSorted() });
  const { client, showing, bookingId } = bought;
  const seatId = showing.seatIds[5] ?? '';
  const input = await toExchange(bought, { seatId, ticketTypeId: showing.ticketTypeId });
  const paid = { ...input, payment: { token: 'pm_card_visa' }, expectedDifference: euros(400) };
  const { booking } = await exchange(client, paid);
  const paymentId = booking?.payments.at(-1)?.id ?? '';
  await testApp.database.prisma.fakeGatewayCharge.create({
    data: { paymentId, amountMinor: 400n, currency: 'EUR', token: 'pm_card_visa', outcome: 'succeeded' },
  });
  await letHoldEnd(testApp.database, input.holdId);
  const { client: rival } = await testApp.newAccount();
  await using lock = await lockShowingSeats(testApp.databaseUrl, showing.showingId);
  const held = rival.request(HoldSeats, { input: { showingId: showing.showingId, seatIds: [seatId] } });
  await lock.untilAwaitedBy(1);
  const settled = testApp.app.services.settlement.settlePayment(paymentId).then(
    () => 'settled',
    () => 'failed',
  );
  await lock.untilAwaitedBy(2);
  await lock.release();
  const { holdSeats } = await held;
  return { bought, bookingId, paymentId, seatId, held: holdSeats.hold, settled: await settled };
}

/** What the database says in the end. */
export async function ticketsOf({ database: { prisma } }: TestApp, { bookingId }: Pick<Bought, 'bookingId'>) {
  const tickets = await prisma.ticket.findMany({ where: { bookingId }, orderBy: { seat: { position: 'asc' } } });
  return tickets.map(({ status }) => status);
}
