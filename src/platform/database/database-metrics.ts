import { Prisma } from '../../generated/prisma/client.ts';
import { KEPT_MS, keptFor, type Metric, type Sample, single, tallied } from '../metrics/metric.ts';
import type { PoolUse } from './connection-pool.ts';
import type { Database } from './database.ts';
import { columns, queryRows } from './rows.ts';

interface LockWaits {
  waiting: number;
  longestSeconds: number;
}

const LOCK_WAITS = columns<LockWaits>({
  waiting: 'count(*)::int',
  longestSeconds: 'coalesce(max(extract(epoch from clock_timestamp() - pg_locks.waitstart)), 0)::float8',
});

/** Of the connections to the database, and of what waits for locks in it. */
export function databaseMetrics(database: Database): readonly Metric[] {
  const lockWaits = keptFor(KEPT_MS, () => readLockWaits(database));
  const { failures, turnWaits } = database;
  return [
    ...poolMetrics(() => database.pools),
    {
      name: 'rowlock_database_change_failures_total',
      type: 'counter',
      help: 'Attempts at changes that failed for want of a working database; most are repeated.',
      read: () => tallied(failures, 'reason'),
    },
    {
      name: 'rowlock_lock_waits',
      type: 'gauge',
      help: 'Sessions of the whole database that wait for a lock. The same from every process.',
      read: async () => single((await lockWaits()).waiting),
    },
    {
      name: 'rowlock_longest_lock_wait_seconds',
      type: 'gauge',
      help: 'For how long the first of them has waited; 0 when none waits.',
      read: async () => single((await lockWaits()).longestSeconds),
    },
    {
      name: 'rowlock_turns_waiting',
      type: 'gauge',
      help: 'Changes that wait in this process until others of the same showing are done.',
      read: () => single(database.turnsWaiting),
    },
    {
      name: 'rowlock_turn_wait_seconds',
      type: 'histogram',
      help: 'How long changes have waited for their turn; those that had to.',
      read: () => single(turnWaits),
    },
  ];
}

/** Who holds a row is waited for by its transaction id, which belongs to no database: only the session's does. */
async function readLockWaits({ prisma }: Database): Promise<LockWaits> {
  const [waits] = await queryRows(
    prisma,
    LOCK_WAITS,
    (columnsOfWaits) => Prisma.sql`
      select ${columnsOfWaits}
      from pg_locks
      join pg_stat_activity on pg_stat_activity.pid = pg_locks.pid
      where not pg_locks.granted and pg_stat_activity.datname = current_database()`,
  );
  return waits ?? { waiting: 0, longestSeconds: 0 };
}

const POOL_METRICS: readonly { name: string; help: string; of: (use: PoolUse) => number }[] = [
  { name: 'rowlock_pool_limit', help: 'How many connections a pool opens at most.', of: ({ limit }) => limit },
  { name: 'rowlock_pool_open', help: 'Connections that a pool has open.', of: ({ open }) => open },
  { name: 'rowlock_pool_busy', help: 'Connections that are in use.', of: ({ open, idle }) => open - idle },
  { name: 'rowlock_pool_waiting', help: 'Statements that wait for a free connection.', of: ({ waiting }) => waiting },
];

function poolMetrics(pools: () => Readonly<Record<string, PoolUse>>): Metric[] {
  return POOL_METRICS.map(({ name, help, of }) => ({
    name,
    type: 'gauge',
    help,
    read: () => Object.entries(pools()).map(([pool, use]): Sample<number> => ({ labels: { pool }, value: of(use) })),
  }));
}
