import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { BackupError } from './backup-error.ts';
import { lookAt, withClient } from './look.ts';
import { chooseReader, chooseTool, findTools, libpqEnvironment } from './tools.ts';

/** Of the roles of this server nothing is dumped: the tables belong to the one that restores them. */
const FOR_ANY_ROLE = ['--no-owner', '--no-privileges'];

/** As a new database is. */
const EMPTIED = `
  set statement_timeout = 0;
  drop schema if exists bullmq cascade;
  drop schema public cascade;
  create schema public;
  grant usage on schema public to public`;

/** By pg_dump, in its custom format; `file` is there already, so that it has the mode that it was made with. */
export async function dumpDatabase(connectionString: string, file: string): Promise<void> {
  const { serverMajor } = await lookAt(connectionString);
  const pgDump = chooseTool('pg_dump', await findTools('pg_dump'), serverMajor);
  await run(pgDump, ['--format=custom', ...FOR_ANY_ROLE, `--file=${file}`], connectionString);
}

/**
 * By pg_restore, in one transaction. What was in the database is deleted before it, in another one.
 *
 * @param options.replaces true: also when the database has bookings, which are lost
 * @param options.isOurs true when no other process can be connected
 * @throws {BackupError} when the database is in use or has bookings, or the dump cannot be read, and nothing was changed;
 *   or when it cannot be restored: then the database is empty
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
  if (hasTables) {
    // Reads all of it: one that is broken must not cost what is there.
    await run(pgRestore, ['--file=/dev/null', file], connectionString);
    await withClient(connectionString, (client) => client.query(EMPTIED));
  }
  const { PGDATABASE = '' } = libpqEnvironment(connectionString);
  const all = ['--single-transaction', '--exit-on-error', ...FOR_ANY_ROLE, `--dbname=${PGDATABASE}`];
  await run(pgRestore, [...all, file], connectionString).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw hasTables ? new BackupError(`${reason}\nThe database is empty now: restore again.`) : error;
  });
}

async function run(program: string, parameters: readonly string[], connectionString: string): Promise<void> {
  const env = { PATH: process.env['PATH'], ...libpqEnvironment(connectionString) };
  await promisify(execFile)(program, parameters, { env }).catch((error: unknown) => {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    throw new BackupError(stderr.trim() || message);
  });
}
