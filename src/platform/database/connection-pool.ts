import pg from 'pg';
import { Connection } from './connection.ts';
import { fateOf, UnavailableError } from './errors.ts';

/** For a free connection, and for a new one to be opened. */
const CONNECT_TIMEOUT_MS = 2000;
const KEEP_ALIVE_MS = 5000;
const ATTEMPTS = 3;

interface PoolOptions {
  connectionString: string;
  /** How many connections it opens at most. */
  max: number;
  /** Settings of each connection's session. */
  session?: Readonly<Record<string, string>>;
  /** Longer than the session's own limits, so that PostgreSQL answers first unless the network is silent. */
  answerTimeoutMs: number;
  /** Called when a connection that nothing was using is lost; the pool opens others when they are needed. */
  onLost: (error: Error) => void;
}

/**
 * The only way to connections to PostgreSQL: nothing waits for one without a limit, and none that was lost is given out
 * again.
 */
export class ConnectionPool extends pg.Pool {
  readonly #idle = new Set<Connection>();

  constructor({ connectionString, max, session = {}, answerTimeoutMs, onLost }: PoolOptions) {
    super({
      connectionString,
      max,
      options: Object.entries(session)
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      Client: Connection as never,
      // Handed on to each connection.
      ...{ answerTimeoutMs },
    });
    this.on('error', onLost);
    this.on('connect', (client: NodeJS.EventEmitter) => client.on('abandoned', () => this.#abandonIdle()));
    this.on('release', (_error, client) => this.#idle.add(client as unknown as Connection));
    for (const event of ['acquire', 'remove'] as const) {
      this.on(event, (client) => this.#idle.delete(client as unknown as Connection));
    }
  }

  /** @throws {UnavailableError} when none is free in time, or none can be opened */
  override connect(callback?: unknown): never {
    if (callback !== undefined) throw new TypeError('the pool is used with promises');
    return super.connect().catch((error: unknown) => {
      throw new UnavailableError(`no connection to the database: ${reasonOf(error)}`, { cause: error });
    }) as never;
  }

  /** One statement. On another connection when it was not carried out on the first, which was about to end. */
  override query(...parameters: unknown[]): never {
    return this.#query(parameters) as never;
  }

  async #query(parameters: unknown[], attempt = 1): Promise<unknown> {
    const client = (await this.connect()) as pg.PoolClient;
    try {
      const result = await (client.query.apply(client, parameters as never) as unknown as Promise<unknown>);
      client.release();
      return result;
    } catch (error) {
      const fate = fateOf(error);
      client.release(!(error instanceof pg.DatabaseError));
      if (fate !== 'elsewhere' || attempt === ATTEMPTS) throw error;
      return this.#query(parameters, attempt + 1);
    }
  }

  /** When one has fallen silent, those that were not used lately are likely to be silent too. */
  #abandonIdle(): void {
    const idle = [...this.#idle];
    this.#idle.clear();
    for (const connection of idle) connection.abandon('another connection was lost');
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
