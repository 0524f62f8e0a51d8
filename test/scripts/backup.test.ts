import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { writeBaseBackup } from '../../scripts/backup/base-backup.ts';
import { dumpDatabase, restoreDump } from '../../scripts/backup/dump.ts';
import { backUpEmbedded, restoreEmbedded } from '../../scripts/backup/embedded.ts';
import { lookAt } from '../../scripts/backup/look.ts';
import { chooseReader, chooseTool, libpqEnvironment } from '../../scripts/backup/tools.ts';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { Resources } from '../../src/platform/resources.ts';
import { graphql } from '../generated/gql.ts';
import { JWT_SECRET } from '../support/access-token.ts';
import { audit } from '../support/audited.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { openDatabase } from '../support/open-database.ts';
import { allRows } from '../support/rows.ts';
import { projectRoot } from '../support/server-process.ts';
import { sellBySql } from '../support/sold-by-sql.ts';
import { startSystemPostgres, systemPostgres } from '../support/system-postgres.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { createAccount } from '../support/test-app.ts';
import { emptyDatabase, execute, withDatabase } from '../support/test-database.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const ReadTicketCodes = graphql(`
  query ReadTicketCodes($id: ID!) {
    booking(id: $id) {
      status
      tickets {
        status
        code
      }
    }
  }
`);

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** A program of scripts/ as a process of its own, in that folder. */
function run(script: string, parameters: readonly string[], { cwd, env }: { cwd: string; env: object }): Promise<Run> {
  const tsx = path.join(projectRoot, 'node_modules/.bin/tsx');
  const program = ['--tsconfig', path.join(projectRoot, 'tsconfig.json'), path.join(projectRoot, 'scripts', script)];
  return promisify(execFile)(tsx, [...program, ...parameters], {
    cwd,
    env: { PATH: process.env['PATH'], JWT_SECRET, ...env },
  }).then(
    (output) => ({ code: 0, ...output }),
    (error: unknown) => error as Run,
  );
}

describe('a backup of the embedded database', () => {
  const resources = new Resources();
  let folder: string;
  let app: App;
  let account: { accountId: string; token: string };
  /** Bookings that were confirmed before the backup began, with their tickets as the buyer sees them. */
  const before = new Map<string, unknown>();
  let backup: string;
  const dataDir = (name: string) => ({ DATA_DIR: path.join(folder, name) });

  const start = async (name: string) =>
    createApp(
      readConfig({
        ...{ ...dataDir(name), JWT_SECRET, ADMIN_PASSWORD: 'the first administrator', SEED_DEMO: 'false' },
        ...{ RATE_LIMITS: 'off', LOG_LEVEL: 'silent', DRAIN_SECONDS: '0' },
      }),
    );

  const tickets = async ({ url }: App, id: string) =>
    (await new GraphQLClient(url, account.token).request(ReadTicketCodes, { id })).booking;

  beforeAll(async () => {
    folder = resources.use(await temporaryDirectory()).path;
    app = resources.use(await start('sold'));
    account = await createAccount(app.services.database);
    backup = path.join(folder, 'rowlock.tar.gz');
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  test('is made while the server runs and sells', async () => {
    const showing = await makeShowing(app.services.database, { rows: 4 });
    const buyer = new GraphQLClient(app.url, account.token);
    const buy = async (seatId: string | undefined) => {
      const { id } = await bookSeats(buyer, showing, { seatIds: [seatId ?? ''] });
      await bookingOnce(buyer, id, 'CONFIRMED');
      return id;
    };
    for (const seatId of showing.seatIds.slice(0, 3)) {
      const id = await buy(seatId);
      before.set(id, await tickets(app, id));
    }
    let made: Run | undefined;
    const making = run('backup.ts', [backup], { cwd: folder, env: dataDir('sold') }).then((done) => (made = done));
    let meanwhile = 0;
    for (const seatId of showing.seatIds.slice(3)) {
      if (made) break;
      await buy(seatId);
      meanwhile++;
    }
    expect(await making).toMatchObject({ code: 0, stderr: '' });
    expect(made?.stdout).toMatch(/^Wrote \S+\/rowlock\.tar\.gz \(\d+ MB\)\. It has .+: keep it secret\.\n$/);
    expect(meanwhile).toBeGreaterThan(0);
    expect((await stat(backup)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).toSorted()).toEqual(['rowlock.tar.gz', 'sold']);
  });

  test('is not put over another one, and not restored under a server that runs', async () => {
    expect(await run('backup.ts', [backup], { cwd: folder, env: dataDir('sold') })).toMatchObject({
      ...{ code: 1, stdout: '', stderr: `No backup was made: ${backup} is there already\n` },
    });
    expect(await run('restore.ts', [backup, '--replace'], { cwd: folder, env: dataDir('sold') })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^Nothing was restored: DATA_DIR: another Rowlock is running on \S+; .+\n$/,
      ) as unknown,
    });
  });

  test('is restored into a new folder: the audit finds nothing, and every ticket has the code that was printed', async () => {
    const env = dataDir('restored');
    expect(await run('restore.ts', [backup], { cwd: folder, env })).toMatchObject({
      ...{ code: 0, stdout: `Restored ${backup} to ${env.DATA_DIR}.\n`, stderr: '' },
    });
    expect((await readdir(env.DATA_DIR)).toSorted()).toEqual(['postgres']);
    expect(await run('audit.ts', [], { cwd: folder, env })).toMatchObject({ code: 0, stdout: '0 differences\n' });
    await using restored = await start('restored');
    expect(before.size).toBe(3);
    for (const [id, seen] of before) {
      expect(seen).toMatchObject({ status: 'CONFIRMED', tickets: [{ status: 'VALID' }] });
      expect(await tickets(restored, id)).toEqual(seen);
    }
  });

  test('replaces a database that has bookings only when told so, and keeps what was there', async () => {
    const { DATA_DIR: target } = dataDir('restored');
    const broken = path.join(folder, 'broken.tar.gz');
    await writeFile(broken, (await readFile(backup)).subarray(0, -100_000));
    const restore = (file: string, replaces: boolean) => restoreEmbedded(file, { dataDir: target, replaces });
    const databases = async () => (await readdir(target)).filter((name) => /^(postgres|restored)(\.\d|$)/.test(name));
    await expect(restore(backup, false)).rejects.toThrow('has bookings; --replace puts the backup in its place');
    await expect(restore(broken, true)).rejects.toThrow('could not be unpacked');
    expect(await databases()).toEqual(['postgres']);
    // Of a database that does not run, which is started for it.
    const second = path.join(folder, 'second.tar.gz');
    await backUpEmbedded(target, second);
    // Zeros after the end of the archive, as each has some: tar would not wait for them.
    await appendFile(second, gzipSync(Buffer.alloc(8_000_000)));
    const replaced = await restore(second, true);
    expect(replaced).toMatch(/\/postgres\.replaced-\d{14}$/);
    expect(await readdir(replaced ?? '')).toContain('PG_VERSION');
    await using restored = await start('restored');
    for (const [id, seen] of before) expect(await tickets(restored, id)).toEqual(seen);
  });
});

test('a backup of no database, and one that cannot be written, fail at once', async () => {
  await using folder = await temporaryDirectory();
  const file = path.join(folder.path, 'rowlock.tar.gz');
  await expect(backUpEmbedded(folder.path, file)).rejects.toThrow(`there is no database in ${folder.path}`);
  const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('no space left on the device')) });
  const failed = once(full, 'error');
  await expect(writeBaseBackup(inject('postgresUrl'), full)).rejects.toThrow(/terminated|destroyed|closed/i);
  expect(await failed).toEqual([new Error('no space left on the device')]);
});

describe('a dump of a database of its own', () => {
  const resources = new Resources();
  let folder: string;
  let server: string;
  let backup: string;
  beforeAll(async () => {
    if (systemPostgres === undefined)
      throw new Error('a PostgreSQL with pg_dump is needed: apt-get install postgresql');
    folder = resources.use(await temporaryDirectory()).path;
    server = await startSystemPostgres(resources);
    for (const name of ['sold', 'restored']) await execute(server, `create database ${name}`);
    await migrate(withDatabase(server, 'sold'));
    await using database = openDatabase(withDatabase(server, 'sold'));
    const showing = await makeShowing(database, { rows: 1 });
    const { accountId } = await createAccount(database);
    await sellBySql(database, showing, {
      accountId,
      seats: [showing.seatIds.slice(0, 2), showing.seatIds.slice(2, 3)],
    });
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  const program = (script: string, parameters: string[], database: string) =>
    run(script, parameters, { cwd: folder, env: { DATABASE_URL: withDatabase(server, database) } });

  async function rowsOf(name: string): Promise<Record<string, unknown>> {
    await using database = openDatabase(withDatabase(server, name), { connections: 2 });
    return await allRows(database);
  }

  test('is named for the time, and has every row', async () => {
    const { code, stdout, stderr } = await program('backup.ts', [], 'sold');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [, file = ''] = /^Wrote (rowlock-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.dump) \(1 MB\)\. /.exec(stdout) ?? [];
    backup = path.join(folder, file);
    expect((await stat(backup)).mode & 0o777).toBe(0o600);
    expect(await program('restore.ts', [backup], 'restored')).toMatchObject({
      ...{ code: 0, stdout: `Restored ${backup}.\n`, stderr: '' },
    });
    expect(await rowsOf('restored')).toEqual(await rowsOf('sold'));
    await audit(withDatabase(server, 'restored'));
    expect(await migrate(withDatabase(server, 'restored'))).toEqual([]);
  });

  test('is restored into a newer PostgreSQL too', async () => {
    await using newer = await emptyDatabase();
    await restoreDump(backup, { connectionString: newer.url, replaces: false });
    await using database = openDatabase(newer.url, { connections: 2 });
    expect(await allRows(database)).toEqual(await rowsOf('sold'));
  });

  test('is refused by a database that is in use or has bookings, and replaces these when told so', async () => {
    const sold = await rowsOf('sold');
    const restore = (replaces: boolean, file = backup) =>
      restoreDump(file, { connectionString: withDatabase(server, 'restored'), replaces });
    {
      await using database = openDatabase(withDatabase(server, 'restored'), { connections: 2 });
      await database.prisma.account.updateMany({ data: { name: 'Changed' } });
      await expect(restore(true)).rejects.toThrow(
        /^the database is in use by \d other connections: stop every Rowlock/,
      );
    }
    await untilAlone(withDatabase(server, 'restored'));
    await expect(restore(false)).rejects.toThrow(
      'the database has bookings; --replace deletes all that is in it first',
    );
    expect(await rowsOf('restored')).not.toEqual(sold);
    const broken = path.join(folder, 'broken.dump');
    await writeFile(broken, (await readFile(backup)).subarray(0, -10_000));
    const changed = await rowsOf('restored');
    await untilAlone(withDatabase(server, 'restored'));
    await expect(restore(true, broken)).rejects.toThrow('pg_restore: error');
    expect(await rowsOf('restored')).toEqual(changed);
    // One that can be read to its end, and fails after most of it was written.
    const unfit = path.join(folder, 'unfit.dump');
    await dumpDatabase(await makeUnfit(server), unfit);
    await untilAlone(withDatabase(server, 'restored'));
    await expect(restore(true, unfit)).rejects.toThrow('relation "known" does not exist');
    expect(await rowsOf('restored')).toEqual(changed);
    await untilAlone(withDatabase(server, 'restored'));
    await restore(true);
    expect(await rowsOf('restored')).toEqual(sold);
  });
});

/** A database whose rows depend on a search path, which a dump has not. @returns its address */
async function makeUnfit(server: string): Promise<string> {
  await execute(server, 'create database unfit');
  const url = withDatabase(server, 'unfit');
  await execute(
    url,
    `create table known (id int);
     insert into known values (1);
     create function is_known(int) returns boolean language sql as 'select exists (select from known where id = $1)';
     create table line (id int check (is_known(id)));
     insert into line values (1)`,
  );
  return url;
}

/** A connection that was closed is there for a moment longer. */
async function untilAlone(connectionString: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while ((await lookAt(connectionString)).others > 0) {
    if (Date.now() > deadline) throw new Error('there are other connections');
    await sleep(20);
  }
}

describe('pg_dump', () => {
  const found = [18, 15, 17].map((major) => ({ program: `/${major}/pg_dump`, major }));

  test.each([
    [15, '/15/pg_dump'],
    [16, '/17/pg_dump'],
    [18, '/18/pg_dump'],
  ])('for PostgreSQL %i is the oldest that is not older', (server, expected) => {
    expect(chooseTool('pg_dump', found, server)).toBe(expected);
  });

  test('is not needed as new to read a dump', () => {
    expect(chooseReader('pg_restore', found, 19)).toBe('/18/pg_dump');
    expect(chooseReader('pg_restore', found, 16)).toBe('/17/pg_dump');
    expect(() => chooseReader('pg_restore', [], 16)).toThrow('there is none on this machine');
  });

  test.each([
    [[], 'there is none on this machine'],
    [found, 'here is only 15 and 17 and 18'],
  ])('that is older, or missing, is said in one line', (tools, there) => {
    expect(() => chooseTool('pg_dump', tools, 19)).toThrow(
      `pg_dump of PostgreSQL 19 or newer is needed, and ${there}: install postgresql-client-19, or put it on the PATH`,
    );
  });

  test('gets what the address says, and no password among its parameters', () => {
    expect(libpqEnvironment('postgresql://ada:p%40ss@db.example:6432/row%20lock?sslmode=require')).toEqual({
      ...{ PGHOST: 'db.example', PGPORT: '6432', PGUSER: 'ada', PGPASSWORD: 'p@ss', PGDATABASE: 'row lock' },
      PGSSLMODE: 'require',
    });
    expect(libpqEnvironment('postgresql://rowlock@localhost/postgres?host=%2Ftmp%2Fsocket')).toEqual({
      ...{ PGHOST: '/tmp/socket', PGUSER: 'rowlock', PGDATABASE: 'postgres' },
    });
  });
});
