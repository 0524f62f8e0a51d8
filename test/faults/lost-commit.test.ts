import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import type { CancelBookingInput, PlaceBookingInput, RetryPaymentInput } from '../generated/graphql.ts';
import { CancelBooking } from '../bookings/cancellation/operations.ts';
import { bookingInput, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { CommitProxy } from '../support/commit-proxy.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import { ledgerOf } from '../support/ledger.ts';
import { PlaceBooking, ReadBooking, RetryPayment } from '../support/operations.ts';
import { databaseSettings } from '../support/pooled-settings.ts';
import { settleLostPayments } from '../support/settle.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';

let resources: Resources;
let proxy: CommitProxy;
let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
let holdId: string;

beforeAll(async () => {
  resources = new Resources();
  const settings = databaseSettings(resources.use(await cloneDatabase()).url);
  proxy = resources.use(await CommitProxy.open(settings.DATABASE_URL));
  // The role api has no workers: the test itself settles payments.
  testApp = resources.use(
    await startTestApp('redis', { settings: { ...settings, ROLE: 'api', DATABASE_URL: proxy.url } }),
  );
});
beforeEach(async () => {
  proxy.arrival = new Gate();
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => resources[Symbol.asyncDispose]());

async function placement() {
  ({ id: holdId } = await holdSeats(buyer, showing, showing.seatIds));
  const input: PlaceBookingInput = bookingInput(showing, { holdId, seatIds: showing.seatIds });
  return async () => (await buyer.request(PlaceBooking, { input })).placeBooking;
}

async function anotherAttempt() {
  const paymentToken = 'pm_card_visa_chargeDeclined';
  const { id: bookingId } = await bookSeats(buyer, showing, { seatIds: showing.seatIds, paymentToken });
  ({ holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id: bookingId } }));
  await settleLostPayments(testApp);
  const input: RetryPaymentInput = { bookingId, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
  return async () => (await buyer.request(RetryPayment, { input })).retryPayment;
}

describe.each([
  ['placeBooking', placement, 1],
  ['retryPayment', anotherAttempt, 2],
] as const)('a %s whose COMMIT was lost', (_, prepare, payments) => {
  /** One booking, which is paid once. */
  async function expectPaidOnce(answer: Awaited<ReturnType<Awaited<ReturnType<typeof prepare>>>>): Promise<void> {
    expect(answer.errors).toEqual([]);
    const { booking } = await buyer.request(ReadBooking, { id: answer.booking?.id ?? '' });
    expect(booking?.payments).toHaveLength(payments);
    await settleLostPayments(testApp);
    const paid = (await buyer.request(ReadBooking, { id: answer.booking?.id ?? '' })).booking;
    expect(paid?.status).toBe('CONFIRMED');
    if (paid) expect(await ledgerOf(testApp.database, paid)).toEqual({ charged: [2400], refunded: [] });
  }

  test('was carried out, and repeated with its key gives the first answer', async () => {
    const request = await prepare();
    proxy.mode = 'lose answer';
    await expect(request()).rejects.toThrow();
    await expectPaidOnce(await request());
  });

  test('is carried out while the request is repeated: the repeated one waits, and gives the first answer', async () => {
    const request = await prepare();
    proxy.mode = 'delay';
    await expect(request()).rejects.toThrow();
    const repeated = request();
    await untilOneWaits();
    proxy.arrival.open();
    await expectPaidOnce(await repeated);
  });

  test('is carried out after the first deadline of the hold: the repeated request still gives the first answer', async () => {
    const request = await prepare();
    await testApp.database.prisma.$executeRaw`
      update hold set expires_at = clock_timestamp() + interval '1500 milliseconds' where id = ${holdId}::uuid`;
    proxy.mode = 'delay';
    await expect(request()).rejects.toThrow();
    await sleep(1600);
    const repeated = request();
    await untilOneWaits();
    proxy.arrival.open();
    await expectPaidOnce(await repeated);
  });
});

/** A booking that is paid. */
async function cancellation() {
  const { id: bookingId } = await bookSeats(buyer, showing, { seatIds: showing.seatIds });
  await settleLostPayments(testApp);
  const input: CancelBookingInput = { bookingId, idempotencyKey: newId() };
  return async () => (await buyer.request(CancelBooking, { input })).cancelBooking;
}

describe('a cancelBooking whose COMMIT was lost', () => {
  function expectGivenBackOnce(answer: Awaited<ReturnType<Awaited<ReturnType<typeof cancellation>>>>) {
    expect(answer).toMatchObject({ errors: [], refunds: [{ amount: { amountMinor: 2400 } }] });
    expect(answer.booking).toMatchObject({ status: 'CANCELLED', refunded: { amountMinor: 2400 } });
    expect(answer.booking?.refunds.map(({ id }) => id)).toEqual(answer.refunds.map(({ id }) => id));
  }

  test('was carried out, and repeated with its key gives the first answer', async () => {
    const request = await cancellation();
    proxy.mode = 'lose answer';
    await expect(request()).rejects.toThrow();
    expectGivenBackOnce(await request());
  });

  test('is carried out while the request is repeated: the repeated one waits, and gives the first answer', async () => {
    const request = await cancellation();
    proxy.mode = 'delay';
    await expect(request()).rejects.toThrow();
    const repeated = request();
    await untilOneWaits();
    proxy.arrival.open();
    expectGivenBackOnce(await repeated);
  });
});

async function untilOneWaits(): Promise<void> {
  await expect
    .poll(
      () => testApp.database.prisma.$queryRaw`
        select pid::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      { timeout: 5000 },
    )
    .toHaveLength(1);
}
