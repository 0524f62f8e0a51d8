import { execFile } from 'node:child_process';
import { mkdir, readdir, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { Resources } from '../../src/platform/resources.ts';
import { projectRoot, stopPostgresOf } from '../support/server-process.ts';
import { removeLinkedData, temporaryDirectory } from '../support/temporary-directory.ts';

let resources: Resources;
let folder: string;
let dataDir: string;

beforeEach(async () => {
  resources = new Resources();
  folder = resources.use(await temporaryDirectory()).path;
  dataDir = path.join(folder, 'data');
});
afterEach(() => resources[Symbol.asyncDispose]());

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

function reset(): Promise<Run> {
  const script = path.join(projectRoot, 'scripts/reset.js');
  return promisify(execFile)(process.execPath, [script], { cwd: folder, env: { DATA_DIR: dataDir } }).then(
    (output) => ({ code: 0, ...output }),
    (error: unknown) => error as Run,
  );
}

/** A refusal prints one line and nothing else. */
async function expectRefused(reason: RegExp): Promise<void> {
  const { code, stdout, stderr } = await reset();
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^Nothing was removed: .+\n$/);
  expect(stderr).toMatch(reason);
}

async function startPostgres() {
  return resources.use(await startEmbeddedPostgres({ dataDir }));
}

/** A database that was used and stopped. */
async function leaveData(): Promise<void> {
  const postgres = await startPostgres();
  await query(postgres.connectionString, 'create table kept ()');
  await postgres[Symbol.asyncDispose]();
}

async function query(connectionString: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

test('removes the data, so that the next start makes a new database', async () => {
  await leaveData();
  await writeFile(path.join(dataDir, 'jwt-secret'), 'secret');
  expect(await reset()).toMatchObject({
    code: 0,
    stdout: `Removed ${dataDir}. The next start makes a new database.\n`,
  });
  expect(await readdir(folder)).toEqual([]);
  const { connectionString } = await startPostgres();
  expect((await query(connectionString, "select to_regclass('kept') as kept")).rows).toEqual([{ kept: null }]);
});

test('reports that there is nothing to remove', async () => {
  expect(await reset()).toMatchObject({ code: 0, stdout: expect.stringContaining('does not exist') as unknown });
});

test('refuses while PostgreSQL is running', async () => {
  const { connectionString } = await startPostgres();
  await expectRefused(/PostgreSQL is running on/);
  expect((await query(connectionString, 'select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('ignores the pid file of a crashed server, although another program has its process id now', async () => {
  await startPostgres();
  await stopPostgresOf(dataDir);
  const lines = [process.pid, path.join(dataDir, 'postgres'), 0, 5432, folder];
  await writeFile(path.join(dataDir, 'postgres/postmaster.pid'), lines.join('\n'));
  expect(await reset()).toMatchObject({ code: 0 });
  expect(await readdir(folder)).toEqual([]);
});

test('refuses a folder that is not Rowlock’s', async () => {
  await mkdir(path.join(dataDir, 'postgres'), { recursive: true });
  await writeFile(path.join(dataDir, 'postgres/letter.txt'), 'Dear Ada');
  await expectRefused(/is not a data folder of Rowlock/);
  expect(await readdir(path.join(dataDir, 'postgres'))).toEqual(['letter.txt']);
});

test('refuses a link that Rowlock did not create', async () => {
  const other = path.join(folder, 'other');
  await mkdir(other);
  await mkdir(dataDir);
  await writeFile(path.join(other, 'PG_VERSION'), '18');
  await symlink(other, path.join(dataDir, 'postgres'));
  await expectRefused(/is a link that Rowlock did not make/);
  expect(await readdir(other)).toEqual(['PG_VERSION']);
});

test('keeps other files in the folder', async () => {
  await leaveData();
  await writeFile(path.join(dataDir, 'letter.txt'), 'Dear Ada');
  expect(await reset()).toMatchObject({ code: 0, stdout: expect.stringContaining('other files') as unknown });
  expect(await readdir(dataDir)).toEqual(['letter.txt']);
});

test('also removes the data that a server of root has in another place', async ({ skip }) => {
  skip(process.getuid?.() !== 0, 'only root has to run PostgreSQL as another user');
  const closed = resources.use(await temporaryDirectory({ mode: 0o700 })).path;
  dataDir = path.join(closed, 'data');
  resources.defer(() => removeLinkedData(dataDir));
  await leaveData();
  const elsewhere = path.dirname(await readlink(path.join(dataDir, 'postgres')));
  expect((await stat(elsewhere)).isDirectory()).toBe(true);
  expect(await reset()).toMatchObject({ code: 0 });
  await expect(stat(elsewhere)).rejects.toThrow('ENOENT');
  expect(await readdir(closed)).toEqual([]);
});
