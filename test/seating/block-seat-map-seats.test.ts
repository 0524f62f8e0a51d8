import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { RescheduleShowing } from '../programme/operations.ts';
import { daysFromNow, schedule, showingAt } from '../programme/programme.ts';
import { bookingOnce, bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { HoldSeats, ReleaseHold } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';
import { BlockedSeats, BlockSeatMapSeats, UnblockSeatMapSeats } from './operations.ts';

describe.each(MODES)('seats that are blocked on their map, %s,', (mode) => {
  let testApp: TestApp;
  let made: MadeShowing;
  let staff: GraphQLClient;
  let buyer: GraphQLClient;
  let seatIds: [string, string, string];
  beforeAll(async () => {
    testApp = await startTestApp(mode);
  });
  beforeEach(async () => {
    made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 3 });
    seatIds = made.seatIds as typeof seatIds;
    ({ client: staff } = await testApp.newAccount('BOX_OFFICE', made.cinemaId));
    ({ client: buyer } = await testApp.newAccount());
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  const input = (ids: readonly string[], changes: object = {}) => ({
    input: { seatMapId: made.seatMapId, seatIds: [...ids], reason: 'broken', ...changes },
  });
  const block = async (ids: readonly string[], changes: object = {}) =>
    (await staff.request(BlockSeatMapSeats, input(ids, changes))).blockSeatMapSeats;
  const unblock = async (ids: readonly string[]) =>
    (await staff.request(UnblockSeatMapSeats, input(ids))).unblockSeatMapSeats;

  /** Of a showing that has ended, not so long ago that the rows of its free seats are deleted. */
  function endedTimes() {
    const [startsAt, endsAt] = [48, 46].map((hours) => new Date(Date.now() - hours * 3_600_000)) as [Date, Date];
    return { startsAt, salesCloseAt: startsAt, endsAt, freeAt: endsAt };
  }

  /** As in "A1 BLOCKED". */
  async function states({ showingId } = made): Promise<string[]> {
    const rows = await testApp.database.prisma.showingSeat.findMany({
      where: { showingId },
      orderBy: { seat: { position: 'asc' } },
      select: { status: true, seat: { select: { label: true } } },
    });
    return rows.map(({ status, seat }) => `${seat.label} ${status}`);
  }

  async function tryToHold(seatId: string): Promise<string[]> {
    const { client } = await testApp.newAccount();
    const wanted = { input: { showingId: made.showingId, seatIds: [seatId] } };
    return (await client.request(HoldSeats, wanted)).holdSeats.errors.map((error) => error.__typename);
  }

  test('are out of sale in all showings that have not ended, until they are on sale again', async () => {
    const [a, , c] = seatIds;
    const other = await repeatShowing(testApp.database, made);
    const ended = await repeatShowing(testApp.database, other);
    const cancelled = await repeatShowing(testApp.database, ended);
    const { prisma } = testApp.database;
    await prisma.showing.update({
      where: { id: ended.showingId },
      data: endedTimes(),
    });
    await prisma.showing.update({ where: { id: cancelled.showingId }, data: { cancelledAt: new Date() } });
    expect(await block([c, a])).toEqual({
      seatMap: {
        id: made.seatMapId,
        blockedSeats: ['A1', 'A3'].map((label) => ({ reason: 'broken', seat: { label } })),
      },
      showingsInUse: [],
      showingsInUseCount: 0,
      errors: [],
    });
    for (const showing of [made, other])
      expect(await states(showing)).toEqual(['A1 BLOCKED', 'A2 AVAILABLE', 'A3 BLOCKED']);
    for (const showing of [ended, cancelled])
      expect(await states(showing)).toEqual(['A1 AVAILABLE', 'A2 AVAILABLE', 'A3 AVAILABLE']);
    expect(await tryToHold(a)).toEqual(['SeatsUnavailable']);
    expect(await unblock([a])).toEqual({ seatMap: { blockedSeats: [{ seat: { label: 'A3' } }] }, errors: [] });
    for (const showing of [made, other])
      expect(await states(showing)).toEqual(['A1 AVAILABLE', 'A2 AVAILABLE', 'A3 BLOCKED']);
    await holdSeats(buyer, made, [a]);
  });

  test('are out of sale in showings that are scheduled later, and in those that move to the map', async () => {
    const { client: manager } = await testApp.newAccount('MANAGER', made.cinemaId);
    const { prisma } = testApp.database;
    await block([seatIds[1]]);
    const { showings, errors } = await schedule(manager, [showingAt(made, daysFromNow(9))]);
    expect(errors).toEqual([]);
    const blocked = ['A1 AVAILABLE', 'A2 BLOCKED', 'A3 AVAILABLE'];
    expect(await states({ ...made, showingId: showings?.[0]?.id ?? '' })).toEqual(blocked);
    const elsewhere = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    const { showingId: id, auditoriumId: from } = elsewhere;
    await prisma.auditorium.update({ where: { id: from }, data: { cinemaId: made.cinemaId, name: 'Saal 2' } });
    const place = { auditoriumId: made.auditoriumId, startsAt: daysFromNow(10).toISOString() };
    const moved = await manager.request(RescheduleShowing, { input: { id, expectedVersion: 1, ...place } });
    expect(moved.rescheduleShowing.errors).toEqual([]);
    expect(await states(elsewhere)).toEqual(blocked);
  });

  test('are out of sale in a showing that had ended, once it is moved into the future', async () => {
    const { client: manager } = await testApp.newAccount('MANAGER', made.cinemaId);
    await testApp.database.prisma.showing.update({
      where: { id: made.showingId },
      data: endedTimes(),
    });
    await block([seatIds[1]]);
    expect(await states()).toContain('A2 AVAILABLE');
    const moved = { id: made.showingId, expectedVersion: 1, startsAt: daysFromNow(3).toISOString() };
    expect((await manager.request(RescheduleShowing, { input: moved })).rescheduleShowing.errors).toEqual([]);
    expect(await states()).toEqual(['A1 AVAILABLE', 'A2 BLOCKED', 'A3 AVAILABLE']);
  });

  test('stay with the buyer who holds or has bought them, and the answer says in which showings', async () => {
    const [a, b, c] = seatIds;
    const later = await repeatShowing(testApp.database, made);
    await holdSeats(buyer, made, [a]);
    const { id } = await bookSeats(buyer, later, { seatIds: [b] });
    await bookingOnce(buyer, id, 'CONFIRMED');
    const { showingsInUse, showingsInUseCount } = await block([a, b, c]);
    expect(showingsInUse).toEqual([{ id: made.showingId }, { id: later.showingId }]);
    expect(showingsInUseCount).toBe(2);
    expect(await states()).toEqual(['A1 HELD', 'A2 BLOCKED', 'A3 BLOCKED']);
    expect(await states(later)).toEqual(['A1 BLOCKED', 'A2 SOLD', 'A3 BLOCKED']);
  });

  test('that are held can still be bought, and stay sold', async () => {
    const { id: holdId } = await holdSeats(buyer, made, [seatIds[0]]);
    await block([seatIds[0]]);
    const { ticketTypeId, currency } = made;
    const placed = await sendMutation(buyer, 'placeBooking', {
      holdId,
      tickets: [{ seatId: seatIds[0], ticketTypeId }],
      payment: { token: 'pm_card_visa' },
      expectedTotal: { amountMinor: 1200, currency },
      idempotencyKey: newId(),
    });
    expect(placed.data?.['placeBooking']?.errors).toEqual([]);
    const { id } = await testApp.database.prisma.booking.findUniqueOrThrow({ where: { holdId } });
    await bookingOnce(buyer, id, 'CONFIRMED');
    expect((await states())[0]).toBe('A1 SOLD');
    await unblock([seatIds[0]]);
    expect((await states())[0]).toBe('A1 SOLD');
  });

  test('are not on sale again when the hold that had them is released', async () => {
    const { id: holdId } = await holdSeats(buyer, made, [seatIds[0], seatIds[1]]);
    await block([seatIds[0]]);
    await using watch = await SeatWatch.open(testApp.client, made.showingId);
    await buyer.request(ReleaseHold, { holdId });
    await watch.until(() => watch.status(seatIds[0]) === 'BLOCKED' && watch.status(seatIds[1]) === 'AVAILABLE');
    expect(await states()).toEqual(['A1 BLOCKED', 'A2 AVAILABLE', 'A3 AVAILABLE']);
    expect(await tryToHold(seatIds[0])).toEqual(['SeatsUnavailable']);
  });

  test('cannot be taken over once the deadline of their hold has passed, and are BLOCKED when it is noticed', async () => {
    const { id: holdId } = await holdSeats(buyer, made, [seatIds[0]]);
    await block([seatIds[0]]);
    await letHoldEnd(testApp.database, holdId);
    expect(await tryToHold(seatIds[0])).toEqual(['SeatsUnavailable']);
    await testApp.app.services.holds.expire([holdId]);
    expect((await states())[0]).toBe('A1 BLOCKED');
  });

  test('take their seats from a hold whose deadline has passed', async () => {
    const { id } = await holdSeats(buyer, made, [seatIds[0]]);
    // Ended already, so that no worker changes it.
    const past = new Date(Date.now() - 1000);
    await testApp.database.prisma.$transaction([
      testApp.database.prisma.hold.update({ where: { id }, data: { expiresAt: past, status: 'EXPIRED' } }),
      testApp.database.prisma.showingSeat.updateMany({ where: { holdId: id }, data: { heldUntil: past } }),
    ]);
    expect(await block([seatIds[0]])).toMatchObject({ showingsInUseCount: 0 });
    expect((await states())[0]).toBe('A1 BLOCKED');
  });

  test('are on sale again only where they are not blocked for the showing alone', async () => {
    const [a, b, c] = seatIds;
    const later = await repeatShowing(testApp.database, made);
    const { showingId } = made;
    await sendMutation(staff, 'blockSeats', { showingId, seatIds: [a], reason: 'for the press' });
    await block([a, b, c]);
    // Blocked for the showing as well, after the map.
    await sendMutation(staff, 'blockSeats', { showingId, seatIds: [b], reason: 'for the house' });
    await sendMutation(staff, 'unblockSeats', { showingId, seatIds: [c], reason: 'a mistake' });
    expect(await states()).toEqual(['A1 BLOCKED', 'A2 BLOCKED', 'A3 BLOCKED']);
    await unblock([a, b, c]);
    expect(await states()).toEqual(['A1 BLOCKED', 'A2 BLOCKED', 'A3 AVAILABLE']);
    expect(await states(later)).toEqual(['A1 AVAILABLE', 'A2 AVAILABLE', 'A3 AVAILABLE']);
    await sendMutation(staff, 'unblockSeats', { showingId, seatIds: [a, b], reason: 'not needed' });
    expect(await states()).toEqual(['A1 AVAILABLE', 'A2 AVAILABLE', 'A3 AVAILABLE']);
  });

  test('stay blocked for a showing that had blocked them without a reason', async () => {
    const { prisma } = testApp.database;
    await prisma.showingSeat.updateMany({ where: { seatId: seatIds[0] }, data: { status: 'BLOCKED' } });
    await block([seatIds[0]]);
    await unblock([seatIds[0]]);
    expect((await states())[0]).toBe('A1 BLOCKED');
  });

  test('are blocked by their labels in the next version of the map', async () => {
    const { client: manager } = await testApp.newAccount('MANAGER', made.cinemaId);
    await block([seatIds[0], seatIds[2]]);
    const { auditoriumId } = made;
    const document = 'S = Standard\nA: SS\nB: SS';
    const imported = await sendMutation(manager, 'importSeatMap', { auditoriumId, format: 'TEXT', document });
    expect(imported.data?.['importSeatMap']?.errors).toEqual([]);
    const { showings } = await schedule(manager, [showingAt(made, daysFromNow(9))]);
    const showing = { ...made, showingId: showings?.[0]?.id ?? '' };
    expect(await states(showing)).toEqual(['A1 BLOCKED', 'A2 AVAILABLE', 'B1 AVAILABLE', 'B2 AVAILABLE']);
    const entry = await testApp.database.prisma.auditEntry.findFirstOrThrow({
      where: { action: 'importSeatMap', entityType: 'SeatMap', cinemaId: made.cinemaId },
    });
    expect(entry.changes).toContainEqual({ field: 'blockedSeats', before: null, after: ['A1'] });
  });

  test('are told to the watchers of each showing', async () => {
    const later = await repeatShowing(testApp.database, made);
    await using one = await SeatWatch.open(testApp.client, made.showingId);
    await using other = await SeatWatch.open(testApp.client, later.showingId);
    await block([seatIds[1]]);
    for (const watch of [one, other]) await watch.until(() => watch.status(seatIds[1]) === 'BLOCKED');
    await unblock([seatIds[1]]);
    for (const watch of [one, other]) await watch.until(() => watch.status(seatIds[1]) === 'AVAILABLE');
  });

  test('keep their reason when they are blocked twice, and leave one entry in the audit log each', async () => {
    const [a, b] = seatIds;
    await block([a]);
    expect((await block([a, b], { reason: 'for the press' })).seatMap?.blockedSeats).toMatchObject([
      { reason: 'broken' },
      { reason: 'for the press' },
    ]);
    await block([a, b]);
    await unblock([a]);
    const entries = await testApp.database.prisma.auditEntry.findMany({
      where: { entityId: made.seatMapId },
      orderBy: { at: 'asc' },
    });
    expect(entries).toMatchObject([
      { action: 'blockSeatMapSeats', changes: [{ field: 'blockedSeats', before: null, after: ['A1'] }] },
      { reason: 'for the press', changes: [{ field: 'blockedSeats', before: null, after: ['A2'] }] },
      { action: 'unblockSeatMapSeats', changes: [{ field: 'blockedSeats', before: ['A1'], after: null }] },
    ]);
  });

  test('are seen by the box office of the cinema with their reason, and by no others', async () => {
    await block([seatIds[1]]);
    const { showing } = await staff.request(BlockedSeats, { id: made.showingId });
    expect(showing?.seatMap.blockedSeats).toHaveLength(1);
    expect(showing?.seats.map(({ use }) => use?.blockReason ?? null)).toEqual([null, 'broken', null]);
    const { cinemaId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    const { client: another } = await testApp.newAccount('MANAGER', cinemaId);
    for (const client of [testApp.client, buyer, another]) {
      const seen = await client.request(BlockedSeats, { id: made.showingId });
      expect(seen.showing?.seatMap.blockedSeats).toBeNull();
    }
  });

  test('take as many statements of the seats for fifty showings as for one', async () => {
    const count = async (ids: readonly string[]) =>
      (await statementsOf(() => block(ids))).filter((statement) => /seat_block|showing_seat/.test(statement)).length;
    const ofOne = await count([seatIds[0]]);
    let last = made;
    for (let nth = 0; nth < 49; nth++) last = await repeatShowing(testApp.database, last);
    expect(await count([seatIds[1]])).toBe(ofOne);
    expect((await states(last))[1]).toBe('A2 BLOCKED');
  });

  test.each([
    ['a seat of another map', () => ({ seatIds: [made.seatIds[0], newId()] }), 'NotFound', ['seatIds', '1']],
    ['a seat without an id', () => ({ seatIds: ['A1'] }), 'NotFound', ['seatIds', '0']],
    ['no seats', () => ({ seatIds: [] }), 'InvalidInput', ['seatIds']],
    ['101 seats', () => ({ seatIds: Array.from({ length: 101 }, newId) }), 'InvalidInput', ['seatIds']],
    ['no reason', () => ({ reason: ' ' }), 'InvalidInput', ['reason']],
    ['a reason with NUL', () => ({ reason: 'a\0' }), 'InvalidInput', ['reason']],
    ['another map', () => ({ seatMapId: newId() }), 'NotFound', ['seatMapId']],
    ['a map without an id', () => ({ seatMapId: 'A' }), 'NotFound', ['seatMapId']],
  ] as const)('are refused: %s', async (_, changes, error, path) => {
    const refused = await withoutAnyChange(testApp.database, () => block(seatIds, changes()));
    expect(refused).toMatchObject({ seatMap: null, errors: [{ __typename: error, path: ['input', ...path] }] });
    const unblocking = await staff.request(UnblockSeatMapSeats, input(seatIds, changes()));
    expect(unblocking.unblockSeatMapSeats.errors).toMatchObject([{ __typename: error }]);
  });
});
