/**
 * npm run restore -- FILE [--replace]: makes a backup of `npm run backup` the database, with the settings of the server, which
 * must not run.
 *
 * A database that has bookings is refused, unless --replace is given.
 */
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { readConfig } from '../src/config/config.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres.ts';
import { BackupError, explained } from './backup/backup-error.ts';
import { directUrl } from './backup/direct-url.ts';
import { restoreDump } from './backup/dump.ts';
import { restoreEmbedded } from './backup/embedded.ts';

try {
  if (existsSync('.env')) process.loadEnvFile();
  const parameters = process.argv.slice(2);
  const replaces = parameters.includes('--replace');
  const [file, ...more] = parameters.filter((parameter) => parameter !== '--replace');
  if (file === undefined || more.length > 0)
    throw new BackupError('name one file: npm run restore -- FILE [--replace]');
  console.log(await restore(file, replaces));
} catch (error) {
  console.error(`Nothing was restored: ${explained(error)}`);
  process.exitCode = 1;
}

async function restore(file: string, replaces: boolean): Promise<string> {
  const config = readConfig(process.env);
  const [databaseUrl, { dataDir }] = [directUrl(config), config];
  const kind = await kindOf(file);
  if (kind === 'archive') {
    if (databaseUrl !== undefined)
      throw new BackupError(`${file} has the files of an embedded PostgreSQL: take DATABASE_URL away to restore it`);
    const replaced = await restoreEmbedded(file, { dataDir, replaces });
    const kept = replaced === undefined ? '' : ` What was there is in ${replaced}: delete it when you are sure.`;
    return `Restored ${file} to ${dataDir}.${kept}`;
  }
  await using postgres = databaseUrl === undefined ? await startEmbeddedPostgres({ dataDir }) : undefined;
  const connectionString = databaseUrl ?? postgres?.connectionString ?? '';
  await restoreDump(file, { connectionString, replaces, isOurs: postgres !== undefined });
  return `Restored ${file}.`;
}

/** By its first bytes. */
async function kindOf(file: string): Promise<'archive' | 'dump'> {
  const handle = await open(file).catch((error: unknown) => {
    throw new BackupError((error as Error).message);
  });
  try {
    const { buffer } = await handle.read(Buffer.alloc(5), 0, 5, 0);
    if (buffer[0] === 0x1f && buffer[1] === 0x8b) return 'archive';
    if (buffer.toString('latin1') === 'PGDMP') return 'dump';
    throw new BackupError(`${file} is no backup of Rowlock`);
  } finally {
    await handle.close();
  }
}
