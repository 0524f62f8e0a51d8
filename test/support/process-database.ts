import type { Database } from '../../src/platform/database/database.ts';
import { openDatabase } from './open-database.ts';
import { postgresOf } from './server-process.ts';

/** The database of a running server with that DATA_DIR, to prepare and to look at what no client could. */
export async function openDatabaseOf(dataDir: string): Promise<Database> {
  const postgres = await postgresOf(dataDir);
  if (!postgres) throw new Error(`no PostgreSQL runs on ${dataDir}`);
  const connectionString = `postgresql://rowlock@localhost/postgres?host=${encodeURIComponent(postgres.socketDir)}`;
  return openDatabase(connectionString, { connections: 2 });
}
