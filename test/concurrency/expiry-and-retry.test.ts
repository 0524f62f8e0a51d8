import pg from 'pg';
import { expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { ReadBooking, RetryPayment } from '../support/operations.ts';
import { startTestApp } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';

/**
 * Held by the test: the statement that looks for expired bookings stops where it asks for the time. That is a minute
 * ahead for it, so that a deadline has passed which another attempt can still extend.
 */
const PAUSE = 4711;

/** In place of PostgreSQL's own, by the search path. */
const CLOCK = `
  create function public.clock_timestamp() returns timestamptz language plpgsql volatile as $$
  begin
    if current_query() like '%for update of booking%skip locked%' then
      while not pg_try_advisory_xact_lock_shared(${PAUSE}) loop
        perform pg_sleep(0.01);
      end loop;
      return pg_catalog.clock_timestamp() + interval '1 minute';
    end if;
    return pg_catalog.clock_timestamp();
  end $$`;

test('a booking whose hold is extended while its expiry is looking is not expired', async () => {
  await using clone = await cloneDatabase();
  const name = new URL(clone.url).pathname.slice(1);
  const client = new pg.Client({ connectionString: clone.url });
  await client.connect();
  try {
    await client.query(CLOCK);
    await client.query(`alter database "${name}" set search_path = public, pg_catalog`);
    await using testApp = await startTestApp('redis', { settings: { ROLE: 'api', DATABASE_URL: clone.url } });
    const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    const { client: buyer } = await testApp.newAccount();
    const paymentToken = 'pm_card_visa_chargeDeclined';
    const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds, paymentToken });
    const { services } = testApp.app;
    const { id: paymentId } = await testApp.database.prisma.payment.findFirstOrThrow({ where: { bookingId: id } });
    await services.settlement.settlePayment(paymentId);
    await client.query(`update hold set expires_at = clock_timestamp() + interval '30 seconds'`);

    await client.query(`select pg_advisory_lock(${PAUSE})`);
    const expired = services.bookingExpiry.expire([id]);
    await expect.poll(() => paused(client)).toBe(1);
    const input = { bookingId: id, payment: { token: 'pm_card_visa' }, idempotencyKey: newId() };
    expect((await buyer.request(RetryPayment, { input })).retryPayment.errors).toEqual([]);
    await client.query(`select pg_advisory_unlock(${PAUSE})`);
    await expired;
    expect((await buyer.request(ReadBooking, { id })).booking?.status).toBe('PENDING_PAYMENT');
  } finally {
    await client.end();
  }
});

async function paused(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    `select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
  );
  return rowCount ?? 0;
}
