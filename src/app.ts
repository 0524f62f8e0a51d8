import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import type { Config } from './config/config.ts';
import { modules, type Replacements, type Services } from './modules.ts';
import { Cache } from './platform/cache.ts';
import type { Clock } from './platform/clock.ts';
import { databaseMetrics } from './platform/database/database-metrics.ts';
import { Database } from './platform/database/database.ts';
import { replicaMetrics } from './platform/database/replica-metrics.ts';
import { migrate } from './platform/database/migrate.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres/embedded-postgres.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { createMailer } from './platform/mail/create-mailer.ts';
import { createMessageBus } from './platform/messages/bus.ts';
import { anyMessage, Topic } from './platform/messages/topic.ts';
import type { Metric } from './platform/metrics/metric.ts';
import { processMetrics } from './platform/metrics/process-metrics.ts';
import type { Module } from './platform/module.ts';
import type { Platform } from './platform/platform.ts';
import { dueRowMetrics } from './platform/queues/due-row-metrics.ts';
import { type DueRows, DueRowsRecovery } from './platform/queues/due-rows.ts';
import { createQueues } from './platform/queues/bull.ts';
import type { JobHandler } from './platform/queues/queues.ts';
import { connectRedis, failFast, type RedisConnection } from './platform/redis/redis.ts';
import { Resources } from './platform/resources.ts';
import { keptSecret } from './platform/secret.ts';
import { showsSchema } from './platform/shows-schema.ts';
import { tracing } from './platform/tracing/tracing.ts';
import { createSchema, Resolvers } from './server/schema.ts';
import type { Health } from './server/health.ts';
import { type Server, startHealthServer, startServer } from './server/server.ts';

/** What may take the place of what would be made here. */
export interface Overrides extends Replacements {
  /** An embedded PostgreSQL that is starting already; the app stops it in the end. */
  postgres?: Promise<EmbeddedPostgres> | undefined;
  clock?: Clock;
  logger?: Logger;
}

export interface App extends AsyncDisposable {
  /** As in http://127.0.0.1:4000; a worker serves only its health there. */
  url: string;
  /** What the modules have to say to the person who started it, line by line. */
  lines: readonly string[];
  services: Services;
  /** The first step of a stop: DRAIN_SECONDS in which everything is served as before, and `/readyz` answers 503. */
  drain(skip: AbortSignal): Promise<void>;
  /** What is being closed at this moment. */
  readonly closing: string | undefined;
}

/** As long as a load balancer needs to notice that checks once a second. */
const DRAIN_SECONDS = 5;

/**
 * Opens the platform and folds the modules into a running process. Everything that was opened is closed again when the app is
 * disposed of, or when something fails on the way.
 */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const resources = new Resources();
  return resources.closeOnFailure(async () => {
    const loading = load(config);
    loading.catch(() => undefined);
    const platform = await openPlatform(config, overrides, resources);
    return compose(await loading, { ...platform, config, replacements: overrides });
  });
}

type Given = Platform & Pick<Services, 'config' | 'replacements'>;

/** What takes long and needs no database, so that it is done while PostgreSQL starts. */
interface Loaded {
  modules: LoadedModules;
  /** Undefined for a worker, which serves none. */
  api: { resolvers: Resolvers<Services>; schema: GraphQLSchema } | undefined;
}

async function load({ role }: Config): Promise<Loaded> {
  const loaded = await modules.load();
  if (role === 'worker') return { modules: loaded, api: undefined };
  const resolvers = new Resolvers(loaded.flatMap((module) => module.resolvers ?? []));
  return { modules: loaded, api: { resolvers, schema: createSchema(resolvers.classes, resolvers.lookup) } };
}

async function compose({ modules: loaded, api }: Loaded, given: Given): Promise<App> {
  const { config, resources } = given;
  const services = createServices(loaded, given);
  // A worker runs no start hooks: an api does.
  const lines = config.role === 'worker' ? [] : await start(loaded, services);
  const tasks = {
    handlers: loaded.flatMap((module) => module.workers?.(services) ?? []),
    kinds: loaded.flatMap((module) => module.dueRows?.(services) ?? []),
  };
  const recovery = config.role === 'api' ? undefined : recover(tasks, services);
  const metrics = [
    ...platformMetrics({ ...tasks, recovery }, services),
    ...loaded.flatMap((module) => module.metrics?.(services) ?? []),
  ];
  const server = resources.use(await serve({ modules: loaded, api }, { ...services, metrics }), 'the server');
  // After the first request can be answered: the connections of all workers are opened at once.
  if (config.role !== 'api') for (const handler of tasks.handlers) services.queues.work(handler);
  return {
    url: server.url,
    lines,
    services,
    drain: (skip) => server.drain(drainSeconds(config), skip),
    get closing() {
      return resources.closing;
    },
    [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
  };
}

/** A worker is sent no requests, and no load balancer is in front of an embedded database. */
function drainSeconds({ role, databaseUrl, drainSeconds: given }: Config): number {
  if (role === 'worker') return 0;
  return given ?? (databaseUrl === undefined ? 0 : DRAIN_SECONDS);
}

type LoadedModules = readonly Module<Services, object>[];

function createServices(loaded: LoadedModules, given: Given): Services {
  const services: Record<string, unknown> = { ...given };
  for (const module of loaded) {
    for (const [name, service] of Object.entries(module.create(services as unknown as Services))) {
      if (name in services) throw new Error(`two modules make ${name}`);
      services[name] = service;
    }
  }
  const made = services as unknown as Services;
  for (const module of loaded) {
    made.nodes.add(module.nodes?.(made) ?? {});
    made.personalData.add(module.personalData?.(made) ?? {});
  }
  return made;
}

async function start(loaded: LoadedModules, services: Services): Promise<string[]> {
  const lines = await Promise.all(loaded.flatMap((module) => module.start?.(services) ?? []));
  return lines.flat();
}

/** What a worker does. An api knows of it, to tell what is left to do. */
interface Tasks {
  handlers: readonly JobHandler[];
  kinds: readonly DueRows[];
}

function recover({ kinds }: Tasks, { database, logger, resources }: Services): DueRowsRecovery {
  return resources.use(new DueRowsRecovery({ database, logger, kinds }));
}

function platformMetrics(
  { handlers, kinds, recovery }: Tasks & { recovery: DueRowsRecovery | undefined },
  { config, database, queues }: Services,
): readonly Metric[] {
  return [
    ...processMetrics(config),
    ...databaseMetrics(database),
    ...replicaMetrics(database),
    ...queues.metrics(handlers.map(({ job }) => job.name)),
    ...dueRowMetrics({ database, kinds, recovery }),
  ];
}

async function serve(
  { modules: loaded, api }: Loaded,
  services: Services & { metrics: readonly Metric[] },
): Promise<Server> {
  const parts = { ...services, health: health(services) };
  if (!api) return startHealthServer(parts);
  api.resolvers.make(services);
  return startServer({
    ...parts,
    schema: api.schema,
    callerChanges: services.revocations,
    resolver: api.resolvers.lookup,
    addRoutes: (fastify) => loaded.forEach((module) => module.routes?.(fastify, services)),
  });
}

/** A worker needs the queues; an api goes on without them. */
function health({ config, database, queues }: Services): Health {
  return {
    broken: () => (queues.abandoned.length > 0 ? `no longer working on ${queues.abandoned.join(', ')}` : undefined),
    async notReady() {
      const [databaseAnswers, queuesAnswer] = await Promise.all([
        answers(database),
        config.role === 'worker' ? answers(queues) : true,
      ]);
      if (!databaseAnswers) return 'the database does not answer';
      return queuesAnswer ? undefined : 'the queues do not answer';
    },
  };
}

function answers(part: { ping(): Promise<void> }): Promise<boolean> {
  return part.ping().then(
    () => true,
    () => false,
  );
}

async function openPlatform(config: Config, overrides: Overrides, resources: Resources): Promise<Platform> {
  const { redisUrl, jobsRedisUrl = redisUrl, databaseConnections: connections, cacheMaxAgeMs: maxAgeMs } = config;
  const logger = overrides.logger ?? createLogger(config.logLevel);
  await startTraces(config, { logger, resources });
  const { directUrl, database } = await openDatabase(config, { ...overrides, logger, resources });
  const clock = overrides.clock ?? database.clock.now;
  const bus = resources.use(createMessageBus({ redisUrl, logger }));
  const topic = new Topic('changes', { bus, isMessage: anyMessage });
  const onDrop = () => database.replicas.changed();
  const cache = resources.use(new Cache({ topic, maxAgeMs, onDrop }));
  const queues = resources.use(
    await createQueues({ redisUrl: jobsRedisUrl, connectionString: directUrl, connections, logger }),
  );
  const redis = redisUrl === undefined ? undefined : openRedis(redisUrl, { logger, resources });
  const secrets = config.jwtSecret ?? [await keptSecret(config.dataDir, 'jwt-secret')];
  return {
    config,
    showsSchema: showsSchema(config),
    database,
    bus,
    cache,
    queues,
    mailer: createMailer(config),
    redis,
    secrets,
    clock,
    logger,
    resources,
  };
}

/** Before anything of which there may be spans, and closed after it. OpenTelemetry takes a tenth of a second to load. */
async function startTraces(
  { otelExporterOtlpEndpoint: endpoint, otelTracesSamplerArg: part, role }: Config,
  { logger, resources }: Pick<Platform, 'logger' | 'resources'>,
): Promise<void> {
  if (endpoint === undefined) return;
  const { openTelemetry } = await import('./platform/tracing/open-telemetry.ts');
  resources.use(tracing.start(openTelemetry({ endpoint, part, role, logger })), 'the traces');
}

async function openDatabase(
  config: Config,
  { postgres, logger, resources }: { postgres?: Overrides['postgres']; logger: Logger; resources: Resources },
) {
  const { databaseUrl, databasePooler, databaseConnections: connections, dataDir, role } = config;
  const embedded =
    databaseUrl === undefined
      ? resources.use(await (postgres ?? startEmbeddedPostgres({ dataDir })), 'the embedded PostgreSQL')
      : undefined;
  const connectionString = databaseUrl ?? embedded?.connectionString ?? '';
  const directUrl = config.databaseDirectUrl ?? connectionString;
  // That a database of one's own changed is worth a line; that a new embedded one was set up is not.
  const level = databaseUrl === undefined ? 'debug' : 'info';
  const isPooled = databasePooler !== undefined;
  // A worker reads nothing that a replica may answer.
  const replicaUrls = role === 'worker' ? [] : config.databaseReplicaUrls;
  const database = resources.use(new Database({ connectionString, connections, logger, isPooled, replicaUrls }));
  // It loads its engine while PostgreSQL migrates; a failure is told by the first query.
  database.prisma.$connect().catch(() => undefined);
  if (databaseUrl !== undefined) await database.check();
  const migrated = await migrate(directUrl, { onWaiting: (message) => logger.warn(message) });
  for (const name of migrated) logger[level]({ migration: name }, 'applied a migration');
  await database.start();
  return { directUrl, database };
}

function openRedis(redisUrl: string, { logger, resources }: Pick<Platform, 'logger' | 'resources'>): RedisConnection {
  const redis = connectRedis(redisUrl, failFast);
  redis.on('error', (error: Error) =>
    logger.warn({ error }, 'Redis is away; each process counts rate limits for itself'),
  );
  resources.defer(() => redis.disconnect(), 'Redis');
  return redis;
}
