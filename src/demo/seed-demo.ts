import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { prismaDirectory } from '../platform/database/migrate.ts';
import { demoChain } from './demo-chain.ts';
import { parseSeatMapCsv } from './seat-map-csv.ts';
import { type DrawnHalls, writeChain } from './write-chain.ts';
import { type WeekInput, writeShowings } from './write-showings.ts';

/** Any number that no other program on the database uses; only one process at a time seeds. */
export const SEED_LOCK = 7_274_110_955;
/** Far above what it takes, because a process may have to wait for another one's seed first. */
const TIMEOUT_MS = 30_000;

/** What the seed is made with. */
export interface SeedDemoInput {
  database: PrismaClient;
  /** Showings are planned from here on. */
  now: Date;
}

/**
 * Sees to it that there is something to book, all at once or not at all: writes the demo chain with a
 * week of showings into a database without cinemas, and a new week once the demo's showings have all
 * begun. Cinemas that are not the demo's are never touched, so this may run at each start.
 *
 * @returns how many showings were added: 0 when there was nothing to do
 */
export async function seedDemo({ database, now }: SeedDemoInput): Promise<number> {
  const halls = await readHalls();
  return database.$transaction(
    async (tx) => {
      // The limits of a connection are made for requests, which should rather fail than wait for long.
      await tx.$executeRaw`select set_config('lock_timeout', '30s', true), set_config('statement_timeout', '30s', true)`;
      await tx.$executeRaw`select pg_advisory_xact_lock(${SEED_LOCK})`;
      const isEmpty = (await tx.cinema.count()) === 0;
      const week = isEmpty ? await writeChain(tx, halls) : await findEndedWeek(tx, now);
      return week ? writeShowings(tx, { ...week, now }) : 0;
    },
    { maxWait: TIMEOUT_MS, timeout: TIMEOUT_MS },
  );
}

async function readHalls(): Promise<DrawnHalls> {
  const halls = new Set(demoChain.cinemas.flatMap((cinema) => cinema.auditoriums.map(({ hall }) => hall)));
  const drawn = [...halls].map(async (hall) => {
    const csv = await readFile(path.join(prismaDirectory, hall.file), 'utf8');
    return [hall, parseSeatMapCsv(csv, hall)] as const;
  });
  return new Map(await Promise.all(drawn));
}

/** The demo's auditoriums and movies as their last showings had them; undefined while one is still to begin. */
async function findEndedWeek(tx: Prisma.TransactionClient, now: Date): Promise<Omit<WeekInput, 'now'> | undefined> {
  const ofTheDemo = { cinemaId: { in: demoChain.cinemas.map((cinema) => cinema.id) } };
  const upcoming = await tx.showing.findFirst({
    where: { auditorium: ofTheDemo, cancelledAt: null, startsAt: { gt: now } },
    select: { id: true },
  });
  if (upcoming) return undefined;
  const auditoriums = await tx.auditorium.findMany({
    where: ofTheDemo,
    orderBy: { id: 'asc' },
    select: { id: true, cinema: { select: { timeZone: true } }, showings: lastShowing },
  });
  const movies = await tx.movie.findMany({
    where: { showings: { some: { auditorium: ofTheDemo } } },
    orderBy: { id: 'asc' },
    select: { id: true, runtimeMinutes: true },
  });
  return {
    movies,
    auditoriums: auditoriums.flatMap(({ id, cinema, showings }) =>
      showings.map(({ freeAt, ...sale }) => ({ id, timeZone: cinema.timeZone, freeFrom: freeAt, ...sale })),
    ),
  };
}

/** What the next showings of an auditorium take over from its last: when it is free, its seats and prices. */
const lastShowing = {
  where: { cancelledAt: null },
  orderBy: { startsAt: 'desc' },
  take: 1,
  select: {
    freeAt: true,
    seatMapId: true,
    prices: { select: { seatCategoryId: true, ticketTypeId: true, amountMinor: true } },
  },
} satisfies Prisma.Auditorium$showingsArgs;
