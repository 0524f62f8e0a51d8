import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  placeForData,
  type PostgresBinaries,
  postgresBinaries,
  type ServerAccount,
  serverAccount,
  withinReach,
} from './files.ts';

/** Held by the one process that a running server belongs to, for as long as it lives. */
const OWNER_LOCK = 7_274_110_954;
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
/** What renaming to a folder that is not empty fails with. */
const NOT_EMPTY = new Set(['ENOTEMPTY', 'EEXIST']);

const SETTINGS = {
  listen_addresses: '',
  max_connections: '100',
  // A statement whose client was killed must not run once its lock is free.
  client_connection_check_interval: '1s',
  jit: 'off',
};

export interface EmbeddedPostgres extends AsyncDisposable {
  /** Of the database `postgres`, over a Unix socket that only this account can open. */
  readonly connectionString: string;
}

/**
 * A real PostgreSQL from npm, its files in `dataDir/postgres`, its log in `dataDir/postgres.log`.
 *
 * A server outlives a process that was killed. The next start finds it by its pid file and takes it
 * over when it has no owner any more, and refuses with one line when it has one: ownership is an
 * advisory lock of the server itself, so it ends with the process, however that ended.
 *
 * @param options.onWaiting called when one of PostgreSQL's programs is at work, so that there is time for something else;
 *   with true when that is the one that makes a new database
 */
export async function startEmbeddedPostgres({
  dataDir,
  onWaiting = () => undefined,
}: StartOptions): Promise<EmbeddedPostgres> {
  await mkdir(dataDir, { recursive: true });
  const account = await serverAccount();
  const data = await placeForData(path.resolve(dataDir, 'postgres'), account);
  const running = await findRunning(data);
  const owner = running && (await takeOver(dataDir, running));
  if (owner) return serve({ ...running, owner });
  const place = { dataDir, data, binaries: await postgresBinaries(account), account, onWaiting };
  await initialise(place);
  return serve(await launch(place));
}

/** @returns the connection string of a server that runs on these files, started by any process; undefined when there is none */
export async function runningEmbeddedPostgres(dataDir: string): Promise<string | undefined> {
  const running = await findRunning(path.resolve(dataDir, 'postgres'));
  return running && connectionString(running.socketDir);
}

interface StartOptions {
  dataDir: string;
  onWaiting?: (isNew: boolean) => void;
}

interface Place extends Required<StartOptions> {
  data: string;
  binaries: PostgresBinaries;
  account: ServerAccount;
}

interface RunningServer {
  pid: number;
  socketDir: string;
}

function serve({ pid, socketDir, owner }: RunningServer & { owner: pg.Client }): EmbeddedPostgres {
  return {
    connectionString: connectionString(socketDir),
    async [Symbol.asyncDispose]() {
      // Owned to its end: another process would take it over, and lose it.
      await stop(pid);
      await owner.end();
      await rm(socketDir, { recursive: true, force: true });
    },
  };
}

/** The second to fifth lines of postmaster.pid: data directory, start time, port, socket directory. */
async function findRunning(data: string): Promise<RunningServer | undefined> {
  const lines = (await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  const socketDir = lines[4];
  if (!pid || !socketDir || !isAlive(pid)) return undefined;
  const answers = await connect(socketDir).then(
    (client) => client.end().then(() => true),
    (error: unknown) => isStartingUp(error),
  );
  // The pid may belong to another program by now, which does not answer here.
  return answers ? { pid, socketDir } : undefined;
}

/** @returns undefined when the server was shutting down, and is gone now */
async function takeOver(dataDir: string, { pid, socketDir }: RunningServer): Promise<pg.Client | undefined> {
  const isGone = () => !isAlive(pid);
  try {
    return await claim({ dataDir, socketDir, failed: () => (isGone() ? new Error('it has shut down') : undefined) });
  } catch (error) {
    if (error instanceof InUseError || !isGone()) throw error;
    return undefined;
  }
}

/** A connection that owns the server. @throws when another process goes on owning it */
async function claim(place: {
  dataDir: string;
  socketDir: string;
  failed?: () => Error | undefined;
}): Promise<pg.Client> {
  const client = await connectWhenReady(place.socketDir, place.failed ?? (() => undefined));
  // The session of an owner killed this instant may take a moment to end.
  const deadline = Date.now() + 1000;
  while (Date.now() < deadline) {
    const { rows } = await client.query<{ owned: boolean }>('select pg_try_advisory_lock($1) as owned', [OWNER_LOCK]);
    if (rows[0]?.owned) return client;
    await sleep(50);
  }
  await client.end();
  throw new InUseError(place.dataDir);
}

class InUseError extends Error {
  constructor(dataDir: string) {
    super(`DATA_DIR: another Rowlock is running on ${dataDir}; give this one a folder of its own`);
  }
}

async function initialise({ data, binaries, account, onWaiting }: Place): Promise<void> {
  const exists = await stat(path.join(data, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (exists) return;
  // Made beside its place and moved there when complete: a start that was cut short leaves nothing half made.
  const fresh = `${data}.${process.pid}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  if (account.uid !== undefined) await chown(fresh, account.uid, account.gid);
  const flags = ['--username=rowlock', '--auth-local=trust', '--auth-host=reject', '--encoding=UTF8'];
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C'];
  const initdb = spawn(binaries.initdb, ['-D', fresh, ...flags, ...locale], {
    ...account,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onWaiting(true);
  let complaint = '';
  initdb.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const code = await new Promise((resolve, reject) => initdb.once('close', resolve).once('error', reject));
  if (code !== 0) throw new Error(`PostgreSQL could not make its files in ${data}: ${complaint.trim()}`);
  // Another process that starts at the same time may have been faster; then its files are used.
  await rename(fresh, data).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true });
    if (!NOT_EMPTY.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  });
}

async function launch({ dataDir, data, binaries, account, onWaiting }: Place) {
  const socketDir = await makeSocketDir(account);
  const logFile = path.join(dataDir, 'postgres.log');
  const log = await open(logFile, 'w');
  // Detached: Ctrl-C in a terminal reaches the whole process group, and this one is stopped last.
  const child = spawn(
    binaries.postgres,
    ['-D', data, '-k', socketDir, ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...account, detached: true, stdio: ['ignore', log.fd, log.fd] },
  );
  child.unref();
  // Before anything is awaited: a PostgreSQL that finds another one on its files exits within milliseconds.
  const failed = failure(child);
  onWaiting(false);
  await log.close();
  try {
    const owner = await claim({ dataDir, socketDir, failed: () => failed.reason });
    return { pid: child.pid as number, socketDir, owner };
  } catch (error) {
    // Another process that starts at the same time has found it and owns it now.
    if (error instanceof InUseError) throw error;
    child.kill('SIGQUIT');
    await rm(socketDir, { recursive: true, force: true });
    // Or has started one of its own: PostgreSQL itself lets only one run on the same files.
    const pid = Number.parseInt(await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => ''), 10);
    if (pid !== child.pid && isAlive(pid)) throw new InUseError(dataDir);
    throw new Error(`PostgreSQL did not start: ${(await readFile(logFile, 'utf8')).trim()}`, { cause: error });
  }
}

function failure(child: ChildProcess): { reason: Error | undefined } {
  const state: { reason: Error | undefined } = { reason: undefined };
  child.once('error', (error) => (state.reason = error));
  child.once('exit', (code) => (state.reason ??= new Error(`exit code ${code}`)));
  return state;
}

/** Short, because the path of a Unix socket may have 107 characters; ours alone, because it is trusted. */
async function makeSocketDir(account: ServerAccount): Promise<string> {
  const base = tmpdir().length < 80 && (await withinReach(tmpdir(), account)) ? tmpdir() : '/tmp';
  const socketDir = await mkdtemp(path.join(base, 'rowlock-'));
  await chmod(socketDir, 0o700);
  if (account.uid !== undefined) await chown(socketDir, account.uid, account.gid);
  return socketDir;
}

async function connectWhenReady(socketDir: string, failed: () => Error | undefined): Promise<pg.Client> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      return await connect(socketDir);
    } catch (error) {
      const reason = failed();
      if (reason || Date.now() > deadline) throw reason ?? error;
      await sleep(20);
    }
  }
}

async function connect(socketDir: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: connectionString(socketDir) });
  // Other connections notice that the server is gone; this one only owns it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** The database that every cluster is made with: making another would take as long as the migrations. */
function connectionString(socketDir: string): string {
  return `postgresql://rowlock@localhost/postgres?host=${encodeURIComponent(socketDir)}`;
}

function isStartingUp(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '57P03';
}

/** SIGINT is PostgreSQL's fast shutdown: transactions are rolled back, everything committed is on disk. */
async function stop(pid: number): Promise<void> {
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  // It may have crashed, or been stopped from outside.
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  while (isAlive(pid)) {
    if (Date.now() > deadline) return void process.kill(pid, 'SIGQUIT');
    await sleep(20);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
