import type { App } from './app.ts';
import { type Config, readConfig } from './config/config.ts';
import { problemsOf } from './config/settings.ts';
import { showsSchema } from './platform/shows-schema.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/embedded-postgres/embedded-postgres.ts';

/** A closed terminal sends SIGHUP. Without a handler it would end the process, and leave its PostgreSQL running. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Closing takes at most so long, after the drain. */
export const STOP_TIMEOUT_MS = 25_000;
/** The terminal sends a Ctrl-C to the whole group, and npm passes it on: two signals within that time are one. */
const SAME_SIGNAL_MS = 1000;
const LINGER_MS = 1000;

/**
 * Runs until a signal. Then it drains and closes everything in order, or, when that hangs, the process ends anyway.
 *
 * @param building `pages` resolves when the files of the web page and of /graphiql are there, which `npm start` builds meanwhile
 */
export async function run(building: { pages?: Promise<unknown> } = {}): Promise<void> {
  try {
    const config = readConfig(process.env);
    const starting = start(config, building);
    const stopping = stopOnSignals(starting);
    const app = await starting;
    if (!stopping.aborted) console.log(greeting(app, config).join('\n'));
  } catch (error) {
    fail('cannot start', error);
    endSoon();
  }
}

async function start(config: Config, { pages: pagesBuilt }: { pages?: Promise<unknown> }): Promise<App> {
  const { dataDir, databaseUrl } = config;
  let tell: ((isNew: boolean) => void) | undefined;
  const launched = new Promise<boolean>((resolve) => (tell = resolve));
  const onWaiting = (isNew: boolean) => tell?.(isNew);
  const postgres = databaseUrl === undefined ? startEmbeddedPostgres({ dataDir, onWaiting }) : undefined;
  // It is awaited below; until then its failure must not count as an unhandled rejection.
  postgres?.catch(() => undefined);
  // Loading the app keeps this process busy for a second: PostgreSQL would start after it, and not beside it.
  const isNew = await Promise.race([launched, postgres]).catch(() => undefined);
  if (isNew === true && postgres) migrateMeanwhile(postgres);
  const { createApp } = await import('./app.ts').catch(async (error: unknown) => {
    // Not handed over to the app, which would stop it.
    await (await postgres?.catch(() => undefined))?.[Symbol.asyncDispose]();
    throw error;
  });
  return createApp(config, { postgres, pagesBuilt });
}

/** A new database needs no Prisma client to be migrated. The app waits for it, or tells why it failed: it migrates too. */
function migrateMeanwhile(postgres: Promise<EmbeddedPostgres>): void {
  import('./platform/database/migrate.ts')
    .then(async ({ migrate, prepareToMigrate }) => {
      await prepareToMigrate();
      await migrate((await postgres).connectionString);
    })
    .catch(() => undefined);
}

/**
 * A signal may come while the app still starts, and PostgreSQL must not be left behind then either. A second one ends the
 * drain: the person at the terminal does not want to wait.
 *
 * @returns aborted from the first signal on
 */
function stopOnSignals(starting: Promise<App>): AbortSignal {
  const stopping = new AbortController();
  const skip = new AbortController();
  let first = 0;
  const onSignal = () => {
    if (stopping.signal.aborted) {
      if (performance.now() - first > SAME_SIGNAL_MS) skip.abort();
      return;
    }
    first = performance.now();
    stopping.abort();
    void stop(starting, skip.signal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return stopping.signal;
}

async function stop(starting: Promise<App>, skip: AbortSignal): Promise<void> {
  // A start that failed has closed what it opened; run() reports it.
  const app = await inTime(
    starting.catch(() => undefined),
    () => 'the start',
  );
  await app?.drain(skip);
  try {
    await inTime(app?.[Symbol.asyncDispose](), () => app?.closing ?? 'the server');
  } catch (error) {
    fail('did not stop cleanly', error);
  }
  endSoon();
}

/** The process ends when it takes too long. */
async function inTime<Result>(work: PromiseLike<Result> | undefined, what: () => string): Promise<Result | undefined> {
  const deadline = setTimeout(() => {
    fail('did not stop in time', `${what()} hangs`);
    process.exit();
  }, STOP_TIMEOUT_MS).unref();
  try {
    return await work;
  } finally {
    clearTimeout(deadline);
  }
}

function fail(what: string, error: unknown): void {
  for (const problem of problemsOf(error)) console.error(`Rowlock ${what}: ${problem}`);
  process.exitCode = 1;
}

/** Everything is closed, so that the process ends by itself; but BullMQ goes on waiting for a Redis that is away. */
function endSoon(): void {
  setTimeout(() => process.exit(), LINGER_MS).unref();
}

function greeting({ url, lines }: App, config: Config): string[] {
  if (config.role === 'worker') return [`Rowlock is working on the queues; its health is at ${url}/readyz`];
  return [
    `Rowlock is ready at ${url}`,
    `  page     ${url}/            what is on, and seat maps that change live`,
    `  GraphQL  ${url}/graphql     HTTP and WebSocket`,
    ...(showsSchema(config) ? [`  try it   ${url}/graphiql    operations to run as they are`] : []),
    ...lines.map((line) => `  ${line}`),
    ...(config.databaseUrl === undefined ? [`  data     ${config.dataDir}, in an embedded PostgreSQL`] : []),
  ];
}
