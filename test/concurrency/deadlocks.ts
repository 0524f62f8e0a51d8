import { randomInt } from 'node:crypto';
import pg from 'pg';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { UnavailableError } from '../../src/platform/database/errors.ts';
import { newId } from '../../src/platform/ids.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { adultTickets } from '../support/buying.ts';
import { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { HoldSeats, PlaceBooking, ReleaseHold } from '../support/operations.ts';
import { lockShowingSeats } from '../support/row-lock.ts';
import { createAccount, JWT_SECRET } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';
import { randomSeats } from './race.ts';

const ACCOUNTS = 12;
const SEATS = 12;

/** How many holds each account wants to have had, and how often it may ask. */
interface Limits {
  holds: number;
  attempts: number;
}

/**
 * Many accounts hold overlapping sets of the same few seats in random orders and give them back, several
 * times each, while workers end what is over. They all begin at the same moment.
 *
 * @returns how often somebody held seats, and how many deadlocks PostgreSQL has broken
 */
export async function raceInRandomOrders(limits: Limits): Promise<{ held: number; deadlocks: number }> {
  await using clone = await cloneDatabase();
  // Those that there are come to light sooner than after a second.
  await query(clone.url, `alter database ${new URL(clone.url).pathname.slice(1)} set deadlock_timeout = '50ms'`);
  const held = await useSeats(clone.url, limits);
  // Connections report what they have counted when they end, which those of the app now have.
  const [row] = await query(
    clone.url,
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  return { held, deadlocks: (row as { deadlocks: number }).deadlocks };
}

async function useSeats(databaseUrl: string, { holds, attempts }: Limits): Promise<number> {
  const environment = { DATABASE_URL: databaseUrl, JWT_SECRET, ADMIN_PASSWORD: 'the first administrator' };
  await using app = await createApp(readConfig(environment), { logger: createLogger('silent') });
  const showing = await makeShowing(app.database, { rows: 1, seatsPerRow: SEATS });
  const accounts = await Promise.all(Array.from({ length: ACCOUNTS }, () => createAccount(app.database, 'CUSTOMER')));
  await using barrier = await lockShowingSeats(databaseUrl, showing.showingId);
  const racing = Promise.all(
    accounts.map(async ({ token }) => {
      const client = new GraphQLClient(app.url ?? '', token);
      let held = 0;
      for (let attempt = 0; held < holds && attempt < attempts; attempt++) {
        if (await holdAndGiveBack(app, client, showing)) held++;
      }
      return held;
    }),
  );
  await barrier.untilAwaitedBy(10);
  await barrier.release();
  return (await racing).reduce((sum, held) => sum + held, 0);
}

/** In one of three ways: by release, or by missing the deadline, either with a booking that is declined or without. */
async function holdAndGiveBack({ database }: App, client: GraphQLClient, showing: MadeShowing): Promise<boolean> {
  const seatIds = randomSeats(showing, SEATS / 3);
  const answer = await client.send(HoldSeats, { input: { showingId: showing.showingId, seatIds } });
  const holdId = answer.data?.holdSeats.hold?.id;
  if (holdId === undefined) return false;
  const way = randomInt(3);
  if (way === 0) await client.send(ReleaseHold, { holdId });
  else {
    const payment = { paymentToken: 'pm_card_visa_chargeDeclined', idempotencyKey: newId() };
    if (way === 1) {
      await client.send(PlaceBooking, { input: { holdId, tickets: adultTickets(showing, seatIds), ...payment } });
    }
    await letEnd(database, holdId);
  }
  return true;
}

/** Locks the seats in the order that everybody does: no deadlock may be of the test's own making. */
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
    // One deadlock after the other: the control's.
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
