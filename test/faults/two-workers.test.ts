import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { bookingOnce, bookSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import { ledgerOf } from '../support/ledger.ts';
import { PausedGateway } from '../support/paused-gateway.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const resources = new Resources();
const gateway = new PausedGateway();
let testApp: TestApp;
/** Two apps on one database, without workers: the test itself settles and expires. */
let apps: [App, App];
let showing: MadeShowing;
let buyer: GraphQLClient;
let charged = 0;
beforeAll(async () => {
  testApp = resources.use(await startTestApp('redis', { settings: { ROLE: 'api' }, overrides: { gateway } }));
  gateway.connect(testApp.database);
  const overrides = { gateway, logger: createLogger('silent') };
  apps = [testApp.app, resources.use(await createApp(readConfig(testApp.environment), overrides))];
});
beforeEach(async () => {
  gateway.answers = new Gate();
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => resources[Symbol.asyncDispose]());

async function book() {
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds });
  const where = { id };
  const booking = await testApp.database.prisma.booking.findUniqueOrThrow({ where, include: { payments: true } });
  return { id, holdId: booking.holdId, paymentId: booking.payments[0]?.id ?? '' };
}

async function seatVersions() {
  const seats = await testApp.database.prisma.showingSeat.findMany({ where: { showingId: showing.showingId } });
  return seats.map(({ status, version }) => [status, version]);
}

/** Both charge before either records the answer. */
async function settleTwiceAtOnce(paymentId: string): Promise<() => Promise<void>> {
  const settled = Promise.all(apps.map(({ services }) => services.settlement.settlePayment(paymentId)));
  await gateway.untilCharged((charged += 2));
  return async () => {
    gateway.answers.open();
    await settled;
  };
}

test('two workers that settle one payment concurrently charge once and confirm once', async () => {
  const { id, paymentId } = await book();
  const answer = await settleTwiceAtOnce(paymentId);
  await answer();
  const booking = await bookingOnce(buyer, id, 'CONFIRMED');
  expect(booking.tickets.map(({ status }) => status)).toEqual(['VALID', 'VALID']);
  expect(booking.payments.map(({ status }) => status)).toEqual(['SUCCEEDED']);
  expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [] });
  const { prisma } = testApp.database;
  expect(await seatVersions()).toEqual([['SOLD', 2], ['SOLD', 2]]); // prettier-ignore
  expect(await prisma.refund.count({ where: { paymentId } })).toBe(0);
});

test('two workers that concurrently find the seats lost refund once', async () => {
  const { id, holdId, paymentId } = await book();
  const answer = await settleTwiceAtOnce(paymentId);
  await letHoldEnd(testApp.database, holdId);
  await Promise.all(apps.map(({ services }) => services.bookingExpiry.expire([id])));
  // Released by one of them: a second release would count as one more version.
  expect(await seatVersions()).toEqual([['AVAILABLE', 2], ['AVAILABLE', 2]]); // prettier-ignore
  await answer();
  const refunds = await testApp.database.prisma.refund.findMany({ where: { paymentId } });
  expect(refunds).toHaveLength(1);
  await Promise.all(apps.map(({ services }) => services.settlement.settleRefund(refunds[0]?.id ?? '')));
  const booking = await bookingOnce(buyer, id, 'EXPIRED');
  expect(booking).toMatchObject({
    refunded: { amountMinor: 2400 },
    payments: [{ status: 'SUCCEEDED', refunded: { amountMinor: 2400 } }],
    refunds: [{ status: 'SUCCEEDED', reason: 'SEATS_LOST', amount: { amountMinor: 2400 } }],
  });
  expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [2400] });
});
