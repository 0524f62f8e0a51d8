import 'reflect-metadata';
import type { Config } from './config/config.ts';
import { modules, type Replacements, type Services } from './modules.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { Database } from './platform/database/database.ts';
import { migrate } from './platform/database/migrate.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres/embedded-postgres.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { createMessageBus } from './platform/messages/bus.ts';
import type { Module } from './platform/module.ts';
import type { Platform } from './platform/platform.ts';
import { DueRowsRecovery } from './platform/queues/due-rows.ts';
import { createQueues } from './platform/queues/bull.ts';
import { connectRedis, failFast, type RedisConnection } from './platform/redis/redis.ts';
import { Resources } from './platform/resources.ts';
import { keptSecret } from './platform/secret.ts';
import { createResolvers, createSchema } from './server/schema.ts';
import { startServer } from './server/server.ts';

/** What may take the place of what would be made here. */
export interface Overrides extends Replacements {
  /** An embedded PostgreSQL that is starting already; the app stops it in the end. */
  postgres?: Promise<EmbeddedPostgres> | undefined;
  clock?: Clock;
  logger?: Logger;
}

export interface App extends AsyncDisposable {
  /** As in http://127.0.0.1:4000; undefined for a worker, which serves nothing. */
  url: string | undefined;
  /** What the modules have to say to the person who started it, line by line. */
  lines: readonly string[];
  services: Services;
}

/**
 * Opens the platform and folds the modules into a running process. Everything that was opened is closed again when the app is
 * disposed of, or when something fails on the way.
 */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const resources = new Resources();
  try {
    const platform = await openPlatform(config, overrides, resources);
    return await compose({ ...platform, config, replacements: overrides });
  } catch (error) {
    await resources[Symbol.asyncDispose]();
    throw error;
  }
}

type Given = Platform & Pick<Services, 'config' | 'replacements'>;

async function compose(given: Given): Promise<App> {
  const { config, resources } = given;
  const loaded = await modules.load();
  const services = createServices(loaded, given);
  // A worker runs no start hooks: an api does.
  const lines = config.role === 'worker' ? [] : await start(loaded, services);
  if (config.role !== 'api') work(loaded, services);
  const url = config.role === 'worker' ? undefined : await serve(loaded, services);
  return { url, lines, services, [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose]() };
}

type LoadedModules = readonly Module<Services, object>[];

function createServices(loaded: LoadedModules, given: Given): Services {
  const services: Record<string, unknown> = { ...given };
  for (const module of loaded) {
    const made = Object.entries(module.create(services as unknown as Services));
    for (const [name, service] of made) {
      if (name in services) throw new Error(`two modules make ${name}`);
      services[name] = service;
    }
  }
  return services as unknown as Services;
}

async function start(loaded: LoadedModules, services: Services): Promise<string[]> {
  const lines = await Promise.all(loaded.flatMap((module) => module.start?.(services) ?? []));
  return lines.flat();
}

function work(loaded: LoadedModules, services: Services): void {
  const { queues, database, logger, resources } = services;
  for (const handler of loaded.flatMap((module) => module.workers?.(services) ?? [])) queues.work(handler);
  const kinds = loaded.flatMap((module) => module.dueRows?.(services) ?? []);
  resources.use(new DueRowsRecovery({ database, logger, kinds }));
}

/** @returns where it listens */
async function serve(loaded: LoadedModules, services: Services): Promise<string> {
  const classes = loaded.flatMap((module) => module.resolvers ?? []);
  const resolver = createResolvers(classes, services);
  const server = await startServer({
    ...services,
    schema: createSchema(classes, resolver),
    resolver,
    addRoutes: (fastify) => loaded.forEach((module) => module.routes?.(fastify, services)),
  });
  return services.resources.use(server).url;
}

async function openPlatform(config: Config, overrides: Overrides, resources: Resources): Promise<Platform> {
  const { redisUrl, databaseConnections: connections } = config;
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const { connectionString, database } = await openDatabase(config, { ...overrides, logger, resources });
  const bus = resources.use(createMessageBus({ redisUrl, logger }));
  const queues = resources.use(await createQueues({ redisUrl, connectionString, connections, logger }));
  const redis = redisUrl === undefined ? undefined : openRedis(redisUrl, { logger, resources });
  const secret = config.jwtSecret ?? (await keptSecret(config.dataDir, 'jwt-secret'));
  return { config, database, bus, queues, redis, secret, clock, logger, resources };
}

async function openDatabase(
  { databaseUrl, databaseConnections: connections, dataDir }: Config,
  { postgres, logger, resources }: { postgres?: Overrides['postgres']; logger: Logger; resources: Resources },
) {
  const embedded =
    databaseUrl === undefined ? resources.use(await (postgres ?? startEmbeddedPostgres({ dataDir }))) : undefined;
  const connectionString = databaseUrl ?? embedded?.connectionString ?? '';
  // That a database of one's own changed is worth a line; that a new embedded one was set up is not.
  const level = databaseUrl === undefined ? 'debug' : 'info';
  for (const name of await migrate(connectionString)) logger[level]({ migration: name }, 'applied a migration');
  const database = resources.use(new Database({ connectionString, connections, logger }));
  return { connectionString, database };
}

function openRedis(redisUrl: string, { logger, resources }: Pick<Platform, 'logger' | 'resources'>): RedisConnection {
  const redis = connectRedis(redisUrl, failFast);
  redis.on('error', (error: Error) => logger.warn({ error }, 'Redis is away; each process counts rate limits for itself'));
  resources.defer(() => redis.disconnect());
  return redis;
}
