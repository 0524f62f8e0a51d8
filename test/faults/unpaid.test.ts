import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settlementDueRows } from '../../src/bookings/settlement/settlement.worker.ts';
import { FakeGateway } from '../../src/payments/fake/fake-gateway.ts';
import type { PaymentGateway } from '../../src/payments/payment-gateway.ts';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
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
  'a booking with a declined payment expires at its deadline and releases its seats, %s',
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

describe('a booking that expires while the result of its payment is unknown', () => {
  /** Loses the connection in each capture, after charging or before. */
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
    await expect(testApp.app.services.settlement.settlePayment(paymentId)).rejects.toThrow('connection');
    await letHoldEnd(testApp.database, holdId);
    await recover('unpaid-booking');
    const booking = await bookingOnce(buyer, id, 'EXPIRED');
    expect(booking).toMatchObject({
      payments: [{ status: 'PENDING' }],
      tickets: [{ status: 'VOID' }, { status: 'VOID' }],
    });
    expect(await seatStatuses(testApp, showing)).toEqual(new Set(['AVAILABLE']));
    return { id, paymentId };
  }

  test('is never charged: the payment is abandoned, and a later capture is declined', async () => {
    const { id, paymentId } = await expireUnanswered({ charges: false });
    await testApp.app.services.settlement.settlePayment(paymentId);
    const booking = await bookingOnce(buyer, id, 'EXPIRED');
    expect(booking.payments).toMatchObject([{ status: 'DECLINED', declineCode: 'booking_expired' }]);
    const request = { paymentId, amountMinor: 2400n, currency: 'EUR', token: 'pm_card_visa' };
    const late = await gateway.ledger?.capture({ ...request, signal: AbortSignal.timeout(5000) });
    expect(late?.outcome).toBe('declined');
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [], refunded: [] });
  });

  test('was charged: the money is refunded', async () => {
    const { id, paymentId } = await expireUnanswered({ charges: true });
    await testApp.app.services.settlement.settlePayment(paymentId);
    await testApp.database.prisma.$executeRaw`update refund set created_at = created_at - interval '1 minute'`;
    await recover('unsettled-refund');
    const booking: SeenBooking = await bookingOnce(buyer, id, 'EXPIRED');
    expect(booking).toMatchObject({
      refunded: { amountMinor: 2400 },
      payments: [{ status: 'SUCCEEDED', refunded: { amountMinor: 2400 } }],
      refunds: [{ status: 'SUCCEEDED', reason: 'SEATS_LOST', settledAt: expect.any(String) as string }],
    });
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [2400] });
  });

  test('a booking to be paid at the counter expires as well, without a job', async () => {
    const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds });
    await testApp.database.prisma.booking.update({ where: { id }, data: { status: 'DUE_AT_COUNTER' } });
    await letHoldEnd(testApp.database, (await paymentOf(testApp, id)).holdId);
    await recover('unpaid-booking');
    expect(await bookingOnce(buyer, id, 'EXPIRED')).toMatchObject({
      tickets: [{ status: 'VOID' }, { status: 'VOID' }],
    });
    expect(await seatStatuses(testApp, showing)).toEqual(new Set(['AVAILABLE']));
  });

  /** One round of the recovery of lost jobs, as a worker runs it each second. */
  async function recover(kind: 'unpaid-booking' | 'unsettled-refund'): Promise<void> {
    const { services } = testApp.app;
    const due = settlementDueRows(services).find((candidate) => candidate.kind === kind);
    if (!due) throw new Error(`no recovery of ${kind}`);
    await recoverDueRows(due, services);
  }
});
