import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { ConnectionPool } from './connection-pool.ts';
import { databaseFailure } from './errors.ts';
import { MigrationAdapter } from './migration-adapter.ts';
import { SCRIPT_LOCK } from './migration-lock.ts';

/**
 * What waits for the lock of a table holds up all that comes after it. So a migration gives way soon: before requests do, which
 * wait for 2 s, and before PostgreSQL looks for deadlocks, after 1 s, and ends a request.
 */
const GIVE_WAY = `set local lock_timeout = '500ms'; select pg_advisory_xact_lock(${SCRIPT_LOCK}); `;
const PAUSE_MS = 1000;

/**
 * The engine notes before a migration that it has begun, and after it that it has finished: a process that is killed between the
 * migration's commit and that note would leave one of which nothing is known. This is part of the migration itself. Who has lost its lock
 * to another process changes nothing: that one has given up the note. The first script makes the table of the notes.
 */
const NOTED = `
;
do $$
begin
  update _prisma_migrations set finished_at = clock_timestamp() where finished_at is null and rolled_back_at is null;
  if not found and exists (select from _prisma_migrations) then
    raise exception 'another process has begun to migrate';
  end if;
end
$$`;

/** A lock did not come in time; or waits for locks were a circle. */
const IN_THE_WAY = new Set(['55P03', '40P01']);

export interface Patience {
  /** For how long a migration is tried again. */
  patienceMs: number;
  /** Told once for a migration what is in its way. */
  onWaiting?: ((message: string) => void) | undefined;
}

/**
 * Tries a migration again when another transaction, as that of a backup, has a table locked that it changes. One that has begun and
 * not finished has changed nothing.
 */
export class PatientMigrations extends MigrationAdapter {
  readonly #connections: ConnectionPool;
  readonly #patience: Patience;
  /** Why a migration was given up, of which nothing has taken effect. Prisma's engine would not pass it on as it is. */
  gaveUp: Error | undefined;

  constructor(connections: ConnectionPool, patience: Patience) {
    super(connections);
    this.#connections = connections;
    this.#patience = patience;
  }

  override async connect(): ReturnType<MigrationAdapter['connect']> {
    const adapter = await super.connect();
    const execute = adapter.executeScript.bind(adapter);
    adapter.executeScript = (script) => this.#untilNothingIsInTheWay(() => execute(`${GIVE_WAY}${script}${NOTED}`));
    return adapter;
  }

  async #untilNothingIsInTheWay(apply: () => Promise<void>): Promise<void> {
    const { patienceMs, onWaiting } = this.#patience;
    const deadline = performance.now() + patienceMs;
    for (let attempt = 1; ; attempt++) {
      try {
        await apply();
        return;
      } catch (error) {
        if (!IN_THE_WAY.has(databaseFailure(error).sqlState ?? '')) throw error;
        const message = `a migration waits for ${await this.#blocker()}`;
        if (performance.now() > deadline)
          throw (this.gaveUp = new Error(`${message}; it was given up, and has changed nothing`));
        if (attempt === 1) onWaiting?.(message);
      }
      await sleep(PAUSE_MS * (0.5 + Math.random()));
    }
  }

  /** The oldest transaction that has locks of tables: it is likely to be the one. */
  async #blocker(): Promise<string> {
    const found = (await this.#connections.run(OLDEST).catch(() => undefined)) as Sessions | undefined;
    return found?.rows[0]?.session ?? 'another transaction';
  }
}

type Sessions = pg.QueryResult<{ session: string }>;

/** The lock of the migration itself is one of no table. */
const OLDEST = `
  select format(
    'the transaction of %s, process %s, open since %s UTC',
    coalesce(nullif(application_name, ''), 'a session without a name'), pid,
    to_char(xact_start at time zone 'UTC', 'HH24:MI:SS')
  ) as session
  from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
    and exists (select from pg_locks where pg_locks.pid = pg_stat_activity.pid and locktype = 'relation' and granted)
  order by xact_start
  limit 1`;
