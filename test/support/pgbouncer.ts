import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverAccount } from '../../src/platform/embedded-postgres/files.ts';
import { findProgram } from './installed-program.ts';
import { freePort } from './free-port.ts';
import { projectRoot } from './server-process.ts';
import { execute } from './test-database.ts';
import { type TemporaryDirectory, temporaryDirectory } from './temporary-directory.ts';

const PASSWORD = 'pooled';
/** The first one that knows named statements. */
const NAMING_VERSION = [1, 21] as const;

const deployed = (file: string) => readFile(path.join(projectRoot, 'deploy/pgbouncer', file), 'utf8');

/** A real PgBouncer with the settings of deploy/pgbouncer, in front of all databases of a PostgreSQL. */
export class PgBouncer implements AsyncDisposable {
  readonly #port: number;
  readonly #folder: TemporaryDirectory;
  readonly #role: string;
  #process: ChildProcess | undefined;
  #log = '';

  private constructor({ port, folder, role }: { port: number; folder: TemporaryDirectory; role: string }) {
    this.#port = port;
    this.#folder = folder;
    this.#role = role;
  }

  /**
   * @param options.postgresUrl of any database of the server
   * @param options.role the one that logs in
   * @param options.settings in place of those of the file
   */
  static async start(options: {
    postgresUrl: string;
    role: string;
    settings?: Readonly<Record<string, string | number>>;
  }): Promise<PgBouncer> {
    const { postgresUrl, role, settings = {} } = options;
    const folder = await temporaryDirectory();
    const pooler = new PgBouncer({ port: await freePort(), folder, role });
    const users = path.join(folder.path, 'userlist.txt');
    await writeFile(users, `"${role}" "${PASSWORD}"\n`);
    const place = { listen_addr: '127.0.0.1', listen_port: pooler.#port, auth_file: users, admin_users: role };
    const file = withSettings(await deployed('pgbouncer.ini'), { ...place, ...settings });
    await writeFile(pooler.#file, withServer(file, new URL(postgresUrl)));
    await pooler.startAgain();
    return pooler;
  }

  get #file(): string {
    return path.join(this.#folder.path, 'pgbouncer.ini');
  }

  /** The way through it to the database of that URL. */
  urlOf(databaseUrl: string): string {
    const url = new URL(`postgresql://${this.#role}:${PASSWORD}@127.0.0.1:${this.#port}`);
    url.pathname = new URL(databaseUrl).pathname;
    return url.href;
  }

  /** By its console. What was set for the role counts for new connections only. */
  async reconnect(): Promise<void> {
    await execute(this.urlOf('postgresql://localhost/pgbouncer'), 'RECONNECT');
  }

  /** At once, with every connection. */
  async stop(): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (running?.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  }

  async startAgain(): Promise<void> {
    // It refuses to run as root, as PostgreSQL does.
    const running = spawn(pgbouncerProgram(), [this.#file], { ...(await serverAccount()), stdio: 'pipe' });
    this.#process = running;
    for (const output of [running.stdout, running.stderr])
      output.on('data', (chunk: Buffer) => (this.#log += chunk.toString()));
    while (!(await isOpen(this.#port))) {
      if (running.exitCode !== null || running.signalCode !== null)
        throw new Error(`PgBouncer did not start: ${this.#log}`);
      await sleep(20);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await this.#folder[Symbol.asyncDispose]();
  }
}

/** What an operator runs once, for another role. */
export async function settingsOfRole(role: string): Promise<string> {
  return (await deployed('role.sql')).replaceAll('alter role rowlock', `alter role ${role}`);
}

/** Whether the PgBouncer here gives named statements names of its own. */
export function namesStatements(): boolean {
  const [, major = 0, minor = 0] = /PgBouncer (\d+)\.(\d+)/.exec(versionOf(pgbouncerProgram())) ?? [];
  return Number(major) > NAMING_VERSION[0] || Number(minor) >= NAMING_VERSION[1];
}

function versionOf(program: string): string {
  return execFileSync(program, ['--version'], { encoding: 'utf8' });
}

function withSettings(file: string, settings: Readonly<Record<string, string | number>>): string {
  const lines = file.split('\n').map((line) => {
    const [, name = ''] = /^(\w+) = /.exec(line) ?? [];
    if (name === 'max_prepared_statements' && !namesStatements()) return '';
    return name in settings ? '' : line;
  });
  return [...lines, ...Object.entries(settings).map(([name, value]) => `${name} = ${value}`), ''].join('\n');
}

/** Only the databases are others; a Unix socket, where the URL has one. */
function withServer(file: string, { hostname, port, searchParams }: URL): string {
  const [before, after] = file.split(/^rowlock = .+$/m);
  if (after === undefined) throw new Error('deploy/pgbouncer/pgbouncer.ini names no database');
  return `${before}* = host=${searchParams.get('host') ?? hostname} port=${port || '5432'}${after}`;
}

function pgbouncerProgram(): string {
  return findProgram({
    // Debian's place for it is not on the PATH of every account.
    names: [process.env['TEST_PGBOUNCER'] ?? 'pgbouncer', '/usr/sbin/pgbouncer'],
    debianPackage: 'pgbouncer',
    missing: 'The tests need PgBouncer: install pgbouncer',
  });
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const isConnected = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isConnected;
}
