import pg from 'pg';
import { Connection } from './connection.ts';
import { fateOf, UnavailableError } from './errors.ts';
import { beginWith, type SessionSettings, startupOptions } from './session.ts';

/** For a free connection, and for a new one to be opened. */
const CONNECT_TIMEOUT_MS = 2000;
/** At the start: the process is busy with loading itself, and there is no request that waits. */
export const START_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 5000;
const ATTEMPTS = 3;

export interface PoolOptions {
  connectionString: string;
  /** How many connections it opens at most. */
  max: number;
  /** How long it waits for a connection; two seconds when left out. */
  connectTimeoutMs?: number;
  /** Settings of each connection's session. A pooler refuses or loses them. */
  session?: SessionSettings;
  /** Settings of each transaction, for a pooler; a single statement is made one for them. */
  transaction?: SessionSettings;
  /** Longer than the session's own limits, so that PostgreSQL answers first unless the network is silent. */
  answerTimeoutMs: number;
  /** Called when a connection that nothing was using is lost; the pool opens others when they are needed. */
  onLost: (error: Error) => void;
  /** Called when one in use has fallen silent; those of other pools that were not used lately are likely to be, too. */
  onSilent?: () => void;
}

/** How many connections a pool may have, has open, has open without a use, and how many wait for one. */
export interface PoolUse {
  limit: number;
  open: number;
  idle: number;
  waiting: number;
}

/**
 * The only way to connections to PostgreSQL: nothing waits for one without a limit, and none that was lost is given out
 * again.
 */
export class ConnectionPool extends pg.Pool {
  readonly #idle = new Set<Connection>();
  readonly #open = new Set<Connection>();
  readonly #begin: string | undefined;

  constructor(options: PoolOptions) {
    const { connectionString, max, session = {}, transaction, answerTimeoutMs, onLost, onSilent } = options;
    const { connectTimeoutMs = CONNECT_TIMEOUT_MS } = options;
    const begin = transaction && beginWith(transaction);
    super({
      connectionString,
      max,
      options: startupOptions(session),
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      Client: Connection as never,
      // What is sent together with `begin` need not wait for it.
      pipeline: begin !== undefined,
      // Handed on to each connection.
      ...{ answerTimeoutMs, begin },
    });
    this.#begin = begin;
    this.on('error', onLost);
    this.on('connect', (client: NodeJS.EventEmitter) => client.on('abandoned', onSilent ?? (() => this.abandonIdle())));
    this.on('connect', (client) => this.#open.add(client as unknown as Connection));
    this.on('remove', (client) => this.#open.delete(client as unknown as Connection));
    this.on('release', (_error, client) => this.#idle.add(client as unknown as Connection));
    for (const event of ['acquire', 'remove'] as const) {
      this.on(event, (client) => this.#idle.delete(client as unknown as Connection));
    }
  }

  get use(): PoolUse {
    const { totalCount: open, idleCount: idle, waitingCount: waiting } = this;
    return { limit: this.options.max, open, idle, waiting };
  }

  /** @throws {UnavailableError} when none is free in time, or none can be opened */
  async checkOut(): Promise<pg.PoolClient> {
    try {
      return await super.connect();
    } catch (error) {
      throw new UnavailableError(`no connection to the database: ${reasonOf(error)}`, { cause: error });
    }
  }

  /** One statement. On another connection when it was not carried out on the first, which was about to end. */
  async run(...parameters: unknown[]): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      const client = await this.checkOut();
      try {
        const result = await (this.#begin === undefined
          ? ask(client, parameters)
          : askWithin(this.#begin, client, parameters));
        client.release();
        return result;
      } catch (error) {
        client.release(!(error instanceof pg.DatabaseError));
        if (fateOf(error) !== 'elsewhere' || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** As Prisma and BullMQ call them. Of the many forms in pg's types theirs are those with promises. */
  override connect(): never {
    return this.checkOut() as never;
  }

  override query(...parameters: unknown[]): never {
    return this.run(...parameters) as never;
  }

  /** Resolves when its connections are closed; pg's own does once they were told to, and a PostgreSQL that stops then complains. */
  override async end(): Promise<void> {
    await super.end();
    await Promise.all([...this.#open].map((connection) => new Promise((resolve) => connection.once('end', resolve))));
  }

  /** Those in use too: what they wait for fails at once. */
  abandonAll(reason: string): void {
    for (const connection of [...this.#open]) connection.abandon(reason);
  }

  /** When one has fallen silent, those that were not used lately are likely to be silent too. */
  abandonIdle(): void {
    const idle = [...this.#idle];
    this.#idle.clear();
    for (const connection of idle) connection.abandon('another connection was lost');
  }
}

function ask(client: pg.PoolClient, parameters: unknown[]): Promise<unknown> {
  return client.query(...(parameters as [string]));
}

/**
 * As a transaction of its own, sent at once: as many round trips as without, and its locks are kept no longer.
 *
 * @throws the first failure: what was sent after it was not carried out
 */
async function askWithin(begin: string, client: pg.PoolClient, parameters: unknown[]): Promise<unknown> {
  const sent = [client.query(begin), ask(client, parameters), client.query('commit')];
  const answers = await Promise.allSettled<unknown>(sent);
  for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  return await sent[1];
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
