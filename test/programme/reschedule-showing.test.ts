import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { RescheduleShowingInput } from '../generated/graphql.ts';
import { bookingOnce, bookSeats, holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';
import { RescheduleShowing } from './operations.ts';
import { daysFromNow, minutesAfter } from './programme.ts';

const START = daysFromNow(2);

/** The sum of a lead of nothing and the movie, in minutes. */
const RUNTIME = 100;

describe.each(MODES)('rescheduleShowing, %s,', (mode) => {
  let testApp: TestApp;
  let made: MadeShowing;
  /** In another auditorium of the same cinema, at the same time. */
  let other: MadeShowing;
  let manager: GraphQLClient;
  let buyer: GraphQLClient;
  beforeAll(async () => {
    testApp = await startTestApp(mode);
  });
  beforeEach(async () => {
    made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 3, startsAt: START });
    other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2, startsAt: START });
    await testApp.database.prisma.auditorium.update({
      where: { id: other.auditoriumId },
      data: { cinemaId: made.cinemaId, name: 'Saal 2' },
    });
    ({ client: manager } = await testApp.newAccount('MANAGER', made.cinemaId));
    ({ client: buyer } = await testApp.newAccount());
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  async function reschedule(patch: Partial<RescheduleShowingInput>, expectedVersion = 1) {
    const input = { id: made.showingId, expectedVersion, ...patch };
    return (await manager.request(RescheduleShowing, { input })).rescheduleShowing;
  }

  async function errorsOf(patch: Partial<RescheduleShowingInput>) {
    const { errors } = await withoutAnyChange(testApp.database, () => reschedule(patch));
    return errors;
  }

  test('moves the showing in time: its end, its auditorium and its sales with it', async () => {
    const { prisma } = testApp.database;
    const salesCloseAt = new Date(START.getTime() - 30 * 60_000);
    await prisma.showing.update({ where: { id: made.showingId }, data: { salesCloseAt } });
    const startsAt = minutesAfter(START, 1440);
    const { showing, errors } = await reschedule({ startsAt, leadMinutes: 10, cleaningMinutes: 15 });
    expect(errors).toEqual([]);
    expect(showing).toMatchObject({
      ...{
        version: 2,
        startsAt,
        endsAt: minutesAfter(startsAt, 10 + RUNTIME),
        salesCloseAt: minutesAfter(startsAt, -30),
      },
      ...{ auditorium: { id: made.auditoriumId }, seatMap: { id: made.seatMapId } },
    });
    expect(showing?.seats.map(({ seatId }) => seatId)).toEqual(made.seatIds);
    const row = await prisma.showing.findUniqueOrThrow({ where: { id: made.showingId } });
    expect(row.freeAt.toISOString()).toBe(minutesAfter(startsAt, 10 + RUNTIME + 15));
    expect(await prisma.auditEntry.findMany({ where: { entityId: made.showingId } })).toMatchObject([
      { action: 'rescheduleShowing', cinemaId: made.cinemaId },
    ]);
  });

  test('moves it to another auditorium, onto the newest version of its seats, and back with newer seats', async () => {
    const away = await reschedule({ auditoriumId: other.auditoriumId, startsAt: minutesAfter(START, 300) });
    expect(away.errors).toEqual([]);
    expect(away.showing).toMatchObject({ auditorium: { id: other.auditoriumId }, seatMap: { id: other.seatMapId } });
    expect(away.showing?.seats.map(({ seatId, status }) => [seatId, status])).toEqual(
      other.seatIds.map((seatId) => [seatId, 'AVAILABLE']),
    );
    const back = await reschedule({ auditoriumId: made.auditoriumId }, 2);
    expect(back.showing?.seats.map(({ seatId, version }) => [seatId, version])).toEqual(
      made.seatIds.map((seatId) => [seatId, 2]),
    );
    const showing = { ...made, showingId: made.showingId };
    expect((await holdSeats(buyer, showing, made.seatIds)).status).toBe('ACTIVE');
  });

  test('tells those who watch the seats: what has changed, and a fresh snapshot of the new auditorium', async () => {
    await using watch = await SeatWatch.open(testApp.client, made.showingId);
    await reschedule({ auditoriumId: other.auditoriumId, startsAt: minutesAfter(START, 300) });
    await watch.until(({ snapshots }) => snapshots === 2);
    const [, changed, snapshot] = watch.events;
    expect(changed).toMatchObject({ __typename: 'ShowingChanged', showing: { version: 2 } });
    expect(snapshot && 'seats' in snapshot && snapshot.seats.map(({ seatId }) => seatId)).toEqual(other.seatIds);
    const showing = { ...other, showingId: made.showingId };
    await holdSeats(buyer, showing, other.seatIds.slice(0, 1));
    await watch.until((seen) => seen.status(other.seatIds[0]) === 'HELD');
    expect(watch.snapshots).toBe(2);
  });

  test('is ShowingInUse once anything is held, and once anything is sold', async () => {
    const startsAt = minutesAfter(START, 1440);
    const held = await holdSeats(buyer, made, made.seatIds.slice(0, 2));
    expect((await reschedule({ startsAt })).errors).toMatchObject([
      { __typename: 'ShowingInUse', path: ['input', 'id'], activeHolds: 1, ticketsSold: 0 },
    ]);
    await letHoldEnd(testApp.database, held.id);
    const { client: another } = await testApp.newAccount();
    const { id } = await bookSeats(another, made, { seatIds: made.seatIds.slice(1) });
    await bookingOnce(another, id, 'CONFIRMED');
    expect((await reschedule({ startsAt })).errors).toMatchObject([
      { __typename: 'ShowingInUse', activeHolds: 0, ticketsSold: 2 },
    ]);
    const row = await testApp.database.prisma.showing.findUnique({ where: { id: made.showingId } });
    expect(row).toMatchObject({ version: 1, startsAt: START });
  });

  test('ends what a hold past its deadline still has, so that a late payment does not get it', async () => {
    const held = await holdSeats(buyer, made, made.seatIds);
    await letHoldEnd(testApp.database, held.id);
    const { showing, errors } = await reschedule({ startsAt: minutesAfter(START, 1440) });
    expect(errors).toEqual([]);
    expect(showing?.seats.map(({ status }) => status)).toEqual(['AVAILABLE', 'AVAILABLE', 'AVAILABLE']);
    const seats = await testApp.database.prisma.showingSeat.findMany({ where: { showingId: made.showingId } });
    expect(seats.map(({ holdId }) => holdId)).toEqual([null, null, null]);
  });

  if (mode === 'embedded') return;

  test('is ShowingOverlaps with the showing in the way, and not with itself', async () => {
    const inTheWay = await errorsOf({ auditoriumId: other.auditoriumId });
    expect(inTheWay).toMatchObject([
      { __typename: 'ShowingOverlaps', conflictsWith: { id: other.showingId }, conflictsWithPath: [] },
    ]);
    expect((await reschedule({ startsAt: minutesAfter(START, 5) })).errors).toEqual([]);
  });

  test.each<[string, Partial<RescheduleShowingInput>, string[]]>([
    ['a start in the past', { startsAt: daysFromNow(-1).toISOString() }, ['InvalidInput startsAt']],
    ['a start in three years', { startsAt: daysFromNow(1100).toISOString() }, ['InvalidInput startsAt']],
    [
      'null as the start, and absurd minutes',
      { startsAt: null, leadMinutes: 241, cleaningMinutes: -1 },
      ['InvalidInput cleaningMinutes', 'InvalidInput leadMinutes', 'InvalidInput startsAt'],
    ],
    ['an unknown auditorium', { auditoriumId: newId() }, ['NotFound auditoriumId']],
  ])('refuses %s', async (_, patch, problems) => {
    const errors = await errorsOf(patch);
    expect(errors.map(({ __typename: type, path }) => `${type} ${path[1]}`).toSorted()).toEqual(problems);
  });

  test('refuses an auditorium of another cinema, a day on which the movie is not available, and sales that open too late', async () => {
    const { auditoriumId } = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    const { prisma } = testApp.database;
    await prisma.movie.update({ where: { id: made.movieId }, data: { availableUntil: daysFromNow(3, '00:00') } });
    await prisma.showing.update({ where: { id: made.showingId }, data: { salesOpenAt: daysFromNow(1) } });
    const errors = await errorsOf({ auditoriumId, startsAt: daysFromNow(5).toISOString() });
    expect(errors.map(({ __typename: type, path }) => `${type} ${path[1]}`)).toEqual([
      'InvalidInput auditoriumId',
      'InvalidInput startsAt',
    ]);
    const early = await errorsOf({ startsAt: minutesAfter(daysFromNow(1), -60) });
    expect(early).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'startsAt'] }]);
  });

  test('names all that is in the way at once: buyers, and another showing', async () => {
    await holdSeats(buyer, made, made.seatIds.slice(0, 1));
    const errors = await errorsOf({ auditoriumId: other.auditoriumId });
    expect(errors.map(({ __typename: type }) => type)).toEqual(['ShowingInUse', 'ShowingOverlaps']);
  });

  test('of the second of two managers is StaleVersion, of a cancelled one InvalidInput, of an unknown one NotFound', async () => {
    await reschedule({ cleaningMinutes: 10 });
    expect(await reschedule({ cleaningMinutes: 20 })).toMatchObject({
      showing: { version: 2 },
      errors: [{ __typename: 'StaleVersion', currentVersion: 2 }],
    });
    await testApp.database.prisma.showing.update({ where: { id: made.showingId }, data: { cancelledAt: new Date() } });
    expect((await reschedule({ cleaningMinutes: 20 }, 2)).errors).toMatchObject([{ __typename: 'InvalidInput' }]);
    expect((await reschedule({ id: newId() })).errors).toMatchObject([
      { __typename: 'NotFound', path: ['input', 'id'] },
    ]);
  });
});
