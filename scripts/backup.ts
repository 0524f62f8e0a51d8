/**
 * npm run backup              writes a backup of the database into a file that is named for the time
 * npm run backup -- FILE      writes it there
 *
 * With the settings of the server, and while it runs. The embedded PostgreSQL archives its own files (.tar.gz); of DATABASE_URL
 * pg_dump makes a dump (.dump), and must not be older than the server. docs/backup.md says what is in it, and what is not.
 */
import { existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { readConfig } from '../src/config/config.ts';
import { BackupError, explained } from './backup/backup-error.ts';
import { directUrl } from './backup/direct-url.ts';
import { dumpDatabase } from './backup/dump.ts';
import { backUpEmbedded } from './backup/embedded.ts';

try {
  if (existsSync('.env')) process.loadEnvFile();
  const config = readConfig(process.env);
  const [databaseUrl, { dataDir }] = [directUrl(config), config];
  const ending = databaseUrl === undefined ? 'tar.gz' : 'dump';
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const [file = `rowlock-${stamp}Z.${ending}`] = process.argv.slice(2);
  await writeBackup(file, (part) =>
    databaseUrl === undefined ? backUpEmbedded(dataDir, part) : dumpDatabase(databaseUrl, part),
  );
  const { size } = await stat(file);
  console.log(
    `Wrote ${file} (${Math.ceil(size / 1e6)} MB). It has personal data and the key of ticket codes: keep it secret.`,
  );
} catch (error) {
  console.error(`No backup was made: ${explained(error)}`);
  process.exitCode = 1;
}

/** A file that is there is complete, and only its owner can read it. */
async function writeBackup(file: string, write: (part: string) => Promise<void>): Promise<void> {
  if (existsSync(file)) throw new BackupError(`${file} is there already`);
  const part = `${file}.part`;
  const handle = await open(part, 'wx', 0o600);
  try {
    await write(part);
    await handle.sync();
    await rename(part, file);
  } finally {
    await handle.close();
    await rm(part, { force: true });
  }
}
