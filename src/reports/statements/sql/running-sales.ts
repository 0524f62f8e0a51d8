import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

/**
 * Whether another transaction may have sold or given back something before this instant, which has passed, and has not
 * committed yet. A time of sale is taken within its transaction, after the lock on the table and before the commit: so a
 * transaction that holds that lock now, and began before the instant, may have such a time. What the others have sold is
 * seen by a statement that comes after this one.
 *
 * PostgreSQL hides when a transaction of another role began, unless the own role has pg_read_all_stats; it shows its locks.
 * Such a transaction is waited for, and so is a prepared one.
 *
 * Once in each transaction: PostgreSQL gives the same answer until its end.
 */
export async function mayStillSellBefore(tx: Transaction, instant: Date): Promise<boolean> {
  const [row] = await queryRows(
    tx.client,
    RUNNING,
    (running) => Prisma.sql`
      select ${running}
      from pg_locks
      left join pg_stat_activity on pg_stat_activity.pid = pg_locks.pid
      where pg_locks.locktype = 'relation'
        and pg_locks.database = (select oid from pg_database where datname = current_database())
        and pg_locks.relation in ('ticket'::regclass, 'refund'::regclass)
        and pg_locks.mode <> all (${NOT_FOR_WRITING}::text[]) and pg_locks.granted
        and pg_locks.pid is distinct from pg_backend_pid()
        and coalesce(pg_stat_activity.xact_start < ${instant}, true)`,
  );
  return row?.exists ?? false;
}

const NOT_FOR_WRITING = ['AccessShareLock', 'RowShareLock', 'ShareUpdateExclusiveLock', 'ShareLock'];

const RUNNING = columns<{ exists: boolean }>({ exists: 'count(*) > 0' });
