import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { RetryPayment } from '../support/operations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { RowLock } from '../support/row-lock.ts';

let testApp: TestApp;
let buyer: GraphQLClient;
let bookingId: string;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
/** A booking with four declined attempts. */
beforeEach(async () => {
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  ({ client: buyer } = await testApp.newAccount());
  const paymentToken = 'pm_card_visa_chargeDeclined';
  ({ id: bookingId } = await bookSeats(buyer, showing, { seatIds: showing.seatIds, paymentToken }));
  const { id } = await testApp.database.prisma.payment.findFirstOrThrow({ where: { bookingId } });
  await testApp.app.services.settlement.settlePayment(id);
  for (let attempt = 2; attempt <= 4; attempt++) await testApp.database.prisma.$executeRawUnsafe(DECLINED, bookingId);
});
afterAll(() => testApp[Symbol.asyncDispose]());

const DECLINED = `
  insert into payment (id, booking_id, account_id, amount_minor, currency, token, status, decline_code, idempotency_key,
    request_fingerprint)
  select gen_random_uuid(), booking.id, booking.account_id, total_minor, currency, 'pm', 'DECLINED', 'card_declined',
    gen_random_uuid(), ''
  from booking where booking.id = $1::uuid`;

/** The booking is locked, and its fifth attempt is declined before the lock is given up. */
async function duringFifthAttempt<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  const attempt = `
    with locked as materialized (select booking.id from booking where booking.id = $1 for update),
      attempt as (${DECLINED} returning payment.id)
    select attempt.id from locked cross join attempt`;
  await using lock = await RowLock.take(testApp.databaseUrl, attempt, [bookingId]);
  const answer = request();
  await lock.untilAwaitedBy(1);
  await lock.release();
  return await answer;
}

function attempts() {
  return testApp.database.prisma.payment.count({ where: { bookingId } });
}

test('an attempt that waited for the fifth one is PaymentAttemptsExceeded', async () => {
  const input = { bookingId, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
  const { retryPayment } = await duringFifthAttempt(() => buyer.request(RetryPayment, { input }));
  expect(retryPayment.errors).toMatchObject([{ __typename: 'PaymentAttemptsExceeded' }]);
  expect(await attempts()).toBe(5);
});

test('control: counted in the statement that waits for the booking, the fifth attempt is not seen', async () => {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  try {
    const reopen = `
      update booking set status = 'PENDING_PAYMENT'
      where booking.id = $1 and booking.status = 'PAYMENT_FAILED'
        and (select count(*) from payment where payment.booking_id = booking.id) < 5`;
    expect((await duringFifthAttempt(() => client.query(reopen, [bookingId]))).rowCount).toBe(1);
    expect(await attempts()).toBe(5);
  } finally {
    await client.end();
  }
});
