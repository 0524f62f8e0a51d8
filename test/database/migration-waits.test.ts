import { randomUUID } from 'node:crypto';
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
    /^a migration waits for the transaction of a session without a name, process \d+, open since \S+ UTC; it was given up, and has changed nothing$/,
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
  // It may have been trying again: then its script has to end before the other transaction does.
  const isTrying = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  while ((await other.query(isTrying)).rowCount !== 0) await sleep(5);
  await other.query('rollback');
  const { rows } = await other.query('select from _prisma_migrations where finished_at is null');
  expect(rows).toHaveLength(1);
  expect((await migrate(empty)).length).toBeGreaterThan(10);
  expect(await migrate(empty)).toEqual([]);
});

/** What a process leaves at the database that is killed in the middle of a migration. */
async function leaveScript(script: string): Promise<{ ended: Promise<void>; note: () => Promise<object | undefined> }> {
  const pool = new ConnectionPool({
    connectionString: url,
    ...{ max: 1, answerTimeoutMs: PATIENCE_MS, onLost: () => undefined },
  });
  resources.defer(() => pool.end());
  const id = randomUUID();
  await watcher.query('insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $1)', [id, 'x']);
  const engine = await new PatientMigrations(pool, { patienceMs: PATIENCE_MS }).connect();
  const note = `
    select finished_at is not null as "isFinished", rolled_back_at is not null as "isForgotten"
    from _prisma_migrations where id = $1`;
  return {
    ended: engine.executeScript(script),
    note: async () => (await watcher.query<object>(note, [id])).rows[0],
  };
}

test('a script that PostgreSQL still carries out is waited for, and not begun a second time', async () => {
  const { ended, note } = await leaveScript('select pg_sleep(1.5); create table left_behind (id uuid)');
  const isRunning = `select from pg_stat_activity where query like '%left_behind%' and state = 'active' and pid <> pg_backend_pid()`;
  while ((await watcher.query(isRunning)).rowCount === 0) await sleep(5);
  await migrate(url);
  expect(await note()).toEqual({ isFinished: true, isForgotten: false });
  await ended;
});

test('a script that begins when another process has begun to migrate changes nothing', async () => {
  const other = await connect(url);
  await other.query('begin; lock table movie');
  const { ended, note } = await leaveScript('alter table movie add column too_late text');
  const refused = expect(ended).rejects.toThrow('another process has begun to migrate');
  await watcher.query('update _prisma_migrations set rolled_back_at = now() where finished_at is null');
  await other.query('commit');
  await refused;
  expect(await note()).toEqual({ isFinished: false, isForgotten: true });
  expect((await watcher.query('select * from movie limit 0')).fields.map(({ name }) => name)).not.toContain('too_late');
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
