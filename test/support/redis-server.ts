import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';
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

let known: string | undefined;

export function redisProgram(): string {
  known ??= findProgram({
    names: ['redis-server', 'valkey-server'],
    debianPackage: 'redis-server',
    missing: 'The tests need a Redis: install redis-server or valkey-server, or set TEST_REDIS_URL',
  });
  return known;
}
