import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../src/platform/ids.ts';
import { bookSeats, holdSeats } from '../../support/buying.ts';
import { ADULT_PRICE, type MadeShowing } from '../../support/fixtures.ts';
import { newGuest } from '../../support/guest.ts';
import { BookingUpdated, ReadBooking } from '../../support/operations.ts';
import { withoutAnyChange } from '../../support/rows.ts';
import { SeatWatch } from '../../support/seat-watch.ts';
import { MODES, startTestApp, type TestApp } from '../../support/test-app.ts';
import { bookFor, ADA } from '../contacts/operations.ts';
import { buy, cancel, CancelBooking, checkIn, quote, showingWithTerms } from './operations.ts';

const statusOf = (answer: { tickets: { status: string }[] } | null | undefined) =>
  answer?.tickets.map(({ status }) => status);

describe.each(MODES)('%s', (mode) => {
  let testApp: TestApp;
  let showing: MadeShowing;
  beforeAll(async () => {
    testApp = await startTestApp(mode);
  });
  beforeEach(async () => {
    showing = await showingWithTerms(testApp);
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test('what is quoted is given back, and the refund is settled by the provider', async () => {
    const { client, bookingId } = await buy(testApp, showing);
    const { quote: quoted, errors } = await withoutAnyChange(testApp.database, () => quote(client, { bookingId }));
    expect(errors).toEqual([]);
    // Of each ticket 12.00 less 2.00; the booking fees of 1.00 are kept.
    expect(quoted).toMatchObject({ refund: { amountMinor: 2000, currency: 'EUR' }, fee: { amountMinor: 600 } });
    await using updates = client.subscribe(BookingUpdated, { bookingId });
    const cancelled = await cancel(client, { bookingId });
    expect(cancelled).toMatchObject({
      errors: [],
      booking: { status: 'CANCELLED', refunded: { amountMinor: 2000 }, total: { amountMinor: 2600 } },
      refunds: [{ amount: { amountMinor: 2000 }, reason: 'BOOKING_CANCELLED' }],
    });
    expect(statusOf(cancelled.booking)).toEqual(['VOID', 'VOID']);
    await updates.until(() => updates.received.at(-1)?.data?.bookingUpdated.refunds[0]?.status === 'SUCCEEDED');
    const [refund] = await testApp.database.prisma.fakeGatewayRefund.findMany({
      where: { refundId: cancelled.refunds[0]?.id ?? '' },
    });
    expect(refund?.amountMinor).toBe(2000n);
  });

  test('the seats are free for the next buyer at once, and watchers see it', async () => {
    const { client, bookingId, seatIds, ticketIds } = await buy(testApp, showing);
    await using watch = await SeatWatch.open(testApp.client, showing.showingId);
    expect(watch.status(seatIds[0])).toBe('SOLD');
    await cancel(client, { bookingId, ticketIds: ticketIds.slice(0, 1) });
    await watch.until(() => watch.status(seatIds[0]) === 'AVAILABLE');
    expect(watch.status(seatIds[1])).toBe('SOLD');
    const { client: next } = await testApp.newAccount();
    await holdSeats(next, showing, seatIds.slice(0, 1));
  });

  test('one ticket and then the other: the booking is CANCELLED with the last one', async () => {
    const { cinemaId: id } = showing;
    await testApp.database.prisma.cinema.update({ where: { id }, data: { cancellationRefundsBookingFee: true } });
    const { client, bookingId, ticketIds } = await buy(testApp, showing);
    const [first = '', second = ''] = ticketIds;
    const one = await cancel(client, { bookingId, ticketIds: [first] });
    expect(one).toMatchObject({ booking: { status: 'CONFIRMED' }, refunds: [{ amount: { amountMinor: 1100 } }] });
    expect(statusOf(one.booking)).toEqual(['VOID', 'VALID']);
    const other = await cancel(client, { bookingId, ticketIds: [second] });
    expect(other).toMatchObject({ booking: { status: 'CANCELLED' }, refunds: [{ amount: { amountMinor: 1100 } }] });
    expect(other.booking?.refunds).toHaveLength(2);
  });
});

describe('cancelling', () => {
  let testApp: TestApp;
  let showing: MadeShowing;
  beforeAll(async () => {
    testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  });
  beforeEach(async () => {
    showing = await showingWithTerms(testApp);
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  /** Both the quote and the cancellation, which changes nothing. */
  async function refusals(client: TestApp['client'], input: { bookingId: string; ticketIds?: string[] }) {
    const { quote: quoted, errors } = await quote(client, input);
    const cancelled = await withoutAnyChange(testApp.database, () => cancel(client, input));
    expect(quoted).toBeNull();
    expect(cancelled).toMatchObject({ booking: null, refunds: [] });
    expect(cancelled.errors).toEqual(errors);
    return errors;
  }
  const kinds = (errors: { __typename: string; path: string[] }[]) =>
    errors.map(({ __typename: kind, path }) => `${kind} ${path.join('.')}`);

  test('until the cut-off it is possible, and from then on NotCancellable with the cut-off', async () => {
    const { client, bookingId } = await buy(testApp, showing, 1);
    const { prisma } = testApp.database;
    const startAt = (startsAt: Date) =>
      prisma.showing.update({ where: { id: showing.showingId }, data: { startsAt, salesCloseAt: startsAt } });
    const soon = new Date(Date.now() + 59 * 60_000);
    await startAt(soon);
    const errors = await refusals(client, { bookingId });
    expect(kinds(errors)).toEqual(['NotCancellable input.bookingId']);
    expect(errors).toMatchObject([{ cutoff: new Date(soon.getTime() - 3_600_000).toISOString() }]);
    await startAt(new Date(Date.now() + 61 * 60_000));
    expect((await cancel(client, { bookingId })).errors).toEqual([]);
  });

  test('where the cinema takes no tickets back it is NotCancellable without a cut-off', async () => {
    const { cinemaId: id } = showing;
    const { client, bookingId } = await buy(testApp, showing, 1);
    await testApp.database.prisma.cinema.update({ where: { id }, data: { cancellationCutoffMinutes: null } });
    expect(await refusals(client, { bookingId })).toMatchObject([{ __typename: 'NotCancellable', cutoff: null }]);
  });

  test('each ticket that is wrong is named', async () => {
    const { client, bookingId, ticketIds } = await buy(testApp, showing, 3);
    const { ticketIds: others } = await buy(testApp, showing, 1);
    const [used = '', gone = '', good = ''] = ticketIds;
    expect(await checkIn(testApp, used)).toBe(1);
    await cancel(client, { bookingId, ticketIds: [gone] });
    const asked = [good, used, 'nonsense', gone, others[0] ?? '', good, newId()];
    expect(kinds(await refusals(client, { bookingId, ticketIds: asked }))).toEqual([
      ...['NotFound input.ticketIds.2', 'NotFound input.ticketIds.4'],
      ...['InvalidInput input.ticketIds.5', 'NotFound input.ticketIds.6'],
      ...['NotCancellable input.ticketIds.1', 'NotCancellable input.ticketIds.3'],
    ]);
    expect(kinds(await refusals(client, { bookingId, ticketIds: [] }))).toEqual(['InvalidInput input.ticketIds']);
  });

  test('left out, all that are VALID are cancelled; a USED one stays, and with it the booking', async () => {
    const { client, bookingId, ticketIds } = await buy(testApp, showing, 2);
    await checkIn(testApp, ticketIds[0] ?? '');
    const { booking, refunds, errors } = await cancel(client, { bookingId });
    expect(errors).toEqual([]);
    expect(statusOf(booking)).toEqual(['USED', 'VOID']);
    expect(booking?.status).toBe('CONFIRMED');
    expect(refunds).toMatchObject([{ amount: { amountMinor: 1000 } }]);
    expect(kinds(await refusals(client, { bookingId }))).toEqual(['NotCancellable input.bookingId']);
  });

  test('a fee above the price gives nothing back, and makes no refund', async () => {
    const { cinemaId: id } = showing;
    await testApp.database.prisma.cinema.update({ where: { id }, data: { cancellationFeeMinor: 5000n } });
    const { client, bookingId } = await buy(testApp, showing, 1);
    expect((await quote(client, { bookingId })).quote).toMatchObject({
      refund: { amountMinor: 0 },
      fee: { amountMinor: ADULT_PRICE + 100 },
    });
    const cancelled = await cancel(client, { bookingId });
    expect(cancelled).toMatchObject({ booking: { status: 'CANCELLED', refunds: [] }, refunds: [], errors: [] });
    expect(await testApp.database.prisma.refund.count({ where: { payment: { bookingId } } })).toBe(0);
  });

  test('a booking that waits for its payment, or was not paid, is NotCancellable', async () => {
    const { client } = await testApp.newAccount();
    const plain = await showingWithTerms(testApp, { terms: { bookingFeeMinor: 0n } });
    const { id: bookingId } = await bookSeats(client, plain, { seatIds: plain.seatIds.slice(0, 1) });
    for (const status of ['PENDING_PAYMENT', 'PAYMENT_FAILED', 'DUE_AT_COUNTER', 'EXPIRED', 'CANCELLED'] as const) {
      await testApp.database.prisma.booking.update({ where: { id: bookingId }, data: { status } });
      expect(kinds(await refusals(client, { bookingId })), status).toEqual(['NotCancellable input.bookingId']);
    }
  });

  test('of a cancelled showing nothing is cancelled under the policy', async () => {
    const { client, bookingId } = await buy(testApp, showing, 1);
    const data = { cancelledAt: new Date() };
    await testApp.database.prisma.showing.update({ where: { id: showing.showingId }, data });
    expect(kinds(await refusals(client, { bookingId }))).toEqual(['NotCancellable input.bookingId']);
  });

  test('a stranger and staff of other cinemas find no such booking', async () => {
    const { bookingId } = await buy(testApp, showing, 1);
    const { cinemaId: elsewhere } = await showingWithTerms(testApp);
    for (const { client } of [
      await testApp.newAccount(),
      await testApp.newAccount('MANAGER', elsewhere),
      await testApp.newAccount('DOOR', showing.cinemaId),
    ])
      expect(kinds(await refusals(client, { bookingId }))).toEqual(['NotFound input.bookingId']);
  });

  test('a guest cancels its own booking', async () => {
    const { client } = await newGuest(testApp);
    const plain = await showingWithTerms(testApp, { terms: { bookingFeeMinor: 0n } });
    const { booking } = await bookFor(client, plain, { seatIds: plain.seatIds.slice(0, 1), contact: ADA });
    const bookingId = booking?.id ?? '';
    await testApp.app.services.settlement.settlePayment(booking?.payments[0]?.id ?? '');
    expect(await cancel(client, { bookingId })).toMatchObject({ errors: [], booking: { status: 'CANCELLED' } });
  });

  test('the box office cancels any booking of its cinema, and the audit log says so; of a buyer it says nothing', async () => {
    const { client: buyer, bookingId, ticketIds } = await buy(testApp, showing, 2);
    const { client, accountId } = await testApp.newAccount('BOX_OFFICE', showing.cinemaId);
    await cancel(buyer, { bookingId, ticketIds: ticketIds.slice(0, 1) });
    expect(await cancel(client, { bookingId })).toMatchObject({ errors: [], booking: { status: 'CANCELLED' } });
    const entries = await testApp.database.prisma.auditEntry.findMany({ where: { entityId: bookingId } });
    expect(entries).toMatchObject([
      {
        ...{ actorId: accountId, action: 'cancelBooking', entityType: 'Booking', cinemaId: showing.cinemaId },
        changes: [
          { field: 'paidMinor', before: 1600, after: 600 },
          { field: 'status', before: 'CONFIRMED', after: 'CANCELLED' },
          { field: 'validTickets', before: 1, after: 0 },
        ],
      },
    ]);
  });

  test('the same key and input, in any order of tickets, give the same answer; another input is a conflict', async () => {
    const { client, bookingId, ticketIds } = await buy(testApp, showing, 3);
    const [first = '', second = ''] = ticketIds;
    const ask = async (input: { ticketIds?: string[]; bookingId?: string }) =>
      (await client.request(CancelBooking, { input: { bookingId, idempotencyKey: 'one', ...input } })).cancelBooking;
    const done = await ask({ ticketIds: [first, second] });
    expect(done.errors).toEqual([]);
    expect(await ask({ ticketIds: [second, first] })).toEqual(done);
    for (const input of [{}, { ticketIds: [first] }, { bookingId: newId() }])
      expect(await ask(input)).toMatchObject({
        ...{ booking: null, refunds: [] },
        errors: [{ __typename: 'IdempotencyConflict', path: ['input', 'idempotencyKey'] }],
      });
    const other = await buy(testApp, showing, 1);
    const { cancelBooking } = await other.client.request(CancelBooking, {
      input: { bookingId: other.bookingId, idempotencyKey: 'one' },
    });
    expect(cancelBooking.errors).toEqual([]);
  });

  test('a refused request has not used its key', async () => {
    const { client, bookingId, ticketIds } = await buy(testApp, showing, 1);
    const ask = async (ids: string[]) => {
      const input = { bookingId, ticketIds: ids, idempotencyKey: 'again' };
      return (await client.request(CancelBooking, { input })).cancelBooking.errors;
    };
    expect(kinds(await ask([newId()]))).toEqual(['NotFound input.ticketIds.0']);
    expect(await ask(ticketIds)).toEqual([]);
    for (const idempotencyKey of ['', 'x'.repeat(201)]) {
      const { cancelBooking } = await client.request(CancelBooking, { input: { bookingId, idempotencyKey } });
      expect(kinds(cancelBooking.errors)).toEqual(['InvalidInput input.idempotencyKey']);
    }
  });

  test('a seat that is blocked on its map is BLOCKED once its ticket is cancelled', async () => {
    const { client, bookingId, seatIds } = await buy(testApp, showing, 1);
    const { prisma } = testApp.database;
    await prisma.showingSeat.updateMany({ where: { seatId: seatIds[0] ?? '' }, data: { blockedOnMap: true } });
    await cancel(client, { bookingId });
    const seat = await prisma.showingSeat.findFirstOrThrow({ where: { seatId: seatIds[0] ?? '' } });
    expect(seat).toMatchObject({ status: 'BLOCKED', ticketId: null });
  });

  test('a free ticket is cancelled without a refund', async () => {
    const free = await showingWithTerms(testApp, { terms: { bookingFeeMinor: 0n } });
    await testApp.database.prisma.price.updateMany({
      where: { priceListId: free.priceListId },
      data: { amountMinor: 0 },
    });
    const { client } = await testApp.newAccount();
    const seatIds = free.seatIds.slice(0, 1);
    const expectedTotal = { amountMinor: 0, currency: 'EUR' };
    const { booking } = await bookFor(client, free, { seatIds, payment: null, expectedTotal });
    await testApp.app.services.settlement.settlePayment(booking?.payments[0]?.id ?? '');
    expect(await cancel(client, { bookingId: booking?.id ?? '' })).toMatchObject({
      ...{ errors: [], refunds: [], booking: { status: 'CANCELLED' } },
    });
  });

  test('a ticket of a cancelled booking has no code', async () => {
    const { client, bookingId } = await buy(testApp, showing, 1);
    await cancel(client, { bookingId });
    expect((await client.request(ReadBooking, { id: bookingId })).booking?.tickets[0]?.code).toBeNull();
  });
});
