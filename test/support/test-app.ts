import { Redis } from 'ioredis';
import { expect, inject } from 'vitest';
import { unpaidBookings } from '../../src/bookings/settlement/settlement.worker.ts';
import { accountMailDueRows } from '../../src/accounts/mails/account-mails.worker.ts';
import type { DueRows } from '../../src/platform/queues/due-rows.ts';
import { holdDueRows } from '../../src/seating/hold.worker.ts';
import { oldShowingDueRows } from '../../src/seating/old-showings.worker.ts';
import { hasWorker } from './rows.ts';
import { type App, createApp, type Overrides } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { newId } from '../../src/platform/ids.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { Prisma, type Role } from '../../src/generated/prisma/client.ts';
import { audit } from './audited.ts';
import { accessTokenOf, JWT_SECRET } from './access-token.ts';
import { GraphQLClient } from './client.ts';
import { databaseSettings } from './pooled-settings.ts';
import { tellingDatabase } from './telling-database.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { cloneDatabase } from './test-database.ts';

/** Both ways to run: jobs and messages on PostgreSQL and in process, or on Redis. */
export const MODES = ['embedded', 'redis'] as const;
export type Mode = (typeof MODES)[number];

export { JWT_SECRET };

export interface TestApp extends AsyncDisposable {
  app: App;
  /** The app's; see tellingDatabase. */
  database: Database;
  /** Of PostgreSQL itself, also where the app goes through a pooler. */
  databaseUrl: string;
  redisUrl: string | undefined;
  /** Without a login. */
  client: GraphQLClient;
  /** As a new account; with that role, for one cinema or for all. */
  newAccount(role?: Role, cinemaId?: string): Promise<{ accountId: string; client: GraphQLClient }>;
  /** Another process of the same installation would be made with these. */
  environment: Record<string, string>;
}

/** An app on a database of its own. */
export async function startTestApp(
  mode: Mode,
  {
    settings = {},
    overrides = {},
    prepare,
  }: {
    settings?: Record<string, string>;
    overrides?: Overrides;
    /** What is done to the database before the app connects to it. */
    prepare?: (databaseUrl: string) => Promise<void>;
  } = {},
): Promise<TestApp> {
  const resources = new Resources();
  const { url: databaseUrl } = resources.use(await cloneDatabase());
  // After every fault, and after the app has closed.
  if (expect.getState().testPath?.includes('/test/faults/'))
    resources.use({ [Symbol.asyncDispose]: () => audit(databaseUrl) }, 'the audit');
  await prepare?.(databaseUrl);
  const redisUrl = mode === 'redis' ? await ownRedisDatabase() : undefined;
  const { path: dataDir } = resources.use(await temporaryDirectory(), 'the data directory');
  const environment: Record<string, string> = {
    // A database of another's comes with what leads to it.
    ...('DATABASE_URL' in settings ? {} : databaseSettings(databaseUrl)),
    DATA_DIR: dataDir,
    ...(redisUrl && { REDIS_URL: redisUrl }),
    JWT_SECRET,
    ADMIN_PASSWORD: 'the first administrator',
    RATE_LIMITS: 'off',
    // Many tests of a file have one account.
    MAX_HOLDS_PER_ACCOUNT: '1000',
    // An empty text gives the default, which is off with a database of one's own.
    INTROSPECTION: 'on',
    DRAIN_SECONDS: '0',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    ...settings,
  };
  const config = readConfig(environment);
  const app = resources.use(await createApp(config, { logger: createLogger(config.logLevel), ...overrides }));
  const { services } = app;
  const database = tellingDatabase(services);
  if (config.role !== 'api')
    hasWorker(database, [
      ...[...holdDueRows(services), ...oldShowingDueRows(services)],
      ...[unpaidBookings(services), ...unsentMails(services)],
    ]);
  const client = new GraphQLClient(app.url);
  return {
    app,
    database,
    databaseUrl,
    redisUrl,
    client,
    environment,
    async newAccount(role, cinemaId) {
      const { accountId, token } = await createAccount(database, role, cinemaId);
      return { accountId, client: client.as(token) };
    },
    [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
  };
}

/** Also those whose job is still under way. */
function unsentMails(services: App['services']): DueRows[] {
  const mails = accountMailDueRows(services).filter(({ kind }) => kind === 'unsent-account-mail');
  return mails.map((due) => ({ ...due, where: Prisma.sql`account_mail.sent_at is null` }));
}

/** Without a password, which would take longer to hash than most tests take. */
export async function createAccount(
  database: Database,
  role?: Role,
  cinemaId?: string,
): Promise<{ accountId: string; token: string }> {
  const accountId = newId();
  const grants = role ? [{ role, cinemaId: cinemaId ?? null }] : [];
  await database.prisma.account.create({
    data: {
      id: accountId,
      email: `${accountId}@example.com`,
      name: 'Test',
      passwordHash: 'none',
      roles: { create: grants },
    },
  });
  return { accountId, token: accessTokenOf(accountId) };
}

/** Emptied, and used by no other worker of the test runner. */
export async function ownRedisDatabase(): Promise<string> {
  const url = `${inject('redisUrl')}/${process.env['VITEST_POOL_ID'] ?? '0'}`;
  const redis = new Redis(url);
  await redis.flushdb();
  redis.disconnect();
  return url;
}
