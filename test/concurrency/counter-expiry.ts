import pg from 'pg';
import { bookAtCounter, counterShowing, retry } from '../bookings/at-counter/operations.ts';
import { startTestApp } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';

/** Held while the statement that looks for expired bookings waits where it asks for the time, a minute ahead. */
const PAUSE = 4712;

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

/**
 * The release of a booking at the counter has been reached, and its expiry is looking, when the buyer pays it by card.
 *
 * @returns the status of the booking once both are done
 */
export async function cardWhileExpiryLooks(): Promise<string> {
  await using clone = await cloneDatabase();
  const name = new URL(clone.url).pathname.slice(1);
  const client = new pg.Client({ connectionString: clone.url });
  await client.connect();
  try {
    await client.query(CLOCK);
    await client.query(`alter database "${name}" set search_path = public, pg_catalog`);
    await using testApp = await startTestApp('redis', { settings: { ROLE: 'api', DATABASE_URL: clone.url } });
    const showing = await counterShowing(testApp);
    const { client: buyer } = await testApp.newAccount();
    const { id, holdId } = await bookAtCounter(buyer, showing, { seatIds: showing.seatIds.slice(0, 2) });
    await client.query(
      `update hold set expires_at = now() + interval '30 seconds', extendable_until = now() + interval '150 seconds'
       where id = $1`,
      [holdId],
    );
    await client.query('select pg_advisory_lock($1)', [PAUSE]);
    const expired = testApp.app.services.bookingExpiry.expire([id]);
    while ((await pausedIn(client)) === 0);
    const { errors } = await retry(buyer, id);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    await client.query('select pg_advisory_unlock($1)', [PAUSE]);
    await expired;
    return (await testApp.database.prisma.booking.findUniqueOrThrow({ where: { id } })).status;
  } finally {
    await client.end();
  }
}

async function pausedIn(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    `select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
  );
  return rowCount ?? 0;
}
