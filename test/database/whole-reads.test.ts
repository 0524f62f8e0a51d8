import { afterAll, beforeAll, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { cancel } from '../bookings/cancellation/operations.ts';
import { buyForChild, euros, exchange, toExchange } from '../bookings/exchange/operations.ts';
import { buyForChildBeside, endShowing, toOther } from '../bookings/exchange/other-showing.ts';
import type { QuoteExchangeInput } from '../generated/graphql.ts';
import { bookingOnce } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { scansOf } from '../support/scans.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { cloneDatabase, execute } from '../support/test-database.ts';

/** Those that grow with each day. */
const GROWING = ['showing_seat', 'hold', 'booking', 'booking_line', 'ticket', 'payment', 'refund', 'ledger_entry'];

const resources = new Resources();
let url: string;
beforeAll(async () => {
  ({ url } = resources.use(await cloneDatabase()));
  // PostgreSQL then reads a table from end to end only where no index serves, however few rows there are.
  const name = new URL(url).pathname.slice(1);
  await execute(url, `alter database ${name} set enable_seqscan = off`);
});
afterAll(() => resources[Symbol.asyncDispose]());

/** How often an app that did that has read each table from end to end. */
async function wholeReads(work: (testApp: TestApp) => Promise<unknown>): Promise<Record<string, number>> {
  const before = await scansOf(url, GROWING);
  const testApp = await startTestApp('redis', { settings: { ROLE: 'api', DATABASE_URL: url } });
  try {
    await work(testApp);
  } finally {
    await testApp[Symbol.asyncDispose]();
  }
  const reads = [...(await scansOf(url, GROWING))].map(
    ([table, { whole }]) => [table, whole - (before.get(table)?.whole ?? 0)] as const,
  );
  return Object.fromEntries(reads.filter(([, count]) => count > 0));
}

/** @throws when the difference is not paid */
async function payDifference(testApp: TestApp, client: GraphQLClient, input: QuoteExchangeInput): Promise<string> {
  const difference = { payment: { token: 'pm_card_visa' }, expectedDifference: euros(400) };
  const { booking, errors } = await exchange(client, { ...input, ...difference });
  const paymentId = booking?.payments.at(-1)?.id;
  if (!booking || paymentId === undefined) throw new Error(JSON.stringify(errors));
  await testApp.app.services.settlement.settlePayment(paymentId);
  expect(await bookingOnce(client, booking.id, 'CONFIRMED')).toMatchObject({ id: booking.id });
  return booking.id;
}

test('buying, exchanging, paying a difference, cancelling and ending a showing read no growing table from end to end', async () => {
  const reads = await wholeReads(async (testApp) => {
    const bought = await buyForChild(testApp);
    const { showing, client } = bought;
    const dearer = { seatId: showing.seatIds.at(-2) ?? '', ticketTypeId: showing.ticketTypeId };
    await payDifference(testApp, client, await toExchange(bought, dearer));
    const beside = await buyForChildBeside(testApp);
    const { ticketTypeId } = beside.other;
    const movedTo = await payDifference(testApp, beside.client, await toOther(beside, { ticketTypeId }));
    const done = await testApp.database.prisma.exchange.count({ where: { status: 'DONE', payableMinor: 400 } });
    expect(done).toBe(2);
    expect((await cancel(client, { bookingId: bought.bookingId })).errors).toEqual([]);
    await endShowing(testApp, beside.other.showingId);
    await bookingOnce(beside.client, movedTo, 'CANCELLED');
  });
  expect(reads).toEqual({});
});

test('control: seats that are looked up by their hold alone are such a read', async () => {
  const reads = await wholeReads(async ({ database }) => {
    await database.prisma.$queryRaw`
      select exists (select from showing_seat where hold_id = ${'00000000-0000-7000-8000-000000000000'}::uuid)`;
  });
  expect(reads).toEqual({ showing_seat: 1 });
});
