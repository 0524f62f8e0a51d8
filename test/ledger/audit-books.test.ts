import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditBooks } from '../../src/ledger/audit-books.ts';
import type { DifferenceKind } from '../../src/ledger/difference.ts';
import { newId } from '../../src/platform/ids.ts';
import { FakeGateway } from '../../src/payments/fake/fake-gateway.ts';
import { buyWithManager, euros, refund } from '../bookings/refunding/operations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const differences = () =>
  auditBooks({ database: testApp.database, gateway: new FakeGateway({ ledger: testApp.database.prisma }) });

interface Books {
  bookingId: string;
  ticketId: string;
  paymentId: string;
  refundId: string;
}

/** Two tickets that were paid, and a part of it given back by the provider. */
async function books(): Promise<Books> {
  const { manager, bookingId } = await buyWithManager(testApp, 2);
  const { refunds } = await refund(manager, bookingId, { amount: euros(1000) });
  const refundId = refunds[0]?.id ?? '';
  await testApp.app.services.settlement.settleRefund(refundId);
  const { prisma } = testApp.database;
  const { id: paymentId } = await prisma.payment.findFirstOrThrow({ where: { bookingId } });
  const { id: ticketId } = await prisma.ticket.findFirstOrThrow({ where: { bookingId } });
  return { bookingId, ticketId, paymentId, refundId };
}

/** Changes by hand, and the kinds that they have to be found as. */
const WRONG: [what: string, sql: string, id: keyof Books, kinds: DifferenceKind[]][] = [
  [
    'a CONFIRMED booking without a payment',
    `update payment set status = 'PENDING', refunded_minor = 0 where id = :payment`,
    'bookingId',
    ['UNPAID_BOOKING'],
  ],
  [
    'a total that its lines do not add up to',
    `update booking set total_minor = 2500 where id = :booking`,
    'bookingId',
    ['TOTAL_DIFFERS'],
  ],
  [
    'a ticket of another price than its lines',
    `update ticket set price_minor = price_minor - 1 where id = :ticket`,
    'ticketId',
    ['TICKET_DIFFERS'],
  ],
  [
    'lines of no ticket of their booking',
    `update booking_line set ticket_id = gen_random_uuid() where ticket_id = :ticket`,
    'ticketId',
    ['TICKET_DIFFERS'],
  ],
  [
    'money that was kept for nothing',
    `delete from refund_line where refund_id = :refund; delete from refund where id = :refund;
     update ticket set status = 'VOID', sold_at = null, cancelled_at = null where booking_id = :booking;
     update booking set status = 'EXPIRED' where id = :booking`,
    'paymentId',
    ['KEPT_FOR_NOTHING'],
  ],
  [
    'a payment that does not know its refund',
    `update payment set refunded_minor = 0 where id = :payment`,
    'paymentId',
    ['REFUNDED_DIFFERS'],
  ],
  [
    'a capture that is not booked',
    `delete from ledger_entry where event_id = :payment and event = 'CAPTURE'`,
    'paymentId',
    ['CAPTURE_DIFFERS'],
  ],
  [
    'a capture of another amount',
    `update ledger_entry set provider_minor = 1, received_minor = -1 where event_id = :payment and event = 'CAPTURE'`,
    'paymentId',
    ['CAPTURE_DIFFERS'],
  ],
  [
    'a sale that is not booked',
    `delete from ledger_entry where event_id = :payment and event = 'SALE'`,
    'paymentId',
    ['SALE_DIFFERS'],
  ],
  [
    'a sale with another tax',
    `update ledger_entry set tax_minor = tax_minor - 1, tickets_minor = tickets_minor + 1
     where event_id = :payment and event = 'SALE'`,
    'paymentId',
    ['SALE_DIFFERS'],
  ],
  [
    'a refund that is not booked',
    `delete from ledger_entry where event_id = :refund and event = 'REFUND'`,
    'refundId',
    ['REFUND_DIFFERS'],
  ],
  [
    'a refund that is not booked as paid',
    `delete from ledger_entry where event_id = :refund and event = 'REFUND_PAID'`,
    'refundId',
    ['REFUND_DIFFERS'],
  ],
  [
    'a payment that was never charged',
    `delete from fake_gateway_refund where payment_id = :payment; delete from fake_gateway_charge where payment_id = :payment`,
    'paymentId',
    ['PAYMENT_WITHOUT_CHARGE'],
  ],
  [
    'a charge of a declined payment',
    `update payment set status = 'DECLINED', decline_code = 'card_declined', refunded_minor = 0 where id = :payment`,
    'paymentId',
    ['CHARGE_WITHOUT_PAYMENT'],
  ],
  [
    'a charge of another amount',
    `update fake_gateway_charge set amount_minor = 1 where payment_id = :payment`,
    'paymentId',
    ['CHARGE_DIFFERS'],
  ],
  [
    'a refund that the provider does not know',
    `delete from fake_gateway_refund where refund_id = :refund`,
    'refundId',
    ['REFUND_NOT_GIVEN'],
  ],
  [
    'a refund that FAILED and was given all the same',
    `update refund set status = 'FAILED' where id = :refund`,
    'refundId',
    ['REFUND_UNKNOWN'],
  ],
  [
    'a refund that the provider gave, and staff too',
    `update refund set paid_otherwise = true where id = :refund`,
    'refundId',
    ['REFUND_UNKNOWN'],
  ],
  [
    'a refund of another amount',
    `update fake_gateway_refund set amount_minor = 1 where refund_id = :refund`,
    'refundId',
    ['REFUND_AMOUNT_DIFFERS'],
  ],
];

test.each(WRONG)('finds %s', async (_, sql, id, kinds) => {
  const made = await books();
  const own = async () => (await differences()).filter(({ bookingId }) => bookingId === made.bookingId);
  expect(await own()).toEqual([]);
  await changeByHand(
    sql
      .replaceAll(':booking', `'${made.bookingId}'`)
      .replaceAll(':ticket', `'${made.ticketId}'`)
      .replaceAll(':payment', `'${made.paymentId}'`)
      .replaceAll(':refund', `'${made.refundId}'`),
  );
  const found = (await own()).filter((difference) => difference.id === made[id]).map(({ kind }) => kind);
  expect(found).toEqual(expect.arrayContaining(kinds));
});

test('a charge of a payment that there never was is named', async () => {
  const paymentId = newId();
  const charge = { paymentId, amountMinor: 5n, currency: 'EUR', token: 'pm_card_visa', outcome: 'succeeded' };
  await testApp.database.prisma.fakeGatewayCharge.create({ data: charge });
  expect(await differences()).toContainEqual({ kind: 'CHARGE_WITHOUT_PAYMENT', id: paymentId, bookingId: null });
  await testApp.database.prisma.fakeGatewayCharge.delete({ where: { paymentId } });
});

/** No trigger and no foreign key looks at it. */
async function changeByHand(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; ${sql}`);
  } finally {
    await client.end();
  }
}
