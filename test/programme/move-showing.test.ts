import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { buy, cancel, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { differencesOf } from '../support/audited.ts';
import { bookingOnce, bookSeats, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import type { MadeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { sellBySql } from '../support/sold-by-sql.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';
import { cancelShowing } from './cancelling.ts';
import { anotherAuditorium, moveShowing, TicketCodesOfBooking } from './moving.ts';

describe.each(MODES)('moveShowing, %s,', (mode) => {
  let testApp: TestApp;
  beforeAll(async () => {
    testApp = await startTestApp(mode);
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test('180 sold tickets move with their codes, parties stay together, and watchers get a fresh snapshot', async () => {
    const { prisma } = testApp.database;
    const showing = await showingWithTerms(testApp, { rows: 10, seatsPerRow: 20 });
    const other = await anotherAuditorium(testApp, showing, { rows: 12, seatsPerRow: 16 });
    const { client: buyer, accountId } = await testApp.newAccount();
    const { client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId);
    // 60 parties of 3: six in each row.
    const seats = Array.from({ length: 60 }, (_, party) => {
      const first = Math.floor(party / 6) * 20 + (party % 6) * 3;
      return showing.seatIds.slice(first, first + 3);
    });
    const sold = await sellBySql(testApp.database, showing, { accountId, seats });
    const codes = async () => {
      const bookings = await Promise.all(sold.map(({ bookingId: id }) => buyer.request(TicketCodesOfBooking, { id })));
      return new Map(bookings.flatMap(({ booking }) => booking?.tickets ?? []).map(({ id, code }) => [id, code]));
    };
    const before = await codes();
    expect(new Set(before.values()).size).toBe(180);
    await using watch = await SeatWatch.open(testApp.client, showing.showingId);

    const input = { showingId: showing.showingId, auditoriumId: other.auditoriumId };
    const tried = await withoutAnyChange(testApp.database, () => moveShowing(manager, { ...input, dryRun: true }));
    const { showing: moved, moves, errors } = await moveShowing(manager, input);
    expect(errors).toEqual([]);
    expect(moved).toMatchObject({
      version: 2,
      auditorium: { id: other.auditoriumId },
      seatMap: { id: other.seatMapId },
    });
    expect(moves).toEqual(tried.moves);
    expect(moves).toHaveLength(180);
    expect(await codes()).toEqual(before);
    const { ticketCodes } = testApp.app.services;
    const reader = await ticketCodes();
    for (const [id, code] of before) expect(reader.read(code ?? '')?.ticketId).toBe(id);

    const seatOf = new Map(moves.map(({ ticket, to }) => [ticket.id, other.seatIds.indexOf(to?.id ?? '')]));
    for (const { tickets } of sold) {
      const places = tickets.map(({ ticketId }) => seatOf.get(ticketId) ?? -1).toSorted((a, b) => a - b);
      const [first = -1] = places;
      expect(places).toEqual([first, first + 1, first + 2]);
      expect(first % 16).toBeLessThanOrEqual(13);
    }
    const rows = await prisma.showingSeat.findMany({ where: { showingId: showing.showingId } });
    expect(rows).toHaveLength(192);
    expect(rows.filter(({ status }) => status === 'SOLD')).toHaveLength(180);
    await watch.until(({ snapshots }) => snapshots === 2);
    expect(watch.events.some(({ __typename: kind }) => kind === 'ShowingChanged')).toBe(true);
    const soldSeat = moves.find(({ ticket }) => ticket.id === sold[0]?.tickets[0]?.ticketId)?.to?.id;
    expect(watch.status(soldSeat)).toBe('SOLD');
    // What was paid is still known for each ticket: all of it can be given back.
    const { bookingId } = sold[0] ?? { bookingId: '' };
    const { refunds } = await cancel(buyer, { bookingId });
    expect(refunds).toMatchObject([{ amount: { amountMinor: 3 * 1000 } }]);
    await watch.until(() => watch.status(soldSeat) === 'AVAILABLE');
  });
});

describe('moveShowing', () => {
  let testApp: TestApp;
  let showing: MadeShowing;
  let other: Awaited<ReturnType<typeof anotherAuditorium>>;
  let manager: GraphQLClient;
  beforeAll(async () => {
    testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  });
  beforeEach(async () => {
    showing = await showingWithTerms(testApp);
    other = await anotherAuditorium(testApp, showing, { rows: 1, seatsPerRow: 3 });
    ({ client: manager } = await testApp.newAccount('MANAGER', showing.cinemaId));
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  const move = (input: Partial<Parameters<typeof moveShowing>[1]> = {}, client = manager) =>
    moveShowing(client, { showingId: showing.showingId, auditoriumId: other.auditoriumId, ...input });
  const refusals = async (input: Parameters<typeof move>[0]) => {
    const { moves, errors } = await withoutAnyChange(testApp.database, () => move(input));
    expect(moves).toEqual([]);
    return errors.map(({ __typename: kind, path }) => `${kind} ${path.join('.')}`);
  };

  test('repeated with its key it has the same answer; with other input it is a conflict', async () => {
    await buy(testApp, showing, 2);
    const idempotencyKey = newId();
    const first = await move({ idempotencyKey });
    expect(first.errors).toEqual([]);
    expect(await withoutAnyChange(testApp.database, () => move({ idempotencyKey }))).toEqual(first);
    expect((await refusals({ idempotencyKey, refundUnseated: true })).map((error) => error.split(' ')[0])).toEqual([
      'IdempotencyConflict',
    ]);
    expect(await refusals({ expectedVersion: 1 })).toEqual(['StaleVersion input.expectedVersion']);
  });

  test('tickets without a seat are named; refunded in full when that is asked for, and the others move', async () => {
    const first = await buy(testApp, showing, 3);
    const second = await buy(testApp, showing, 2);
    const { errors } = await withoutAnyChange(testApp.database, () => move());
    expect(errors).toMatchObject([{ __typename: 'SeatsMissing' }]);
    const missing = errors.flatMap((error) => ('tickets' in error ? error.tickets.map(({ id }) => id) : []));
    expect(missing.toSorted()).toEqual(second.ticketIds.toSorted());
    const { moves, errors: none } = await move({ refundUnseated: true });
    expect(none).toEqual([]);
    expect(moves.filter(({ to }) => to === null).map(({ ticket }) => ticket)).toMatchObject([
      { status: 'VOID' },
      { status: 'VOID' },
    ]);
    expect(await bookingOnce(first.client, first.bookingId, 'CONFIRMED')).toMatchObject({ refunds: [] });
    expect(await bookingOnce(second.client, second.bookingId, 'CANCELLED')).toMatchObject({
      refunds: [{ reason: 'SEATS_LOST', amount: { amountMinor: 2600 } }],
    });
  });

  test('a booking whose payment is in progress keeps its seats, and is confirmed on the new ones', async () => {
    await testApp.database.prisma.cinema.update({ where: { id: showing.cinemaId }, data: { bookingFeeMinor: 0n } });
    const { client } = await testApp.newAccount();
    const { id, payments } = await bookSeats(client, showing, { seatIds: showing.seatIds.slice(4, 6) });
    const { moves, errors } = await move();
    expect(errors).toEqual([]);
    expect(moves.map(({ from, ticket }) => [from.label, ticket.status])).toEqual([['A5', 'PENDING'], ['A6', 'PENDING']]); // prettier-ignore
    await testApp.app.services.settlement.settlePayment(payments[0]?.id ?? '');
    await bookingOnce(client, id, 'CONFIRMED');
    const { booking } = await client.request(TicketCodesOfBooking, { id });
    expect(booking?.tickets.map(({ seat }) => seat.id)).toEqual(moves.map(({ to }) => to?.id));
    const where = { showingId: showing.showingId, status: 'SOLD' as const };
    expect(await testApp.database.prisma.showingSeat.count({ where })).toBe(2);
  });

  test('a hold that is not booked ends', async () => {
    const { client } = await testApp.newAccount();
    const { id } = await holdSeats(client, showing, showing.seatIds.slice(0, 2));
    expect((await move()).errors).toEqual([]);
    expect(await testApp.database.prisma.hold.findUnique({ where: { id } })).toMatchObject({ status: 'RELEASED' });
    const seats = await testApp.database.prisma.showingSeat.findMany({ where: { showingId: showing.showingId } });
    expect(seats.map(({ status }) => status)).toEqual(['AVAILABLE', 'AVAILABLE', 'AVAILABLE']);
  });

  test('seats by hand come first, and each that is wrong is named', async () => {
    const { ticketIds } = await buy(testApp, showing, 2);
    const [ticketId = '', another = ''] = ticketIds;
    const [a = '', b = '', c = ''] = other.seatIds;
    await testApp.database.prisma.seatBlock.create({ data: { seatId: b, reason: 'broken' } });
    const seats = [
      { ticketId: newId(), seatId: a },
      { ticketId, seatId: newId() },
      { ticketId: another, seatId: c },
      { ticketId: another, seatId: b },
      { ticketId, seatId: c },
    ];
    expect(await refusals({ seats })).toEqual([
      ...['NotFound input.seats.0.ticketId', 'NotFound input.seats.1.seatId', 'InvalidInput input.seats.3.ticketId'],
      ...['InvalidInput input.seats.3.seatId', 'InvalidInput input.seats.4.seatId'],
    ]);
    const { moves, errors } = await move({ seats: [{ ticketId, seatId: c }] });
    expect(errors).toEqual([]);
    expect(new Map(moves.map(({ ticket, to }) => [ticket.id, to?.id]))).toEqual(new Map([[ticketId, c], [another, a]])); // prettier-ignore
  });

  test('moves away and back: a booking may have the seat of its cancelled ticket again, and seats have newer versions', async () => {
    const { client, bookingId, ticketIds, seatIds } = await buy(testApp, showing, 3);
    await cancel(client, { bookingId, ticketIds: ticketIds.slice(0, 1) });
    expect((await move()).errors).toEqual([]);
    const byHand = { ticketId: ticketIds[1] ?? '', seatId: seatIds[0] ?? '' };
    const back = { auditoriumId: showing.auditoriumId, expectedVersion: 2, seats: [byHand] };
    const { moves, errors } = await move(back);
    expect(errors).toEqual([]);
    expect(moves).toHaveLength(2);
    expect(moves.map(({ to }) => to?.id)).toContain(seatIds[0]);
    const rows = await testApp.database.prisma.showingSeat.findMany({ where: { showingId: showing.showingId } });
    expect(Math.min(...rows.map(({ version }) => version))).toBeGreaterThan(3);
    // 12.00 less the fee of 2.00 each: what the cancelled ticket cost is not of the one that has its seat.
    const { refunds } = await cancel(client, { bookingId });
    expect(refunds).toMatchObject([{ amount: { amountMinor: 2000 } }]);
    expect(await differencesOf(testApp.database)).toEqual([]);
  });

  test('refuses what cannot be', async () => {
    expect(await refusals({ showingId: newId() })).toEqual(['NotFound input.showingId']);
    expect(await refusals({ auditoriumId: newId() })).toEqual(['NotFound input.auditoriumId']);
    expect(await refusals({ auditoriumId: 'nonsense' })).toEqual(['NotFound input.auditoriumId']);
    expect(await refusals({ auditoriumId: showing.auditoriumId })).toEqual(['InvalidInput input.auditoriumId']);
    expect(await refusals({ idempotencyKey: '' })).toEqual(['InvalidInput input.idempotencyKey']);
    const elsewhere = await showingWithTerms(testApp);
    expect(await refusals({ auditoriumId: elsewhere.auditoriumId })).toEqual(['InvalidInput input.auditoriumId']);
    const { startsAt, endsAt, freeAt } = await testApp.database.prisma.showing.findUniqueOrThrow({
      where: { id: showing.showingId },
    });
    await testApp.database.prisma.showing.update({
      where: { id: other.showingId },
      data: { startsAt, endsAt, freeAt, salesCloseAt: startsAt },
    });
    expect(await refusals({})).toEqual(['ShowingOverlaps input.auditoriumId']);
    await cancelShowing(manager, showing);
    expect(await refusals({ expectedVersion: 2 })).toEqual(['InvalidInput input.showingId']);
  });
});
