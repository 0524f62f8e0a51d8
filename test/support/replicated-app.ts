import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { createQueues } from '../../src/platform/queues/bull.ts';
import type { Resources } from '../../src/platform/resources.ts';
import { GraphQLClient } from './client.ts';
import { type MadeShowing, makeShowing } from './fixtures.ts';
import { METRICS_TOKEN } from './metrics.ts';
import { PostgresServer } from './postgres-server.ts';
import { StandbyServer } from './standby-server.ts';
import { TcpProxy } from './tcp-proxy.ts';
import { tellingDatabase } from './telling-database.ts';
import { createAccount, JWT_SECRET, ownRedisDatabase } from './test-app.ts';

/** An app with a showing, on a PostgreSQL of its own and a standby, which does not confirm what it receives. */
export interface ReplicatedApp {
  app: App;
  showing: MadeShowing;
  /** An administrator. */
  admin: GraphQLClient;
  primary: PostgresServer;
  standby: StandbyServer;
  /** What the app takes for the primary. */
  address: TcpProxy;
  /** On the way to the standby. */
  network: TcpProxy;
}

export async function startReplicatedApp(resources: Resources): Promise<ReplicatedApp> {
  const logger = createLogger('silent');
  const primary = resources.use(await PostgresServer.start());
  const { proxy: address, url: primaryUrl } = await TcpProxy.inFrontOf(primary.url);
  resources.use(address);
  const standby = resources.use(await StandbyServer.follow(primary));
  const { proxy: network, url: standbyUrl } = await TcpProxy.inFrontOf(standby.url);
  resources.use(network);
  const environment = {
    DATABASE_URL: primaryUrl,
    DATABASE_REPLICA_URLS: standbyUrl,
    REDIS_URL: await ownRedisDatabase(),
    // So that each question is one to a database.
    CACHE_MAX_AGE_MS: '0',
    ...{ JWT_SECRET, METRICS_TOKEN, ADMIN_PASSWORD: 'the first administrator', RATE_LIMITS: 'off' },
  };
  const app = resources.use(await createApp(readConfig(environment), { logger }));
  // Without Redis, workers listen for jobs at the primary: so does this one.
  const toQueues = { redisUrl: undefined, connectionString: primaryUrl, connections: 3, logger };
  const queues = resources.use(await createQueues(toQueues));
  queues.work({ job: { name: 'any', attempts: 1 }, concurrency: 1, handle: () => Promise.resolve() });
  const database = tellingDatabase(app.services);
  const showing = await makeShowing(database);
  const admin = new GraphQLClient(app.url, (await createAccount(database, 'ADMIN')).token);
  return { app, showing, admin, primary, standby, address, network };
}
