import { randomInt } from 'node:crypto';
import pg from 'pg';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { UnavailableError } from '../../src/platform/database/errors.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { bookingInput } from '../support/buying.ts';
import { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats, PlaceBooking, ReleaseHold } from '../support/operations.ts';
import { lockShowingSeats } from '../support/row-lock.ts';
import { createAccount, JWT_SECRET } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';
import { randomSeats } from './race.ts';

const ACCOUNTS = 12;
const SEATS = 12;

/** How many holds each account makes, and how many requests it may send for them. */
interface Limits {
  holds: number;
  attempts: number;
}

/**
 * Many accounts hold overlapping sets of the same few seats in random orders and give them back, several times each,
 * while workers end the holds that are past their deadline. All accounts start at the same moment.
 *
 * @returns how many holds were made, and how many deadlocks PostgreSQL resolved
 */
export async function raceInRandomOrders(limits: Limits): Promise<{ held: number; deadlocks: number }> {
  await using clone = await cloneDatabase();
  // PostgreSQL looks for deadlocks after a second otherwise.
  await query(clone.url, `alter database ${new URL(clone.url).pathname.slice(1)} set deadlock_timeout = '50ms'`);
  const held = await useSeats(clone.url, limits);
  // A connection reports its counters when it closes, and those of the app are closed by now.
  const [row] = await query(
    clone.url,
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  return { held, deadlocks: (row as { deadlocks: number }).deadlocks };
}

async function useSeats(databaseUrl: string, { holds, attempts }: Limits): Promise<number> {
  const environment = {
    DATABASE_URL: databaseUrl,
    JWT_SECRET,
    ADMIN_PASSWORD: 'the first administrator',
    DATABASE_CONNECTIONS: '20',
    RATE_LIMITS: 'off',
  };
  await using app = await createApp(readConfig(environment), { logger: createLogger('silent') });
  const { database } = app.services;
  const showing = await makeShowing(database, { rows: 1, seatsPerRow: SEATS });
  const accounts = await Promise.all(Array.from({ length: ACCOUNTS }, () => createAccount(database)));
  await using barrier = await lockShowingSeats(databaseUrl, showing.showingId);
  const racing = Promise.all(
    accounts.map(async ({ token }) => {
      const client = new GraphQLClient(app.url, token);
      let held = 0;
      for (let attempt = 0; held < holds && attempt < attempts; attempt++) {
        if (await holdAndGiveBack(database, client, showing)) held++;
      }
      return held;
    }),
  );
  await barrier.untilAwaitedBy(10);
  await barrier.release();
  return (await racing).reduce((sum, held) => sum + held, 0);
}

/** In one of three ways: by a release, by the deadline, or by the deadline of a booking whose payment was declined. */
async function holdAndGiveBack(database: Database, client: GraphQLClient, showing: MadeShowing): Promise<boolean> {
  const seatIds = randomSeats(showing, SEATS / 3);
  const answer = await client.send(HoldSeats, { input: { showingId: showing.showingId, seatIds } });
  const holdId = answer.data?.holdSeats.hold?.id;
  if (holdId === undefined) return false;
  const way = randomInt(3);
  if (way === 0) await client.send(ReleaseHold, { holdId });
  else {
    const input = bookingInput(showing, { holdId, seatIds, paymentToken: 'pm_card_visa_chargeDeclined' });
    if (way === 1) await client.send(PlaceBooking, { input });
    await letEnd(database, holdId);
  }
  return true;
}

/** Locks the seats in the order of all other statements, so that the test itself causes no deadlock. */
async function letEnd(database: Database, holdId: string): Promise<void> {
  const ended = database.singleStatement(
    ({ client }) => client.$executeRaw`
      with ended as (
        update hold set expires_at = clock_timestamp() where id = ${holdId}::uuid returning id, expires_at
      ),
      locked as materialized (
        select seat_id, ended.expires_at from showing_seat join ended on ended.id = showing_seat.hold_id
        order by seat_id for update of showing_seat
      )
      update showing_seat set held_until = locked.expires_at from locked
      where showing_seat.seat_id = locked.seat_id and showing_seat.hold_id = ${holdId}::uuid`,
  );
  await ended.catch((error: unknown) => {
    // In the control test, after several deadlocks in a row.
    if (!(error instanceof UnavailableError)) throw error;
  });
}

async function query(connectionString: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}
