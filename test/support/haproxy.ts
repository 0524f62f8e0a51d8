import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram } from './installed-program.ts';
import { freePort } from './redis-server.ts';
import { projectRoot } from './server-process.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export interface Haproxy extends AsyncDisposable {
  url: string;
  /** What it has logged until now. */
  readonly log: string;
}

/** A real HAProxy with the settings of deploy/haproxy, in front of the api processes at these ports. */
export async function startHaproxy(apiPorts: readonly number[]): Promise<Haproxy> {
  const folder = await temporaryDirectory();
  const file = path.join(folder.path, 'haproxy.cfg');
  const port = await freePort();
  const settings = await readFile(path.join(projectRoot, 'deploy/haproxy/haproxy.cfg'), 'utf8');
  await writeFile(file, withAddresses(settings, { port, apiPorts }));
  const haproxy = spawn(haproxyProgram(), ['-db', '-f', file], { stdio: ['ignore', 'pipe', 'pipe'] });
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
    async [Symbol.asyncDispose]() {
      haproxy.kill('SIGKILL');
      if (haproxy.exitCode === null && haproxy.signalCode === null) await once(haproxy, 'exit');
      await folder[Symbol.asyncDispose]();
    },
  };
}

function haproxyProgram(): string {
  return findProgram({
    // Debian's place for it is not on the PATH of every account.
    names: ['haproxy', '/usr/sbin/haproxy'],
    debianPackage: 'haproxy',
    missing: 'The tests need HAProxy: install haproxy',
  });
}

/** Only the addresses are another's; every other line is the one that operators get. */
function withAddresses(settings: string, { port, apiPorts }: { port: number; apiPorts: readonly number[] }): string {
  const servers = apiPorts.map((apiPort, index) => `  server api${index + 1} 127.0.0.1:${apiPort}`);
  const [before = '', ...after] = settings.split(/^ +server .+\n/m);
  if (after.length === 0) throw new Error('deploy/haproxy/haproxy.cfg names no server');
  return [before, servers.join('\n'), '\n', ...after].join('').replace(/^( +bind) .+$/m, `$1 127.0.0.1:${port}`);
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
