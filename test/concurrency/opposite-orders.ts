import pg from 'pg';
import { daysFromNow, minutesAfter, schedule, showingAt } from '../programme/programme.ts';
import { makeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import { startTestApp } from '../support/test-app.ts';
import { cloneDatabase } from '../support/test-database.ts';
import { NO_NEW_SHOWINGS } from './scheduling.ts';

/**
 * Each row of a statement is written a moment after the one before, so that two statements are in the midst of theirs. No two at the same
 * instant: PostgreSQL writes a row before it checks an exclusion constraint, and two that do so together wait for each other in any order.
 */
const SLOW_ROWS = [
  `create function be_slow() returns trigger language plpgsql as $$
  begin
    perform pg_sleep(0.3 + random() * 0.2);
    return new;
  end; $$`,
  'create trigger slow_rows before insert on showing for each row execute function be_slow()',
];

/**
 * Two managers schedule the same two times of an auditorium at once, one from the first on, the other from the last on.
 *
 * @returns how many of them were scheduled, and how many deadlocks PostgreSQL resolved
 */
export async function scheduleInOppositeOrders(): Promise<{ scheduled: number; deadlocks: number }> {
  await using clone = await cloneDatabase();
  const scheduled = await scheduleTwice(clone.url);
  // A connection reports its counters when it closes, and those of the app are closed by now.
  const [row] = await query(clone.url, [
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  ]);
  return { scheduled, deadlocks: (row as { deadlocks: number }).deadlocks };
}

async function scheduleTwice(databaseUrl: string): Promise<number> {
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api', DATABASE_URL: databaseUrl } });
  const made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
  await query(databaseUrl, SLOW_ROWS);
  const managers = await Promise.all([0, 1].map(() => testApp.newAccount('MANAGER', made.cinemaId)));
  const starts = [daysFromNow(3), minutesAfter(daysFromNow(3), 300)];
  await using lock = await RowLock.take(databaseUrl, NO_NEW_SHOWINGS, []);
  const both = managers.map(({ client }, nth) => {
    const inOrder = nth === 0 ? starts : starts.toReversed();
    return schedule(
      client,
      inOrder.map((start) => showingAt(made, start)),
    );
  });
  await lock.untilAwaitedBy(2);
  await lock.release();
  const outcomes = await Promise.all(both);
  return outcomes.filter(({ showings }) => showings).length;
}

/** @returns the rows of the last statement */
async function query(connectionString: string, statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query<object>(statement));
    return rows;
  } finally {
    await client.end();
  }
}
