import pg from 'pg';
import { type Clock, systemClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database/database.ts';

/**
 * Gives a database a clock that stands still until it is set: for those who connect from now on, `clock_timestamp()` in a
 * statement is a function that stands before PostgreSQL's own in the search path. Defaults of columns keep the real time.
 */
export async function installClock(databaseUrl: string, instant: Date): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { database } = client;
    await client.query(`
      create schema test_clock;
      create table test_clock.present (instant timestamptz not null);
      insert into test_clock.present (instant) values ('${instant.toISOString()}');
      create function test_clock.clock_timestamp() returns timestamptz language sql volatile as
        'select instant from test_clock.present';
      alter database "${database}" set search_path = test_clock, pg_catalog, public`);
  } finally {
    await client.end();
  }
}

export async function setClock({ prisma }: Database, instant: Date): Promise<void> {
  await prisma.$executeRaw`update test_clock.present set instant = ${instant}`;
}

/** For an app whose database has such a clock. Its tokens go by the machine's: they stay good while that of the database is set to and fro. */
export function withClock(instant: Date): {
  prepare: (databaseUrl: string) => Promise<void>;
  overrides: { clock: Clock };
} {
  return { prepare: (databaseUrl) => installClock(databaseUrl, instant), overrides: { clock: systemClock } };
}
