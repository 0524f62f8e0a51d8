import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { BackupError } from './backup-error.ts';
import { lookAt, withClient } from './look.ts';
import { chooseTool, findTools, libpqEnvironment } from './tools.ts';

/** Of the roles of this server nothing is dumped: the tables belong to whoever restores them. */
const FOR_ANY_ROLE = ['--no-owner', '--no-privileges'];

/** As a new database is. */
const EMPTIED = `
  drop schema if exists bullmq cascade;
  drop schema public cascade;
  create schema public;
  grant usage on schema public to public`;

/** By pg_dump, in its custom format; `file` is there already, so that it has the mode that it was made with. */
export async function dumpDatabase(connectionString: string, file: string): Promise<void> {
  const { serverMajor } = await lookAt(connectionString);
  await run('pg_dump', ['--format=custom', ...FOR_ANY_ROLE, `--file=${file}`], { connectionString, serverMajor });
}

/**
 * By pg_restore, in one transaction.
 *
 * @param options.replaces true: also when the database has bookings, which are lost
 * @param options.isOurs nobody else can be connected
 * @throws {BackupError} when the database is in use or has bookings; nothing was changed
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
  if (hasTables) await withClient(connectionString, (client) => client.query(EMPTIED));
  const once = ['--single-transaction', '--exit-on-error'];
  const { PGDATABASE = '' } = libpqEnvironment(connectionString);
  await run('pg_restore', [...once, ...FOR_ANY_ROLE, `--dbname=${PGDATABASE}`, file], {
    connectionString,
    serverMajor,
  });
}

async function run(
  name: string,
  parameters: readonly string[],
  { connectionString, serverMajor }: { connectionString: string; serverMajor: number },
): Promise<void> {
  const program = chooseTool(name, await findTools(name), serverMajor);
  const env = { PATH: process.env['PATH'], ...libpqEnvironment(connectionString) };
  await promisify(execFile)(program, parameters, { env }).catch((error: unknown) => {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    throw new BackupError(stderr.trim() || message);
  });
}
