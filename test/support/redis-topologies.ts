import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Redis } from 'ioredis';
import { Resources } from '../../src/platform/resources.ts';
import { freePort, redisProgram, startRedis } from './redis-server.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export interface RedisTopology extends AsyncDisposable {
  /** As REDIS_URL has it. */
  url: string;
}

/** A real cluster, of one node that has every slot. */
export async function startRedisCluster(): Promise<RedisTopology> {
  const resources = new Resources();
  const directory = resources.use(await temporaryDirectory());
  const [port, busPort] = [await freePort(), await freePort()];
  const settings = ['--port', port, '--cluster-port', busPort, '--cluster-announce-ip', '127.0.0.1', '--save', ''];
  run(resources, ['--dir', directory.path, '--bind', '127.0.0.1', '--cluster-enabled', 'yes', ...settings]);
  const node = resources.use(await connect(port));
  await node.redis.cluster('ADDSLOTS', ...Array.from({ length: 16_384 }, (_, slot) => slot));
  while (!(await node.redis.cluster('INFO')).includes('cluster_state:ok')) await node.redis.ping();
  return { url: `redis-cluster://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose]() };
}

/** A real Sentinel that watches over one Redis. */
export async function startRedisSentinel(): Promise<RedisTopology> {
  const resources = new Resources();
  const directory = resources.use(await temporaryDirectory());
  const redis = resources.use(await startRedis());
  const port = await freePort();
  // Sentinel writes to it.
  const file = path.join(directory.path, 'sentinel.conf');
  await writeFile(file, `sentinel monitor watched 127.0.0.1 ${new URL(redis.url).port} 1\n`);
  run(resources, [file, '--sentinel', '--port', port, '--bind', '127.0.0.1']);
  resources.use(await connect(port));
  return {
    url: `redis-sentinel://127.0.0.1:${port}/watched`,
    [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
  };
}

function run(resources: Resources, parameters: (string | number)[]): void {
  const server = spawn(redisProgram(), parameters.map(String), { stdio: 'ignore' });
  resources.defer(async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  });
}

async function connect(port: number): Promise<{ redis: Redis } & Disposable> {
  const redis = new Redis(port, { retryStrategy: () => 20, maxRetriesPerRequest: 250, enableReadyCheck: false });
  redis.on('error', () => undefined);
  await redis.ping();
  return { redis, [Symbol.dispose]: () => redis.disconnect() };
}
