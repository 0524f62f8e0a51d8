import 'reflect-metadata';
import { BookingFeed } from './bookings/live/booking-feed.ts';
import type { SettlementService } from './bookings/settlement/settlement.service.ts';
import { workOnBookings } from './bookings/settlement/settlement.worker.ts';
import type { Config } from './config/config.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { createResolvers, createSchema } from './server/schema.ts';
import { startServer } from './server/server.ts';
import type { PaymentGateway } from './payments/payment-gateway.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { Database } from './platform/database/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres/embedded-postgres.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { createMessageBus, type MessageBus } from './platform/messages/bus.ts';
import { migrate } from './platform/database/migrate.ts';
import { createQueues } from './platform/queues/bull.ts';
import { createRateLimiter, unlimited } from './platform/redis/rate-limiter.ts';
import { connectRedis, failFast } from './platform/redis/redis.ts';
import { Resources } from './platform/resources.ts';
import { keptSecret } from './platform/secret.ts';
import { AvailabilityFeed } from './seating/live/seat-feed.ts';
import { workOnHolds } from './seating/expire-hold.worker.ts';
import type { HoldService } from './seating/hold.service.ts';
import { createServices, type Services } from './services.ts';

/** What may be put in the place of what would be made here. */
export interface Overrides {
  /** An embedded PostgreSQL that is starting already; the app stops it in the end. */
  postgres?: Promise<EmbeddedPostgres> | undefined;
  clock?: Clock;
  gateway?: PaymentGateway;
  logger?: Logger;
  gatewayTimeoutMs?: number;
}

export interface App extends AsyncDisposable {
  /** As in http://127.0.0.1:4000; undefined for a worker, which serves nobody. */
  url: string | undefined;
  /** The first administrator's, when it was made just now. */
  administratorPassword: string | undefined;
  database: Database;
  holds: HoldService;
  settlement: SettlementService;
}

const LOGIN_ATTEMPTS = { name: 'login', points: 20, seconds: 60 };

/**
 * The composition root: everything that a process of this configuration needs, opened and wired. Whatever
 * was opened is closed again when it is disposed of, or when something fails on the way.
 */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const resources = new Resources();
  try {
    return await compose(config, overrides, resources);
  } catch (error) {
    await resources[Symbol.asyncDispose]();
    throw error;
  }
}

async function compose(config: Config, overrides: Overrides, resources: Resources): Promise<App> {
  const { redisUrl, role } = config;
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const { connectionString, database } = await openDatabase(config, { ...overrides, logger, resources });
  const bus = resources.use(createMessageBus({ redisUrl, logger }));
  const [queues] = await Promise.all([
    createQueues({ redisUrl, connectionString, logger }).then((created) => resources.use(created)),
    config.seedDemo ? seedDemo({ database: database.prisma, now: clock() }) : undefined,
  ]);
  const secret = config.jwtSecret ?? (await keptSecret(config.dataDir, 'jwt-secret'));
  const { gateway, gatewayTimeoutMs } = overrides;
  const services = createServices({ config, database, bus, queues, clock, secret, gateway, gatewayTimeoutMs });
  const { accounts, holds, settlement } = services;
  // Not by a worker: nobody reads what it prints, and the password is shown once.
  const administratorPassword =
    role === 'worker'
      ? undefined
      : await accounts.ensureAdministrator({ email: config.adminEmail, password: config.adminPassword });

  if (role !== 'api') {
    workOnHolds({ queues, holds, logger, resources });
    workOnBookings({ queues, settlement, logger, resources });
  }
  const url =
    role === 'worker' ? undefined : await serve({ config, services, bus, clock, logger, database, resources });
  return {
    url,
    administratorPassword,
    database,
    holds,
    settlement,
    [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
  };
}

/** @returns where it listens */
async function serve(parts: {
  config: Config;
  services: Services;
  bus: MessageBus;
  clock: Clock;
  logger: Logger;
  database: Database;
  resources: Resources;
}): Promise<string> {
  const { config, services, bus, clock, logger, resources } = parts;
  const { bookings, showingSeats } = services;
  const resolver = createResolvers({
    ...services,
    clock,
    availabilityFeed: resources.use(new AvailabilityFeed({ bus, showingSeats, logger })),
    bookingFeed: resources.use(new BookingFeed({ bus, load: bookings.byIds, logger })),
    loginAttempts: createLoginLimiter(config, resources),
  });
  const server = await startServer({ ...parts, ...services, schema: createSchema(resolver), resolver });
  return resources.use(server).url;
}

async function openDatabase(
  { databaseUrl, dataDir }: Config,
  { postgres, logger, resources }: { postgres?: Overrides['postgres']; logger: Logger; resources: Resources },
) {
  const embedded =
    databaseUrl === undefined ? resources.use(await (postgres ?? startEmbeddedPostgres({ dataDir }))) : undefined;
  const connectionString = databaseUrl ?? embedded?.connectionString ?? '';
  // Somebody's own database has changed; that a new one is set up is no news.
  const level = databaseUrl === undefined ? 'debug' : 'info';
  for (const name of await migrate(connectionString)) logger[level]({ migration: name }, 'applied a migration');
  const database = resources.use(new Database({ connectionString, logger }));
  return { connectionString, database };
}

function createLoginLimiter({ rateLimits, redisUrl }: Config, resources: Resources) {
  if (!rateLimits) return unlimited;
  if (redisUrl === undefined) return createRateLimiter(LOGIN_ATTEMPTS, undefined);
  const redis = connectRedis(redisUrl, failFast);
  // Limits are then counted by each process for itself.
  redis.on('error', () => undefined);
  resources.defer(() => redis.disconnect());
  return createRateLimiter(LOGIN_ATTEMPTS, redis);
}
