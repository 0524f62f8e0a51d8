import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chown, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { writeBaseBackup } from '../../scripts/backup/base-backup.ts';
import { postgresBinaries, type ServerAccount, serverAccount } from '../../src/platform/embedded-postgres/files.ts';
import type { PostgresServer } from './postgres-server.ts';
import { alterSystem, execute } from './test-database.ts';
import { type TemporaryDirectory, temporaryDirectory } from './temporary-directory.ts';

/** Its `application_name` at the primary. */
const NAME = 'standby';

const SETTINGS = {
  listen_addresses: '',
  max_connections: '100',
  fsync: 'off',
  // What has to be replayed does not wait for a read.
  max_standby_streaming_delay: '0',
  wal_retrieve_retry_interval: '100ms',
};

/** A real standby of a PostgreSQL, which follows it by streaming replication. */
export class StandbyServer implements AsyncDisposable {
  readonly url: string;
  /** As `primary_conninfo` has it. */
  readonly #primary: string;
  readonly #place: TemporaryDirectory;
  readonly #data: string;
  readonly #socketDir: string;
  readonly #account: ServerAccount;
  #server: ChildProcess | undefined;

  private constructor({ url }: PostgresServer, place: TemporaryDirectory, account: ServerAccount) {
    this.#primary = `host=${new URL(url).searchParams.get('host')} user=rowlock application_name=${NAME}`;
    this.#place = place;
    this.#data = path.join(place.path, 'postgres');
    this.#socketDir = path.join(place.path, 's');
    this.#account = account;
    this.url = `postgresql://rowlock@localhost/postgres?host=${encodeURIComponent(this.#socketDir)}`;
  }

  /** From a base backup. Resolves when it answers. */
  static async follow(primary: PostgresServer): Promise<StandbyServer> {
    const standby = new StandbyServer(primary, await temporaryDirectory(), await serverAccount());
    try {
      await standby.#copy(primary);
      await standby.start();
      return standby;
    } catch (error) {
      await standby[Symbol.asyncDispose]();
      throw error;
    }
  }

  async #copy({ url }: PostgresServer): Promise<void> {
    const { uid, gid } = this.#account;
    for (const directory of [this.#data, this.#socketDir]) {
      await mkdir(directory, { mode: 0o700 });
      if (uid !== undefined) await chown(directory, uid, gid);
    }
    const tar = spawn('tar', ['-x', '-C', this.#data], { ...this.#account, stdio: ['pipe', 'ignore', 'inherit'] });
    const unpacked = once(tar, 'close');
    await writeBaseBackup(url, tar.stdin);
    if ((await unpacked)[0] !== 0) throw new Error('the base backup could not be unpacked');
    await writeFile(path.join(this.#data, 'standby.signal'), '');
    await appendFile(path.join(this.#data, 'postgresql.auto.conf'), `primary_conninfo = '${this.#primary}'\n`);
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const { postgres } = await postgresBinaries(this.#account);
    const parameters = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    for (let rounds = 0; rounds < 1500; rounds++) {
      // It refuses to start while processes of one that was killed are still there.
      if (!isRunning(this.#server)) {
        const place = ['-D', this.#data, '-k', this.#socketDir];
        this.#server = spawn(postgres, [...place, ...parameters], { ...this.#account, stdio: 'ignore' });
      }
      if (await this.ask('select').catch(() => undefined)) return;
      await sleep(20);
    }
    throw new Error('the standby did not start');
  }

  /** Nothing arrives here any more. */
  async stopReceiving(): Promise<void> {
    await this.#receiveFrom('');
    while ((await this.ask('select from pg_stat_wal_receiver')).rows.length > 0) await sleep(20);
  }

  receiveAgain(): Promise<void> {
    return this.#receiveFrom(this.#primary);
  }

  async #receiveFrom(conninfo: string): Promise<void> {
    await alterSystem(this.url, `primary_conninfo = '${conninfo}'`);
  }

  /** One statement, or several, on a connection of its own. */
  async ask(statement: string): Promise<pg.QueryResult<Record<string, unknown>>> {
    return await execute(this.url, statement);
  }

  /** From now on it is a primary, and follows no other. */
  async promote(): Promise<void> {
    await this.ask('select pg_promote()');
  }

  kill(): Promise<void> {
    return killServer(this.#server);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await killServer(this.#server, 'SIGQUIT');
    await this.#place[Symbol.asyncDispose]();
  }
}

async function killServer(server: ChildProcess | undefined, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  if (!server || !isRunning(server)) return;
  server.kill(signal);
  await once(server, 'exit');
}

function isRunning(server: ChildProcess | undefined): boolean {
  return server?.exitCode === null && server.signalCode === null;
}

/** Each commit at `primary` is answered once the standby has it on disk. Resolves when that is so. */
export async function makeSynchronous(primary: PostgresServer): Promise<void> {
  await alterSystem(primary.url, `synchronous_standby_names = '${NAME}'`);
  for (let rounds = 0; rounds < 1500; rounds++) {
    const { rows } = await execute(primary.url, `select from pg_stat_replication where sync_state = 'sync'`);
    if (rows.length === 1) return;
    await sleep(20);
  }
  throw new Error('no standby became synchronous');
}
