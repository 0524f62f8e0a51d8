import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { ConnectionPool } from './connection-pool.ts';
import { beginWith } from './session.ts';

/** Any number that no other program on the database uses; only one process at a time migrates. */
const MIGRATION_LOCK = 7_274_110_953;
/** That of Prisma's own tools, as `prisma migrate deploy`. */
const PRISMA_LOCK = 72_707_369;

/**
 * Of the transaction of each script. PostgreSQL carries a script out to its end also when its process was killed, and the lock of the
 * migrations, on another connection, is free by then.
 */
export const SCRIPT_LOCK = 7_274_110_956;

const PAUSE_MS = 25;

/** Open for as long as the migrations take, and unused. */
const BEGIN = beginWith({ idle_in_transaction_session_timeout: '0' });

/**
 * Does the work while no other process migrates.
 *
 * The lock is one of a transaction: one of a session would stay on the connection that a pooler then gives to another
 * process. Who does not get it asks again, on no connection meanwhile: a pooler may have few.
 *
 * @param options.patienceMs how long it asks
 */
export async function withMigrationLock<Result>(
  pool: ConnectionPool,
  work: () => Promise<Result>,
  { patienceMs }: { patienceMs: number },
): Promise<Result> {
  const lock = await take(pool, performance.now() + patienceMs);
  let isDone = false;
  try {
    const result = await work();
    // It fails when the lock was lost: another process may have migrated at the same time.
    await lock.query('commit');
    isDone = true;
    return result;
  } finally {
    lock.release(!isDone);
  }
}

async function take(pool: ConnectionPool, deadline: number): Promise<pg.PoolClient> {
  for (;;) {
    const client = await tryToTake(pool);
    if (client) return client;
    if (performance.now() > deadline) throw new Error('another process is migrating the database, and does not end');
    await sleep(PAUSE_MS);
  }
}

async function tryToTake(pool: ConnectionPool): Promise<pg.PoolClient | undefined> {
  const client = await pool.checkOut();
  try {
    await client.query(BEGIN);
    const { rows } = await client.query<{ isOurs: boolean }>(TRY, [MIGRATION_LOCK, PRISMA_LOCK]);
    if (rows[0]?.isOurs) return client;
    await client.query('rollback');
  } catch (error) {
    client.release(true);
    throw error;
  }
  client.release();
  return undefined;
}

const TRY = 'select pg_try_advisory_xact_lock($1) and pg_try_advisory_xact_lock($2) as "isOurs"';
