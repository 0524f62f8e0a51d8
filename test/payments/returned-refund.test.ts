import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { auditBooks } from '../../src/ledger/audit-books.ts';
import { FakeGateway } from '../../src/payments/fake/fake-gateway.ts';
import { SearchBookings } from '../bookings/list-operations.ts';
import { buyWithManager, euros, refund } from '../bookings/refunding/operations.ts';
import type { GraphQLClient } from '../support/client.ts';
import { ReadBooking } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let gateway: FakeGateway;
beforeAll(async () => {
  // The role api has no workers: the test itself settles refunds.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  gateway = new FakeGateway({ ledger: testApp.database.prisma });
});
afterAll(() => testApp[Symbol.asyncDispose]());

let manager: GraphQLClient;
let buyer: GraphQLClient;
let bookingId: string;
let refundId: string;
/** Of two tickets, a part of the money is given back. */
beforeEach(async () => {
  ({ manager, bookingId, client: buyer } = await buyWithManager(testApp, 2));
  const { refunds } = await refund(manager, bookingId, { amount: euros(1000) });
  refundId = refunds[0]?.id ?? '';
});

/** As a hint of the provider has it done. */
const settle = () => testApp.app.services.settlement.settleRefund(refundId);
const statusOf = async () =>
  (await testApp.database.prisma.refund.findUniqueOrThrow({ where: { id: refundId } })).status;
const differences = () => auditBooks({ database: testApp.database, gateway });

async function isListed(): Promise<boolean> {
  const filter = { refundStatuses: ['FAILED' as const] };
  const { searchBookings } = await manager.request(SearchBookings, { filter, first: 50 });
  return searchBookings.nodes.some(({ id }) => id === bookingId);
}

test('a refund that SUCCEEDED and comes back is FAILED, staff find it, and give it back another way', async () => {
  await settle();
  expect([await statusOf(), await isListed()]).toEqual(['SUCCEEDED', false]);
  await gateway.returnRefund(refundId);
  await settle();
  expect([await statusOf(), await isListed()]).toEqual(['FAILED', true]);
  const { booking } = await buyer.request(ReadBooking, { id: bookingId });
  expect(booking).toMatchObject({ refunded: { amountMinor: 0 }, payments: [{ refunded: { amountMinor: 0 } }] });
  expect(await differences()).toEqual([]);
  const again = await refund(manager, bookingId, { amount: euros(2500), paidOtherwise: true });
  expect(again).toMatchObject({ errors: [], refunds: [{ status: 'SUCCEEDED' }] });
  expect(await differences()).toEqual([]);
});

test('hints that come twice, late, or for nothing change nothing', async () => {
  await settle();
  await withoutAnyChange(testApp.database, settle);
  await gateway.returnRefund(refundId);
  await Promise.all([settle(), settle(), settle()]);
  expect(await statusOf()).toBe('FAILED');
  await withoutAnyChange(testApp.database, settle);
  const { payment } = await testApp.database.prisma.refund.findUniqueOrThrow({
    where: { id: refundId },
    include: { payment: true },
  });
  expect(payment.refundedMinor).toBe(0n);
});

test('a refund that staff have paid otherwise is never asked about', async () => {
  const { refunds } = await refund(manager, bookingId, { amount: euros(300), paidOtherwise: true });
  // The provider does not know it.
  const id = refunds[0]?.id ?? '';
  await withoutAnyChange(testApp.database, () => testApp.app.services.settlement.settleRefund(id));
});

/**
 * One worker has heard that the refund was given back, and another one, which asks later, that it failed. The later one waits for the
 * payment, and the earlier one records its answer meanwhile.
 */
async function overtaken(fails: () => Promise<unknown>): Promise<void> {
  const select = 'select payment.id from payment where payment.booking_id = $1 for no key update';
  await using lock = await RowLock.take(testApp.databaseUrl, select, [bookingId]);
  const failing = fails();
  await lock.untilAwaitedBy(1);
  await testApp.database.prisma.$executeRaw`
    update refund set status = 'SUCCEEDED', settled_at = clock_timestamp()
    where refund.id = ${refundId}::uuid and refund.status = 'PENDING'`;
  await lock.release();
  await failing;
}

test('a failure is recorded when an older answer is recorded just before', async () => {
  await testApp.database.prisma.$executeRaw`
    update fake_gateway_charge set token = 'pm_fake_refundRefused'
    where payment_id = (select payment_id from refund where refund.id = ${refundId}::uuid)`;
  await overtaken(settle);
  expect(await statusOf()).toBe('FAILED');
  expect(await differences()).toEqual([]);
});

test('control: a failure of PENDING refunds only is lost then', async () => {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  try {
    await overtaken(async () => {
      await client.query('begin');
      await client.query('select id from payment where booking_id = $1 for update', [bookingId]);
      const { rowCount } = await client.query(
        `update refund set status = 'FAILED', settled_at = clock_timestamp() where id = $1 and status = 'PENDING'`,
        [refundId],
      );
      await client.query('commit');
      expect(rowCount).toBe(0);
    });
    expect(await statusOf()).toBe('SUCCEEDED');
  } finally {
    await client.end();
  }
});
