import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { findProgram } from './installed-program.ts';

export interface RedisServer extends AsyncDisposable {
  url: string;
  process: ChildProcess;
}

/** A real Redis, or Valkey, on a free port or on `port`, that keeps nothing on disk. */
export async function startRedis({ port }: { port?: number } = {}): Promise<RedisServer> {
  const chosen = port ?? (await freePort());
  const settings = ['--port', String(chosen), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn(redisProgram(), settings, { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${chosen}`;
  const probe = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: 250 });
  probe.on('error', () => undefined);
  await probe.ping();
  probe.disconnect();
  return {
    url,
    process: server,
    async [Symbol.asyncDispose]() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** What systems give to outgoing connections, unless they are told otherwise, begins above it. */
const PORTS = { from: 10_000, to: 32_000 };

/**
 * For a server that is started again and again: the system gives this port to no connection meanwhile, not even to one that looks for
 * the server, which would then have found itself.
 */
export async function stablePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.close();
    if (isFree) return port;
  }
}

let known: string | undefined;

export function redisProgram(): string {
  known ??= findProgram({
    names: ['redis-server', 'valkey-server'],
    debianPackage: 'redis-server',
    missing: 'The tests need a Redis: install redis-server or valkey-server, or set TEST_REDIS_URL',
  });
  return known;
}
