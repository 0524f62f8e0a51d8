import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../src/platform/ids.ts';
import { bookSeats, holdSeats } from '../../support/buying.ts';
import { ReadBooking } from '../../support/operations.ts';
import { withoutAnyChange } from '../../support/rows.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { cancel, checkIn, showingWithTerms } from '../cancellation/operations.ts';
import { buyWithManager, euros, refund, RefundBooking, type Wanted } from './operations.ts';
import { failRefund } from '../../../src/bookings/sql/fail-refund.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const statuses = (booking: { tickets: { status: string }[] } | null | undefined) =>
  booking?.tickets.map(({ status }) => status);
const linesOf = async (refundId: string | undefined) =>
  (
    await testApp.database.prisma.refundLine.findMany({
      where: { refundId: refundId ?? '' },
      orderBy: { ticket: { seat: { position: 'asc' } } },
    })
  ).map(({ amountMinor }) => Number(amountMinor));

describe('what is given back', () => {
  test('tickets alone are voided for their price, without the booking fee; their seats are free', async () => {
    const { manager, bookingId, ticketIds, seatIds, showing } = await buyWithManager(testApp);
    const { booking, refunds, errors } = await refund(manager, bookingId, { ticketIds: ticketIds.slice(0, 1) });
    expect(errors).toEqual([]);
    expect(statuses(booking)).toEqual(['VOID', 'VALID']);
    expect(booking?.status).toBe('CONFIRMED');
    expect(refunds).toMatchObject([
      { amount: euros(1200), status: 'PENDING', reason: 'STAFF', note: 'a broken heating', paidOtherwise: false },
    ]);
    const { client: next } = await testApp.newAccount();
    await holdSeats(next, showing, seatIds.slice(0, 1));
    await testApp.app.services.settlement.settleRefund(refunds[0]?.id ?? '');
    const charged = await testApp.database.prisma.fakeGatewayRefund.findMany({
      where: { refundId: refunds[0]?.id ?? '' },
    });
    expect(charged).toMatchObject([{ amountMinor: 1200n }]);
  });

  test('the last ticket ends the booking, also past the cut-off and where nothing is taken back', async () => {
    const { manager, bookingId, ticketIds, showing } = await buyWithManager(testApp, 1);
    const { prisma } = testApp.database;
    const soon = new Date(Date.now() + 60_000);
    await prisma.showing.update({ where: { id: showing.showingId }, data: { startsAt: soon, salesCloseAt: soon } });
    await prisma.cinema.update({ where: { id: showing.cinemaId }, data: { cancellationCutoffMinutes: null } });
    expect(await refund(manager, bookingId, { ticketIds })).toMatchObject({
      ...{ errors: [], booking: { status: 'CANCELLED' }, refunds: [{ amount: euros(1200) }] },
    });
  });

  test('an amount alone leaves the tickets, and is shared by them', async () => {
    const { manager, bookingId } = await buyWithManager(testApp, 3);
    const { booking, refunds } = await refund(manager, bookingId, { amount: euros(1000) });
    expect(statuses(booking)).toEqual(['VALID', 'VALID', 'VALID']);
    expect(await linesOf(refunds[0]?.id)).toEqual([333, 333, 334]);
  });

  test('tickets and an amount: they are voided, and the amount is for them before others', async () => {
    const { manager, bookingId, ticketIds } = await buyWithManager(testApp, 2);
    const { booking, refunds } = await refund(manager, bookingId, {
      ...{ ticketIds: ticketIds.slice(1), amount: euros(1500) },
    });
    expect(statuses(booking)).toEqual(['VALID', 'VOID']);
    expect(await linesOf(refunds[0]?.id)).toEqual([200, 1300]);
    const free = await refund(manager, bookingId, { ticketIds: ticketIds.slice(0, 1), amount: euros(0) });
    expect(free).toMatchObject({ booking: { status: 'CANCELLED' }, refunds: [], errors: [] });
  });

  test('what a cancellation has kept can be given back after it, and no more', async () => {
    const { client, manager, bookingId } = await buyWithManager(testApp, 2);
    await cancel(client, { bookingId });
    const tooMuch = await withoutAnyChange(testApp.database, () => refund(manager, bookingId, { amount: euros(601) }));
    expect(tooMuch.errors).toMatchObject([
      { __typename: 'RefundTooHigh', path: ['input', 'amount'], refundable: euros(600) },
    ]);
    const kept = await refund(manager, bookingId, { amount: euros(600) });
    expect(kept).toMatchObject({ errors: [], booking: { status: 'CANCELLED', refunded: euros(2600) } });
  });

  test('after goodwill a ticket gives back what is left of its price', async () => {
    const { manager, bookingId, ticketIds } = await buyWithManager(testApp, 1);
    await refund(manager, bookingId, { amount: euros(500) });
    expect(await refund(manager, bookingId, { ticketIds })).toMatchObject({ refunds: [{ amount: euros(700) }] });
  });

  test('what was paid otherwise is SUCCEEDED at once, and the provider is never asked', async () => {
    const { manager, bookingId } = await buyWithManager(testApp, 1);
    const { refunds } = await refund(manager, bookingId, { amount: euros(300), paidOtherwise: true });
    expect(refunds).toMatchObject([
      { status: 'SUCCEEDED', paidOtherwise: true, settledAt: expect.any(String) as string },
    ]);
    await testApp.app.services.settlement.settleRefund(refunds[0]?.id ?? '');
    const where = { refundId: refunds[0]?.id ?? '' };
    expect(await testApp.database.prisma.fakeGatewayRefund.count({ where })).toBe(0);
  });

  test('a refund that FAILED is found by a search, and is paid otherwise', async () => {
    const { manager, bookingId } = await buyWithManager(testApp, 1);
    const { refunds } = await refund(manager, bookingId, { amount: euros(1300) });
    const found = async (status: string) => {
      const document = `query { searchBookings(filter: { refundStatuses: [${status}] }) { totalCount nodes { id } } }`;
      const { data } = await manager.send<{ searchBookings: { totalCount: number; nodes: { id: string }[] } }, object>(
        ...[document, {}],
      );
      return data?.searchBookings;
    };
    expect(await found('FAILED')).toEqual({ totalCount: 0, nodes: [] });
    expect(await found('')).toEqual({ totalCount: 0, nodes: [] });
    expect(await found('PENDING')).toEqual({ totalCount: 1, nodes: [{ id: bookingId }] });
    // As the provider's refusal is recorded.
    await testApp.database.prisma.$executeRaw`
      with failed as (
        update refund set status = 'FAILED', settled_at = clock_timestamp() where id = ${refunds[0]?.id}::uuid
      )
      update payment set refunded_minor = 0 where booking_id = ${bookingId}::uuid`;
    expect(await found('FAILED')).toEqual({ totalCount: 1, nodes: [{ id: bookingId }] });
    const again = await refund(manager, bookingId, { amount: euros(1300), paidOtherwise: true });
    expect(again).toMatchObject({ errors: [], booking: { refunded: euros(1300) } });
  });

  test('what the provider refused for one ticket is paid otherwise for that one, and another keeps its own refund', async () => {
    const { client, manager, bookingId, ticketIds } = await buyWithManager(testApp, 3);
    const [first = '', second = '', third = ''] = ticketIds;
    const { refunds } = await cancel(client, { bookingId, ticketIds: [first] });
    await testApp.database.transaction((tx) => failRefund(tx, refunds[0]?.id ?? ''));
    const again = await refund(manager, bookingId, { amount: euros(1000), paidOtherwise: true });
    expect(await linesOf(again.refunds[0]?.id)).toEqual([1000]);
    const next = await cancel(client, { bookingId, ticketIds: [second] });
    expect(next.refunds).toMatchObject([{ amount: euros(1000) }]);
    // What is more than that is goodwill, which the good ticket has first.
    await testApp.database.transaction((tx) => failRefund(tx, next.refunds[0]?.id ?? ''));
    const more = await refund(manager, bookingId, { amount: euros(1100), paidOtherwise: true });
    expect(await linesOf(more.refunds[0]?.id)).toEqual([1000, 100]);
    expect((await cancel(client, { bookingId, ticketIds: [third] })).refunds).toMatchObject([{ amount: euros(900) }]);
  });

  test('money for what was never sold goes back without lines', async () => {
    const { manager, bookingId } = await buyWithManager(testApp, 1);
    await testApp.database.prisma.$executeRaw`
      with ended as (update booking set status = 'CANCELLED' where id = ${bookingId}::uuid)
      update ticket set status = 'VOID', sold_at = null where booking_id = ${bookingId}::uuid`;
    const { refunds, errors } = await refund(manager, bookingId, { amount: euros(1300) });
    expect(errors).toEqual([]);
    expect(await linesOf(refunds[0]?.id)).toEqual([]);
  });
});

describe('what is refused', () => {
  const kinds = (errors: { __typename: string; path: string[] }[]) =>
    errors.map(({ __typename: kind, path }) => `${kind} ${path.join('.')}`);

  test('each field that is wrong is named, and nothing is changed', async () => {
    const { manager, bookingId, ticketIds } = await buyWithManager(testApp, 3);
    const [used = '', gone = '', good = ''] = ticketIds;
    await checkIn(testApp, used);
    await refund(manager, bookingId, { ticketIds: [gone] });
    const refusals = async (wanted: Wanted) =>
      kinds((await withoutAnyChange(testApp.database, () => refund(manager, bookingId, wanted))).errors);
    expect(await refusals({})).toEqual(['InvalidInput input.amount']);
    expect(await refusals({ amount: euros(0) })).toEqual(['InvalidInput input.amount.amountMinor']);
    expect(await refusals({ amount: { amountMinor: -1, currency: 'USD' }, ticketIds: [] })).toEqual([
      ...['InvalidInput input.amount.amountMinor', 'InvalidInput input.amount.currency'],
      'InvalidInput input.ticketIds',
    ]);
    expect(await refusals({ ticketIds: [good, good, newId(), used, gone] })).toEqual([
      ...['InvalidInput input.ticketIds.1', 'NotFound input.ticketIds.2'],
      ...['InvalidInput input.ticketIds.3', 'InvalidInput input.ticketIds.4'],
    ]);
    expect(await refusals({ ticketIds: [good], reason: ' ' })).toEqual(['InvalidInput input.reason']);
    expect(await refusals({ ticketIds: [good], idempotencyKey: '' })).toEqual(['InvalidInput input.idempotencyKey']);
  });

  test('a booking that was not paid, and tickets of a cancelled showing', async () => {
    const showing = await showingWithTerms(testApp, { terms: { bookingFeeMinor: 0n } });
    const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
    const { client } = await testApp.newAccount();
    const { id } = await bookSeats(client, showing, { seatIds: showing.seatIds.slice(0, 1) });
    expect(kinds((await refund(manager, id, { amount: euros(1) })).errors)).toEqual(['InvalidInput input.bookingId']);
    const paid = await buyWithManager(testApp, 1);
    const { showingId } = paid.showing;
    await testApp.database.prisma.showing.update({ where: { id: showingId }, data: { cancelledAt: new Date() } });
    const { errors } = await refund(paid.manager, paid.bookingId, { ticketIds: paid.ticketIds });
    expect(kinds(errors)).toEqual(['InvalidInput input.ticketIds']);
    expect((await refund(paid.manager, paid.bookingId, { amount: euros(5) })).errors).toEqual([]);
  });

  test('the buyer, and a manager of another cinema', async () => {
    const { client, bookingId } = await buyWithManager(testApp, 1);
    const { manager: another } = await buyWithManager(testApp, 1);
    expect(kinds((await refund(another, bookingId, { amount: euros(1) })).errors)).toEqual([
      'NotFound input.bookingId',
    ]);
    const input = { bookingId, amount: euros(1), reason: 'why not', idempotencyKey: newId() };
    const { errors } = await client.send(RefundBooking, { input });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

test('the same request refunds once, and another one with its key is a conflict', async () => {
  const { manager, bookingId, client } = await buyWithManager(testApp, 1);
  const wanted = { amount: euros(100), idempotencyKey: newId() };
  const first = await refund(manager, bookingId, wanted);
  expect(await refund(manager, bookingId, wanted)).toEqual(first);
  for (const other of [{ amount: euros(101) }, { paidOtherwise: true }, { reason: 'another' }])
    expect((await refund(manager, bookingId, { ...wanted, ...other })).errors).toMatchObject([
      { __typename: 'IdempotencyConflict' },
    ]);
  expect((await client.request(ReadBooking, { id: bookingId })).booking?.refunds).toHaveLength(1);
});

test('it is in the audit log, with its reason', async () => {
  const { manager, managerId, bookingId, ticketIds } = await buyWithManager(testApp, 1);
  await refund(manager, bookingId, { ticketIds, paidOtherwise: true });
  const entries = await testApp.database.prisma.auditEntry.findMany({ where: { entityId: bookingId } });
  expect(entries).toMatchObject([{ action: 'refundBooking', actorId: managerId, reason: 'a broken heating' }]);
  expect(entries[0]?.changes).toEqual([
    { field: 'paidMinor', before: 1300, after: 100 },
    { field: 'paidOtherwise', before: null, after: true },
    { field: 'status', before: 'CONFIRMED', after: 'CANCELLED' },
    { field: 'validTickets', before: 1, after: 0 },
  ]);
});
