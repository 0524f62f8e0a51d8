import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, readMigrations } from '../../src/platform/database/migrate.ts';
import { Resources } from '../../src/platform/resources.ts';
import { projectRoot } from '../support/server-process.ts';
import { cloneDatabase, emptyDatabase } from '../support/test-database.ts';
import { breakingChanges, readCatalogue } from './old-processes.ts';

/** How many version 0.1 has: what comes after them is what its processes can meet. */
const RELEASED = 2;

/** The first after those for which every process of 0.1 has to stop anyway. */
const FIRST_TO_ROLL = '20261128';

const resources = new Resources();
/** What each migration breaks, without those that break nothing. */
const found = new Map<string, string[]>();
let client: pg.Client;

beforeAll(async () => {
  const { url } = resources.use(await emptyDatabase());
  client = new pg.Client({ connectionString: url });
  await client.connect();
  resources.defer(() => client.end());
  const { migrationDirectories } = await readMigrations();
  for (const [index, { path: name, migrationFile }] of migrationDirectories.entries()) {
    const before = index < RELEASED ? undefined : await readCatalogue(client);
    if (migrationFile.content.tag !== 'ok') throw new Error(`${name} cannot be read`);
    await client.query(migrationFile.content.value);
    const changes = before ? breakingChanges(before, await readCatalogue(client)) : [];
    if (changes.length > 0) found.set(name, changes);
  }
});
afterAll(() => resources[Symbol.asyncDispose]());

/** The names below that heading of docs/upgrades.md, and the table there: each migration with what it breaks. */
async function documented(): Promise<{ stopped: string[]; rolling: Record<string, string[]> }> {
  const text = await readFile(path.join(projectRoot, 'docs/upgrades.md'), 'utf8');
  const section = text.split('\n## What old processes do not survive\n')[1]?.split('\n## ')[0] ?? '';
  const rows = section.matchAll(/^\| `(\d{14}_\w+)` +\| ([^|]+) \| [^|]*\S[^|]* \|$/gm);
  const rolling = [...rows].map(([, name = '', changes = '']) => [name, changes.trim().split('; ')] as const);
  const names = [...section.matchAll(/`(\d{14}_\w+)`/g)].map(([, name = '']) => name);
  return { stopped: names.filter((name) => name < FIRST_TO_ROLL), rolling: Object.fromEntries(rolling) };
}

test('each migration that a process of the version before does not survive is in docs/upgrades.md, with what it breaks and why', async () => {
  const { stopped, rolling } = await documented();
  expect(Object.fromEntries([...found].filter(([name]) => name >= FIRST_TO_ROLL))).toEqual(rolling);
  expect([...found.keys()].filter((name) => name < FIRST_TO_ROLL)).toEqual(stopped);
});

test.each([
  ['a table that is gone', 'drop table price_override', 'table price_override is gone'],
  ['a table with another name', 'alter table review rename to opinion', 'table review is gone'],
  ['a column that is gone', 'alter table movie drop column poster_url', 'column movie.poster_url is gone'],
  [
    'a column with another name',
    'alter table movie rename column synopsis to summary',
    'column movie.synopsis is gone',
  ],
  [
    'a column that nothing writes yet',
    'alter table hold add column channel text not null',
    'column hold.channel has to be given',
  ],
  [
    'a column that can no longer be null',
    'alter table movie alter column poster_url set not null',
    'column movie.poster_url cannot be null',
  ],
  [
    'a column without its default',
    'alter table hold alter column created_at drop default',
    'column hold.created_at has to be given',
  ],
  [
    'another type',
    'alter table movie alter column runtime_minutes type bigint',
    'column movie.runtime_minutes is bigint instead of integer',
  ],
  ['a value that is new', `alter type seat_status add value 'LOST'`, 'value seat_status.LOST is new'],
  ['a function that is gone', 'drop function booking_refundable', 'function booking_refundable(uuid) is gone'],
  [
    'a new check',
    'alter table movie add constraint movie_short check (runtime_minutes < 600)',
    'movie_short of movie refuses more',
  ],
  [
    'a new unique index',
    'create unique index movie_one_title on movie (title)',
    'movie_one_title of movie refuses more',
  ],
])('%s is found', async (_, change, expected) => {
  const before = await readCatalogue(client);
  await client.query('begin');
  await client.query(change);
  const changes = breakingChanges(before, await readCatalogue(client));
  await client.query('rollback');
  expect(changes).toContain(expected);
});

test.each([
  ['a new table', 'create table later (id uuid primary key, name text not null)'],
  ['a new column that may be left out', 'alter table hold add column channel text'],
  ['a new column with a default', `alter table hold add column channel text not null default 'web'`],
  ['a column that may be null now', 'alter table movie alter column synopsis drop not null'],
  ['a new index', 'create index movie_by_runtime on movie (runtime_minutes)'],
  [
    'a check of a new column alone',
    'alter table hold add column channel text constraint hold_channel check (channel > $$$$)',
  ],
  ['a check less', 'alter table movie drop constraint movie_runtime'],
])('%s breaks nothing', async (_, change) => {
  const before = await readCatalogue(client);
  await client.query('begin');
  await client.query(change);
  const changes = breakingChanges(before, await readCatalogue(client));
  await client.query('rollback');
  expect(changes).toEqual([]);
});

test('a process of the version before starts on a database that a newer one has migrated, and leaves it as it is', async () => {
  const { url } = resources.use(await cloneDatabase());
  const newer = new pg.Client({ connectionString: url });
  await newer.connect();
  resources.defer(() => newer.end());
  await newer.query(`
    insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
    values ('later', repeat('0', 64), '99991231000000_later', now(), 1)`);
  const read = async () => (await newer.query<object>('select * from _prisma_migrations order by migration_name')).rows;
  const before = await read();
  expect(await migrate(url)).toEqual([]);
  expect(await read()).toEqual(before);
});
