import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { statementsOf } from '../support/count-statements.ts';
import { ADULT_PRICE, CHILD_PRICE, type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { ScheduleShowings } from './operations.ts';
import {
  daysFromNow,
  minutesAfter,
  pricesOf,
  problemsOf,
  schedule,
  type ShowingInput,
  showingAt,
} from './programme.ts';

let testApp: TestApp;
let made: MadeShowing;
let manager: GraphQLClient;
let accountId: string;
beforeAll(async () => {
  // The role api has no workers: all changes are those of the request.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
beforeEach(async () => {
  made = await makeShowing(testApp.database, { rows: 2, seatsPerRow: 3, startsAt: daysFromNow(1) });
  ({ client: manager, accountId } = await testApp.newAccount('MANAGER', made.cinemaId));
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** What is wrong with showings, of which none is then scheduled. */
async function refusals(...showings: ShowingInput[]) {
  const outcome = await withoutAnyChange(testApp.database, () => schedule(manager, showings));
  expect(outcome.showings).toBeNull();
  return outcome.errors;
}

describe('scheduleShowings', () => {
  test('schedules a week: each showing with its times, its presentation and every seat of the map', async () => {
    const start = daysFromNow(2);
    const { showings, errors } = await schedule(manager, [
      showingAt(made, start, {
        ...{ format: ' IMAX ', language: 'de', subtitles: ['en', 'pt-br', 'en'], accessibility: ['CAPTIONS'] },
        ...{ guardsSingleSeats: false, leadMinutes: 15, cleaningMinutes: 0 },
        ...{ salesOpenAt: minutesAfter(start, -600), salesCloseAt: minutesAfter(start, 15) },
      }),
      ...[3, 4, 5, 6, 7, 8].map((days) => showingAt(made, daysFromNow(days))),
    ]);
    expect(errors).toEqual([]);
    expect(showings).toHaveLength(7);
    expect(showings?.[0]).toMatchObject({
      ...{ version: 1, startsAt: start.toISOString(), endsAt: minutesAfter(start, 115), status: 'SCHEDULED' },
      ...{ salesOpenAt: minutesAfter(start, -600), salesCloseAt: minutesAfter(start, 15) },
      ...{ format: 'IMAX', language: 'de', subtitles: ['en', 'pt-BR'], accessibility: ['CAPTIONS'] },
      ...{ guardsSingleSeats: false, movie: { id: made.movieId }, auditorium: { id: made.auditoriumId } },
      ...{ seatMap: { id: made.seatMapId }, availability: { total: 6, available: 6 } },
    });
  });

  test('takes 20 minutes before and after the movie, 2D, and sales from now until the start, where nothing is said', async () => {
    const start = daysFromNow(2);
    const { showings } = await schedule(manager, [showingAt(made, start)]);
    const [showing] = showings ?? [];
    expect(showing).toMatchObject({
      ...{ endsAt: minutesAfter(start, 120), salesOpenAt: null, salesCloseAt: start.toISOString(), status: 'ON_SALE' },
      ...{ format: '2D', language: null, subtitles: [], accessibility: [], guardsSingleSeats: true },
    });
    const row = await testApp.database.prisma.showing.findUniqueOrThrow({ where: { id: showing?.id ?? '' } });
    expect(row).toMatchObject({ leadMinutes: 20, cleaningMinutes: 20 });
    expect(row.freeAt.toISOString()).toBe(minutesAfter(start, 140));
  });

  test('sells at the prices of the list, and at those that the showing has for itself', async () => {
    const price = { amountMinor: 999, currency: 'EUR' };
    const own = { categoryId: made.categoryId, ticketTypeId: made.childTicketTypeId, price };
    const { showings, errors } = await schedule(manager, [
      showingAt(made, daysFromNow(2), { priceOverrides: [own] }),
      showingAt(made, daysFromNow(3)),
    ]);
    expect(errors).toEqual([]);
    expect(showings?.map(pricesOf)).toEqual([
      [ADULT_PRICE, 999],
      [ADULT_PRICE, CHILD_PRICE],
    ]);
    expect(showings?.map(({ priceList }) => priceList?.id)).toEqual([made.priceListId, made.priceListId]);
  });

  test('makes showings whose seats can be held at once', async () => {
    const { showings } = await schedule(manager, [showingAt(made, daysFromNow(2))]);
    const { client: buyer } = await testApp.newAccount();
    const showing = { ...made, showingId: showings?.[0]?.id ?? '' };
    expect((await holdSeats(buyer, showing, made.seatIds.slice(0, 2))).status).toBe('ACTIVE');
  });

  test('sells new showings on the newest version of the seat map', async () => {
    const { auditoriumId, categoryId: seatCategoryId } = made;
    const seatMap = await testApp.database.prisma.seatMap.create({ data: { id: newId(), auditoriumId, version: 2 } });
    const place = { row: 'A', number: '1', label: 'A1', rowIndex: 0, indexInRow: 0, x: 0, y: 0, position: 0 };
    await testApp.database.prisma.seat.create({
      data: { ...place, id: newId(), seatMapId: seatMap.id, seatCategoryId },
    });
    const { showings } = await schedule(manager, [showingAt(made, daysFromNow(2))]);
    expect(showings).toMatchObject([{ seatMap: { id: seatMap.id }, availability: { total: 1 } }]);
  });

  test('writes each showing to the audit log, in its cinema', async () => {
    const { showings } = await schedule(
      manager,
      [2, 3].map((days) => showingAt(made, daysFromNow(days))),
    );
    const entries = await testApp.database.prisma.auditEntry.findMany({ where: { actorId: accountId } });
    expect(entries.map(({ entityId }) => entityId).toSorted()).toEqual(showings?.map(({ id }) => id).toSorted());
    for (const entry of entries) {
      expect(entry).toMatchObject({ action: 'scheduleShowings', entityType: 'Showing', cinemaId: made.cinemaId });
    }
  });

  test('changes nothing on a dry run, and refuses what it would refuse', async () => {
    const good = showingAt(made, daysFromNow(2));
    const bad = showingAt(made, daysFromNow(1));
    const dryRun = (showing: ShowingInput) =>
      withoutAnyChange(testApp.database, () => schedule(manager, [showing], { dryRun: true }));
    expect(await dryRun(good)).toEqual({ showings: null, errors: [] });
    expect(problemsOf(await dryRun(bad))).toEqual(['ShowingOverlaps 0']);
  });

  test('takes as many SQL statements for forty showings as for one', async () => {
    const count = async (showings: ShowingInput[]) =>
      (await statementsOf(() => schedule(manager, showings))).map((statement) => statement.trim().split(/\s/)[0]);
    await count([showingAt(made, daysFromNow(2))]);
    const price = { amountMinor: 100, currency: 'EUR' };
    const priceOverrides = [{ categoryId: made.categoryId, ticketTypeId: made.ticketTypeId, price }];
    const one = await count([showingAt(made, daysFromNow(3), { priceOverrides })]);
    const days = Array.from({ length: 40 }, (_, nth) => daysFromNow(4 + nth));
    const forty = await count(days.map((day) => showingAt(made, day, { priceOverrides })));
    expect(forty).toEqual(one);
  });
});

describe('scheduleShowings names everything that is wrong at once, by the path of its showing', () => {
  test('wrong values, unknown things and overlaps together, in the order of the input', async () => {
    const start = daysFromNow(2);
    const errors = await refusals(
      showingAt(made, start, { movieId: newId(), format: '', leadMinutes: -1, cleaningMinutes: 241 }),
      showingAt(made, start),
      showingAt(made, minutesAfter(start, 60), { auditoriumId: 'nowhere' }),
      showingAt(made, daysFromNow(1), { salesOpenAt: minutesAfter(start, 1) }),
      showingAt(made, minutesAfter(start, 139), { subtitles: Array.from({ length: 11 }, () => 'de') }),
      showingAt(made, minutesAfter(start, 139)),
    );
    expect(problemsOf({ errors })).toEqual([
      ...[
        'InvalidInput 0.format',
        'InvalidInput 0.leadMinutes',
        'InvalidInput 0.cleaningMinutes',
        'NotFound 0.movieId',
      ],
      ...['NotFound 2.auditoriumId', 'InvalidInput 3.salesOpenAt', 'ShowingOverlaps 3', 'InvalidInput 4.subtitles'],
      'ShowingOverlaps 5',
    ]);
    expect(errors.find(({ path }) => path.includes('leadMinutes'))?.message).toBe(
      'The minutes before the movie must be a whole number from 0 to 240.',
    );
  });

  const soon = daysFromNow(2);
  test.each<[string, () => Partial<ShowingInput>, string]>([
    ['a start in the past', () => ({ startsAt: minutesAfter(daysFromNow(-1), 0) }), 'startsAt'],
    ['a start with seconds', () => ({ startsAt: new Date(soon.getTime() + 1000).toISOString() }), 'startsAt'],
    ['a start in three years', () => ({ startsAt: daysFromNow(3 * 365).toISOString() }), 'startsAt'],
    ['a start in the year 9999', () => ({ startsAt: '9999-12-31T23:59:00.000Z' }), 'startsAt'],
    ['a format of 21 characters', () => ({ format: 'x'.repeat(21) }), 'format'],
    ['a format with a line break', () => ({ format: 'I\nMAX\u0000' }), 'format'],
    ['sales that open when they close', () => ({ salesOpenAt: soon.toISOString() }), 'salesOpenAt'],
    ['sales that close after the end', () => ({ salesCloseAt: minutesAfter(soon, 121) }), 'salesCloseAt'],
    ['sales that have closed', () => ({ salesCloseAt: daysFromNow(-1).toISOString() }), 'salesCloseAt'],
    ['sales that open before computers', () => ({ salesOpenAt: '0001-01-01T00:00:00.000Z' }), 'salesOpenAt'],
  ])('%s', async (_, wrong, field) => {
    expect(problemsOf({ errors: await refusals(showingAt(made, soon, wrong())) })).toEqual([`InvalidInput 0.${field}`]);
  });

  test.each([0, 501])('%i showings', async (length) => {
    const errors = await refusals(...Array.from({ length }, () => showingAt(made, soon)));
    expect(errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'showings'] }]);
  });

  test.each([
    ['a movie', 'movieId', 'movie', { archivedAt: new Date() }],
    ['an auditorium', 'auditoriumId', 'auditorium', { closedAt: new Date() }],
  ] as const)('%s that is archived or closed: it is as unknown', async (_, field, table, data) => {
    const id = made[field];
    await (table === 'movie'
      ? testApp.database.prisma.movie.update({ where: { id }, data })
      : testApp.database.prisma.auditorium.update({ where: { id }, data }));
    expect(problemsOf({ errors: await refusals(showingAt(made, soon)) })).toEqual([`NotFound 0.${field}`]);
  });

  test('an auditorium of a closed cinema', async () => {
    await testApp.database.prisma.cinema.update({ where: { id: made.cinemaId }, data: { closedAt: new Date() } });
    expect(problemsOf({ errors: await refusals(showingAt(made, soon)) })).toEqual(['NotFound 0.auditoriumId']);
  });

  test('an auditorium without a seat map', async () => {
    const { cinemaId } = made;
    const { id } = await testApp.database.prisma.auditorium.create({ data: { id: newId(), cinemaId, name: 'New' } });
    const errors = await refusals(showingAt(made, soon, { auditoriumId: id }));
    expect(problemsOf({ errors })).toEqual(['InvalidInput 0.auditoriumId']);
  });

  test('a price list that is archived or of another cinema: it is as unknown', async () => {
    const other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    const unknown = await refusals(showingAt(made, soon, { priceListId: other.priceListId }));
    await testApp.database.prisma.priceList.update({
      where: { id: made.priceListId },
      data: { archivedAt: new Date() },
    });
    const errors = [...unknown, ...(await refusals(showingAt(made, soon)))];
    expect(problemsOf({ errors })).toEqual(['NotFound 0.priceListId', 'NotFound 0.priceListId']);
  });

  test('prices of its own: of other cinemas, in another currency, twice, and negative', async () => {
    const other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    const price = { amountMinor: 100, currency: 'EUR' };
    const own = { categoryId: made.categoryId, ticketTypeId: made.ticketTypeId, price };
    const errors = await refusals(
      showingAt(made, soon, {
        priceOverrides: [own, { ...own, ticketTypeId: other.ticketTypeId }, { ...own, categoryId: other.categoryId }],
      }),
      showingAt(made, daysFromNow(3)),
      showingAt(made, daysFromNow(4), { priceOverrides: [{ ...own, price: { ...price, currency: 'USD' } }] }),
      showingAt(made, daysFromNow(5), { priceOverrides: [own, own] }),
      showingAt(made, daysFromNow(6), { priceOverrides: [{ ...own, price: { ...price, amountMinor: -1 } }] }),
    );
    expect(problemsOf({ errors })).toEqual([
      ...['NotFound 0.priceOverrides.1.ticketTypeId', 'NotFound 0.priceOverrides.2.categoryId'],
      ...['InvalidInput 2.priceOverrides.0.price.currency', 'InvalidInput 3.priceOverrides.1.ticketTypeId'],
      'InvalidInput 4.priceOverrides.0.price.amountMinor',
    ]);
  });

  test('a business day of the cinema on which the movie is not available', async () => {
    await testApp.database.prisma.movie.update({
      where: { id: made.movieId },
      data: { availableFrom: daysFromNow(3, '00:00'), availableUntil: daysFromNow(5, '00:00') },
    });
    // Berlin is one hour ahead of UTC, or two: 00:30 in UTC is before 03:00 there, and 02:00 is not.
    const errors = await refusals(
      ...[daysFromNow(2), daysFromNow(3, '00:30'), daysFromNow(3, '02:00'), daysFromNow(5)].map((start) =>
        showingAt(made, start),
      ),
      ...[daysFromNow(6, '00:30'), daysFromNow(6, '02:00')].map((start) => showingAt(made, start)),
    );
    const wrong = errors.filter(({ __typename: type }) => type === 'InvalidInput');
    expect(problemsOf({ errors: wrong })).toEqual([0, 1, 5].map((index) => `InvalidInput ${index}.startsAt`));
    expect(wrong[0]?.message).toContain(daysFromNow(3).toISOString().slice(0, 10));
  });

  test('more seats than a transaction can write', async () => {
    await testApp.database.prisma.$executeRaw`
      insert into seat (id, seat_map_id, position, row, number, label, seat_category_id, row_index, index_in_row, x, y)
      select gen_random_uuid(), ${made.seatMapId}::uuid, n, 'R', n::text, 'R' || n, ${made.categoryId}::uuid, 9, n, n, 9
      from generate_series(100, 594) as n`;
    const errors = await refusals(...Array.from({ length: 400 }, (_, nth) => showingAt(made, daysFromNow(2 + nth))));
    expect(errors).toMatchObject([{ __typename: 'InvalidInput', path: ['input', 'showings'] }]);
    expect(errors[0]?.message).toContain('200400');
  });
});

test('a manager of one cinema cannot schedule in another, not even beside showings of its own', async () => {
  const other = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  const showings = [showingAt(made, daysFromNow(2)), showingAt(other, daysFromNow(2))];
  const { errors } = await withoutAnyChange(testApp.database, () =>
    manager.send(ScheduleShowings, { input: { showings } }),
  );
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
