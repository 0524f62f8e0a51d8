import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPg } from '@prisma/adapter-pg';
import { ConnectionPool } from './connection-pool.ts';

/** The part of WebAssembly used here: TypeScript declares it for browsers only. */
declare const WebAssembly: {
  instantiate(binary: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** The migrations and the schema; the path is the same from src/ and from dist/. */
export const prismaDirectory = path.resolve(import.meta.dirname, '../../../prisma');

/** Any number that no other program on the database uses; only one process at a time migrates. */
const MIGRATION_LOCK = 7_274_110_953;

/** For one statement of a migration, and for the processes that wait for it. */
const TIMEOUT_MS = 600_000;

/**
 * Brings the database to the newest migration with Prisma's own engine, as `prisma migrate deploy`
 * would; the two can take turns on one database. Processes that start together wait for each other.
 *
 * @returns the names of the migrations that were applied now
 */
export async function migrate(connectionString: string): Promise<string[]> {
  // Given to the engine, which would leave one of its own open.
  const pool = new ConnectionPool({ connectionString, max: 10, answerTimeoutMs: TIMEOUT_MS, onLost: () => undefined });
  try {
    return await migrateAlone(pool);
  } finally {
    await pool.end();
  }
}

async function migrateAlone(pool: ConnectionPool): Promise<string[]> {
  const lock = await pool.checkOut();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const engine = await loadSchemaEngine(new PrismaPg(pool));
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await readMigrations(),
      filters: { externalTables: [], externalEnums: [] },
    });
    engine.free();
    return appliedMigrationNames;
  } finally {
    // The lock goes with its connection.
    lock.release(true);
  }
}

/** Prisma's migration engine. */
export async function loadSchemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  datamodel: readonly SchemaFile[] = [],
): Promise<SchemaEngine> {
  await (loaded ??= instantiate());
  return engineModule.SchemaEngine.new(
    { datamodels: datamodel.length === 0 ? undefined : datamodel.map((file) => [file.path, file.content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}

/** Once in a process: the module's JavaScript half knows only the newest instance, whichever it is called by. */
let loaded: Promise<void> | undefined;

/**
 * The engine is WebAssembly here, since its binary would have to be downloaded. Node cannot import a
 * `.wasm` file as a module, so it is instantiated and handed to its JavaScript half.
 */
async function instantiate(): Promise<void> {
  const packageFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const binary = await readFile(path.join(path.dirname(packageFile), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(binary, {
    './schema_engine_bg.js': { ...engineModule, ...timers() },
  });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

/**
 * The engine sets itself a limit of ten seconds and never takes it back: a process that is told to stop
 * soon after its start would wait for that. So its timers keep no process alive.
 */
function timers(): Record<string, (callback: () => void, ms: number) => NodeJS.Timeout> {
  const names = Object.keys(engineModule).filter((name) => name.startsWith('__wbg_setTimeout_'));
  return Object.fromEntries(names.map((name) => [name, (callback, ms) => setTimeout(callback, ms >>> 0).unref()]));
}

interface SchemaFile {
  path: string;
  content: string;
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
