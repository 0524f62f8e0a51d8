import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, test } from 'vitest';
import { migrate } from '../../src/platform/database/migrate.ts';
import { serverAccount } from '../../src/platform/embedded-postgres/files.ts';
import { Resources } from '../../src/platform/resources.ts';
import { audit } from '../support/audited.ts';
import { makeShowing } from '../support/fixtures.ts';
import { openDatabase } from '../support/open-database.ts';
import { projectRoot } from '../support/server-process.ts';
import { sellBySql } from '../support/sold-by-sql.ts';
import { systemPostgres } from '../support/system-postgres.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { createAccount } from '../support/test-app.ts';
import { execute, withDatabase } from '../support/test-database.ts';

const PATIENCE_MS = 60_000;

/** A PostgreSQL of this machine, and a shell of its account, in a folder of their own. */
class Machine implements AsyncDisposable {
  readonly folder: string;
  readonly url: string;
  readonly #account: object;
  #server: ChildProcess | undefined;

  private constructor(folder: string, account: object) {
    this.folder = folder;
    this.url = `postgresql://rowlock@localhost/postgres?host=${encodeURIComponent(folder)}`;
    this.#account = account;
  }

  static async open(resources: Resources): Promise<Machine> {
    if (systemPostgres === undefined)
      throw new Error('a PostgreSQL with pg_basebackup is needed: apt-get install postgresql');
    const { path: folder } = resources.use(await temporaryDirectory());
    const account = await serverAccount();
    if (account.uid !== undefined) await chown(folder, account.uid, account.gid);
    return resources.use(new Machine(folder, account));
  }

  /** What docs/backup.md says, here. */
  async run(script: string): Promise<void> {
    const here = script.replaceAll('/backups', `${this.folder}/backups`);
    await promisify(execFile)('sh', ['-ec', here], {
      ...this.#account,
      cwd: this.folder,
      env: { PATH: `${systemPostgres}:${process.env['PATH']}`, PGHOST: this.folder },
    });
  }

  async start(): Promise<void> {
    const place = ['-D', `${this.folder}/data`, '-k', this.folder, '-c', 'listen_addresses=', '-c', 'fsync=off'];
    this.#server = spawn(path.join(systemPostgres ?? '', 'postgres'), place, { ...this.#account, stdio: 'ignore' });
    const deadline = Date.now() + PATIENCE_MS;
    // Also until a recovery has ended.
    const isReady = async () => {
      const client = new pg.Client({ connectionString: this.url });
      client.on('error', () => undefined);
      await client.connect();
      const { rows } = await client.query<{ ready: boolean }>('select not pg_is_in_recovery() as ready');
      await client.end();
      return rows[0]?.ready === true;
    };
    while (!(await isReady().catch(() => false))) {
      if (Date.now() > deadline || this.#server.exitCode !== null) throw new Error('PostgreSQL did not start');
      await sleep(50);
    }
  }

  async stop(signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server?.exitCode !== null) return;
    server.kill(signal);
    await once(server, 'exit');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop('SIGQUIT');
  }
}

/** The blocks of the section, in their order: settings of the server, the base backup, settings of the recovery. */
async function documented(): Promise<[string, string, string]> {
  const document = await readFile(path.join(projectRoot, 'docs/backup.md'), 'utf8');
  const section = document.split('\n## Point-in-time recovery\n')[1] ?? '';
  const blocks = [...section.matchAll(/```\n(.*?)```/gs)].map(([, block = '']) => block);
  expect(blocks).toHaveLength(3);
  return blocks.map((block) => block.replace(/^ +/gm, '')) as [string, string, string];
}

test('the steps of docs/backup.md bring a database back as it was before a mistake', { timeout: 180_000 }, async () => {
  await using resources = new Resources();
  const machine = await Machine.open(resources);
  const [settings, baseBackup, recovery] = await documented();
  await machine.run('initdb -D data --username=rowlock --auth=trust --encoding=UTF8 --no-sync > log');
  await machine.run(`mkdir -p /backups/wal /backups/base; cat >> data/postgresql.conf <<'END'\n${settings}\nEND`);
  await machine.start();
  await execute(machine.url, 'create database rowlock');
  const url = withDatabase(machine.url, 'rowlock');
  await migrate(url);
  await machine.run(baseBackup);
  const { bookings, before } = await sell(url);
  expect(bookings).toBe(2);
  await execute(url, 'drop table booking cascade');
  await untilArchived(machine.url);
  await machine.stop();

  await rename(path.join(machine.folder, 'data'), path.join(machine.folder, 'aside'));
  await machine.run(`
    mkdir --mode=700 data
    tar --extract --gzip --file /backups/base/*/base.tar.gz --directory data
    tar --extract --gzip --file /backups/base/*/pg_wal.tar.gz --directory data/pg_wal`);
  const target = recovery.replace(/(?<=recovery_target_time = ')[^']+/, before);
  expect(target).not.toBe(recovery);
  await machine.run(`cat >> data/postgresql.auto.conf <<'END'\n${target}\nEND\ntouch data/recovery.signal`);
  await machine.start();
  await using database = openDatabase(url, { connections: 2 });
  expect(await database.prisma.booking.count()).toBe(bookings);
  await audit(url);
});

/** After the base backup. @returns a moment after the sales, in UTC */
async function sell(url: string): Promise<{ bookings: number; before: string }> {
  await using database = openDatabase(url, { connections: 2 });
  const showing = await makeShowing(database, { rows: 1 });
  const { accountId } = await createAccount(database);
  const seats = [showing.seatIds.slice(0, 2), showing.seatIds.slice(2, 3)];
  await sellBySql(database, showing, { accountId, seats });
  const bookings = await database.prisma.booking.count();
  const [moment] = await database.prisma.$queryRaw<{ at: string }[]>`
    select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as at`;
  return { bookings, before: moment?.at ?? '' };
}

async function untilArchived(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ file: string }>('select pg_walfile_name(pg_switch_wal()) as file');
  const isArchived = async () =>
    (await client.query('select from pg_stat_archiver where last_archived_wal >= $1', [rows[0]?.file])).rowCount === 1;
  await expect.poll(isArchived, { timeout: PATIENCE_MS }).toBe(true);
  await client.end();
}
