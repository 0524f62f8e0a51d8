import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { BackupError } from './backup-error.ts';

/** A program of PostgreSQL, as in pg_dump, and the version that it is of. */
export interface Tool {
  program: string;
  major: number;
}

/** Where packages have each version side by side. */
const FOLDERS = ['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin', '/opt/homebrew/opt/postgresql@*/bin'];

/**
 * The oldest that is not older than the server: an older one refuses it, and what a newer one writes an older server may not
 * understand. @throws {BackupError} when there is none
 */
export function chooseTool(name: string, found: readonly Tool[], serverMajor: number): string {
  const [chosen] = found.filter(({ major }) => major >= serverMajor).toSorted((a, b) => a.major - b.major);
  if (chosen) return chosen.program;
  const majors = found.map(({ major }) => major).toSorted((a, b) => a - b);
  const there = majors.length === 0 ? 'there is none on this machine' : `here is only ${majors.join(' and ')}`;
  throw new BackupError(
    `${name} of PostgreSQL ${serverMajor} or newer is needed, and ${there}: install postgresql-client-${serverMajor}, or put it on the PATH`,
  );
}

/** For pg_restore: the same, or the newest that there is. An older one may know the dump all the same, and says so when not. */
export function chooseReader(name: string, found: readonly Tool[], serverMajor: number): string {
  const [newest] = found.toSorted((a, b) => b.major - a.major);
  return newest && newest.major < serverMajor ? newest.program : chooseTool(name, found, serverMajor);
}

/** On the PATH, and where packages have them. */
export async function findTools(name: string): Promise<Tool[]> {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter);
  const folders = [...onPath, ...(await Promise.all(FOLDERS.map(matching))).flat()];
  const found = await Promise.all(folders.map((folder) => toTool(path.join(folder, name))));
  return found.flatMap((tool) => tool ?? []);
}

/** Folders like `/usr/lib/postgresql/17/bin`. */
async function matching(pattern: string): Promise<string[]> {
  const [before = '', after = ''] = pattern.split('*');
  const parent = before.endsWith('/') ? before : path.dirname(before);
  const names = await readdir(parent).catch(() => []);
  return names.map((name) => path.join(parent, name)).flatMap((own) => (own.startsWith(before) ? [own + after] : []));
}

async function toTool(program: string): Promise<Tool | undefined> {
  const said = await promisify(execFile)(program, ['--version']).catch(() => undefined);
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(said?.stdout ?? '')?.[1]);
  return Number.isNaN(major) ? undefined : { program, major };
}

/** How libpq is told to connect without a password in the list of processes. */
export function libpqEnvironment(connectionString: string): Record<string, string> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(connectionString);
  const values = {
    PGHOST: searchParams.get('host') ?? decodeURIComponent(hostname),
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGSSLMODE: searchParams.get('sslmode') ?? '',
    PGSSLROOTCERT: searchParams.get('sslrootcert') ?? '',
    PGSSLCERT: searchParams.get('sslcert') ?? '',
    PGSSLKEY: searchParams.get('sslkey') ?? '',
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
