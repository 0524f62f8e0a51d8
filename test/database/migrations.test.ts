import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { SEED_LOCK, seedDemo } from '../../src/demo/seed-demo.ts';
import { prismaDirectory } from '../../src/platform/database/migrate.ts';
import { Resources } from '../../src/platform/resources.ts';
import { projectRoot, startServerProcess } from '../support/server-process.ts';
import { openDatabase } from '../support/open-database.ts';
import { cloneDatabase, emptyDatabase } from '../support/test-database.ts';
import { JWT_SECRET } from '../support/test-app.ts';

let resources = new Resources();
afterEach(async () => {
  await resources[Symbol.asyncDispose]();
  resources = new Resources();
});

async function newDatabase(create = emptyDatabase): Promise<{ url: string; client: pg.Client }> {
  const { url } = resources.use(await create());
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  resources.defer(() => client.end());
  return { url, client };
}

/** Every migration of the folder has been applied exactly once. */
async function expectAppliedOnce(client: pg.Client): Promise<void> {
  const directory = path.join(prismaDirectory, 'migrations');
  const names = (await readdir(directory, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const migrations = await Promise.all(
    names.map(async ({ name }) => {
      const script = await readFile(path.join(directory, name, 'migration.sql'));
      return { migration_name: name, checksum: createHash('sha256').update(script).digest('hex') };
    }),
  );
  const { rows } = await client.query('select * from _prisma_migrations order by migration_name');
  expect(rows).toEqual(
    migrations.map((migration) => ({
      ...migration,
      id: expect.stringMatching(/^[\da-f-]{36}$/) as unknown,
      started_at: expect.any(Date) as unknown,
      finished_at: expect.any(Date) as unknown,
      applied_steps_count: 1,
      logs: null,
      rolled_back_at: null,
    })),
  );
}

test('processes that migrate an empty database concurrently all succeed, and apply each migration once', async () => {
  const { url, client } = await newDatabase();
  const script = `import('./dist/platform/database/migrate.js').then(async ({ migrate }) => console.log((await migrate(process.argv[1])).length))`;
  const applied = await Promise.all(
    [1, 2, 3].map(() => promisify(execFile)(process.execPath, ['--eval', script, url], { cwd: projectRoot })),
  );
  const directories = (await readdir(path.join(prismaDirectory, 'migrations'))).filter((name) => /^\d/.test(name));
  expect(applied.map(({ stdout }) => Number(stdout)).toSorted((a, b) => a - b)).toEqual([0, 0, directories.length]);
  await expectAppliedOnce(client);
});

test('servers that start concurrently on an empty database create one administrator and one demo', async () => {
  const { url, client } = await newDatabase();
  const environment = { DATABASE_URL: url, JWT_SECRET, SEED_DEMO: 'true', LOG_LEVEL: 'warn' };
  const servers = await Promise.all([1, 2].map(() => startServerProcess({ environment })));
  for (const server of servers) resources.use(server);
  expect(servers.filter(({ output }) => /with the password \S+$/m.test(output))).toHaveLength(1);
  const { rows } = await client.query(`
    select (select count(*)::int from role_grant where role = 'ADMIN' and cinema_id is null) as administrators,
      (select count(*)::int from cinema) as cinemas, (select count(*)::int from movie) as movies`);
  expect(rows).toEqual([{ administrators: 1, cinemas: 2, movies: 12 }]);
});

test('a server that seeds the demo waits for another one that seeds it, longer than a request would wait', async () => {
  const { url, client } = await newDatabase(cloneDatabase);
  const database = resources.use(openDatabase(url));
  await client.query('begin');
  // Like a slow seed; a request waits two seconds for a lock.
  await client.query('select pg_advisory_xact_lock($1)', [SEED_LOCK]);
  const [seeded] = await Promise.all([
    seedDemo({ database, now: new Date() }),
    client.query('select pg_sleep(2.5)').then(() => client.query('commit')),
  ]);
  expect(seeded).toBeGreaterThan(0);
});

test('the table of migrations has the columns that Prisma gives it', async () => {
  const { client } = await newDatabase(cloneDatabase);
  const { rows } = await client.query(`
    select column_name as name, data_type as type, is_nullable = 'YES' as nullable, column_default as default
    from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position`);
  expect(rows).toEqual([
    { name: 'id', type: 'character varying', nullable: false, default: null },
    { name: 'checksum', type: 'character varying', nullable: false, default: null },
    { name: 'finished_at', type: 'timestamp with time zone', nullable: true, default: null },
    { name: 'migration_name', type: 'character varying', nullable: false, default: null },
    { name: 'logs', type: 'text', nullable: true, default: null },
    { name: 'rolled_back_at', type: 'timestamp with time zone', nullable: true, default: null },
    { name: 'started_at', type: 'timestamp with time zone', nullable: false, default: 'now()' },
    { name: 'applied_steps_count', type: 'integer', nullable: false, default: '0' },
  ]);
});

test('the migrations and prisma/schema agree', async () => {
  const tsx = path.join(projectRoot, 'node_modules/.bin/tsx');
  const { stdout } = await promisify(execFile)(tsx, ['scripts/migration.ts'], { cwd: projectRoot });
  expect(stdout).toBe('prisma/migrations and prisma/schema agree\n');
});

test('none ends its transaction: it is applied as a whole, or not at all', async () => {
  const names = await readdir(path.join(prismaDirectory, 'migrations'), { recursive: true });
  const scripts = names.filter((name) => name.endsWith('.sql'));
  expect(scripts.length).toBeGreaterThan(10);
  for (const script of scripts) {
    const text = await readFile(path.join(prismaDirectory, 'migrations', script), 'utf8');
    expect(text, script).not.toMatch(/^\s*(begin|start transaction|commit|rollback)( work| transaction)?\s*;/im);
  }
});
