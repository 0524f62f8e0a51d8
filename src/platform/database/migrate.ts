import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { ConnectionPool, START_TIMEOUT_MS } from './connection-pool.ts';
import { SCRIPT_LOCK, withMigrationLock } from './migration-lock.ts';
import { PatientMigrations, type Patience } from './patient-migrations.ts';
import type { SchemaFile } from './schema-engine.ts';

/** The migrations and the schema; the path is the same from src/ and from dist/. */
export const prismaDirectory = path.resolve(import.meta.dirname, '../../../prisma');

/** For one statement of a migration, for the locks that it needs, and for the processes that wait for it. */
const TIMEOUT_MS = 600_000;

/**
 * Brings the database to the newest migration with Prisma's own engine, as `prisma migrate deploy`
 * would; the two can take turns on one database. Processes that start together wait for each other. The way may lead through
 * a pooler in transaction mode.
 *
 * @returns the names of the migrations that were applied now
 * @throws when one fails, or is given up; those before it have been applied
 */
export async function migrate(connectionString: string, options: Partial<Patience> = {}): Promise<string[]> {
  // Given to the engine, which would leave one of its own open.
  const pool = new ConnectionPool({
    connectionString,
    max: 10,
    connectTimeoutMs: START_TIMEOUT_MS,
    answerTimeoutMs: TIMEOUT_MS,
    onLost: () => undefined,
  });
  try {
    return await migrateAlone(pool, options);
  } finally {
    await pool.end();
  }
}

/** Loads the engine, where it is known that there will be migrations to apply. */
export async function prepareToMigrate(): Promise<void> {
  const { instantiate } = await import('./schema-engine.ts');
  await instantiate();
}

async function migrateAlone(
  pool: ConnectionPool,
  { patienceMs = TIMEOUT_MS, onWaiting }: Partial<Patience>,
): Promise<string[]> {
  const migrationsList = await readMigrations();
  // What is up to date needs no lock: nothing takes a migration back.
  if (await isUpToDate(pool, migrationsList)) return [];
  const apply = async () => {
    if (await isUpToDate(pool, migrationsList)) return [];
    await forgetUnfinished(pool);
    const { loadSchemaEngine } = await import('./schema-engine.ts');
    const adapter = new PatientMigrations(pool, { patienceMs, onWaiting });
    const engine = await loadSchemaEngine(adapter);
    try {
      const filters = { externalTables: [], externalEnums: [] };
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
      engine.free();
      return appliedMigrationNames;
    } catch (error) {
      throw adapter.gaveUp ?? error;
    }
  };
  return await withMigrationLock(pool, apply, { patienceMs: TIMEOUT_MS });
}

/**
 * Whether exactly these migrations have been applied, as they are: then the engine, which takes a quarter of a second to
 * load, has nothing to do. About everything else it is asked.
 */
async function isUpToDate(pool: ConnectionPool, { migrationDirectories }: MigrationList): Promise<boolean> {
  const applied = (await pool.run(APPLIED_MIGRATIONS).catch((error: unknown) => {
    // An empty database has no such table.
    if (error instanceof pg.DatabaseError) return undefined;
    throw error;
  })) as pg.QueryResult<{ migration: string }> | undefined;
  const expected = migrationDirectories.map(({ path: name, migrationFile }) => `${name} ${checksumOf(migrationFile)}`);
  return applied?.rows.map(({ migration }) => migration).join() === expected.join();
}

const APPLIED_MIGRATIONS = `
  select migration_name || ' ' || case
    when finished_at is not null then checksum else 'unfinished'
  end as migration
  from _prisma_migrations
  where rolled_back_at is null
  order by migration_name collate "C", started_at`;

/**
 * The process that had begun it was killed, or it failed: the engine would refuse to apply anything until a person has looked. But
 * what has not finished has changed nothing, and is tried again. A script that PostgreSQL still carries out is waited for: it may finish.
 */
async function forgetUnfinished(pool: ConnectionPool): Promise<void> {
  await pool.run(UNFINISHED).catch((error: unknown) => {
    if (!isWithoutTable(error)) throw error;
  });
}

const UNFINISHED = `
  set local lock_timeout = ${TIMEOUT_MS};
  set local statement_timeout = 0;
  select pg_advisory_xact_lock(${SCRIPT_LOCK});
  update _prisma_migrations set rolled_back_at = clock_timestamp() where finished_at is null and rolled_back_at is null`;

/** As in an empty database. */
function isWithoutTable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '42P01';
}

type MigrationFile = MigrationList['migrationDirectories'][number]['migrationFile'];

function checksumOf({ content }: MigrationFile): string {
  return content.tag === 'ok' ? createHash('sha256').update(content.value).digest('hex') : 'unreadable';
}

/** prisma/schema, in the form that the engine takes. */
export async function readDatamodel(): Promise<SchemaFile[]> {
  const directory = path.join(prismaDirectory, 'schema');
  const names = (await readdir(directory)).filter((name) => name.endsWith('.prisma')).toSorted();
  return Promise.all(
    names.map(async (name) => ({ path: name, content: await readFile(path.join(directory, name), 'utf8') })),
  );
}

/** prisma/migrations, in the form that the engine takes. */
export async function readMigrations(): Promise<MigrationList> {
  const baseDir = path.join(prismaDirectory, 'migrations');
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(path.join(baseDir, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.toSorted().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}
