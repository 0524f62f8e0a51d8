import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { Resources } from '../../src/platform/resources.ts';
import { Child } from './child.ts';
import { freePort, Rowlock } from './rowlock.ts';
import type { Tasks } from './tasks.ts';
import { World } from './world.ts';

/**
 * What the figures are measured on. One PostgreSQL, with a database for each of those compared, stays for
 * the whole run; processes are there for one figure, and gone before the next.
 */
export class Stage implements AsyncDisposable {
  readonly #run = new Resources();
  readonly #worlds = new Map<string, Promise<World>>();
  #figure = new Resources();
  #postgres: Promise<EmbeddedPostgres> | undefined;
  #disposed: Promise<void> | undefined;

  /** The same database for the same name. */
  world(name: 'rowlock' | 'rival'): Promise<World> {
    const known = this.#worlds.get(name);
    if (known) return known;
    this.#postgres ??= this.#startPostgres();
    const created = this.#postgres
      .then(({ connectionString }) => World.create(connectionString, name))
      .then((world) => this.#run.use(world));
    this.#worlds.set(name, created);
    return created;
  }

  async #startPostgres(): Promise<EmbeddedPostgres> {
    return this.#run.use(await startEmbeddedPostgres({ dataDir: await makeDirectory(this.#run) }));
  }

  /** For one figure; emptied when it ends. */
  directory(): Promise<string> {
    return makeDirectory(this.#figure);
  }

  /** One process with every role, over PostgreSQL and nothing else, as the embedded default is. */
  async rowlock(settings: Record<string, string> = {}): Promise<Rowlock> {
    const { connectionString } = await this.world('rowlock');
    const rowlock = await this.startRowlock({ DATABASE_URL: connectionString, SEED_DEMO: 'false', ...settings });
    await rowlock.ready();
    return rowlock;
  }

  /** Not ready yet. */
  async startRowlock(settings: Record<string, string>): Promise<Rowlock> {
    const port = await freePort();
    return this.#use(() => new Rowlock(settings, port));
  }

  child<Offered extends Tasks>(script: string): Child<Offered> {
    return this.#use(() => new Child<Offered>(script));
  }

  #use<Started extends AsyncDisposable>(start: () => Started): Started {
    // What is started now would be left behind.
    if (this.#disposed) throw new Error('the bench is being stopped');
    return this.#figure.use(start());
  }

  async endFigure(): Promise<void> {
    const ended = this.#figure;
    this.#figure = new Resources();
    await ended[Symbol.asyncDispose]();
  }

  /** Once, even if a signal and the end of the run meet: PostgreSQL is to go after those who use it. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= this.#dispose();
    return this.#disposed;
  }

  async #dispose(): Promise<void> {
    await this.endFigure();
    // What is being started is stopped too, once it can be.
    await Promise.allSettled([this.#postgres, ...this.#worlds.values()]);
    await this.#run[Symbol.asyncDispose]();
  }
}

async function makeDirectory(resources: Resources): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'rowlock-bench-'));
  resources.defer(() => rm(directory, { recursive: true, force: true }));
  // PostgreSQL may run as another account than this one, and has to get to its files, which are its own.
  await chmod(directory, 0o755);
  return directory;
}
