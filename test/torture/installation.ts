import { once } from 'node:events';
import { PrismaPg } from '@prisma/adapter-pg';
import { Redis } from 'ioredis';
import { PrismaClient } from '../../src/generated/prisma/client.ts';
import { Resources } from '../../src/platform/resources.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { GraphQLClient } from '../support/client.ts';
import { openDatabase } from '../support/open-database.ts';
import { PostgresServer } from '../support/postgres-server.ts';
import { freePort } from '../support/free-port.ts';
import { type RedisServer, startRedis } from '../support/redis-server.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { alterSystem } from '../support/test-database.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { JWT_SECRET } from '../support/test-app.ts';
import type { Chance } from './chance.ts';
import { Provider } from './provider.ts';
import { Webhooks } from './webhooks.ts';

const ROLES = ['api', 'api', 'worker', 'worker'] as const;
/** So short that holds end during a run. */
const HOLD_SECONDS = 8;

export interface Member {
  role: 'api' | 'worker';
  port: number;
  process: ServerProcess;
}

const MOST_ERRORS = 20_000;

/** Lets a clock be set while the process runs. */
const SHIFTED_CLOCK = new URL('shifted-clock.js', import.meta.url).href;

/** Two processes of each role, with networks between them and their PostgreSQL and Redis that can fail. */
export class Installation implements AsyncDisposable {
  readonly postgres: PostgresServer;
  readonly toPostgres: TcpProxy;
  readonly toRedis: TcpProxy;
  readonly redisPort: number;
  redis: RedisServer;
  /** Past the network that can fail, for preparing rows and for looking at them. */
  readonly database: Database;
  /** The same without the limits of an app: what is looked at in the end is everything. */
  readonly unlimited: PrismaClient;
  readonly provider: Provider;
  readonly webhooks: Webhooks;
  readonly members: readonly Member[];
  #errors = '';
  readonly #environment: Record<string, string>;
  readonly #resources: Resources;

  private constructor(parts: {
    postgres: PostgresServer;
    toPostgres: TcpProxy;
    toRedis: TcpProxy;
    redis: RedisServer;
    database: Database;
    unlimited: PrismaClient;
    provider: Provider;
    webhooks: Webhooks;
    members: readonly Member[];
    environment: Record<string, string>;
    resources: Resources;
  }) {
    this.postgres = parts.postgres;
    this.toPostgres = parts.toPostgres;
    this.toRedis = parts.toRedis;
    this.redis = parts.redis;
    this.redisPort = Number(new URL(parts.redis.url).port);
    this.database = parts.database;
    this.unlimited = parts.unlimited;
    this.provider = parts.provider;
    this.webhooks = parts.webhooks;
    this.members = parts.members;
    this.#environment = parts.environment;
    this.#resources = parts.resources;
  }

  /** @param chance for when webhooks arrive, and where */
  static start(chance: Chance): Promise<Installation> {
    const resources = new Resources();
    const members: Member[] = [];
    return resources.closeOnFailure(async () => {
      const postgres = resources.use(await PostgresServer.start());
      // It is killed, and its machine is not: what it has written is there. A crash without fsync is the same but for the time.
      await alterSystem(postgres.url, 'fsync = off');
      const redis = await startRedis({ port: await freePort() });
      const { proxy: toPostgres, url: DATABASE_URL } = await TcpProxy.inFrontOf(postgres.url);
      const { proxy: toRedis, url: REDIS_URL } = await TcpProxy.inFrontOf(redis.url);
      for (const proxy of [toPostgres, toRedis]) resources.use(proxy);
      const apis = () => members.filter(({ role }) => role === 'api').map(({ port }) => urlOf(port));
      const webhooks = resources.use(new Webhooks({ apis, chance }));
      const provider = resources.use(await Provider.start(webhooks));
      const { path: DATA_DIR } = resources.use(await temporaryDirectory());
      const environment = {
        ...{ DATABASE_URL, REDIS_URL, DATA_DIR, JWT_SECRET, ADMIN_PASSWORD: 'the first administrator' },
        ...{ RATE_LIMITS: 'off', DRAIN_SECONDS: '0', LOG_LEVEL: 'error', HOLD_SECONDS: String(HOLD_SECONDS) },
        ...{ MAX_SEATS_PER_ACCOUNT: '100', MAX_HOLDS_PER_ACCOUNT: '1000' },
        ...{ ...provider.settings, NODE_OPTIONS: `--import ${SHIFTED_CLOCK}` },
      };
      const database = resources.use(openDatabase(postgres.url, { connections: 4 }));
      const unlimited = new PrismaClient({
        adapter: new PrismaPg({ connectionString: postgres.url, options: '-c timezone=UTC' }),
      });
      resources.defer(() => unlimited.$disconnect());
      const engines = { postgres, toPostgres, toRedis, redis, database, unlimited, provider, webhooks };
      const parts = { ...engines, members, environment, resources };
      const installation = new Installation(parts);
      resources.defer(() => installation.#endProcesses());
      // The first one migrates.
      members.push(await installation.#startMember(ROLES[0]));
      members.push(...(await Promise.all(ROLES.slice(1).map((role) => installation.#startMember(role)))));
      return installation;
    });
  }

  async #startMember(role: Member['role']): Promise<Member> {
    const port = await freePort();
    return { role, port, process: await this.#startProcess(role, port) };
  }

  #startProcess(role: Member['role'], port: number): Promise<ServerProcess> {
    return startServerProcess({ environment: { ...this.#environment, ROLE: role, PORT: String(port) } });
  }

  /** A client of each api; some may be down. */
  clients(token?: string): GraphQLClient[] {
    const apis = this.members.filter(({ role }) => role === 'api');
    return apis.map(({ port }) => new GraphQLClient(urlOf(port), token));
  }

  /** What the processes have said of errors, also those that were killed; the end of it. */
  get errors(): string {
    return [this.#errors, ...this.members.map(({ process }) => process.errors)].join('').slice(-MOST_ERRORS);
  }

  /** Killed, and started again, with the right time. */
  async replace(member: Member): Promise<void> {
    member.process.kill('SIGKILL');
    await member.process.exited();
    this.#errors = (this.#errors + member.process.errors).slice(-MOST_ERRORS);
    member.process = await this.#startProcess(member.role, member.port);
  }

  async endRedis(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const ended = once(this.redis.process, 'exit');
    this.redis.process.kill(signal);
    await ended;
  }

  async startRedisAgain(): Promise<void> {
    this.redis = await startRedis({ port: this.redisPort });
  }

  async flushRedis(): Promise<void> {
    const redis = new Redis(this.redis.url);
    await redis.flushall();
    redis.disconnect();
  }

  /** They may be others than at first. */
  async #endProcesses(): Promise<void> {
    await Promise.all(this.members.map(({ process }) => process[Symbol.asyncDispose]()));
    await this.redis[Symbol.asyncDispose]();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources[Symbol.asyncDispose]();
  }
}

function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
