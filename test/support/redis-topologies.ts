import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { Resources } from '../../src/platform/resources.ts';
import { freePort } from './free-port.ts';
import { redisProgram } from './redis-server.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export interface RedisTopology extends AsyncDisposable {
  /** As REDIS_URL has it. */
  url: string;
  /** Kills the Redis that has the jobs. Resolves when a replica has taken its place. */
  failOver(): Promise<void>;
}

const SLOTS = 16_384;
const MASTERS = 3;
/** How long a node is silent before the others take it to be down. */
const NODE_TIMEOUT_MS = 1000;
/** The keys of BullMQ's queues: all in one slot. */
const JOBS = '{rowlock}';

/** A real cluster of three masters, each with a replica. */
export async function startRedisCluster(): Promise<RedisTopology> {
  const resources = new Resources();
  return resources.closeOnFailure(async () => {
    const first = await startNode(resources);
    const others = await Promise.all(Array.from({ length: 2 * MASTERS - 1 }, () => startNode(resources)));
    const nodes = [first, ...others];
    const masters = nodes.slice(0, MASTERS);
    await Promise.all(
      nodes.map(async ({ redis }, index) => {
        await ask(redis, 'SET-CONFIG-EPOCH', index + 1);
        if (index < MASTERS) await ask(redis, 'ADDSLOTSRANGE', firstSlot(index), firstSlot(index + 1) - 1);
      }),
    );
    for (const { redis } of others) await ask(redis, 'MEET', '127.0.0.1', first.port, first.busPort);
    for (const node of nodes) await untilAllKnown(node);
    for (const [index, { redis }] of nodes.slice(MASTERS).entries()) {
      await ask(redis, 'REPLICATE', masters[index] ? await ask(masters[index].redis, 'MYID') : '');
    }
    for (const { redis } of nodes) await until(async () => (await ask(redis, 'INFO')).includes('cluster_state:ok'));
    for (const { redis } of nodes.slice(MASTERS)) await until(() => isInSync(redis));
    return {
      url: `redis-cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join()}`,
      async failOver() {
        const slot = Number(await ask(first.redis, 'KEYSLOT', JOBS));
        const index = Math.floor((slot * MASTERS) / SLOTS);
        masters[index]?.process.kill('SIGKILL');
        await until(() => isMaster(nodes[index + MASTERS]?.redis));
      },
      [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
    };
  });
}

/** A Redis with a replica, and three real Sentinels, two of which have to agree that it is down. */
export async function startRedisSentinel(): Promise<RedisTopology> {
  const resources = new Resources();
  return resources.closeOnFailure(async () => {
    const directory = resources.use(await temporaryDirectory());
    const master = await startServer(resources);
    // It writes what it gets from its master to a file.
    const replica = await startServer(resources, ['--dir', directory.path, '--replicaof', '127.0.0.1', master.port]);
    await until(() => isInSync(replica.redis));
    const sentinels = await Promise.all(
      [0, 1, 2].map(async (index) => {
        // Sentinel writes to it.
        const file = path.join(directory.path, `sentinel-${index}.conf`);
        await writeFile(
          file,
          `sentinel monitor watched 127.0.0.1 ${master.port} 2
           sentinel down-after-milliseconds watched ${NODE_TIMEOUT_MS}
           sentinel failover-timeout watched 5000\n`,
        );
        return startServer(resources, [], [file, '--sentinel']);
      }),
    );
    for (const { redis } of sentinels) await until(() => knowsAll(redis));
    return {
      url: `redis-sentinel://${sentinels.map(({ port }) => `127.0.0.1:${port}`).join()}/watched`,
      async failOver() {
        master.process.kill('SIGKILL');
        await until(() => isMaster(replica.redis));
      },
      [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
    };
  });
}

function firstSlot(master: number): number {
  return Math.ceil((master * SLOTS) / MASTERS);
}

/** A subcommand of CLUSTER. */
async function ask(redis: Redis, ...parameters: (string | number)[]): Promise<string> {
  return String(await redis.call('CLUSTER', ...parameters));
}

interface Server {
  port: number;
  process: ChildProcess;
  redis: Redis;
}

async function startNode(resources: Resources): Promise<Server & { busPort: number }> {
  const busPort = await freePort();
  const cluster = ['--cluster-enabled', 'yes', '--cluster-port', busPort, '--cluster-announce-ip', '127.0.0.1'];
  const timeout = ['--cluster-node-timeout', NODE_TIMEOUT_MS];
  return { busPort, ...(await startServer(resources, [...cluster, ...timeout])) };
}

/** @param first what has to come before all options */
async function startServer(
  resources: Resources,
  options: readonly (string | number)[] = [],
  first: readonly string[] = [],
): Promise<Server> {
  const port = await freePort();
  // A replica writes there what it gets from its master, whatever its settings say about saving.
  const { path: cwd } = resources.use(await temporaryDirectory());
  const memory = first.length > 0 ? [] : ['--save', '', '--appendonly', 'no', '--repl-diskless-sync-delay', 0];
  const parameters = [...first, '--port', port, '--bind', '127.0.0.1', ...memory, ...options];
  const server = spawn(redisProgram(), parameters.map(String), { cwd, stdio: 'ignore' });
  resources.defer(async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  });
  const redis = new Redis(port, { retryStrategy: () => 20, maxRetriesPerRequest: 250, enableReadyCheck: false });
  redis.on('error', () => undefined);
  resources.defer(() => redis.disconnect());
  await redis.ping();
  return { port, process: server, redis };
}

async function untilAllKnown({ redis }: Server): Promise<void> {
  await until(async () => (await ask(redis, 'INFO')).includes(`cluster_known_nodes:${2 * MASTERS}`));
}

async function knowsAll(sentinel: Redis): Promise<boolean> {
  const answer = (await sentinel.call('SENTINEL', 'MASTER', 'watched')) as string[];
  const value = (name: string) => answer[answer.indexOf(name) + 1];
  return value('num-slaves') === '1' && value('num-other-sentinels') === '2';
}

async function isInSync(replica: Redis): Promise<boolean> {
  return (await replica.info('replication')).includes('master_link_status:up');
}

async function isMaster(redis: Redis | undefined): Promise<boolean> {
  return (await redis?.info('replication'))?.includes('role:master') ?? false;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('Redis does not come to the state that the test waits for');
    await sleep(20);
  }
}
