import { createPostgresBackend, type createRedisBackend, runMigrations } from 'bullmq';
import type { PoolClient } from 'pg';
import type { Connection } from '../database/connection.ts';
import { ConnectionPool } from '../database/connection-pool.ts';
import { fateOf } from '../database/errors.ts';
import { IS_READ_ONLY } from '../database/session.ts';
import type { Logger } from '../logger.ts';
import type { Backend } from './backend.ts';

const MIGRATION_TIMEOUT_MS = 60_000;
const ANSWER_TIMEOUT_MS = 3500;
const LISTEN_CHECK_MS = 2000;
/** The limits of a request are too short for it, where they are those of the role. */
const MIGRATION_SESSION = { lock_timeout: '60s', statement_timeout: '60s' };
const SESSION = { search_path: 'bullmq', timezone: 'UTC', statement_timeout: '3s' };

/** BullMQ on PostgreSQL, by connections to PostgreSQL itself: it listens to notifications, which a pooler does not pass on. */
export async function postgresBackend(options: {
  connectionString: string;
  connections: number;
  logger: Logger;
}): Promise<Backend> {
  const { connectionString, connections, logger } = options;
  const onLost = (error: Error) => logger.warn({ error }, 'the database of the queues is away');
  const toPool = { connectionString, onLost };
  const toMigrate = { session: MIGRATION_SESSION, answerTimeoutMs: MIGRATION_TIMEOUT_MS };
  await migrateQueues(new ConnectionPool({ ...toPool, ...toMigrate, max: 1 }));
  // One pool for all: each queue and worker would open its own otherwise.
  const pool = new QueuePool({ ...toPool, max: connections, session: SESSION, answerTimeoutMs: ANSWER_TIMEOUT_MS });
  // Each queue and each worker listens to its errors.
  pool.setMaxListeners(0);
  pool.on('connect', checkWhileListening);
  return {
    create: createBackend as unknown as typeof createRedisBackend,
    connections: { queue: pool, worker: pool },
    prefix: 'rowlock',
    pool: () => pool.use,
    ping: () => pool.query('select 1'),
    close: () => pool.end(),
  };
}

async function migrateQueues(pool: ConnectionPool): Promise<void> {
  try {
    const client = await pool.checkOut();
    await runMigrations(client, 'bullmq').finally(() => client.release());
  } finally {
    await pool.end();
  }
}

/**
 * A worker of BullMQ repeats at once what failed, unless the error has this code: then it waits. With a pool that refuses
 * at once, the repetition would leave no time for anything else in the process.
 */
class QueuePool extends ConnectionPool {
  override checkOut(): Promise<PoolClient> {
    return super.checkOut().catch(asRefused);
  }

  override run(...parameters: unknown[]): Promise<unknown> {
    return super.run(...parameters).catch(asRefused);
  }
}

function asRefused(error: unknown): never {
  throw fateOf(error) === undefined ? error : Object.assign(error as Error, { code: 'ECONNREFUSED' });
}

const createBackend: typeof createPostgresBackend = (...parameters) => {
  const backend = createPostgresBackend(...parameters) as unknown as Readiness & { connection: Readiness };
  forgetFailure(backend);
  forgetFailure(backend.connection);
  return backend as never;
};

interface Readiness {
  waitUntilReady: () => Promise<void>;
  readyPromise?: Promise<void> | undefined;
}

/** BullMQ keeps a first connection that failed for good: a queue that was opened during an outage would stay broken. */
function forgetFailure(parts: Readiness): void {
  const wait = parts.waitUntilReady.bind(parts);
  parts.waitUntilReady = () =>
    wait().catch((error: unknown) => {
      parts.readyPromise = undefined;
      throw error;
    });
}

/**
 * BullMQ's workers listen on a connection that is silent for as long as there are no jobs: this notices when it is lost, or when
 * its server takes no changes any more, and so no jobs.
 */
function checkWhileListening(client: PoolClient): void {
  const timer = setInterval(() => {
    if (client.listenerCount('notification') > 0) check(client).catch(() => undefined);
  }, LISTEN_CHECK_MS).unref();
  client.once('end', () => clearInterval(timer));
}

async function check(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ isReadOnly: boolean }>(IS_READ_ONLY);
  if (rows[0]?.isReadOnly) (client as unknown as Connection).abandon('the database takes no changes');
}
