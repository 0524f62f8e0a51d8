import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FakeGateway } from '../../src/payments/fake/fake-gateway.ts';
import { newId } from '../../src/platform/ids.ts';
import type { PaymentInput } from '../generated/graphql.ts';
import { bookSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ForgetfulGateway } from '../support/forgetful-gateway.ts';
import { ledgerOf } from '../support/ledger.ts';
import { ReadBooking, RetryPayment } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let bank: FakeGateway;
const gateway = new ForgetfulGateway();
beforeAll(async () => {
  // The role api has no workers: the test itself settles payments.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api', RATE_LIMITS: 'off' }, overrides: { gateway } });
  gateway.connect(testApp.database);
  bank = new FakeGateway({ ledger: testApp.database.prisma });
});
afterAll(() => testApp[Symbol.asyncDispose]());

let showing: MadeShowing;
let buyer: GraphQLClient;
let bookingId: string;
/** The payment that waits for its buyer. */
let waitingId: string;
beforeEach(waitForBuyer);

async function waitForBuyer() {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  ({ client: buyer } = await testApp.newAccount());
  const paymentToken = 'pm_card_authenticationRequired';
  const { id, payments } = await bookSeats(buyer, showing, { seatIds: showing.seatIds, paymentToken });
  [bookingId, waitingId] = [id, payments[0]?.id ?? ''];
  await settle(waitingId);
  expect(await statuses()).toEqual(['PENDING_PAYMENT', 'REQUIRES_ACTION']);
}

const settle = (paymentId: string) => testApp.app.services.settlement.settlePayment(paymentId);

async function read() {
  const { booking } = await buyer.request(ReadBooking, { id: bookingId });
  if (!booking) throw new Error('booking not found');
  return booking;
}

/** Of the booking and its payments. */
async function statuses() {
  const { status, payments } = await read();
  return [status, ...payments.map((payment) => payment.status)];
}

async function retry({
  payment = { token: 'pm_card_visa' },
  key = newId(),
}: { payment?: PaymentInput; key?: string } = {}) {
  const input = { bookingId, payment, idempotencyKey: key };
  return (await buyer.request(RetryPayment, { input })).retryPayment;
}

/** Settles what is open, as workers do. @returns what the provider has really taken */
async function charged(): Promise<number[]> {
  for (const { id } of (await read()).payments) await settle(id);
  return (await ledgerOf(testApp.database, await read())).charged;
}

test('a buyer who has lost the page of the bank pays with another card, and the bank can take nothing any more', async () => {
  const { booking, errors } = await retry();
  expect(errors).toEqual([]);
  expect(booking).toMatchObject({
    status: 'PENDING_PAYMENT',
    payments: [{ status: 'DECLINED', declineCode: 'given_up' }, { status: 'PENDING' }],
  });
  expect(await bank.answer(waitingId, 'succeeded')).toBe(false);
  expect(await charged()).toEqual([2400]);
  expect(await statuses()).toEqual(['CONFIRMED', 'DECLINED', 'SUCCEEDED']);
});

test('an answer of the bank that was faster counts, and nothing else is charged', async () => {
  await bank.answer(waitingId, 'succeeded');
  expect(await retry()).toMatchObject({
    booking: null,
    errors: [{ __typename: 'InvalidInput', message: 'This booking is paid.', path: ['input', 'bookingId'] }],
  });
  expect(await charged()).toEqual([2400]);
  expect(await statuses()).toEqual(['CONFIRMED', 'SUCCEEDED']);
});

test('the same key and input give the same answer, and one attempt', async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, () => retry({ key: 'the key' })));
  for (const { booking, errors } of answers) expect([booking?.payments.length, errors]).toEqual([2, []]);
  expect(await charged()).toEqual([2400]);
});

test('of attempts at the same time one is made, and no other is given up for them', async () => {
  const answers = await Promise.all(Array.from({ length: 4 }, () => retry()));
  expect(answers.filter(({ booking }) => booking)).toHaveLength(1);
  expect(await charged()).toEqual([2400]);
});

test('while the provider gives no answer nothing is recorded; later the same request goes through', async () => {
  const input = { bookingId, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
  gateway.losesAnswers = true;
  try {
    const { errors } = await buyer.send(RetryPayment, { input });
    expect(errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE', outcome: 'NOT_DONE' } }]);
    expect(await statuses()).toEqual(['PENDING_PAYMENT', 'REQUIRES_ACTION']);
  } finally {
    gateway.losesAnswers = false;
  }
  expect((await buyer.request(RetryPayment, { input })).retryPayment.errors).toEqual([]);
  expect(await charged()).toEqual([2400]);
});

describe('an attempt that is refused leaves the one that waits', () => {
  const database = () => testApp.database.prisma;
  const REFUSED: [what: string, kind: string, prepare: () => Promise<unknown>, payment?: PaymentInput][] = [
    [
      'after the deadline of the hold',
      'HoldExpired',
      async () => {
        const { holdId } = await database().booking.findUniqueOrThrow({ where: { id: bookingId } });
        await letHoldEnd(testApp.database, holdId);
      },
    ],
    [
      'once sales are closed',
      'SalesClosed',
      () =>
        database().showing.update({
          where: { id: showing.showingId },
          data: { salesCloseAt: new Date(Date.now() - 1000) },
        }),
    ],
    [
      'after five attempts',
      'PaymentAttemptsExceeded',
      () => database().$executeRaw`
        insert into payment (id, booking_id, account_id, amount_minor, currency, token, status, decline_code, idempotency_key,
          request_fingerprint)
        select gen_random_uuid(), booking.id, booking.account_id, total_minor, currency, 'pm', 'DECLINED', 'card_declined',
          gen_random_uuid(), ''
        from booking cross join generate_series(1, 4)
        where booking.id = ${bookingId}::uuid`,
    ],
    ['at the counter where that is not offered', 'PaymentNotOffered', () => Promise.resolve(), { atCounter: true }],
  ];
  test.each(REFUSED)('%s', async (_, kind, prepare, payment = { token: 'pm_card_visa' }) => {
    await prepare();
    const { errors } = await withoutAnyChange(testApp.database, () => retry({ payment }));
    expect(errors).toMatchObject([{ __typename: kind }]);
    expect((await read()).payments.map(({ status }) => status)).toContain('REQUIRES_ACTION');
    expect(await bank.answer(waitingId, 'succeeded')).toBe(true);
  });
});

describe('the bank answers while the buyer pays again', () => {
  test('one of the two is charged, whichever is first', async () => {
    for (let round = 0; round < 8; round++) {
      if (round > 0) await waitForBuyer();
      const answered = bank.answer(waitingId, 'succeeded');
      const [isApproved, { errors }] = await Promise.all([answered, retry()]);
      expect(errors.length === 0).toBe(!isApproved);
      expect(await charged()).toEqual([2400]);
      expect((await statuses())[0]).toBe('CONFIRMED');
    }
  });

  test('control: without giving the first one up at the provider both are charged', async () => {
    await testApp.database.prisma.$transaction([
      testApp.database.prisma.payment.update({
        where: { id: waitingId },
        data: { status: 'DECLINED', declineCode: 'given_up', actionUrl: null, actionExpiresAt: null },
      }),
      testApp.database.prisma.booking.update({ where: { id: bookingId }, data: { status: 'PAYMENT_FAILED' } }),
    ]);
    expect((await retry()).errors).toEqual([]);
    await bank.answer(waitingId, 'succeeded');
    expect(await charged()).toEqual([2400, 2400]);
  });
});
