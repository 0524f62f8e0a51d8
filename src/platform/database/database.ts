import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { Logger } from '../logger.ts';
import { isBusy, isRetryable, UnavailableError } from './errors.ts';
import { columns, queryRows } from './rows.ts';
import { type CommitHook, SingleStatement, Transaction } from './transaction.ts';

const ATTEMPTS = 4;
const MAX_PREPARED_STATEMENTS = 500;

/**
 * Set for each connection: no statement waits or runs without a limit, no transaction stays open unused, and times are UTC,
 * without which Prisma's adapter writes them wrong. PgBouncer passes none of this on: behind it, set the same on the role.
 */
const SESSION = {
  timezone: 'UTC',
  lock_timeout: '2s',
  statement_timeout: '5s',
  idle_in_transaction_session_timeout: '10s',
};

/**
 * The one way to the database. Reads go through `prisma`, changes through a `Writer`.
 *
 * Open until it is disposed of; disposing waits for the commit hooks that are running.
 */
export class Database implements AsyncDisposable {
  readonly prisma: PrismaClient;
  readonly #pool: pg.Pool;
  readonly #logger: Logger;
  readonly #hooks = new Set<Promise<void>>();

  constructor(options: { connectionString: string; logger: Logger; connections: number }) {
    this.#logger = options.logger;
    this.#pool = new pg.Pool({
      connectionString: options.connectionString,
      max: options.connections,
      connectionTimeoutMillis: 5000,
      options: Object.entries(SESSION)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
    });
    this.#pool.on('error', (error) => this.#logger.warn({ error }, 'a database connection was lost'));
    const adapter = new PrismaPg(this.#pool, { statementNameGenerator: statementNames() });
    this.prisma = new PrismaClient({ adapter });
  }

  /** @throws when the database does not answer */
  async ping(): Promise<void> {
    await queryRows(this.prisma, ONE, (one) => Prisma.sql`select ${one}`);
  }

  /**
   * Runs `work` in a transaction, from the start again after a deadlock: its only effects outside of the database are
   * those of `tx.onCommit`.
   *
   * @throws {UnavailableError} when the database is busy or away; nothing was changed
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return this.#attempt((hooks) =>
      this.prisma.$transaction(
        async (client) => {
          using tx = new Transaction(client, hooks);
          return await work(tx);
        },
        { maxWait: 5000, timeout: 15_000 },
      ),
    );
  }

  /** The same for work that is one statement, which is its own transaction. */
  singleStatement<Result>(work: (statement: SingleStatement) => Promise<Result>): Promise<Result> {
    return this.#attempt(async (hooks) => {
      using statement = new SingleStatement(this.prisma, hooks);
      return await work(statement);
    });
  }

  async #attempt<Result>(run: (hooks: CommitHook[]) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      const hooks: CommitHook[] = [];
      try {
        const result = await run(hooks);
        for (const hook of hooks) this.#follow(hook);
        return result;
      } catch (error) {
        if (isRetryable(error) && attempt < ATTEMPTS) await sleep(Math.random() * 20 * attempt);
        else if (isRetryable(error) || isBusy(error)) {
          throw new UnavailableError('the database is busy', { cause: error });
        } else throw error;
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
    await Promise.race([Promise.all(this.#hooks), sleep(2000, undefined, { ref: false })]);
    await this.prisma.$disconnect();
    await this.#pool.end();
  }
}

const ONE = columns<{ one: number }>({ one: '1' });

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
