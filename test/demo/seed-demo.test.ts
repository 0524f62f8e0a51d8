import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoChain } from '../../src/demo/demo-chain.ts';
import { seedDemo } from '../../src/demo/seed-demo.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import { openDatabase } from '../support/open-database.ts';
import { cloneDatabase } from '../support/test-database.ts';

const DAY_MS = 24 * 60 * 60_000;
/** The next morning: showings are scheduled in the future only. */
const NOW = new Date(`${new Date(Date.now() + DAY_MS).toISOString().slice(0, 10)}T06:00:00Z`);
/** Four auditoriums, four showings a day, today and seven more days. */
const WEEK = 4 * 4 * 8;

let resources: Resources;
let database: Database;

beforeEach(async () => {
  resources = new Resources();
  const { url } = resources.use(await cloneDatabase());
  database = resources.use(openDatabase(url));
});
afterEach(() => resources[Symbol.asyncDispose]());

test('an empty database gets two cinemas with their addresses', async () => {
  await seedDemo({ database, now: NOW });
  const cinemas = await database.prisma.cinema.findMany({ orderBy: { name: 'asc' }, include: { auditoriums: true } });
  expect(cinemas).toMatchObject([
    {
      id: demoChain.cinemas[0]?.id,
      addressStreet: 'Kastanienufer 14',
      addressPostalCode: '10997',
      addressCity: 'Berlin',
      addressRegion: null,
      addressCountry: 'DE',
      auditoriums: [{ name: 'Saal 1' }, { name: 'Saal 2' }],
    },
    {
      id: demoChain.cinemas[1]?.id,
      addressStreet: "27 Lockkeeper's Row",
      addressPostalCode: 'SE8 4QX',
      addressCity: 'London',
      addressRegion: null,
      addressCountry: 'GB',
      auditoriums: [{ name: 'Auditorium 1' }, { name: 'Auditorium 2' }],
    },
  ]);
});

test('an empty database gets twelve movies, each with its certificate and the age for it', async () => {
  await seedDemo({ database, now: NOW });
  const movies = await database.prisma.movie.findMany();
  expect(movies).toHaveLength(12);
  const ages = new Set(movies.map((movie) => `${movie.certificateLabel} ${movie.certificateMinimumAge}`));
  expect([...ages].sort()).toEqual(['G null', 'PG null', 'PG-13 13', 'R 17']);
});

test('each seat knows its row and its place in the row', async () => {
  await seedDemo({ database, now: NOW });
  const seats = await database.prisma.seat.findMany({
    where: { label: { in: ['A13', 'A1', 'M12', '5-1', '6-10'] } },
    orderBy: { position: 'asc' },
  });
  const places = seats.map(({ label, rowIndex, indexInRow }) => `${label} ${rowIndex} ${indexInRow}`);
  expect([...new Set(places)].sort()).toEqual(['5-1 4 13', '6-10 5 0', 'A1 0 12', 'A13 0 0', 'M12 12 0']);
});

test('each showing has all seats of its auditorium, and the price list of its cinema', async () => {
  expect(await seedDemo({ database, now: NOW })).toBe(WEEK);
  const showings = await database.prisma.showing.findMany({
    include: {
      priceList: { include: { prices: true } },
      ...{ auditorium: true, seatMap: { include: { seats: true } }, _count: { select: { seats: true } } },
    },
  });
  expect(showings).toHaveLength(WEEK);
  expect(new Set(showings.map(({ priceListId }) => priceListId)).size).toBe(2);
  for (const { priceList, auditorium, seatMap, _count } of showings) {
    expect(_count.seats).toBe(seatMap.seats.length);
    expect(priceList.cinemaId).toBe(auditorium.cinemaId);
    const priced = new Set(priceList.prices.map(({ seatCategoryId }) => seatCategoryId));
    expect(seatMap.seats.filter(({ seatCategoryId }) => !priced.has(seatCategoryId))).toEqual([]);
    expect(priceList.prices).toHaveLength(9);
  }
});

test('prices are in the minor unit of the currency', async () => {
  await seedDemo({ database, now: NOW });
  const prices = await database.prisma.price.findMany({
    where: { category: { name: 'Standard' }, ticketType: { name: 'Adult' } },
    distinct: ['amountMinor'],
    orderBy: { amountMinor: 'asc' },
  });
  expect(prices.map(({ amountMinor }) => amountMinor)).toEqual([1195n, 1250n]);
});

test('a second seed adds nothing while a showing has not started', async () => {
  await seedDemo({ database, now: NOW });
  expect(await seedDemo({ database, now: new Date(+NOW + 6 * DAY_MS) })).toBe(0);
});

test('a seed after the last showing adds a week with the same seats and prices', async () => {
  await seedDemo({ database, now: NOW });
  const later = new Date(+NOW + 30 * DAY_MS);
  expect(await seedDemo({ database, now: later })).toBe(WEEK);
  expect(await database.prisma.cinema.count()).toBe(2);
  const weekOf = async (startsAt: { gt: Date } | { lt: Date }) => {
    const showings = await database.prisma.showing.findMany({ where: { startsAt } });
    const lines = showings.map(({ seatMapId, priceListId }) => `${seatMapId} ${priceListId}`);
    return [...new Set(lines)].sort();
  };
  expect(await weekOf({ gt: later })).toEqual(await weekOf({ lt: later }));
});

test('a later week has no archived movies, and there is none when all are archived', async () => {
  await seedDemo({ database, now: NOW });
  const archived = await database.prisma.movie.findFirstOrThrow({ where: { title: 'The Matrix' } });
  const archivedAt = NOW;
  await database.prisma.movie.update({ where: { id: archived.id }, data: { archivedAt } });
  const later = new Date(+NOW + 30 * DAY_MS);
  expect(await seedDemo({ database, now: later })).toBe(WEEK);
  const startsAt = { gt: later };
  expect(await database.prisma.showing.count({ where: { movieId: archived.id, startsAt } })).toBe(0);
  await database.prisma.movie.updateMany({ data: { archivedAt } });
  expect(await seedDemo({ database, now: new Date(+later + 30 * DAY_MS) })).toBe(0);
});

test('a later week leaves out what managers have closed or archived, and movies with days on which they may be shown', async () => {
  const { prisma } = database;
  await seedDemo({ database, now: NOW });
  const [berlin] = demoChain.cinemas;
  const closed = await prisma.auditorium.findFirstOrThrow({ where: { cinemaId: berlin?.id ?? '' } });
  await prisma.auditorium.update({ where: { id: closed.id }, data: { closedAt: NOW } });
  const unpriced = await prisma.auditorium.findFirstOrThrow({ where: { cinemaId: { not: closed.cinemaId } } });
  await prisma.priceList.updateMany({ where: { cinemaId: unpriced.cinemaId }, data: { archivedAt: NOW } });
  await prisma.movie.updateMany({ where: { title: { not: 'The Matrix' } }, data: { availableUntil: NOW } });
  const later = new Date(+NOW + 30 * DAY_MS);
  expect(await seedDemo({ database, now: later })).toBe(WEEK / 4);
  const shown = await prisma.showing.findMany({ where: { startsAt: { gt: later } }, include: { movie: true } });
  expect(new Set(shown.map(({ movie }) => movie.title))).toEqual(new Set(['The Matrix']));
});

test('the demo is made as managers make a cinema: each change is in the audit log, as one of the server', async () => {
  await seedDemo({ database, now: NOW });
  const entries = await database.prisma.auditEntry.groupBy({ by: ['action', 'actorId'], _count: true });
  expect(Object.fromEntries(entries.map(({ action, actorId, _count }) => [`${action} ${actorId}`, _count]))).toEqual({
    'createMovie null': 12,
    'createCinema null': 2,
    'createAuditorium null': 4,
    // Each cinema's seat map is in the log with the categories that came with it.
    'importSeatMap null': 4 + 2 * 3,
    'createTicketType null': 2 * 3,
    'createPriceList null': 2,
    'scheduleShowings null': WEEK,
  });
});

test('processes that seed at the same time write one demo', async () => {
  const added = await Promise.all([1, 2, 3].map(() => seedDemo({ database, now: NOW })));
  expect(added.sort((a, b) => a - b)).toEqual([0, 0, WEEK]);
  expect(await database.prisma.cinema.count()).toBe(2);
});

test('a database with other cinemas stays as it is', async () => {
  const address = { addressStreet: 'Testweg 1', addressCity: 'Berlin', addressCountry: 'DE' };
  await database.prisma.cinema.create({
    data: { id: newId(), name: 'Other', timeZone: 'Europe/Berlin', currency: 'EUR', ...address },
  });
  expect(await seedDemo({ database, now: NOW })).toBe(0);
  expect(await database.prisma.cinema.count()).toBe(1);
  expect(await database.prisma.movie.count()).toBe(0);
});
