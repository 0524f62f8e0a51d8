import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from '../../generated/prisma/client.ts';
import type { Logger } from '../logger.ts';
import type { Durations } from '../metrics/durations.ts';
import { Tally } from '../metrics/tally.ts';
import { Bulkhead } from './bulkhead.ts';
import { DatabaseClock } from './database-clock.ts';
import { CHANGE_FAILURES, changeFailure } from './change-failures.ts';
import { ConnectionPool, type PoolOptions, type PoolUse, START_TIMEOUT_MS } from './connection-pool.ts';
import { fateOf, OutcomeUnknownError, UnavailableError } from './errors.ts';
import { Replicas } from './replicas.ts';
import { checkDirect, checkPooled } from './pooler-check.ts';
import { IS_READ_ONLY, PLANNING, READ_ONLY, SESSION } from './session.ts';
import { type CommitHook, SingleStatement, Transaction } from './transaction.ts';

const ATTEMPTS = 4;
const MAX_PREPARED_STATEMENTS = 500;
const PING_TIMEOUT_MS = 2000;

/** Sent to the primary again and again. */
export const LOOK = `${IS_READ_ONLY}, clock_timestamp() as now`;
const LOOK_MS = 2000;

/** The part of the connections that is for reads, which do not wait for locks. */
const READS = 0.3;

/** Longer than PostgreSQL's own limits in SESSION, so that a silent connection is noticed only by it. */
const ANSWER_TIMEOUT_MS = 3500;
/** That is query_wait_timeout in deploy/pgbouncer. */
const POOLER_WAIT_MS = 2000;

const UNNAMED =
  'the pooler does not know named statements, so each is parsed anew: set max_prepared_statements, from PgBouncer 1.21 on';

/** How a change is made. */
interface ChangeOptions {
  /** What its locks are about, as the id of a showing: such changes use at most half of the connections at once. */
  locking?: string;
}

interface Progress {
  /** A single statement commits by itself; a transaction does once its work is done. */
  mayBeCommitted: boolean;
}

/**
 * The one way to the database. Reads go through `prisma`, or `fromReplica` where that may answer, changes through a `Writer`.
 *
 * Open until it is disposed of; disposing waits for the commit hooks that are running.
 */
export class Database implements AsyncDisposable {
  /** Of the database, for what is decided outside of it: see DatabaseClock. */
  readonly clock = new DatabaseClock();
  /** For reads. */
  readonly prisma: PrismaClient;
  readonly #changing: PrismaClient;
  readonly #pools: Readonly<Record<'reads' | 'changes' | 'health', ConnectionPool>>;
  readonly #forChanges: PoolOptions;
  readonly replicas: Replicas;
  /** Of its own, so that the process stays ready while the others are in use. */
  readonly #pingPool: ConnectionPool;
  readonly #bulkhead: Bulkhead;
  readonly #logger: Logger;
  readonly #hooks = new Set<Promise<void>>();
  readonly #isPooled: boolean;
  /** A statement is parsed once a connection when it has a name. Not known of a pooler until it was checked. */
  #namesStatements: boolean;
  #isReadOnly = false;
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Attempts at changes that failed for want of a working database. */
  readonly failures = new Tally(CHANGE_FAILURES);

  /**
   * @param options.isPooled whether the way leads through a pooler in transaction mode, which knows no sessions
   * @param options.replicaUrls of standbys that follow it, over the same kind of way; nothing is read there before `replicas.start`
   */
  constructor(options: {
    connectionString: string;
    logger: Logger;
    connections: number;
    isPooled?: boolean;
    replicaUrls?: readonly string[];
  }) {
    const { connectionString, logger, connections, isPooled = false, replicaUrls = [] } = options;
    this.#logger = logger;
    this.#isPooled = isPooled;
    this.#namesStatements = !isPooled;
    const onLost = (error: Error) => logger.warn({ error }, 'a database connection was lost');
    const onSilent = () => Object.values(this.#pools).forEach((pool) => pool.abandonIdle());
    // A pooler may let a statement wait before PostgreSQL gets it.
    const answerTimeoutMs = ANSWER_TIMEOUT_MS + (isPooled ? POOLER_WAIT_MS : 0);
    const toPool = { connectionString, onLost, onSilent, answerTimeoutMs };
    const session = isPooled ? {} : SESSION;
    const forReads = Math.max(1, Math.floor(connections * READS));
    const reading = new ConnectionPool({ ...toPool, session, max: forReads });
    const forChanges = Math.max(1, connections - forReads);
    const planning = isPooled ? { transaction: PLANNING } : { session: { ...SESSION, ...PLANNING } };
    this.#forChanges = { ...toPool, ...planning, max: forChanges };
    const changing = new ConnectionPool(this.#forChanges);
    this.#pingPool = new ConnectionPool({ ...toPool, session, max: 1, answerTimeoutMs: PING_TIMEOUT_MS });
    this.#pools = { reads: reading, changes: changing, health: this.#pingPool };
    this.#bulkhead = new Bulkhead(Math.max(1, Math.floor(connections / 2)));
    // The name of a statement is the same on all connections, of both pools.
    const nameOf = statementNames();
    const statementNameGenerator = (query: { sql: string }) => (this.#namesStatements ? nameOf(query) : '');
    this.prisma = new PrismaClient({ adapter: new PrismaPg(reading, { statementNameGenerator }) });
    this.#changing = new PrismaClient({ adapter: new PrismaPg(changing, { statementNameGenerator }) });
    const sessionOfReplica = isPooled ? {} : { ...SESSION, ...READ_ONLY };
    this.replicas = new Replicas({
      urls: replicaUrls,
      toReplica: { session: sessionOfReplica, max: forReads, answerTimeoutMs, onLost, statementNameGenerator },
      primary: this.prisma,
      primaryPool: this.#pingPool,
      logger,
    });
  }

  /**
   * A read of what may be up to two seconds old, and that nothing is decided by: at a replica that is close behind, otherwise at the
   * primary. What is told to `replicas.changed` is seen by all reads that begin after it.
   *
   * @param read may be called twice
   */
  fromReplica<Result>(read: (client: PrismaClient) => Promise<Result>): Promise<Result> {
    return this.replicas.read(read);
  }

  /**
   * That each connection has the settings that are relied on. To be called before anything is changed.
   *
   * @throws {ConfigError} when it has not @throws {UnavailableError}
   */
  async check(): Promise<void> {
    const patient = { max: 1, connectTimeoutMs: START_TIMEOUT_MS, answerTimeoutMs: START_TIMEOUT_MS };
    const pool = new ConnectionPool({ ...this.#forChanges, ...patient });
    try {
      if (this.#isPooled) this.#namesStatements = (await checkPooled(pool)).knowsStatements;
      else await checkDirect(pool);
      if (!this.#namesStatements) this.#logger.warn(UNNAMED);
    } finally {
      await pool.end();
    }
  }

  get pools(): Readonly<Record<string, PoolUse>> {
    const uses = Object.entries(this.#pools).map(([name, pool]): [string, PoolUse] => [name, pool.use]);
    const ofReplicas = this.replicas.all.map(({ pool }, index): [string, PoolUse] => [`replica ${index + 1}`, pool]);
    return Object.fromEntries([...uses, ...ofReplicas]);
  }

  /** How many changes wait until others with the same `locking` are done. */
  get turnsWaiting(): number {
    return this.#bulkhead.waiting;
  }

  /** How long they have waited. */
  get turnWaits(): Durations {
    return this.#bulkhead.waits;
  }

  /** From now on it looks at the primary and at replicas by itself. @throws when the primary does not answer */
  async start(): Promise<void> {
    this.replicas.start();
    await this.#lookAtPrimary();
    // A failure is told by those who ask; what the clock knows is used meanwhile.
    this.#timer = setInterval(() => void this.#lookOnce().catch(() => undefined), LOOK_MS).unref();
  }

  /** @throws when the database does not answer soon, or takes no changes */
  async ping(): Promise<void> {
    await this.#lookOnce();
    if (this.#isReadOnly) throw new UnavailableError('the database takes no changes');
  }

  #lookOnce(): Promise<void> {
    this.#looking ??= this.#lookAtPrimary().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /**
   * What time it is, and whether changes are taken: after a failover the address may lead elsewhere, while connections stay with a
   * primary that was made read-only. Reads would not notice it.
   */
  async #lookAtPrimary(): Promise<void> {
    const found = await this.clock.tell(async () => {
      const { rows } = (await this.#pingPool.run(LOOK)) as pg.QueryResult<{ isReadOnly: boolean; now: Date }>;
      return rows[0];
    });
    const wasReadOnly = this.#isReadOnly;
    this.#isReadOnly = found?.isReadOnly === true;
    if (this.#isReadOnly) {
      for (const pool of Object.values(this.#pools)) pool.abandonIdle();
      return;
    }
    // What was opened since the look before may still lead to the old one. Changes notice that by themselves.
    if (wasReadOnly) this.#pools.reads.abandonAll('the database was read-only');
  }

  /**
   * Runs `work` in a transaction, from the start again after a deadlock: its only effects outside of the database are
   * those of `tx.onCommit`.
   *
   * @throws {UnavailableError} when the database is busy or away; nothing was changed
   * @throws {OutcomeUnknownError} when the connection was lost during the commit
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>, options: ChangeOptions = {}): Promise<Result> {
    const run = (hooks: CommitHook[], progress: Progress) => {
      progress.mayBeCommitted = false;
      return this.#changing.$transaction(
        async (client) => {
          using tx = new Transaction(client, hooks);
          const result = await work(tx);
          progress.mayBeCommitted = true;
          return result;
        },
        { maxWait: 10_000, timeout: 15_000 },
      );
    };
    return this.#bulkhead.run(options.locking, () => this.#attempt(run));
  }

  /** The same for work that is one statement, which is its own transaction. */
  singleStatement<Result>(
    work: (statement: SingleStatement) => Promise<Result>,
    options: ChangeOptions = {},
  ): Promise<Result> {
    const run = async (hooks: CommitHook[]) => {
      using statement = new SingleStatement(this.#changing, hooks);
      return await work(statement);
    };
    return this.#bulkhead.run(options.locking, () => this.#attempt(run));
  }

  async #attempt<Result>(run: (hooks: CommitHook[], progress: Progress) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      const hooks: CommitHook[] = [];
      const progress = { mayBeCommitted: true };
      try {
        const result = await run(hooks, progress);
        for (const hook of hooks) this.#follow(hook);
        return result;
      } catch (error) {
        const fate = fateOf(error);
        if (fate === undefined) throw error;
        this.failures.add(changeFailure(error, fate));
        if (fate === 'unknown' && progress.mayBeCommitted) {
          throw new OutcomeUnknownError('the connection was lost during a commit', { cause: error });
        }
        const canRepeat = fate === 'again' || fate === 'elsewhere';
        if (!canRepeat || attempt === ATTEMPTS) throw new UnavailableError('the database is busy', { cause: error });
        await sleep(Math.random() * 20 * attempt);
      }
    }
  }

  /** Not waited for: what follows a commit is a message or a job, and the caller need not wait for those. */
  #follow(hook: CommitHook): void {
    const running = Promise.resolve()
      .then(hook)
      .catch((error: unknown) => this.#logger.warn({ error }, 'a commit hook failed; recovery will do its work'))
      .finally(() => this.#hooks.delete(running));
    this.#hooks.add(running);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await Promise.race([Promise.all(this.#hooks), sleep(2000, undefined, { ref: false })]);
    await this.replicas[Symbol.asyncDispose]();
    await Promise.all([this.prisma.$disconnect(), this.#changing.$disconnect()]);
    await Promise.all(Object.values(this.#pools).map((pool) => pool.end()));
  }
}

/** PostgreSQL then parses each statement once a connection. Bounded, as lists of many lengths are many statements. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MAX_PREPARED_STATEMENTS) return '';
    const name = `rowlock_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
