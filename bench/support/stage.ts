import { appendFile, chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { Resources } from '../../src/platform/resources.ts';
import { Child } from './child.ts';
import { Redis } from './redis.ts';
import { freePort } from '../../test/support/free-port.ts';
import { Rowlock } from './rowlock.ts';
import type { Tasks } from './tasks.ts';
import { World } from './world.ts';

type WorldName = 'rowlock' | 'baseline' | 'hall' | 'growth' | `growth_${number}` | 'movies' | 'programme';

/** Statements are counted in databases that ask for it: see `World.countWork`. Elsewhere that costs nothing. */
const SETTINGS = "shared_preload_libraries = 'pg_stat_statements'\ncompute_query_id = off\n";

interface RunningPostgres extends Pick<EmbeddedPostgres, 'connectionString'> {
  pid: number;
}

/**
 * The processes and databases of a run. One PostgreSQL, with a database for Rowlock and one for the baseline, lives for
 * the whole run; other processes live for one figure.
 */
export class Stage implements AsyncDisposable {
  /** Whether figures measure what takes minutes to fill, too. */
  readonly large: boolean;
  readonly #run = new Resources();
  readonly #worlds = new Map<string, Promise<World>>();
  #figure = new Resources();
  #started: Promise<RunningPostgres> | undefined;
  #disposed: Promise<void> | undefined;

  constructor({ large }: { large: boolean }) {
    this.large = large;
  }

  /** Returns the same database for the same name. */
  world(name: WorldName): Promise<World> {
    const known = this.#worlds.get(name);
    if (known) return known;
    const created = this.#postgres()
      .then(({ connectionString }) => World.create(connectionString, name))
      .then((world) => this.#run.use(world));
    this.#worlds.set(name, created);
    return created;
  }

  /** As in 18.4. */
  async postgresVersion(): Promise<string> {
    const client = new pg.Client({ connectionString: (await this.#postgres()).connectionString });
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`);
    await client.end();
    return rows[0]?.version ?? '';
  }

  /** The process that all of PostgreSQL's processes are below. */
  async postgresPid(): Promise<number> {
    return (await this.#postgres()).pid;
  }

  #postgres(): Promise<RunningPostgres> {
    this.#started ??= this.#startPostgres();
    return this.#started;
  }

  async #startPostgres(): Promise<RunningPostgres> {
    const dataDir = await makeDirectory(this.#run);
    // The first start makes the files.
    await (await startEmbeddedPostgres({ dataDir }))[Symbol.asyncDispose]();
    await appendFile(path.join(dataDir, 'postgres/postgresql.conf'), SETTINGS);
    const { connectionString } = this.#run.use(await startEmbeddedPostgres({ dataDir }));
    const pid = Number.parseInt(await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);
    return { connectionString, pid };
  }

  /** A directory for one figure; removed at its end. */
  directory(): Promise<string> {
    return makeDirectory(this.#figure);
  }

  /** One process with all roles and without Redis, like the embedded default. */
  async rowlock(settings: Record<string, string> = {}): Promise<Rowlock> {
    const { connectionString } = await this.world('rowlock');
    const rowlock = await this.startRowlock({ DATABASE_URL: connectionString, SEED_DEMO: 'false', ...settings });
    await rowlock.ready();
    return rowlock;
  }

  /** Starts a process that is not ready yet. @param command another way to start it */
  async startRowlock(settings: Record<string, string>, command?: readonly [string, ...string[]]): Promise<Rowlock> {
    const port = await freePort();
    return this.#use(() => new Rowlock(settings, port, command));
  }

  /** A Redis for one figure. */
  async redis(): Promise<Redis> {
    const [port, directory] = [await freePort(), await this.directory()];
    const redis = this.#use(() => new Redis({ port, directory }));
    await redis.ready();
    return redis;
  }

  child<Offered extends Tasks>(script: string): Child<Offered> {
    return this.#use(() => new Child<Offered>(script));
  }

  #use<Started extends AsyncDisposable>(start: () => Started): Started {
    // A process that starts now would never be stopped.
    if (this.#disposed) throw new Error('the benchmark is stopping');
    return this.#figure.use(start());
  }

  async endFigure(): Promise<void> {
    const ended = this.#figure;
    this.#figure = new Resources();
    await ended[Symbol.asyncDispose]();
  }

  /** Disposes once, even when a signal arrives at the end of the run: PostgreSQL stops after the processes that use it. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #dispose(): Promise<void> {
    await this.endFigure();
    // A PostgreSQL that is still starting is stopped too.
    await Promise.allSettled([this.#started, ...this.#worlds.values()]);
    await this.#run[Symbol.asyncDispose]();
  }
}

async function makeDirectory(resources: Resources): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'rowlock-bench-'));
  resources.defer(() => rm(directory, { recursive: true, force: true }));
  // PostgreSQL may run as another user and has to reach its own files.
  await chmod(directory, 0o755);
  return directory;
}
