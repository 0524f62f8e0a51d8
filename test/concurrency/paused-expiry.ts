import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Resources } from '../../src/platform/resources.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

/** Held while the statement that looks for expired bookings stands still. */
const PAUSE = 4711;

/**
 * In place of PostgreSQL's own, by the search path: that statement waits where it asks for the time, which is a minute ahead for it.
 * So a deadline has passed for it that another request can still extend.
 */
const CLOCK = `
  create function public.clock_timestamp() returns timestamptz language plpgsql volatile as $$
  begin
    if current_query() like '%hold.expires_at <= clock_timestamp()%order by booking.id%' then
      while not pg_try_advisory_xact_lock_shared(${PAUSE}) loop
        perform pg_sleep(0.01);
      end loop;
      return pg_catalog.clock_timestamp() + interval '1 minute';
    end if;
    return pg_catalog.clock_timestamp();
  end $$`;

/** An app without workers, in which the expiry of bookings can be stopped after it has looked for them. */
export class PausedExpiry implements AsyncDisposable {
  readonly testApp: TestApp;
  readonly #client: pg.Client;
  readonly #resources: Resources;

  private constructor(testApp: TestApp, client: pg.Client, resources: Resources) {
    this.testApp = testApp;
    this.#client = client;
    this.#resources = resources;
  }

  static async start(): Promise<PausedExpiry> {
    const resources = new Resources();
    let client: pg.Client | undefined;
    const testApp = resources.use(
      await startTestApp('redis', {
        settings: { ROLE: 'api' },
        prepare: async (databaseUrl) => {
          client = new pg.Client({ connectionString: databaseUrl });
          await client.connect();
          await client.query(CLOCK);
          const name = new URL(databaseUrl).pathname.slice(1);
          await client.query(`alter database "${name}" set search_path = public, pg_catalog`);
        },
      }),
    );
    if (!client) throw new Error('the database was not prepared');
    const opened = client;
    resources.use({ [Symbol.asyncDispose]: () => opened.end() });
    return new PausedExpiry(testApp, opened, resources);
  }

  /** The deadline of the hold is in half a minute: only for the expiry it has passed. */
  async letDeadlineCome(holdId: string): Promise<void> {
    await this.#client.query(
      `update hold set expires_at = now() + interval '30 seconds', extendable_until = now() + interval '150 seconds'
       where id = $1`,
      [holdId],
    );
  }

  /** Does the work once the expiry has found the booking, and lets the expiry end after it. */
  async expireAfter(bookingId: string, work: () => Promise<void>): Promise<void> {
    await this.#client.query('select pg_advisory_lock($1)', [PAUSE]);
    const expired = this.testApp.app.services.bookingExpiry.expire([bookingId]);
    try {
      await this.#untilPaused();
      await work();
    } finally {
      await this.#client.query('select pg_advisory_unlock($1)', [PAUSE]);
      await expired;
    }
  }

  async #untilPaused(): Promise<void> {
    for (let rounds = 0; rounds < 500; rounds++) {
      const { rowCount } = await this.#client.query(
        `select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
      );
      if (rowCount === 1) return;
      await sleep(10);
    }
    throw new Error('the expiry never stood still');
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources[Symbol.asyncDispose]();
  }
}
