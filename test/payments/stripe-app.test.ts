import { Stripe } from 'stripe';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditBooks } from '../../src/ledger/audit-books.ts';
import { newId } from '../../src/platform/ids.ts';
import { euros, refund } from '../bookings/refunding/operations.ts';
import { bookingOnce, bookSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { stripeEvent } from '../support/stripe-event.ts';
import { STRIPE_SECRET_KEY, StripeServer } from '../support/stripe-server.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const WEBHOOK_SECRET = 'whsec_ofTheLocalServer';

let server: StripeServer;
let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;

beforeAll(async () => {
  server = await StripeServer.start();
  testApp = await startTestApp('redis', {
    settings: {
      PAYMENT_GATEWAY: 'stripe',
      STRIPE_SECRET_KEY,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_API_URL: server.url,
    },
  });
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(async () => {
  await testApp[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

test('a booking is paid by Stripe', async () => {
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(0, 2) });
  const { payments } = await bookingOnce(buyer, id, 'CONFIRMED');
  expect(server.account.intentsOf(payments[0]?.id ?? '')).toMatchObject([{ status: 'succeeded', amount: 2400 }]);
});

test('a declined card is told with the word of Stripe', async () => {
  const paymentToken = 'pm_card_visa_chargeDeclinedInsufficientFunds';
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(0, 1), paymentToken });
  const { payments } = await bookingOnce(buyer, id, 'PAYMENT_FAILED');
  expect(payments).toMatchObject([{ status: 'DECLINED', declineCode: 'insufficient_funds' }]);
});

describe('a payment that the buyer has to approve', () => {
  let bookingId: string;
  let paymentId: string;
  beforeEach(async () => {
    const paymentToken = 'pm_card_authenticationRequired';
    const { id, payments } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(0, 1), paymentToken });
    bookingId = id;
    paymentId = payments[0]?.id ?? '';
    await expect.poll(statusOfPayment, { timeout: 10_000 }).toBe('REQUIRES_ACTION');
  });

  async function statusOfPayment() {
    const { prisma } = testApp.database;
    return (await prisma.payment.findUniqueOrThrow({ where: { id: paymentId } })).status;
  }

  test.each([
    [true, 'CONFIRMED', 'SUCCEEDED'],
    [false, 'PAYMENT_FAILED', 'DECLINED'],
  ] as const)(
    'is settled once a webhook says that something has happened: approved %s',
    async (approved, to, status) => {
      server.account.authenticate(paymentId, approved);
      expect(await deliver(event(paymentId))).toBe(200);
      expect((await bookingOnce(buyer, bookingId, to)).payments).toMatchObject([{ status }]);
      // Duplicated, late and contradicting events change nothing.
      for (const type of ['payment_intent.succeeded', 'payment_intent.payment_failed', 'payment_intent.created']) {
        expect(await deliver(event(paymentId, type))).toBe(200);
      }
      await withoutAnyChange(testApp.database, () => testApp.app.services.settlement.settlePayment(paymentId));
    },
  );

  test('waits on when a signed event claims what did not happen', async () => {
    expect(await deliver(event(paymentId))).toBe(200);
    await testApp.app.services.settlement.settlePayment(paymentId);
    expect(await statusOfPayment()).toBe('REQUIRES_ACTION');
  });

  test('is canceled when the seats are no longer kept', async () => {
    const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
    await letHoldEnd(testApp.database, holdId);
    await bookingOnce(buyer, bookingId, 'EXPIRED');
    await expect.poll(statusOfPayment, { timeout: 10_000 }).toBe('DECLINED');
    server.account.authenticate(paymentId, true);
    expect(server.account.intentsOf(paymentId)).toMatchObject([{ status: 'canceled', amount_received: 0 }]);
  });

  test('is refunded when the buyer approved it before it was canceled, and the seats are lost', async () => {
    const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
    server.account.authenticate(paymentId, true);
    await letHoldEnd(testApp.database, holdId);
    const booking = await bookingOnce(buyer, bookingId, 'EXPIRED');
    await expect
      .poll(() => server.account.refunds.map(({ payment_intent: intent }) => intent), { timeout: 10_000 })
      .toContain(server.account.intentsOf(paymentId)[0]?.id);
    expect(booking.id).toBe(bookingId);
  });
});

describe('a refund that Stripe has given back', () => {
  let bookingId: string;
  let refundId: string;
  beforeEach(async () => {
    const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(0, 1) });
    await bookingOnce(buyer, id, 'CONFIRMED');
    const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
    const { refunds } = await refund(manager, id, { amount: euros(500) });
    bookingId = id;
    refundId = refunds[0]?.id ?? '';
    await expect.poll(statusOfRefund, { timeout: 10_000 }).toBe('SUCCEEDED');
  });

  const statusOfRefund = async () =>
    (await testApp.database.prisma.refund.findUniqueOrThrow({ where: { id: refundId } })).status;
  const settled = () => testApp.app.services.settlement.settleRefund(refundId);

  test.each(['refund.failed', 'refund.updated', 'charge.refund.updated'])(
    'is FAILED once %s says so and Stripe agrees, and later events change nothing',
    async (type) => {
      // Signed, but of what did not happen.
      expect(await deliver(refundEvent(refundId, type))).toBe(200);
      await settled();
      expect(await statusOfRefund()).toBe('SUCCEEDED');
      server.account.failRefund(refundId, 'lost_or_stolen_card');
      expect(await deliver(refundEvent(refundId, type))).toBe(200);
      await expect.poll(statusOfRefund, { timeout: 10_000 }).toBe('FAILED');
      expect((await bookingOnce(buyer, bookingId, 'CONFIRMED')).refunded).toEqual(euros(0));
      // An older event, delivered late.
      expect(await deliver(refundEvent(refundId, 'refund.created'))).toBe(200);
      await withoutAnyChange(testApp.database, settled);

      expect(await auditBooks({ database: testApp.database, gateway: {} })).toEqual([]);
    },
  );

  test('is not made again when Stripe does not know it', async () => {
    const known = server.account.refunds.splice(0);
    await expect(settled()).rejects.toThrow('does not know the refund');
    expect(server.account.refunds).toEqual([]);
    server.account.refunds.push(...known);
  });
});

describe('the webhook', () => {
  test.each([
    ['without a signature', () => ''],
    ['signed with another secret', (body: string) => sign(body, { secret: 'whsec_other' })],
    ['signed for another body', () => sign('{}', {})],
    ['signed six minutes ago', (body: string) => sign(body, { ageSeconds: 360 })],
    ['with a signature that is none', () => 't=1,v1=x'],
  ])('refuses an event %s', async (_, signature) => {
    const body = event(newId());
    const before = server.requests.length;
    expect(await deliver(body, signature(body))).toBe(400);
    expect(server.requests.length).toBe(before);
  });

  test('takes events about what it does not know', async () => {
    for (const object of [{ object: 'payment_intent', metadata: { payment_id: 'none' } }, { object: 'refund' }, {}]) {
      expect(await deliver(JSON.stringify(stripeEvent('any', object)))).toBe(200);
    }
    expect(await deliver(event(newId()))).toBe(200);
  });
});

function event(paymentId: string, type = 'payment_intent.succeeded'): string {
  const object = { id: 'pi_1', object: 'payment_intent', status: 'succeeded', metadata: { payment_id: paymentId } };
  return JSON.stringify(stripeEvent(type, object));
}

function refundEvent(refundId: string, type: string): string {
  const object = { id: 're_1', object: 'refund', status: 'failed', metadata: { refund_id: refundId } };
  return JSON.stringify(stripeEvent(type, object));
}

function sign(payload: string, { secret = WEBHOOK_SECRET, ageSeconds = 0 }): string {
  const timestamp = Math.floor(Date.now() / 1000) - ageSeconds;
  return new Stripe(STRIPE_SECRET_KEY).webhooks.generateTestHeaderString({ payload, secret, timestamp });
}

/** @returns the status of the answer */
async function deliver(body: string, signature = sign(body, {})): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(signature && { 'stripe-signature': signature }) };
  const { status } = await fetch(`${testApp.app.url}/webhooks/stripe`, { method: 'POST', headers, body });
  return status;
}
