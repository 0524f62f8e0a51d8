import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { BackupError } from './backup-error.ts';
import { lookAt } from './look.ts';
import { chooseReader, chooseTool, findTools, libpqEnvironment } from './tools.ts';

/** Of the roles of this server nothing is dumped: the tables belong to the one that restores them. */
const FOR_ANY_ROLE = ['--no-owner', '--no-privileges'];

/** As a new database is. */
const EMPTY = `
  set client_min_messages = warning;
  set statement_timeout = 0;
  drop schema if exists bullmq cascade;
  drop schema public cascade;
  create schema public;
  grant usage on schema public to public;
`;

/** By pg_dump, in its custom format; `file` is there already, so that it has the mode that it was made with. */
export async function dumpDatabase(connectionString: string, file: string): Promise<void> {
  const { serverMajor } = await lookAt(connectionString);
  const pgDump = chooseTool('pg_dump', await findTools('pg_dump'), serverMajor);
  await run(pgDump, ['--format=custom', ...FOR_ANY_ROLE, `--file=${file}`], connectionString);
}

/**
 * In one transaction, in which what was in the database is deleted first.
 *
 * @param options.replaces true: also when the database has bookings, which are lost
 * @param options.isOurs true when no other process can be connected
 * @throws {BackupError} when the database is in use or has bookings, or the dump cannot be restored:
 *   nothing was changed
 */
export async function restoreDump(
  file: string,
  { connectionString, replaces, isOurs = false }: { connectionString: string; replaces: boolean; isOurs?: boolean },
): Promise<void> {
  const { hasTables, hasBookings, others, serverMajor } = await lookAt(connectionString);
  if (others > 0 && !isOurs)
    throw new BackupError(`the database is in use by ${others} other connections: stop every Rowlock first`);
  if (hasBookings && !replaces)
    throw new BackupError('the database has bookings; --replace deletes all that is in it first');
  const pgRestore = chooseReader('pg_restore', await findTools('pg_restore'), serverMajor);
  await writeAll({ pgRestore, file, connectionString, before: hasTables ? EMPTY : '' });
}

/**
 * pg_restore makes SQL of the dump, and psql sends it. The transaction is committed by the last line, which is written only when
 * pg_restore has read all of the dump: psql itself would commit what has come until then.
 */
async function writeAll(parts: { pgRestore: string; file: string; connectionString: string; before: string }) {
  const { pgRestore, file, connectionString, before } = parts;
  const env = { PATH: process.env['PATH'], ...libpqEnvironment(connectionString) };
  // Of the same version: an older one does not know all that pg_restore writes.
  const psql = spawn(path.join(path.dirname(pgRestore), 'psql'), ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1'], {
    env,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const reader = spawn(pgRestore, ['--file=-', ...FOR_ANY_ROLE, file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [written, read] = [ended(psql), ended(reader)];
  // When psql has failed, it takes nothing more.
  psql.stdin.on('error', () => undefined);
  psql.stdin.write(`begin;\n${before}`);
  await pipeline(reader.stdout, psql.stdin, { end: false }).catch(() => undefined);
  const notRead = await read;
  psql.stdin.end(notRead === '' ? '\ncommit;\n' : '');
  // Where psql has failed, pg_restore has only failed for that.
  const complaint = (await written) || notRead;
  if (complaint !== '') throw new BackupError(complaint);
}

/** What it complained of when it failed; '' when it did not. */
async function ended(child: ChildProcess): Promise<string> {
  const said = child.stderr ? text(child.stderr) : Promise.resolve('');
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code === 0 ? '' : (await said).trim() || `${child.spawnfile} ended with ${code}`;
  } catch (error) {
    return `${child.spawnfile} cannot be run: ${(error as Error).message}`;
  }
}

async function run(program: string, parameters: readonly string[], connectionString: string): Promise<void> {
  const env = { PATH: process.env['PATH'], ...libpqEnvironment(connectionString) };
  await promisify(execFile)(program, parameters, { env }).catch((error: unknown) => {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    throw new BackupError(stderr.trim() || message);
  });
}
