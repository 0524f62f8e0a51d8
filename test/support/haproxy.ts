import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findProgram } from './installed-program.ts';
import { freePort } from './free-port.ts';
import { projectRoot } from './server-process.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** A request or a WebSocket that has ended, as HAProxy has logged it. */
export interface LoggedRequest {
  /** As in `requests/api1`; `requests/<NOSRV>` when it was sent to none. */
  server: string;
  status: number;
  method: string;
}

export interface Haproxy extends AsyncDisposable {
  url: string;
  /** What it has logged until now. */
  readonly log: string;
  /** Of the log: only requests. */
  readonly requests: LoggedRequest[];
  /** What is open at each server now, by names as `requests/api1`; undefined at one that gets nothing. */
  open(): Promise<Map<string, number | undefined>>;
  /** Does what an administrator would do at its socket. */
  tell(command: string): Promise<void>;
}

/** What stands in for the addresses of deploy/haproxy/haproxy.cfg. */
interface Addresses {
  port: number;
  /** Of the processes, on 127.0.0.1. */
  apiPorts?: readonly number[];
  /** A name that a DNS server at this port of 127.0.0.1 knows, and the port of all processes that have it. */
  byName?: { name: string; dnsPort: number; apiPort: number };
}

/** A real HAProxy with the settings of deploy/haproxy, in front of the api processes at these ports. */
export function startHaproxy(apiPorts: readonly number[], change?: (settings: string) => string): Promise<Haproxy> {
  return start({ apiPorts }, change);
}

/** The same in front of the processes with this name, as with Compose. */
export function startHaproxyByName(byName: NonNullable<Addresses['byName']>): Promise<Haproxy> {
  return start({ byName });
}

async function start(addresses: Omit<Addresses, 'port'>, change = (settings: string) => settings): Promise<Haproxy> {
  const folder = await temporaryDirectory();
  const file = path.join(folder.path, 'haproxy.cfg');
  const forTests = path.join(folder.path, 'tests.cfg');
  const statsSocket = path.join(folder.path, 'stats');
  const port = await freePort();
  await writeFile(file, withAddresses(change(await readSettings()), { ...addresses, port }));
  await writeFile(forTests, `global\n  stats socket ${statsSocket} mode 600 level admin\n`);
  const haproxy = spawn(haproxyProgram(), ['-db', '-f', file, '-f', forTests], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...(addresses.byName && { API_HOST: addresses.byName.name }) },
  });
  let log = '';
  haproxy.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
  let complaint = '';
  haproxy.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  try {
    await untilListening(port, haproxy);
  } catch (error) {
    throw new Error(`HAProxy did not start: ${complaint}`, { cause: error });
  }
  return {
    url: `http://127.0.0.1:${port}`,
    get log() {
      return log;
    },
    get requests() {
      return requestsOf(log);
    },
    open: () => openAt(statsSocket),
    async tell(command) {
      const answer = (await ask(statsSocket, command)).trim();
      if (answer !== '') throw new Error(`HAProxy refuses ${command}: ${answer}`);
    },
    async [Symbol.asyncDispose]() {
      haproxy.kill('SIGKILL');
      if (haproxy.exitCode === null && haproxy.signalCode === null) await once(haproxy, 'exit');
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** What HAProxy says about the settings as operators get them, with its own check. @throws when they are wrong */
export async function checkHaproxySettings(environment: Record<string, string>): Promise<string> {
  const parameters = ['-c', '-f', path.join(projectRoot, 'deploy/haproxy/haproxy.cfg')];
  const env = { PATH: process.env['PATH'], ...environment };
  const { stdout, stderr } = await promisify(execFile)(haproxyProgram(), parameters, { env });
  return stdout + stderr;
}

function haproxyProgram(): string {
  return findProgram({
    // Debian's place for it is not on the PATH of every account.
    names: ['haproxy', '/usr/sbin/haproxy'],
    debianPackage: 'haproxy',
    missing: 'The tests need HAProxy: install haproxy',
  });
}

function readSettings(): Promise<string> {
  return readFile(path.join(projectRoot, 'deploy/haproxy/haproxy.cfg'), 'utf8');
}

/** Only the addresses are another's; every other line is the one that operators get. */
function withAddresses(settings: string, { port, apiPorts = [], byName }: Addresses): string {
  const servers = apiPorts.map((apiPort, index) => `  server api${index + 1} 127.0.0.1:${apiPort}\n`).join('');
  const replaced = [
    [/^( +bind) .+$/m, `$1 127.0.0.1:${port}`],
    [/(^ +server .+\n)+/gm, servers],
    [/127\.0\.0\.11:53/, `127.0.0.1:${byName?.dnsPort ?? 53}`],
    [/"\$\{API_HOST\}":4000/g, `"\${API_HOST}":${byName?.apiPort ?? 4000}`],
  ] as const;
  return replaced.reduce((result, [pattern, addresses]) => {
    if (result.search(pattern) < 0) throw new Error(`deploy/haproxy/haproxy.cfg has nothing like ${pattern}`);
    return result.replace(pattern, addresses);
  }, settings);
}

async function untilListening(port: number, haproxy: ChildProcess): Promise<void> {
  for (let rounds = 0; rounds < 250 && haproxy.exitCode === null; rounds++) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await sleep(20);
  }
  throw new Error('it does not listen');
}

/** The lines of log-format. */
function requestsOf(log: string): LoggedRequest[] {
  const lines = /^\S+ \[[^\]]+\] \S+ (\S+\/\S+) \S+ (-?\d+) \d+ \S+ \S+ \S+ \S+ \S+ "(\S+) [^"]*"$/gm;
  return [...log.matchAll(lines)].map(([, server = '', status, method = '']) => ({
    server,
    status: Number(status),
    method,
  }));
}

function ask(statsSocket: string, command: string): Promise<string> {
  const socket = connect(statsSocket);
  socket.write(`${command}\n`);
  return text(socket);
}

/** By `show stat`: CSV, of which the first line has the names. */
async function openAt(statsSocket: string): Promise<Map<string, number | undefined>> {
  const [names = [], ...rows] = (await ask(statsSocket, 'show stat')).split('\n').map((line) => line.split(','));
  const column = (row: readonly string[], name: string) => row[names.indexOf(name)] ?? '';
  const servers = rows.filter((row) => /^api\d+$/.test(column(row, 'svname')));
  return new Map(
    servers.map((row) => [
      `${column(row, '# pxname')}/${column(row, 'svname')}`,
      /^(UP|DRAIN)/.test(column(row, 'status')) ? Number(column(row, 'scur')) : undefined,
    ]),
  );
}
