import pLimit from 'p-limit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import { statementsOf } from '../support/count-statements.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { sellsBesideALockedBooking, sellsInTheSameOrder } from './sales.ts';

const BOOKINGS = 12;

const resources = new Resources();
let testApp: TestApp;
/** Two apps on one database, without workers: the test itself settles. */
let apps: [App, App];
let showing: MadeShowing;
let booked: { id: string; holdId: string; paymentId: string }[];
beforeAll(async () => {
  testApp = resources.use(await startTestApp('redis', { settings: { ROLE: 'api' } }));
  const config = readConfig(testApp.environment);
  apps = [testApp.app, resources.use(await createApp(config, { logger: createLogger('silent') }))];
});
beforeEach(async () => {
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: BOOKINGS });
  // Fewer at once than there are connections.
  const limit = pLimit(5);
  booked = await Promise.all(
    showing.seatIds.map(async (seatId) => {
      const { client } = await limit(() => testApp.newAccount());
      const { id } = await bookSeats(client, showing, { seatIds: [seatId], paymentToken: 'pm_fake_instant' });
      const where = { id };
      const booking = await testApp.database.prisma.booking.findUniqueOrThrow({ where, include: { payments: true } });
      return { id, holdId: booking.holdId, paymentId: booking.payments[0]?.id ?? '' };
    }),
  );
});
afterAll(() => resources[Symbol.asyncDispose]());

function settle(app: App, order: (ids: string[]) => string[] = (ids) => ids): Promise<void> {
  return app.services.settlement.settlePayments(order(booked.map(({ paymentId }) => paymentId)));
}

function bookings() {
  return testApp.database.prisma.booking.findMany({
    where: { showingId: showing.showingId },
    include: { tickets: true, payments: { include: { refunds: true } } },
    orderBy: { id: 'asc' },
  });
}

async function expectAllSoldOnce(): Promise<void> {
  for (const { status, tickets, payments } of await bookings()) {
    expect(status).toBe('CONFIRMED');
    expect(tickets).toMatchObject([{ status: 'VALID' }]);
    expect(payments).toMatchObject([{ status: 'SUCCEEDED', refundedMinor: 0n, refunds: [] }]);
  }
  const { prisma } = testApp.database;
  const seats = await prisma.showingSeat.findMany({ where: { showingId: showing.showingId } });
  expect(seats.map(({ status, version }) => `${status} ${version}`)).toEqual(seats.map(() => 'SOLD 2'));
  const paymentIds = booked.map(({ paymentId }) => paymentId);
  expect(await prisma.fakeGatewayCharge.count({ where: { paymentId: { in: paymentIds } } })).toBe(BOOKINGS);
}

test('payments that are captured together are recorded together', async () => {
  const statements = await statementsOf(() => settle(apps[0]));
  const sales = statements.filter((text) => text.includes(`set status = 'SOLD'`));
  expect(sales.length).toBeGreaterThan(0);
  // The first charge and the first sale may go alone, since they come first.
  expect(sales.length).toBeLessThanOrEqual(3);
  expect(statements.filter((text) => text === 'COMMIT').length).toBeLessThanOrEqual(3);
  await expectAllSoldOnce();
});

test('two workers that settle the same payments in opposite orders sell each once, and never deadlock', async () => {
  await Promise.all([settle(apps[0]), settle(apps[1], (ids) => ids.toReversed())]);
  await expectAllSoldOnce();
});

test('a booking that another process has locked holds up only itself', async () => {
  const [locked] = booked;
  const select = 'select id from booking where id = $1 for update';
  await using lock = await RowLock.take(testApp.databaseUrl, select, [locked?.id]);
  const settled = settle(apps[0]);
  await lock.untilAwaitedBy(1);
  await expect
    .poll(async () => (await bookings()).filter(({ status }) => status === 'CONFIRMED').length)
    .toBe(BOOKINGS - 1);
  await lock.release();
  await settled;
  await expectAllSoldOnce();
});

test('a booking that is locked holds up no other, and a payment that is locked keeps nobody from its seat', async () => {
  expect(await sellsBesideALockedBooking(testApp)).toBe(true);
  expect(await sellsInTheSameOrder(testApp)).toBe(true);
});

test('one that has lost its seat is refunded, and the others are sold', async () => {
  const [lost] = booked;
  await letHoldEnd(testApp.database, lost?.holdId ?? '');
  const { client } = await testApp.newAccount();
  await holdSeats(client, showing, showing.seatIds.slice(0, 1));
  await settle(apps[0]);
  const all = await bookings();
  const refunded = all.filter(({ status }) => status === 'EXPIRED');
  expect(refunded).toMatchObject([
    { id: lost?.id, tickets: [{ status: 'VOID' }], payments: [{ refunds: [{ reason: 'SEATS_LOST' }] }] },
  ]);
  expect(all.filter(({ status }) => status === 'CONFIRMED')).toHaveLength(BOOKINGS - 1);
});

test('a provider that does not answer for one payment holds up no other', async () => {
  const [silent] = booked;
  const where = { id: silent?.paymentId ?? '' };
  await testApp.database.prisma.payment.update({ where, data: { token: 'pm_fake_chargedThenError' } });
  await expect(settle(apps[0])).rejects.toThrow('connection');
  const open = (await bookings()).filter(({ status }) => status !== 'CONFIRMED');
  expect(open).toMatchObject([{ id: silent?.id, status: 'PENDING_PAYMENT' }]);
  await settle(apps[0]);
  await expectAllSoldOnce();
});

test('a showing that another process is changing holds up only its own bookings', async () => {
  const other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const { client } = await testApp.newAccount();
  const { id } = await bookSeats(client, other, { seatIds: other.seatIds, paymentToken: 'pm_fake_instant' });
  const payment = await testApp.database.prisma.payment.findFirstOrThrow({ where: { bookingId: id } });
  const select = 'select id from showing where id = $1 for update';
  await using lock = await RowLock.take(testApp.databaseUrl, select, [other.showingId]);
  const settled = settle(apps[0], (ids) => [payment.id, ...ids]);
  await lock.untilAwaitedBy(1);
  await expect
    .poll(async () => (await bookings()).filter(({ status }) => status === 'CONFIRMED').length)
    .toBe(BOOKINGS);
  await lock.release();
  await settled;
  expect(await testApp.database.prisma.booking.findUnique({ where: { id } })).toMatchObject({ status: 'CONFIRMED' });
  await expectAllSoldOnce();
});
