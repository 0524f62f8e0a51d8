import pg from 'pg';
import { AccessTokens } from '../../src/accounts/session/access-token.ts';
import { newId } from '../../src/platform/ids.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import type { HoldPlan } from './hold-plan.ts';
import { JWT_SECRET } from './rowlock.ts';
import { MOVIE_FUNCTIONS, MOVIES } from './movies-sql.ts';
import { PRICES, PROGRAMME } from './programme-sql.ts';
import {
  COUNT_BOOKINGS,
  COUNT_HOLDS,
  END_HOLDS,
  PEOPLE,
  ROOM,
  SEAT_INDEX,
  SHOWING_SEATS,
  SHOWINGS,
  WORK,
} from './world-sql.ts';

/** Of a seat, in the minor unit of the currency. */
export const PRICE = { amountMinor: 1200, currency: 'EUR' };

/** Rows, and seats in each. */
const SIZES: Record<string, [number, number]> = {
  hall: [89, 100],
  growth_100: [10, 10],
  growth_1000: [25, 40],
  growth_8000: [80, 100],
};
const USUAL_SIZE = [15, 20];
/** More than 1,000, and prime: taken in turns, an account gets the same showing as rarely as possible. */
const ACCOUNTS = 1009;
/** Showings of one statement. */
const FILLED_AT_ONCE = 500;
/** None goes on for long after its figure has failed. */
const STATEMENT_SECONDS = 60;
/** Of ten million rows that are vacuumed. */
const VACUUM_SECONDS = 180;

/** A database with one auditorium, of 300 seats unless it is a hall, and many accounts. */
export class World implements AsyncDisposable {
  readonly connectionString: string;
  readonly #pool: pg.Pool;
  #showings = 0;
  /** Row by row: neighbours in the list are neighbours in the auditorium. */
  seatIds: string[] = [];
  accountIds: string[] = [];
  /** Access tokens, one for each account. */
  tokens: string[] = [];
  ticketTypeId = '';

  private constructor(connectionString: string) {
    this.connectionString = connectionString;
    const options = `-c timezone=UTC -c statement_timeout=${STATEMENT_SECONDS}s`;
    this.#pool = new pg.Pool({ connectionString, max: 2, options });
    // PostgreSQL may stop before it has read that a connection is closed, and say so.
    this.#pool.on('error', () => undefined);
  }

  /** @param server a connection string to any database of the server */
  static async create(server: string, name: string): Promise<World> {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    const url = new URL(server);
    url.pathname = `/${name}`;
    await migrate(url.href);
    const world = new World(url.href);
    await world.#fill(SIZES[name] ?? USUAL_SIZE);
    return world;
  }

  async #fill(size: number[]): Promise<void> {
    await this.#pool.query(ROOM, [...size, PRICE.amountMinor]);
    this.seatIds = (await this.#pool.query<{ id: string }>('select id from seat order by position')).rows.map(
      ({ id }) => id,
    );
    const types = await this.#pool.query<{ id: string }>('select id from ticket_type');
    this.ticketTypeId = types.rows[0]?.id ?? '';
    const { rows } = await this.#pool.query<{ id: string }>(PEOPLE, [ACCOUNTS]);
    const tokens = new AccessTokens({ secrets: [JWT_SECRET], clock: systemClock });
    this.accountIds = rows.map(({ id }) => id);
    this.tokens = this.accountIds.map((accountId) => tokens.issue({ accountId, sessionId: newId() }).token);
  }

  /** Adds movies with words of all frequencies, and analyzes them. */
  async addMovies(count: number): Promise<void> {
    const client = await this.#pool.connect();
    for (const statement of MOVIE_FUNCTIONS) await client.query(statement);
    for (let from = 1; from <= count; from += FILLED_AT_ONCE) {
      await client.query(MOVIES, [from, Math.min(from + FILLED_AT_ONCE - 1, count)]);
    }
    await client.query('vacuum analyze movie, search_word');
    client.release(true);
  }

  /** Adds movies, prices of more kinds, and showings of all movies without seats. */
  async addProgramme({ movies, showings }: { movies: number; showings: number }): Promise<void> {
    await this.addMovies(movies);
    await this.#pool.query(PRICES, [PRICE.amountMinor]);
    await this.#pool.query(PROGRAMME, [showings]);
    await this.#pool.query('analyze movie, showing, price');
  }

  /** Adds showings with all seats free, and analyzes the tables, as autovacuum would do soon. */
  async addShowings(count: number): Promise<string[]> {
    const { rows } = await this.#pool.query<{ id: string }>(SHOWINGS, [this.#showings, count]);
    this.#showings += count;
    const ids = rows.map(({ id }) => id);
    await this.#pool.query(SHOWING_SEATS, [ids]);
    await this.#pool.query('analyze showing, showing_seat, hold, booking, booking_line, ticket, payment');
    return ids;
  }

  /** Adds showings until there are so many seats of showings. Gives the new ones. */
  async fillTo(seatRows: number): Promise<string[]> {
    const missing = Math.ceil((seatRows - (await this.countSeatRows())) / this.seatIds.length);
    const ids: string[] = [];
    await this.#withoutChecks(async (client) => {
      while (ids.length < missing) {
        const count = Math.min(FILLED_AT_ONCE, missing - ids.length);
        const { rows } = await client.query<{ id: string }>(SHOWINGS, [this.#showings, count]);
        this.#showings += count;
        const added = rows.map(({ id }) => id);
        await client.query(SHOWING_SEATS, [added]);
        ids.push(...added);
      }
    });
    await this.#withoutChecks(async (client) => {
      await client.query(`set statement_timeout = '${VACUUM_SECONDS}s'`);
      await client.query('vacuum analyze showing, showing_seat');
      // Otherwise it comes at any time, and counts as work of PostgreSQL.
      await client.query('checkpoint');
    });
    return ids;
  }

  /** From now on PostgreSQL counts the statements of connections that are opened: see `work`. */
  async countWork(): Promise<void> {
    await this.#pool.query('create extension pg_stat_statements');
    await this.#pool.query('create extension pageinspect');
    const { rows } = await this.#pool.query<{ name: string }>('select quote_ident(current_database()) as name');
    await this.#pool.query(`alter database ${rows[0]?.name} set compute_query_id = on`);
  }

  /** All statements since then, and the pages of 8 kB that they have looked at, in memory or not. */
  async work(): Promise<{ statements: number; pages: number }> {
    const { rows } = await this.#pool.query<{ statements: number; pages: number }>(WORK);
    return rows[0] ?? { statements: NaN, pages: NaN };
  }

  /** How many pages lead from the top of the index of seats to a row, and how large the table is with its indexes. */
  async seatIndex(): Promise<{ levels: number; megabytes: number }> {
    const { rows } = await this.#pool.query<{ levels: number; megabytes: number }>(SEAT_INDEX);
    return rows[0] ?? { levels: NaN, megabytes: NaN };
  }

  /**
   * Changes rows that agree by their making. PostgreSQL would check each new row for its foreign keys; for each hold that is
   * removed it would read the whole table of seats, which has no index by hold: 60 ms for one with a million rows.
   */
  async #withoutChecks(change: (client: pg.PoolClient) => Promise<void>): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query('set session_replication_role = replica; set synchronous_commit = off');
      await change(client);
    } finally {
      // Its session was changed.
      client.release(true);
    }
  }

  /** Adds showings for one round of holds. @param atOnce see the plan; all when left out */
  async planHolds(showings: number, atOnce = showings): Promise<HoldPlan> {
    return { showingIds: await this.addShowings(showings), seatIds: this.seatIds, tokens: this.tokens, atOnce };
  }

  /** Removes showings with their holds, and leaves the tables as if they had never been. */
  async removeShowings(showingIds: readonly string[]): Promise<void> {
    await this.#withoutChecks(async (client) => {
      for (const table of ['showing_seat', 'hold'])
        await client.query(`delete from ${table} where showing_id = any ($1::uuid[])`, [showingIds]);
      await client.query('delete from showing where id = any ($1::uuid[])', [showingIds]);
    });
    await this.#pool.query('vacuum analyze showing, showing_seat, hold');
  }

  /** How many rows the largest table has: one for each seat of each showing. */
  async countSeatRows(): Promise<number> {
    const { rows } = await this.#pool.query<{ rows: number }>('select count(*)::int as rows from showing_seat');
    return rows[0]?.rows ?? 0;
  }

  /**
   * Counts the holds of a finished round, and ends them: an account does not come to have more and more of them.
   *
   * @throws when a seat was held twice, or the HELD seats are not those of the holds
   */
  async countHolds(showingIds: readonly string[]): Promise<number> {
    const { rows } = await this.#pool.query<{ holds: number; seats: number; held: number; twice: number }>(
      COUNT_HOLDS,
      [showingIds],
    );
    const [counts] = rows;
    if (!counts || counts.twice > 0 || counts.seats !== counts.held)
      throw new Error(`seats were held twice or got lost: ${JSON.stringify(counts)}`);
    await this.#pool.query(END_HOLDS, [showingIds]);
    return counts.holds;
  }

  /**
   * Counts the bookings of a finished round.
   *
   * @throws when one is not confirmed and charged once, or a seat was sold twice
   */
  async countBookings(showingIds: readonly string[], seatsPerBooking: number): Promise<number> {
    const { rows } = await this.#pool.query<Record<'bookings' | 'incomplete' | 'sold' | 'twice', number>>(
      COUNT_BOOKINGS,
      [showingIds],
    );
    const [counts] = rows;
    if (!counts || counts.twice > 0 || counts.incomplete > 0 || counts.sold !== counts.bookings * seatsPerBooking)
      throw new Error(`bookings are not complete, or seats were sold twice: ${JSON.stringify(counts)}`);
    return counts.bookings;
  }

  async countDeadlocks(): Promise<number> {
    const { rows } = await this.#pool.query<{ deadlocks: number }>(
      'select deadlocks::int from pg_stat_database where datname = current_database()',
    );
    return rows[0]?.deadlocks ?? 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.end();
  }
}
