import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bookingOnce, bookSeats, holdSeats, letHoldEnd, type SeenBooking } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import { ledgerOf } from '../support/ledger.ts';
import { PausedGateway } from '../support/paused-gateway.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

describe('a hold whose deadline passes during the capture of its payment', () => {
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
    // The role api has no workers and no recovery: the test itself takes each step.
    testApp = await startTestApp('redis', { settings: { ROLE: 'api' }, overrides: { gateway } });
    gateway.connect(testApp.database);
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  /** Two seats are booked and the money is taken; the deadline of the seats passes before the answer arrives. */
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
    settled = testApp.app.services.settlement.settlePayment(booking.payments[0]?.id ?? '');
    await gateway.untilCharged(before + 1);
    await letHoldEnd(testApp.database, holdId);
  });

  /** The gateway answers: the capture is recorded, and a refund asked for but not settled. */
  async function answerCapture(): Promise<void> {
    gateway.answers.open();
    await settled;
  }

  async function answer(): Promise<void> {
    await answerCapture();
    const pending = await testApp.database.prisma.refund.findMany({ where: { payment: { bookingId } } });
    for (const { id } of pending) await testApp.app.services.settlement.settleRefund(id);
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
      payments: [{ status: 'SUCCEEDED', amount: { amountMinor: 2400 }, refunded: { amountMinor: 2400 } }],
      refunds: [
        {
          ...{ status: 'SUCCEEDED', reason: 'SEATS_LOST', settledAt: expect.any(String) as string },
          ...{ amount: { amountMinor: 2400 }, payment: { id: booking.payments[0]?.id } },
        },
      ],
      tickets: [
        { status: 'VOID', code: null },
        { status: 'VOID', code: null },
      ],
    });
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [2400] });
  }

  test('seats lost to another buyer: the booking expires and the money is refunded', async () => {
    const other = await holdSeats((await testApp.newAccount()).client, showing, seatIds);
    await answer();
    await expectRefunded(await bookingOnce(buyer, bookingId, 'EXPIRED'));
    expect((await seats()).slice(0, 2)).toEqual([['HELD', other.id], ['HELD', other.id]]); // prettier-ignore
  });

  test('a refund counts from the moment it is asked for, while it is PENDING', async () => {
    await holdSeats((await testApp.newAccount()).client, showing, seatIds);
    await answerCapture();
    const booking = await bookingOnce(buyer, bookingId, 'EXPIRED');
    expect(booking).toMatchObject({
      refunded: { amountMinor: 2400 },
      payments: [{ status: 'SUCCEEDED', refunded: { amountMinor: 2400 } }],
      refunds: [{ status: 'PENDING', reason: 'SEATS_LOST', settledAt: null, amount: { amountMinor: 2400 } }],
    });
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [] });
    await answer();
    await expectRefunded(await bookingOnce(buyer, bookingId, 'EXPIRED'));
  });

  test('a refund that is settled twice is paid once and keeps its time', async () => {
    await holdSeats((await testApp.newAccount()).client, showing, seatIds);
    await answer();
    const { refunds } = await bookingOnce(buyer, bookingId, 'EXPIRED');
    await withoutAnyChange(testApp.database, () => testApp.app.services.settlement.settleRefund(refunds[0]?.id ?? ''));
    await expectRefunded(await bookingOnce(buyer, bookingId, 'EXPIRED'));
  });

  test('one of two seats lost: neither is sold, the money is refunded, and the other seat is free', async () => {
    const other = await holdSeats((await testApp.newAccount()).client, showing, seatIds.slice(0, 1));
    await answer();
    await expectRefunded(await bookingOnce(buyer, bookingId, 'EXPIRED'));
    expect((await seats()).slice(0, 2)).toEqual([['HELD', other.id], ['AVAILABLE', null]]); // prettier-ignore
  });

  test('the booking expired before the answer: the money is refunded, although the seats are free', async () => {
    await testApp.app.services.bookingExpiry.expire([bookingId]);
    await bookingOnce(buyer, bookingId, 'EXPIRED');
    await answer();
    await expectRefunded(await bookingOnce(buyer, bookingId, 'EXPIRED'));
    expect((await seats()).map(([status]) => status)).toEqual(Array.from({ length: 4 }, () => 'AVAILABLE'));
  });

  test('seats still held, since no other buyer took them: they are sold', async () => {
    await answer();
    const booking = await bookingOnce(buyer, bookingId, 'CONFIRMED');
    expect(booking).toMatchObject({
      refunded: { amountMinor: 0 },
      payments: [{ status: 'SUCCEEDED', refunded: { amountMinor: 0 } }],
      refunds: [],
    });
    expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [2400], refunded: [] });
    expect((await seats()).map(([status]) => status)).toEqual(['SOLD', 'SOLD', 'AVAILABLE', 'AVAILABLE']);
    await withoutAnyChange(testApp.database, () => testApp.app.services.bookingExpiry.expire([bookingId]));
  });
});

test.each(MODES)('a late capture is refunded without any intervention, %s', async (mode) => {
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
    .poll(async () => (await bookingOnce(buyer, id, 'EXPIRED')).refunds, { timeout: 15_000 })
    .toMatchObject([{ status: 'SUCCEEDED', reason: 'SEATS_LOST', amount: { amountMinor: 4800 } }]);
  const booking = await bookingOnce(buyer, id, 'EXPIRED');
  expect(booking.refunded).toEqual(booking.total);
  expect(booking.payments).toMatchObject([{ status: 'SUCCEEDED', refunded: { amountMinor: 4800 } }]);
  expect(await ledgerOf(testApp.database, booking)).toEqual({ charged: [4800], refunded: [4800] });
});
