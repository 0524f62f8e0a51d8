import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { problemsOf } from '../../config/settings.ts';
import { PrismaClient } from '../../generated/prisma/client.ts';
import { ConnectionPool, type PoolOptions, type PoolUse } from './connection-pool.ts';
import { type PrimaryPosition, ReplicaProgress } from './replica-progress.ts';

/** Nothing is read that is older. It includes the time since the replica was last looked at. */
export const MAX_BEHIND_MS = 2000;
/** For a connection, and for the answer about its position: the primary can answer at once. */
const PATIENCE_MS = 1000;

/** How pools to a replica are made, and Prisma's client on them. */
export interface ReplicaOptions extends Omit<PoolOptions, 'connectTimeoutMs'> {
  statementNameGenerator: (query: { sql: string }) => string;
}

/** A standby that follows the primary by streaming replication, as this process knows it. */
export class Replica implements AsyncDisposable {
  readonly prisma: PrismaClient;
  readonly #reads: ConnectionPool;
  /** Of its own: reads may use all others. */
  readonly #looks: ConnectionPool;
  readonly #progress = new ReplicaProgress();
  #isLooking = false;
  #problem: string | undefined;

  constructor({ statementNameGenerator, ...options }: ReplicaOptions) {
    const toPool = { ...options, connectTimeoutMs: PATIENCE_MS };
    this.#reads = new ConnectionPool(toPool);
    this.#looks = new ConnectionPool({ ...toPool, max: 1, answerTimeoutMs: PATIENCE_MS });
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.#reads, { statementNameGenerator }) });
  }

  /** What had committed at this moment of `performance.now()` can be read here; -Infinity when that is unknown. */
  get asOf(): number {
    return this.#progress.asOf;
  }

  /** Whether it answers, and is close behind. */
  get isClose(): boolean {
    return performance.now() - this.asOf < MAX_BEHIND_MS;
  }

  /** Why that is unknown; undefined when there was no reason but its progress. */
  get problem(): string | undefined {
    return this.#problem;
  }

  get pool(): PoolUse {
    return this.#reads.use;
  }

  /** Asks how far it has replayed. Never rejects. @param installation that of the primary */
  async look(installation: string): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const { rows } = (await this.#looks.run(REPLAYED)) as pg.QueryResult<{
        lsn: string | null;
        installation: string;
      }>;
      const { lsn, installation: own } = rows[0] ?? {};
      if (lsn === null || lsn === undefined) this.distrust('it is no standby');
      else if (own !== installation) this.distrust('it has the data of another installation');
      else this.#progress.replayed({ at: performance.now(), lsn: BigInt(lsn) });
    } catch (error) {
      this.distrust(problemsOf(error).join('; '));
      // They may wait for an answer that does not come; the primary can give it now.
      this.#reads.abandonAll('the replica does not answer');
    } finally {
      this.#isLooking = false;
    }
  }

  /** @param positions the newest last */
  compare(positions: readonly PrimaryPosition[]): void {
    if (!this.#progress.compare(positions)) this.#problem = 'it has what the primary has not';
    else if (this.isClose) this.#problem = undefined;
  }

  /** Nothing is read here until it has reached a position of later. */
  distrust(problem: string): void {
    this.#progress.distrust();
    this.#problem = problem;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.prisma.$disconnect();
    await Promise.all([this.#reads.end(), this.#looks.end()]);
  }
}

/** A standby has the same as its primary, and no other database has: a URL may lead to a wrong one, as to a copy. */
const INSTALLATION = `(
    select format('%s/%s', system_identifier, pg_database.oid)
    from pg_control_system(), pg_database
    where datname = current_database()
  ) as installation`;

/** How far the primary has written its WAL, of which the name of a file begins with the timeline. */
export const WRITTEN = `
  select pg_wal_lsn_diff(written.lsn, '0/0')::text as lsn, left(pg_walfile_name(written.lsn), 8) as timeline, ${INSTALLATION}
  from pg_current_wal_lsn() as written (lsn)`;

/** What it answers with. */
export interface Written {
  lsn: string;
  timeline: string;
  installation: string;
}

const REPLAYED = `
  select case when pg_is_in_recovery() then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text end as lsn,
    ${INSTALLATION}`;
