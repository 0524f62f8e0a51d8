import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { buy, cancel, checkIn, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { bookingOnce, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { ledgerOf } from '../support/ledger.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';
import { UpdateShowing } from './operations.ts';
import { cancelShowing, readCancellation, REASON } from './cancelling.ts';

describe.each(MODES)('cancelShowing, %s,', (mode) => {
  let testApp: TestApp;
  let showing: MadeShowing;
  let manager: GraphQLClient;
  beforeAll(async () => {
    testApp = await startTestApp(mode);
  });
  beforeEach(async () => {
    showing = await showingWithTerms(testApp);
    ({ client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId));
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test('gives all that was paid back, booking fees too and whatever the policy keeps, and can be followed', async () => {
    const { prisma } = testApp.database;
    const whole = await buy(testApp, showing, 2);
    const used = await buy(testApp, showing, 2);
    const partly = await buy(testApp, showing, 2);
    const gone = await buy(testApp, showing, 1);
    expect(await checkIn(testApp, used.ticketIds[0] ?? '')).toBe(1);
    // Of 13.00 each 10.00 are given back, and 3.00 kept.
    await cancel(partly.client, { bookingId: partly.bookingId, ticketIds: partly.ticketIds.slice(0, 1) });
    await cancel(gone.client, { bookingId: gone.bookingId });
    await prisma.cinema.update({ where: { id: showing.cinemaId }, data: { cancellationCutoffMinutes: null } });

    const { showing: cancelled, errors } = await cancelShowing(manager, showing);
    expect(errors).toEqual([]);
    expect(cancelled).toMatchObject({ status: 'CANCELLED', version: 2, cancellation: { reason: REASON, total: 3 } });
    await expect
      .poll(() => readCancellation(testApp.client, showing.showingId), { timeout: 10_000 })
      .toEqual({ reason: REASON, done: 3, total: 3 });
    for (const { client, bookingId } of [whole, used, partly]) {
      const booking = await bookingOnce(client, bookingId, 'CANCELLED');
      expect(booking.tickets.map(({ status }) => status)).toEqual(['VOID', 'VOID']);
      expect(booking.refunded.amountMinor).toBe(2600);
      expect(booking.refunds.at(-1)).toMatchObject({ reason: 'SHOWING_CANCELLED' });
      await expect
        .poll(async () => (await bookingOnce(client, bookingId, 'CANCELLED')).refunds.map(({ status }) => status))
        .not.toContain('PENDING');
      const { refunded } = await ledgerOf(testApp.database, booking);
      expect(refunded.reduce((sum, amount) => sum + amount, 0)).toBe(2600);
    }
    const earlier = await bookingOnce(gone.client, gone.bookingId, 'CANCELLED');
    expect(earlier.refunds).toMatchObject([{ reason: 'BOOKING_CANCELLED', amount: { amountMinor: 1000 } }]);
    const where = { showingId: showing.showingId };
    expect(await prisma.showingCancellation.findUnique({ where })).toMatchObject({
      completedAt: expect.any(Date) as Date,
    });
    const seats = await prisma.showingSeat.findMany({ where });
    expect(new Set(seats.map(({ status }) => status))).toEqual(new Set(['AVAILABLE']));
  });

  test('closes the map for watchers: ShowingChanged, and seats that were held or sold become free', async () => {
    const { seatIds } = await buy(testApp, showing, 1);
    const { client: buyer } = await testApp.newAccount();
    const held = showing.seatIds.slice(6, 8);
    const { id: holdId } = await holdSeats(buyer, showing, held);
    await using watch = await SeatWatch.open(testApp.client, showing.showingId);
    expect([watch.status(seatIds[0]), watch.status(held[0])]).toEqual(['SOLD', 'HELD']);
    await cancelShowing(manager, showing);
    await watch.until(() => watch.status(seatIds[0]) === 'AVAILABLE' && watch.status(held[0]) === 'AVAILABLE');
    await watch.until(({ events }) => events.some(({ __typename: kind }) => kind === 'ShowingChanged'));
    expect(watch.events.find(({ __typename: kind }) => kind === 'ShowingChanged')).toMatchObject({
      showing: { status: 'CANCELLED' },
    });
    const hold = await testApp.database.prisma.hold.findUnique({ where: { id: holdId } });
    expect(hold).toMatchObject({ status: 'RELEASED' });
    await expect(holdSeats(buyer, showing, held)).rejects.toThrow('SalesClosed');
  });

  test('ends a booking whose payment was declined, and counts it', async () => {
    const plain = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
    const { client: buyer } = await testApp.newAccount();
    const paymentToken = 'pm_card_visa_chargeDeclined';
    const { id } = await bookSeats(buyer, plain, { seatIds: plain.seatIds, paymentToken });
    await bookingOnce(buyer, id, 'PAYMENT_FAILED');
    const { client } = await testApp.newAccount('MANAGER', plain.cinemaId);
    expect((await cancelShowing(client, plain)).showing?.cancellation).toMatchObject({ total: 1 });
    const booking = await bookingOnce(buyer, id, 'CANCELLED');
    expect(booking.refunds).toEqual([]);
    expect(await readCancellation(client, plain.showingId)).toMatchObject({ done: 1, total: 1 });
  });
});

describe('cancelShowing', () => {
  let testApp: TestApp;
  let showing: MadeShowing;
  let manager: GraphQLClient;
  let managerId: string;
  beforeAll(async () => {
    testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  });
  beforeEach(async () => {
    showing = await showingWithTerms(testApp);
    ({ client: manager, accountId: managerId } = await testApp.newAccount('MANAGER', showing.cinemaId));
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  async function proceed() {
    const { id } = await testApp.database.prisma.showingCancellation.findUniqueOrThrow({
      where: { showingId: showing.showingId },
    });
    await testApp.app.services.cancelBookings.proceed(id);
  }

  test('repeated with its key it changes nothing and has the same answer; with other input it is a conflict', async () => {
    await buy(testApp, showing, 1);
    const input = { showingId: showing.showingId, idempotencyKey: newId() };
    const first = await cancelShowing(manager, input);
    const again = await withoutAnyChange(testApp.database, () => cancelShowing(manager, input));
    expect(again).toEqual(first);
    for (const other of [{ reason: 'Another reason' }, { showingId: newId() }]) {
      const refused = await withoutAnyChange(testApp.database, () => cancelShowing(manager, { ...input, ...other }));
      expect(refused).toMatchObject({ showing: null, errors: [{ __typename: 'IdempotencyConflict' }] });
    }
  });

  test('with another key, or of another manager, a cancelled showing is answered as it is', async () => {
    const { client: another } = await testApp.newAccount('MANAGER', showing.cinemaId);
    const first = await cancelShowing(manager, showing);
    for (const client of [manager, another]) {
      const again = await withoutAnyChange(testApp.database, () =>
        cancelShowing(client, { ...showing, reason: 'Once more' }),
      );
      expect(again).toEqual(first);
    }
  });

  test('names everything that is wrong, and an unknown showing', async () => {
    const errors = async (input: object) => {
      const { showing: none, errors: found } = await withoutAnyChange(testApp.database, () =>
        cancelShowing(manager, { showingId: showing.showingId, ...input }),
      );
      expect(none).toBeNull();
      return found.map(({ __typename: kind, path }) => `${kind} ${path.join('.')}`);
    };
    expect(await errors({ reason: ' ', idempotencyKey: '' })).toEqual([
      'InvalidInput input.reason',
      'InvalidInput input.idempotencyKey',
    ]);
    expect(await errors({ reason: 'x'.repeat(201) })).toEqual(['InvalidInput input.reason']);
    for (const showingId of [newId(), 'nonsense'])
      expect(await errors({ showingId })).toEqual(['NotFound input.showingId']);
  });

  test('is in the audit log with its reason, and the showing cannot be changed afterwards', async () => {
    const { showingId: id } = showing;
    await cancelShowing(manager, showing);
    const entries = await testApp.database.prisma.auditEntry.findMany({ where: { entityId: id } });
    expect(entries).toMatchObject([{ actorId: managerId, action: 'cancelShowing', reason: REASON }]);
    const { updateShowing } = await manager.request(UpdateShowing, { input: { id, expectedVersion: 2, format: '3D' } });
    expect(updateShowing.errors).toMatchObject([{ __typename: 'InvalidInput' }]);
    expect(await readCancellation(testApp.client, id)).toEqual({ reason: REASON, done: 0, total: 0 });
  });

  test('a payment that is in progress is left to its settlement: it is not charged, and the booking ends', async () => {
    const plain = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
    showing = plain;
    const { client } = await testApp.newAccount('MANAGER', plain.cinemaId);
    const { client: buyer } = await testApp.newAccount();
    const { id, payments } = await bookSeats(buyer, plain, { seatIds: plain.seatIds });
    await cancelShowing(client, plain);
    await proceed();
    expect(await readCancellation(client, plain.showingId)).toMatchObject({ done: 0, total: 1 });
    await testApp.app.services.settlement.settlePayment(payments[0]?.id ?? '');
    expect(await bookingOnce(buyer, id, 'CANCELLED')).toMatchObject({ payments: [{ status: 'DECLINED' }] });
    expect(await readCancellation(client, plain.showingId)).toMatchObject({ done: 1, total: 1 });
    await proceed();
    const where = { showingId: plain.showingId };
    const { completedAt } = await testApp.database.prisma.showingCancellation.findUniqueOrThrow({ where });
    expect(completedAt).not.toBeNull();
  });

  test('what is done twice, and by two at once, is done once', async () => {
    const { bookingId } = await buy(testApp, showing, 3);
    await cancelShowing(manager, showing);
    await Promise.all([proceed(), proceed()]);
    await proceed();
    const refunds = await testApp.database.prisma.refund.findMany({ where: { payment: { bookingId } } });
    expect(refunds.map(({ amountMinor }) => amountMinor)).toEqual([3900n]);
  });
});
