import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bookingOnce, bookSeats, holdSeats, letHoldEnd, type SeenBooking } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import { ledgerOf } from '../support/ledger.ts';
import { PausedGateway } from '../support/paused-gateway.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

describe('a hold that ends while its payment is captured', () => {
  let testApp: TestApp;
  let gateway: PausedGateway;
  let showing: MadeShowing;
  let buyer: GraphQLClient;
  let seatIds: string[];
  let bookingId: string;
  let holdId: string;
  let settled: Promise<void>;

  beforeAll(async () => {
    gateway = new PausedGateway();
    // The role api has no sweep that could come between: each step is taken when the test says so.
    testApp = await startTestApp('redis', { settings: { ROLE: 'api' }, overrides: { gateway } });
    gateway.connect(testApp.database);
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  /** Two seats are booked, the money is taken, and the seats' deadline passes before the answer comes. */
  beforeEach(async () => {
    gateway.answers = new Gate();
    showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
    seatIds = showing.seatIds.slice(0, 2);
    ({ client: buyer } = await testApp.newAccount());
    const { prisma } = testApp.database;
    const before = await prisma.fakeGatewayCharge.count();
    bookingId = (await bookSeats(buyer, showing, { seatIds })).id;
    const booking = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId }, include: { payments: true } });
    holdId = booking.holdId;
    settled = testApp.app.settlement.settlePayment(booking.payments[0]?.id ?? '');
    await gateway.untilCharged(before + 1);
    await letHoldEnd(testApp.database, holdId);
  });

  async function answer(): Promise<void> {
    gateway.answers.open();
    await settled;
    const pending = await testApp.database.prisma.refund.findMany({ where: { payment: { bookingId } } });
    for (const { id } of pending) await testApp.app.settlement.settleRefund(id);
  }

  async function seats() {
    const rows = await testApp.database.prisma.showingSeat.findMany({ where: { showingId: showing.showingId } });
    return showing.seatIds
      .map((id) => rows.find(({ seatId }) => seatId === id))
      .map((row) => [row?.status, row?.holdId]);
  }

  async function expectRefunded(booking: SeenBooking): Promise<void> {
    expect(booking).toMatchObject({
      total: { amountMinor: 2400 },
      refunded: { amountMinor: 2400 },
      payments: [{ status: 'REFUNDED' }],
      tickets: [
        { status: 'VOID', code: null },
        { status: 'VOID', code: null },
      ],
    });
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [2400] });
  }

  test('has lost its seats to another buyer: the booking expires and the money goes back', async () => {
    const other = await holdSeats((await testApp.newAccount()).client, showing, seatIds);
    await answer();
    await expectRefunded(await bookingOnce(buyer, bookingId, 'EXPIRED'));
    expect((await seats()).slice(0, 2)).toEqual([['HELD', other.id], ['HELD', other.id]]); // prettier-ignore
  });

  test('has lost one of two seats: none is sold, the money goes back, and the other seat is free', async () => {
    const other = await holdSeats((await testApp.newAccount()).client, showing, seatIds.slice(0, 1));
    await answer();
    await expectRefunded(await bookingOnce(buyer, bookingId, 'EXPIRED'));
    expect((await seats()).slice(0, 2)).toEqual([['HELD', other.id], ['AVAILABLE', null]]); // prettier-ignore
  });

  test('was ended by the sweep before: the money goes back, although nobody else has the seats', async () => {
    expect(await testApp.app.settlement.expireBookings()).toBe(1);
    await bookingOnce(buyer, bookingId, 'EXPIRED');
    await answer();
    await expectRefunded(await bookingOnce(buyer, bookingId, 'EXPIRED'));
    expect((await seats()).map(([status]) => status)).toEqual(Array.from({ length: 4 }, () => 'AVAILABLE'));
  });

  test('still has its seats, as nobody has wanted them: they are sold', async () => {
    await answer();
    const booking = await bookingOnce(buyer, bookingId, 'CONFIRMED');
    expect(booking).toMatchObject({ refunded: { amountMinor: 0 }, payments: [{ status: 'SUCCEEDED' }] });
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [] });
    expect((await seats()).map(([status]) => status)).toEqual(['SOLD', 'SOLD', 'AVAILABLE', 'AVAILABLE']);
    expect(await testApp.app.settlement.expireBookings()).toBe(0);
  });
});

test.each(MODES)('money that was taken too late goes back without anybody doing anything, %s', async (mode) => {
  const gateway = new PausedGateway();
  await using testApp = await startTestApp(mode, { overrides: { gateway } });
  gateway.connect(testApp.database);
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4 });
  const { client: buyer } = await testApp.newAccount();
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds });
  await gateway.untilCharged(1);
  const { holdId } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } });
  await letHoldEnd(testApp.database, holdId);
  const { client: other } = await testApp.newAccount();
  await holdSeats(other, showing, showing.seatIds.slice(0, 1));
  gateway.answers.open();
  await expect
    .poll(async () => (await bookingOnce(buyer, id, 'EXPIRED')).payments, { timeout: 15_000 })
    .toMatchObject([{ status: 'REFUNDED' }]);
  const booking = await bookingOnce(buyer, id, 'EXPIRED');
  expect(booking.refunded).toEqual(booking.total);
  expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [4800], refunded: [4800] });
});
