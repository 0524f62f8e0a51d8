import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chown, mkdir, readlink, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import {
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/embedded-postgres.ts';
import { placeForData, type ServerAccount, serverAccount } from '../../src/platform/embedded-postgres/files.ts';
import { BackupError } from './backup-error.ts';
import { writeBaseBackup } from './base-backup.ts';
import { lookAt } from './look.ts';

/** Most of a new database is zeros: more effort saves little. */
const GZIP_LEVEL = 3;

/** The files of the embedded PostgreSQL as one compressed archive, while it runs, or started for it. */
export async function backUpEmbedded(dataDir: string, file: string): Promise<void> {
  if (!hasDatabase(dataDir)) throw new BackupError(`there is no database in ${dataDir}`);
  const running = await runningEmbeddedPostgres(dataDir);
  await using started = running === undefined ? await startEmbeddedPostgres({ dataDir }) : undefined;
  const archive = new PassThrough();
  await Promise.all([
    pipeline(archive, createGzip({ level: GZIP_LEVEL }), createWriteStream(file)),
    writeBaseBackup(running ?? started?.connectionString ?? '', archive).catch((error: unknown) => {
      archive.destroy(error as Error);
      throw error;
    }),
  ]);
}

/**
 * Unpacks a backup beside the database of DATA_DIR, starts it, which recovers it, and only then puts it in its place.
 *
 * @param options.replaces true: also when the database has bookings
 * @returns where the database that was there is now; undefined when there was none
 * @throws {BackupError} when the database has bookings; nothing was changed
 */
export async function restoreEmbedded(
  file: string,
  { dataDir, replaces }: { dataDir: string; replaces: boolean },
): Promise<string | undefined> {
  const wasThere = hasDatabase(dataDir);
  if (wasThere && (await hasBookings(dataDir)) && !replaces)
    throw new BackupError(`the database in ${dataDir} has bookings; --replace puts the backup in its place`);
  const beside = path.join(dataDir, `restored.${process.pid}`);
  try {
    await unpack(file, beside);
    // Recovers it, and says what is wrong with it, before the other one is touched.
    await hasBookings(beside);
    return await putInPlace({ dataDir, beside, wasThere });
  } finally {
    await removeUnused(beside);
  }
}

/** With what its link leads to: see placeForData. */
async function removeUnused(dataDir: string): Promise<void> {
  const elsewhere = await readlink(path.join(dataDir, 'postgres')).catch(() => undefined);
  if (elsewhere !== undefined) await rm(path.dirname(elsewhere), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

function hasDatabase(dataDir: string): boolean {
  return existsSync(path.join(dataDir, 'postgres/PG_VERSION'));
}

async function hasBookings(dataDir: string): Promise<boolean> {
  await using postgres = await startEmbeddedPostgres({ dataDir });
  return (await lookAt(postgres.connectionString)).hasBookings;
}

async function unpack(file: string, dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const account = await serverAccount();
  const data = await placeForData(path.resolve(dataDir, 'postgres'), account);
  await mkdir(data, { mode: 0o700 });
  if (account.uid !== undefined) await chown(data, account.uid, account.gid);
  await untar(file, data, account);
}

/** As the account that PostgreSQL runs as, which need not be able to read the file. */
async function untar(file: string, directory: string, account: ServerAccount): Promise<void> {
  // To the end of what comes: tar would stop at the mark of the end of the archive, and what is left could not be written to it.
  const tar = spawn('tar', ['-x', '-p', '--ignore-zeros', '-f', '-', '-C', directory], {
    ...account,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let complaint = '';
  tar.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = once(tar, 'close') as Promise<[number | null]>;
  // When tar ends early, what it says is the reason.
  const [written, [code]] = await Promise.all([
    pipeline(createReadStream(file), createGunzip(), tar.stdin).then(
      () => undefined,
      (error: unknown) => error as Error,
    ),
    ended,
  ]);
  if (code !== 0 || written)
    throw new BackupError(`${file} could not be unpacked: ${complaint.trim() || String(written?.message)}`);
}

/** A folder, or a link to one: see placeForData. */
async function putInPlace({
  dataDir,
  beside,
  wasThere,
}: {
  dataDir: string;
  beside: string;
  wasThere: boolean;
}): Promise<string | undefined> {
  const data = path.join(dataDir, 'postgres');
  const replaced = `${data}.replaced-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`;
  if (wasThere) await rename(data, replaced);
  await rename(path.join(beside, 'postgres'), data);
  return wasThere ? replaced : undefined;
}
