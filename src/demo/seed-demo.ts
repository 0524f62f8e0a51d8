import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Prisma } from '../generated/prisma/client.ts';
import { databaseTime } from '../platform/database/database-time.ts';
import type { Database } from '../platform/database/database.ts';
import { prismaDirectory } from '../platform/database/migrate.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { demoChain } from './demo-chain.ts';
import { servicesWithin } from './demo-services.ts';
import { parseSeatMapCsv } from './seat-map-csv.ts';
import { type DrawnHalls, writeChain } from './write-chain.ts';
import { type WeekInput, writeShowings } from './write-showings.ts';

/** The key of the advisory lock: one process seeds at a time. No other program may use it on the same database. */
export const SEED_LOCK = 7_274_110_955;

const DEMO_CINEMAS = demoChain.cinemas.map(({ id }) => id);

/** Longer than a seed takes. */
const SCHEDULING_MS = 60_000;

/** What the seed needs. */
interface SeedDemoInput {
  database: Database;
  /** The showings start after it. */
  now: Date;
}

/**
 * Makes sure that there are showings to book. Writes the demo chain with a week of showings when the database has no
 * cinemas, and another week when all showings of the demo have started. Other cinemas are never changed, so this can
 * run at every start. Everything is written in one transaction.
 *
 * @returns the number of showings that were added, 0 when none were needed
 */
export async function seedDemo({ database, now }: SeedDemoInput): Promise<number> {
  // At most starts. Nothing is locked: showings of the demo only become more.
  if (await hasUpcomingShowing(database.prisma, now)) return 0;
  return database.transaction(async (tx) => {
    await waitForSeedLock(tx);
    const isEmpty = (await tx.client.cinema.findFirst({ select: { id: true } })) === null;
    const services = servicesWithin(tx, database);
    const week = isEmpty ? await writeChain(tx, services, await readHalls()) : await findEndedWeek(tx.client, now);
    return week ? writeShowings(services, { ...week, now: await soon(tx, now) }) : 0;
  });
}

/** Showings are scheduled by the database's clock, and only in the future: also when this takes a while. */
async function soon(tx: Transaction, now: Date): Promise<Date> {
  const time = await databaseTime(tx);
  return new Date(Math.max(time.getTime() + SCHEDULING_MS, now.getTime()));
}

/** The limits of a connection are made for requests. They are too short for a seed and for waiting for another one. */
async function waitForSeedLock({ client }: Transaction): Promise<void> {
  await client.$executeRaw`
    select set_config('lock_timeout', '15s', true), set_config('statement_timeout', '15s', true)`;
  await client.$executeRaw`select pg_advisory_xact_lock(${SEED_LOCK})`;
}

async function readHalls(): Promise<DrawnHalls> {
  const halls = new Set(demoChain.cinemas.flatMap(({ auditoriums }) => auditoriums.map(({ hall }) => hall)));
  const drawn = [...halls].map(async (hall) => {
    const csv = await readFile(path.join(prismaDirectory, hall.file), 'utf8');
    return [hall, await parseSeatMapCsv(csv, hall)] as const;
  });
  return new Map(await Promise.all(drawn));
}

/**
 * The demo's auditoriums and movies that managers have left in use, with the price lists of the last week; undefined before
 * its end, and when no movie is left.
 */
async function findEndedWeek(client: Prisma.TransactionClient, now: Date): Promise<Omit<WeekInput, 'now'> | undefined> {
  if (await hasUpcomingShowing(client, now)) return undefined;
  const ofTheDemo = { cinemaId: { in: DEMO_CINEMAS } };
  const auditoriums = await client.auditorium.findMany({
    where: { ...ofTheDemo, closedAt: null, cinema: { closedAt: null } },
    orderBy: { id: 'asc' },
    select: { id: true, cinema: { select: { timeZone: true } }, showings: lastShowing },
  });
  const movies = await client.movie.findMany({
    where: {
      archivedAt: null,
      availableFrom: null,
      availableUntil: null,
      showings: { some: { auditorium: ofTheDemo } },
    },
    orderBy: { id: 'asc' },
    select: { id: true, runtimeMinutes: true },
  });
  if (movies.length === 0) return undefined;
  return {
    movies,
    auditoriums: auditoriums.flatMap(({ id, cinema, showings }) =>
      showings.map(({ freeAt, ...sale }) => ({ id, timeZone: cinema.timeZone, freeFrom: freeAt, ...sale })),
    ),
  };
}

/** Raw SQL: it is asked at each start, where Prisma's first query of a kind takes 30 ms of CPU time. */
async function hasUpcomingShowing(client: Prisma.TransactionClient, now: Date): Promise<boolean> {
  const found = await queryRows(
    client,
    UPCOMING,
    (upcoming) => Prisma.sql`
      select ${upcoming}
      from showing
      join auditorium on auditorium.id = showing.auditorium_id
      where auditorium.cinema_id = any (${DEMO_CINEMAS}::uuid[])
        and showing.cancelled_at is null and showing.starts_at > ${now}
      limit 1`,
  );
  return found.length > 0;
}

const UPCOMING = columns<{ id: string }>({ id: 'showing.id' });

/** The next showings in an auditorium have the price list of its last one, and start after it. */
const lastShowing = {
  where: { cancelledAt: null, priceList: { archivedAt: null } },
  orderBy: { startsAt: 'desc' },
  take: 1,
  select: {
    freeAt: true,
    priceListId: true,
  },
} satisfies Prisma.Auditorium$showingsArgs;
