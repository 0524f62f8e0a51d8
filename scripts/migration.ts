/**
 * npm run migration -- NAME   writes what prisma/schema has and the migrations lack as a new migration
 * npm run migration           exits with 1 and shows the difference when there is one
 *
 * Needs no server: the migrations run on an embedded PostgreSQL of its own.
 */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { prismaDirectory, readDatamodel, readMigrations } from '../src/platform/database/migrate.ts';
import { MigrationAdapter } from '../src/platform/database/migration-adapter.ts';
import { loadSchemaEngine } from '../src/platform/database/schema-engine.ts';

/** The catalogue's type "char", which Prisma's adapter does not know but its engine reads constraints by. */
const CHAR_OID = 18;
const CHAR_ARRAY_OID = 1002;

/** Prisma's adapter with a readable shadow database: "char" is passed as the array type that it knows, and renamed after. */
class ShadowedPg extends MigrationAdapter {
  readonly #config: pg.PoolConfig;

  constructor(config: pg.PoolConfig) {
    super(config);
    this.#config = config;
  }

  override async connectToShadowDb(): ReturnType<MigrationAdapter['connectToShadowDb']> {
    const client = new pg.Client(this.#config);
    await client.connect();
    await client.query('create database shadow');
    await client.end();
    const url = new URL(this.#config.connectionString ?? '');
    url.pathname = '/shadow';
    const pool = new CharArrayPool({ connectionString: url.href });
    const adapter = await new MigrationAdapter(pool, { disposeExternalPool: true }).connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const { Character, CharacterArray } = ColumnTypeEnum;
      return { ...result, columnTypes: result.columnTypes.map((type) => (type === CharacterArray ? Character : type)) };
    };
    return adapter;
  }
}

class CharArrayPool extends pg.Pool {
  override query = (async (...parameters: unknown[]) => {
    const query = super.query.bind(this) as unknown as (...parameters: unknown[]) => Promise<pg.QueryResult>;
    const result = await query(...parameters);
    // A script of several statements has a result for each.
    for (const field of [result].flat().flatMap(({ fields }) => fields))
      if (field.dataTypeID === CHAR_OID) field.dataTypeID = CHAR_ARRAY_OID;
    return result;
  }) as unknown as pg.Pool['query'];
}

const [name] = process.argv.slice(2);
const dataDir = await mkdtemp(path.join(tmpdir(), 'rowlock-migration-'));
// So that PostgreSQL, which does not run as root, can have its files here.
await chmod(dataDir, 0o755);
try {
  await using server = await startEmbeddedPostgres({ dataDir });
  const script = await missingFromMigrations(server.connectionString);
  if (script === '') console.log('prisma/migrations and prisma/schema agree');
  else if (name === undefined) {
    console.log(`prisma/schema has what prisma/migrations lack:\n${script}`);
    process.exitCode = 1;
  } else console.log(`wrote ${await writeMigration(name, script)}`);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

async function missingFromMigrations(connectionString: string): Promise<string> {
  const datamodel = await readDatamodel();
  const engine = await loadSchemaEngine(new ShadowedPg({ connectionString }), datamodel);
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...(await readMigrations()) },
    to: { tag: 'schemaDatamodel', files: datamodel },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return (stdout ?? '').replace('-- This is an empty migration.', '').trim();
}

async function writeMigration(migrationName: string, script: string): Promise<string> {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const directory = path.join(prismaDirectory, 'migrations', `${stamp}_${migrationName}`);
  await mkdir(directory);
  await writeFile(path.join(directory, 'migration.sql'), `${script}\n`);
  return directory;
}
