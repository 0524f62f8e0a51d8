import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConnectionPool } from '../../src/platform/database/connection-pool.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { PatientMigrations } from '../../src/platform/database/patient-migrations.ts';
import { Resources } from '../../src/platform/resources.ts';
import { projectRoot, ServerProcess } from '../support/server-process.ts';
import { cloneDatabase, emptyDatabase } from '../support/test-database.ts';

const PATIENCE_MS = 60_000;

const resources = new Resources();
let url: string;
let watcher: pg.Client;

beforeAll(async () => {
  ({ url } = resources.use(await cloneDatabase()));
  watcher = await connect(url);
});
afterAll(() => resources[Symbol.asyncDispose]());

async function connect(connectionString: string, settings = ''): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, options: settings });
  await client.connect();
  resources.defer(() => client.end());
  return client;
}

/** A backup that has just begun: it reads a table, and keeps its lock until its end. */
async function startDump(): Promise<pg.Client> {
  const dump = await connect(url, '-c application_name=pg_dump');
  await dump.query('begin; lock table movie in access share mode');
  return dump;
}

async function untilSomethingWaits(): Promise<void> {
  const waiting = `select from pg_locks where relation = 'movie'::regclass and mode = 'AccessExclusiveLock' and not granted`;
  while ((await watcher.query(waiting)).rowCount === 0) await sleep(5);
}

test('a migration that waits for a backup lets requests pass, and is applied when the backup has ended', async () => {
  const pool = new ConnectionPool({
    connectionString: url,
    ...{ max: 3, answerTimeoutMs: PATIENCE_MS, onLost: () => undefined },
  });
  resources.defer(() => pool.end());
  const messages: string[] = [];
  const patience = { patienceMs: PATIENCE_MS, onWaiting: (message: string) => void messages.push(message) };
  const engine = await new PatientMigrations(pool, patience).connect();
  const dump = await startDump();
  const reader = await connect(url, '-c lock_timeout=30s');
  await reader.query(`insert into _prisma_migrations (id, checksum, migration_name) values ('later', 'x', '9_later')`);
  const notes = async () => (await reader.query('select from _prisma_migrations where finished_at is null')).rowCount;
  const applied = engine.executeScript(`alter table movie add column later text; comment on table movie is 'a; b'`);
  for (let round = 0; round < 2; round++) {
    await untilSomethingWaits();
    // It would wait for 30 seconds, and fail, if the migration did not give way.
    await reader.query('select count(*) from movie');
  }
  expect(messages).toEqual([
    expect.stringMatching(
      /^a migration waits for the transaction of pg_dump, process \d+, open since \d\d:\d\d:\d\d UTC$/,
    ),
  ]);
  expect(await notes()).toBe(1);
  await dump.query('commit');
  await applied;
  expect((await reader.query('select later from movie')).rowCount).toBe(0);
  // By the migration itself, and not after it.
  expect(await notes()).toBe(0);
});

test('control: one that waits without a limit holds requests up for as long', async () => {
  const dump = await startDump();
  const waiting = await connect(url);
  const applied = waiting.query('alter table movie add column later_still text');
  await untilSomethingWaits();
  const reader = await connect(url, '-c lock_timeout=1s');
  await expect(reader.query('select count(*) from movie')).rejects.toThrow('canceling statement due to lock timeout');
  await dump.query('commit');
  await applied;
});

/** An empty database, of which another transaction makes a table that the first migration makes, too. */
async function openBlocked(): Promise<{ empty: string; other: pg.Client }> {
  const { url: empty } = resources.use(await emptyDatabase());
  const other = await connect(empty);
  await other.query('begin; create table movie (id uuid)');
  return { empty, other };
}

test('one that is given up says what was in its way, and is applied by the next start', async () => {
  const { empty, other } = await openBlocked();
  await expect(migrate(empty, { patienceMs: 0 })).rejects.toThrow(
    /^a migration waits for the transaction of a session without a name, process \d+, open since \S+ UTC; it was given up, and nothing was changed$/,
  );
  await other.query('rollback');
  expect((await migrate(empty)).length).toBeGreaterThan(10);
  expect(await migrate(empty)).toEqual([]);
});

test('one whose process is killed is applied by the next start', async () => {
  const { empty, other } = await openBlocked();
  const command = [process.execPath, path.join(projectRoot, 'dist/migrate.js')] as const;
  await using killed = new ServerProcess({ command, environment: { DATABASE_URL: empty } });
  await expect
    .poll(() => killed.errors, { timeout: PATIENCE_MS })
    .toContain('a migration waits for the transaction of');
  killed.kill('SIGKILL');
  await killed.exited();
  await other.query('rollback');
  const { rows } = await other.query('select from _prisma_migrations where finished_at is null');
  expect(rows).toHaveLength(1);
  expect((await migrate(empty)).length).toBeGreaterThan(10);
  expect(await migrate(empty)).toEqual([]);
});

test('one that fails says why at each start', async () => {
  const { url: empty } = resources.use(await emptyDatabase());
  const other = await connect(empty);
  await other.query('create type movie as (id uuid)');
  for (let start = 0; start < 2; start++)
    await expect(migrate(empty)).rejects.toThrow('relation "movie" already exists');
  await other.query('drop type movie');
  expect((await migrate(empty)).length).toBeGreaterThan(10);
});
