import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { bookSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import { BookingUpdated, RetryPayment } from '../support/operations.ts';
import { PausedGateway } from '../support/paused-gateway.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const DECLINED = 'pm_card_visa_chargeDeclined';

const gateway = new PausedGateway();
let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  // The role api has no workers: the test itself settles payments and refunds.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' }, overrides: { gateway } });
  gateway.connect(testApp.database);
  ({ client: buyer } = await testApp.newAccount());
});
beforeEach(async () => {
  gateway.answers = new Gate();
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

function settle(bookingId: string): Promise<void> {
  const where = { bookingId, status: 'PENDING' as const };
  const { payment } = testApp.database.prisma;
  return payment.findFirstOrThrow({ where }).then(({ id }) => testApp.app.services.settlement.settlePayment(id));
}

test('a refund that is asked for, and its settlement, are told', async () => {
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds });
  const before = await testApp.database.prisma.fakeGatewayCharge.count();
  const settled = settle(id);
  await gateway.untilCharged(before + 1);
  const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } });
  await letHoldEnd(testApp.database, holdId);
  await testApp.app.services.bookingExpiry.expire([id]);

  await using updates = buyer.subscribe(BookingUpdated, { bookingId: id });
  const refunds = (received: typeof updates.received) => received.at(-1)?.data?.bookingUpdated.refunds;
  await updates.until((received) => refunds(received)?.length === 0);
  gateway.answers.open();
  await settled;
  await updates.until((received) => refunds(received)?.[0]?.status === 'PENDING');
  const refund = await testApp.database.prisma.refund.findFirstOrThrow({ where: { payment: { bookingId: id } } });
  await testApp.app.services.settlement.settleRefund(refund.id);
  await updates.until((received) => refunds(received)?.[0]?.status === 'SUCCEEDED');
  expect(updates.received.map(({ data }) => data?.bookingUpdated.status)).toEqual(['EXPIRED', 'EXPIRED', 'EXPIRED']);
});

test('a second decline is told although no message of it arrives', async () => {
  gateway.answers.open();
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds, paymentToken: DECLINED });
  await settle(id);
  await using updates = buyer.subscribe(BookingUpdated, { bookingId: id });
  await updates.until((received) => received.length === 1);
  // As another process does it whose messages are lost.
  await testApp.database.prisma.$executeRaw`
    insert into payment (id, booking_id, account_id, amount_minor, currency, token, status, decline_code,
      idempotency_key, request_fingerprint)
    select gen_random_uuid(), id, account_id, total_minor, currency, 'pm', 'DECLINED', 'insufficient_funds', 'key', ''
    from booking where id = ${id}::uuid`;
  await updates.until((received) => received.length === 2, 5000);
  expect(updates.received[1]?.data?.bookingUpdated).toMatchObject({
    status: 'PAYMENT_FAILED',
    payments: [{ declineCode: 'card_declined' }, { declineCode: 'insufficient_funds' }],
  });
});

test('another attempt and its decline, both told at once, are one event at least', async () => {
  gateway.answers.open();
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds, paymentToken: DECLINED });
  await settle(id);
  await using updates = buyer.subscribe(BookingUpdated, { bookingId: id });
  await updates.until((received) => received.length === 1);
  const input = { bookingId: id, payment: { token: DECLINED }, idempotencyKey: newId() };
  await buyer.request(RetryPayment, { input });
  await settle(id);
  await updates.until((received) => received.at(-1)?.data?.bookingUpdated.payments.at(1)?.status === 'DECLINED');
});

test.each<[string, (id: string) => Promise<unknown>]>([
  [
    'status of a ticket',
    (id) => testApp.database.prisma.$executeRaw`
      update ticket set status = 'USED', checked_in_at = clock_timestamp()
      where id = (select id from ticket where booking_id = ${id}::uuid order by id limit 1)`,
  ],
  [
    'deadline of the seats',
    (id) => testApp.database.prisma.$executeRaw`
      update hold set expires_at = expires_at + interval '1 second'
      where id = (select hold_id from booking where id = ${id}::uuid)`,
  ],
])('a change of the %s is told although no message of it arrives', async (_, change) => {
  gateway.answers.open();
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds });
  await settle(id);
  await using updates = buyer.subscribe(BookingUpdated, { bookingId: id });
  await updates.until((received) => received.length === 1);
  await change(id);
  await updates.until((received) => received.length === 2, 5000);
});
