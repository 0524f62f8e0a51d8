import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import { bookingOnce, bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import { ledgerOf } from '../support/ledger.ts';
import { RetryPayment } from '../support/operations.ts';
import { PausedGateway } from '../support/paused-gateway.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const ReadCeiling = graphql(`
  query ReadCeiling($id: ID!) {
    hold(id: $id) {
      expiresAt
      extendableUntil
    }
  }
`);

const gateway = new PausedGateway();
let testApp: TestApp;
let showing: MadeShowing;
let buyer: GraphQLClient;
beforeAll(async () => {
  const settings = { ROLE: 'api', HOLD_SECONDS: '30', HOLD_EXTENSION_SECONDS: '150' };
  testApp = await startTestApp('redis', { settings, overrides: { gateway } });
  gateway.connect(testApp.database);
});
beforeEach(async () => {
  gateway.answers = new Gate();
  gateway.answers.open();
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function read(id: string) {
  const { hold } = await buyer.request(ReadCeiling, { id });
  if (!hold) throw new Error('hold not found');
  return { expiresAt: Date.parse(hold.expiresAt), ceiling: Date.parse(hold.extendableUntil) };
}

function settle(bookingId: string): Promise<void> {
  const where = { bookingId, status: 'PENDING' as const };
  const { payment } = testApp.database.prisma;
  return payment.findFirstOrThrow({ where }).then(({ id }) => testApp.app.services.settlement.settlePayment(id));
}

async function bookDeclined() {
  const paymentToken = 'pm_card_visa_chargeDeclined';
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds, paymentToken });
  await settle(id);
  const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } });
  return { id, holdId };
}

async function retry(bookingId: string, token = 'pm_card_visa_chargeDeclined') {
  const input = { bookingId, payment: { token }, idempotencyKey: newId() };
  return (await buyer.request(RetryPayment, { input })).retryPayment;
}

/** As if the hold had been made so much earlier. */
async function age(holdId: string, seconds: number): Promise<void> {
  await testApp.database.prisma.$executeRaw`
    update hold
    set expires_at = expires_at - make_interval(secs => ${seconds}),
      extendable_until = extendable_until - make_interval(secs => ${seconds})
    where hold.id = ${holdId}::uuid`;
}

test('a hold can last for HOLD_EXTENSION_SECONDS longer than HOLD_SECONDS', async () => {
  const { id } = await holdSeats(buyer, showing, showing.seatIds);
  const { expiresAt, ceiling } = await read(id);
  expect(Math.round((ceiling - expiresAt) / 1000)).toBe(150);
});

test('declined attempts, one after another, do not keep the seats beyond extendableUntil', async () => {
  const { id, holdId } = await bookDeclined();
  // The first attempt keeps them until 120 s after it, which is before 180 s.
  expect((await read(holdId)).expiresAt).toBeLessThan((await read(holdId)).ceiling);
  for (const already of [100, 50]) {
    await age(holdId, already);
    expect((await retry(id)).errors).toEqual([]);
    const { expiresAt, ceiling } = await read(holdId);
    expect(expiresAt).toBe(ceiling);
    const seats = await testApp.database.prisma.showingSeat.findMany({ where: { holdId } });
    expect(seats.map(({ heldUntil }) => heldUntil?.getTime())).toEqual([ceiling, ceiling]);
    await settle(id);
  }
  await age(holdId, 50);
  expect((await retry(id)).errors).toMatchObject([{ __typename: 'HoldExpired' }]);
});

test('a payment that was asked for before extendableUntil and is captured after it is refunded', async () => {
  const { id, holdId } = await bookDeclined();
  await age(holdId, 100);
  gateway.answers = new Gate();
  const before = await testApp.database.prisma.fakeGatewayCharge.count();
  expect((await retry(id, 'pm_card_visa')).errors).toEqual([]);
  const settled = settle(id);
  await expect.poll(() => testApp.database.prisma.fakeGatewayCharge.count()).toBe(before + 1);
  await letHoldEnd(testApp.database, holdId);
  await testApp.app.services.bookingExpiry.expire([id]);
  gateway.answers.open();
  await settled;
  for (const refund of await testApp.database.prisma.refund.findMany({ where: { payment: { bookingId: id } } }))
    await testApp.app.services.settlement.settleRefund(refund.id);
  const booking = await bookingOnce(buyer, id, 'EXPIRED');
  expect(booking.refunds).toMatchObject([{ status: 'SUCCEEDED', reason: 'SEATS_LOST' }]);
  expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [2400] });
});
