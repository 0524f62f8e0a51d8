import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { postgresBinaries, serverAccount } from '../../src/platform/embedded-postgres/files.ts';
import { Resources } from '../../src/platform/resources.ts';
import { isAlive, postgresOf } from './server-process.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { alterSystem } from './test-database.ts';

/** A PostgreSQL of a test's own, which can be stopped, and started again where its clients look for it. */
export class PostgresServer implements AsyncDisposable {
  readonly url: string;
  readonly #dataDir: string;
  readonly #socketDir: string;
  readonly #resources: Resources;
  #restarted: ChildProcess | undefined;

  private constructor(options: { url: string; dataDir: string; socketDir: string; resources: Resources }) {
    this.url = options.url;
    this.#dataDir = options.dataDir;
    this.#socketDir = options.socketDir;
    this.#resources = options.resources;
  }

  static async start(): Promise<PostgresServer> {
    const resources = new Resources();
    const { path: dataDir } = resources.use(await temporaryDirectory());
    const { connectionString: url } = resources.use(await startEmbeddedPostgres({ dataDir }));
    const { socketDir = '' } = (await postgresOf(dataDir)) ?? {};
    return new PostgresServer({ url, dataDir, socketDir, resources });
  }

  /** A fast shutdown, without waiting for clients; with SIGQUIT at once, as in a crash; with SIGKILL without a word to anything. */
  async stop(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    const { pid = 0 } = (await postgresOf(this.#dataDir)) ?? {};
    process.kill(pid, signal);
    while (isAlive(pid)) await sleep(10);
  }

  /** Connections that are open follow as well. A primary that takes none is fenced. */
  async takeChanges(takesChanges: boolean): Promise<void> {
    await alterSystem(this.url, `default_transaction_read_only = ${takesChanges ? 'off' : 'on'}`);
  }

  async startAgain(): Promise<void> {
    const account = await serverAccount();
    const { postgres } = await postgresBinaries(account);
    const place = ['-D', path.join(this.#dataDir, 'postgres'), '-k', this.#socketDir];
    const settings = ['-c', 'listen_addresses=', '-c', 'max_connections=100'];
    this.#restarted = spawn(postgres, [...place, ...settings], { ...account, stdio: 'ignore' });
    for (let rounds = 0; rounds < 6000; rounds++) {
      if (await this.#answers()) return;
      await sleep(10);
    }
    throw new Error('PostgreSQL did not start again');
  }

  async #answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url });
    client.on('error', () => undefined);
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { exitCode, signalCode } = this.#restarted ?? {};
    if (this.#restarted && exitCode === null && signalCode === null) {
      this.#restarted.kill('SIGQUIT');
      await once(this.#restarted, 'exit');
    }
    await this.#resources[Symbol.asyncDispose]();
  }
}
