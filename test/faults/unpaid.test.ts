import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FakeGateway } from '../../src/payments/fake/fake-gateway.ts';
import type { PaymentGateway } from '../../src/payments/payment-gateway.ts';
import { bookingOnce, bookSeats, letHoldEnd, type SeenBooking } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ledgerOf } from '../support/ledger.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

async function seatStatuses({ database }: TestApp, { showingId }: MadeShowing): Promise<Set<string>> {
  const rows = await database.prisma.showingSeat.findMany({ where: { showingId } });
  return new Set(rows.map(({ status }) => status));
}

async function paymentOf({ database }: TestApp, bookingId: string) {
  const { holdId, payments } = await database.prisma.booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { payments: true },
  });
  return { holdId, paymentId: payments[0]?.id ?? '' };
}

test.each(MODES)(
  'a booking whose payment was declined expires by itself and gives its seats back, %s',
  async (mode) => {
    await using testApp = await startTestApp(mode);
    const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
    const { client } = await testApp.newAccount();
    const paymentToken = 'pm_card_visa_chargeDeclinedInsufficientFunds';
    const { id } = await bookSeats(client, showing, { seatIds: showing.seatIds, paymentToken });
    await bookingOnce(client, id, 'PAYMENT_FAILED');
    expect(await seatStatuses(testApp, showing)).toEqual(new Set(['HELD']));
    await letHoldEnd(testApp.database, (await paymentOf(testApp, id)).holdId);
    const booking = await bookingOnce(client, id, 'EXPIRED');
    expect(booking).toMatchObject({
      payments: [{ status: 'DECLINED', declineCode: 'insufficient_funds' }],
      tickets: [
        { status: 'VOID', code: null },
        { status: 'VOID', code: null },
      ],
    });
    expect(await seatStatuses(testApp, showing)).toEqual(new Set(['AVAILABLE']));
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [], refunded: [] });
  },
);

describe('a booking that expires while nobody can say what became of its payment', () => {
  /** It does what it is told to, and then the connection is lost. */
  const gateway: PaymentGateway & { charges: boolean; ledger: FakeGateway | undefined } = {
    charges: false,
    ledger: undefined,
    async capture(request) {
      if (this.charges) await this.ledger?.capture(request);
      throw new Error('the connection to the payment provider was lost');
    },
    abandon: (request) => gateway.ledger?.abandon(request) ?? Promise.reject(new Error('no ledger')),
    refund: (request) => gateway.ledger?.refund(request) ?? Promise.reject(new Error('no ledger')),
  };
  let testApp: TestApp;
  let showing: MadeShowing;
  let buyer: GraphQLClient;
  beforeAll(async () => {
    testApp = await startTestApp('redis', { settings: { ROLE: 'api' }, overrides: { gateway } });
    gateway.ledger = new FakeGateway({ ledger: testApp.database.prisma });
  });
  beforeEach(async () => {
    showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
    ({ client: buyer } = await testApp.newAccount());
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  async function expireUnanswered({ charges }: { charges: boolean }): Promise<{ id: string; paymentId: string }> {
    gateway.charges = charges;
    const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds });
    const { holdId, paymentId } = await paymentOf(testApp, id);
    await expect(testApp.app.settlement.settlePayment(paymentId)).rejects.toThrow('connection');
    await letHoldEnd(testApp.database, holdId);
    expect(await testApp.app.settlement.expireBookings()).toBe(1);
    const booking = await bookingOnce(buyer, id, 'EXPIRED');
    expect(booking).toMatchObject({
      payments: [{ status: 'PENDING' }],
      tickets: [{ status: 'VOID' }, { status: 'VOID' }],
    });
    expect(await seatStatuses(testApp, showing)).toEqual(new Set(['AVAILABLE']));
    return { id, paymentId };
  }

  test('is never charged: the payment is called off, and whoever tries later is refused', async () => {
    const { id, paymentId } = await expireUnanswered({ charges: false });
    await testApp.app.settlement.settlePayment(paymentId);
    const booking = await bookingOnce(buyer, id, 'EXPIRED');
    expect(booking.payments).toMatchObject([{ status: 'DECLINED', declineCode: 'booking_expired' }]);
    const request = { paymentId, amountMinor: 2400, currency: 'EUR', token: 'pm_card_visa' };
    const late = await gateway.ledger?.capture({ ...request, signal: AbortSignal.timeout(5000) });
    expect(late?.outcome).toBe('declined');
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [], refunded: [] });
  });

  test('was charged all the same: the money goes back', async () => {
    const { id, paymentId } = await expireUnanswered({ charges: true });
    await testApp.app.settlement.settlePayment(paymentId);
    const { refundIds } = await overdue();
    for (const refundId of refundIds) await testApp.app.settlement.settleRefund(refundId);
    const booking: SeenBooking = await bookingOnce(buyer, id, 'EXPIRED');
    expect(booking).toMatchObject({ refunded: { amountMinor: 2400 }, payments: [{ status: 'REFUNDED' }] });
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [2400] });
  });

  /** What the sweep finds when no job has told of it. */
  async function overdue() {
    await testApp.database.prisma.$executeRaw`update refund set created_at = created_at - interval '1 minute'`;
    return testApp.app.settlement.unsettled();
  }
});
