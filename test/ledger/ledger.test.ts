import { afterAll, beforeAll, expect, test } from 'vitest';
import { FakeGateway } from '../../src/payments/fake/fake-gateway.ts';
import { buy, cancel, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { buyWithManager, euros, refund } from '../bookings/refunding/operations.ts';
import { bookSeats, letHoldEnd } from '../support/buying.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** Two tickets at 12.00 with a booking fee of 1.00, and 7 % of tax in all: 0.79 of a ticket, 0.07 of a fee. */
async function showingWithTax() {
  return showingWithTerms(testApp, { terms: { taxRateBasisPoints: 700 } });
}

/** The entries of a booking in the order of their kinds; accounts with nothing are left out. */
async function entriesOf(bookingId: string) {
  const entries = await testApp.database.prisma.ledgerEntry.findMany({
    where: { payment: { bookingId } },
    orderBy: [{ event: 'asc' }, { at: 'asc' }],
  });
  return entries.map(({ event, ...entry }) => [
    event,
    Object.fromEntries(
      Object.entries(entry).flatMap(([name, value]) =>
        typeof value === 'bigint' && value !== 0n ? [[name.replace('Minor', ''), Number(value)]] : [],
      ),
    ),
  ]);
}

/** What is on each account, of a booking; accounts with nothing are left out. */
async function balanceOf(bookingId: string): Promise<Record<string, number>> {
  const balance: Record<string, number> = {};
  for (const [, accounts] of await entriesOf(bookingId))
    for (const [account, amount] of Object.entries(accounts as Record<string, number>))
      balance[account] = (balance[account] ?? 0) + amount;
  return Object.fromEntries(Object.entries(balance).filter(([, amount]) => amount !== 0));
}

test('a paid booking is received and earned: tickets and fees net, and tax', async () => {
  const { bookingId } = await buy(testApp, await showingWithTax(), 2);
  expect(await entriesOf(bookingId)).toEqual([
    ['CAPTURE', { provider: 2600, received: -2600 }],
    ['SALE', { received: 2600, tickets: -2242, bookingFees: -186, tax: -172 }],
  ]);
});

test('a declined payment is not in it', async () => {
  const showing = await showingWithTerms(testApp, { terms: { bookingFeeMinor: 0n } });
  const { client } = await testApp.newAccount();
  const seatIds = showing.seatIds.slice(0, 1);
  const { id, payments } = await bookSeats(client, showing, { seatIds, paymentToken: 'pm_card_visa_chargeDeclined' });
  await testApp.app.services.settlement.settlePayment(payments[0]?.id ?? '');
  expect(await entriesOf(id)).toEqual([]);
});

test('a refund is due when it is made, with its share of the tax, and leaves the provider when it SUCCEEDED', async () => {
  const { client, bookingId, ticketIds } = await buy(testApp, await showingWithTax(), 2);
  const { refunds } = await cancel(client, { bookingId, ticketIds: ticketIds.slice(0, 1) });
  // 10.00 of 13.00: of 0.86 of tax and of 0.93 of the fee its share.
  expect((await entriesOf(bookingId)).slice(2)).toEqual([
    ['REFUND', { refundsDue: -1000, tickets: 862, bookingFees: 72, tax: 66 }],
  ]);
  await testApp.app.services.settlement.settleRefund(refunds[0]?.id ?? '');
  expect((await entriesOf(bookingId)).slice(3)).toEqual([['REFUND_PAID', { provider: -1000, refundsDue: 1000 }]]);
});

test('a refund that fails after it SUCCEEDED comes back to the provider, and what was given back is earned again', async () => {
  const { client, bookingId, ticketIds } = await buy(testApp, await showingWithTax(), 2);
  const { refunds } = await cancel(client, { bookingId, ticketIds: ticketIds.slice(0, 1) });
  const refundId = refunds[0]?.id ?? '';
  await testApp.app.services.settlement.settleRefund(refundId);
  await new FakeGateway({ ledger: testApp.database.prisma }).returnRefund(refundId);
  await testApp.app.services.settlement.settleRefund(refundId);
  expect((await entriesOf(bookingId)).slice(4)).toEqual([
    ['REFUND_FAILED', { refundsDue: 1000, tickets: -862, bookingFees: -72, tax: -66 }],
    ['REFUND_RETURNED', { provider: 1000, refundsDue: -1000 }],
  ]);
  expect(await balanceOf(bookingId)).toEqual({ provider: 2600, tickets: -2242, bookingFees: -186, tax: -172 });
});

test('when all was given back in parts, one of which FAILED, only the provider and the counter have a balance left', async () => {
  const showing = await showingWithTax();
  const { bookingId } = await buy(testApp, showing, 2);
  const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
  const { refunds } = await refund(manager, bookingId, { amount: euros(333) });
  await refund(manager, bookingId, { amount: euros(1000), paidOtherwise: true });
  await testApp.database.prisma.$executeRaw`
    with failed as (
      update refund set status = 'FAILED', settled_at = clock_timestamp() where id = ${refunds[0]?.id}::uuid
    )
    update payment set refunded_minor = refunded_minor - 333 where booking_id = ${bookingId}::uuid`;
  await refund(manager, bookingId, { amount: euros(1600), paidOtherwise: true });
  expect(await balanceOf(bookingId)).toEqual({ provider: 2600, counter: -2600 });
});

test('what was taken for seats that were lost is received, and due as soon as its refund is made', async () => {
  const showing = await showingWithTerms(testApp, { terms: { bookingFeeMinor: 0n } });
  const { client } = await testApp.newAccount();
  const seatIds = showing.seatIds.slice(0, 1);
  const { id, payments } = await bookSeats(client, showing, { seatIds, paymentToken: 'pm_fake_chargedThenError' });
  const { settlement, bookingExpiry } = testApp.app.services;
  await expect(settlement.settlePayment(payments[0]?.id ?? '')).rejects.toThrow();
  const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } });
  await letHoldEnd(testApp.database, holdId);
  await bookingExpiry.expire([id]);
  await settlement.settlePayment(payments[0]?.id ?? '');
  expect(await entriesOf(id)).toEqual([
    ['CAPTURE', { provider: 1200, received: -1200 }],
    ['REFUND', { received: 1200, refundsDue: -1200 }],
  ]);
});

test('an entry whose sum is not zero is refused, and so is every change of one', async () => {
  const { bookingId } = await buyWithManager(testApp, 1);
  const { prisma } = testApp.database;
  const { id } = await prisma.payment.findFirstOrThrow({ where: { bookingId } });
  const insert = prisma.ledgerEntry.create({
    data: { eventId: id, event: 'REFUND', paymentId: id, currency: 'EUR', providerMinor: 5n, taxMinor: -4n },
  });
  await expect(insert).rejects.toThrow(/ledger_entry_balance/);
  await expect(prisma.ledgerEntry.updateMany({ where: { paymentId: id }, data: { taxMinor: 0n } })).rejects.toThrow();
  await expect(prisma.ledgerEntry.deleteMany({ where: { paymentId: id } })).rejects.toThrow();
});
