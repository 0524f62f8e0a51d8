import type * as AppModule from './app.ts';
import type { App } from './app.ts';
import { type Config, readConfig } from './config/config.ts';
import { ConfigError } from './config/settings.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres/embedded-postgres.ts';

const STOP_TIMEOUT_MS = 10_000;
const LINGER_MS = 1000;

/**
 * Runs until SIGINT or SIGTERM; then everything is closed in order, or, when that hangs, the process ends anyway.
 *
 * @param built resolves when all files of the server are there: `npm start` goes on building while PostgreSQL starts
 */
export async function run(built: Promise<void> = Promise.resolve()): Promise<void> {
  try {
    const config = readConfig(process.env);
    const starting = start(config, built);
    stopOnSignals(starting);
    const app = await starting;
    console.log(greeting(app, config).join('\n'));
  } catch (error) {
    const problems =
      error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : String(error)];
    for (const problem of problems) console.error(`Rowlock cannot start: ${problem}`);
    process.exitCode = 1;
    endSoon();
  }
}

async function start(config: Config, built: Promise<void>): Promise<App> {
  const postgres = config.databaseUrl === undefined ? startEmbeddedPostgres(config) : undefined;
  // Both are awaited below; until then their failure must not count as an unhandled rejection.
  for (const promise of [postgres, built]) promise?.catch(() => undefined);
  const { createApp } = await loadApp(built).catch(async (error: unknown) => {
    // Not handed over to the app, which would stop it.
    await (await postgres?.catch(() => undefined))?.[Symbol.asyncDispose]();
    throw error;
  });
  return createApp(config, { postgres });
}

/** While PostgreSQL starts. */
async function loadApp(built: Promise<void>): Promise<typeof AppModule> {
  await built;
  return import('./app.ts');
}

/**
 * A signal may come while the app still starts, and PostgreSQL must not be left behind then either. It may come twice:
 * the terminal sends a Ctrl-C, and npm passes it on.
 */
function stopOnSignals(starting: Promise<App>): void {
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void (stopping ??= stop(starting)));
}

async function stop(starting: Promise<App>): Promise<void> {
  const deadline = setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
  // A start that failed has closed what it opened; run() reports it.
  const app = await starting.catch(() => undefined);
  await app?.[Symbol.asyncDispose]();
  clearTimeout(deadline);
  endSoon();
}

/** Everything is closed, so that the process ends by itself; but BullMQ goes on waiting for a Redis that is away. */
function endSoon(): void {
  setTimeout(() => process.exit(), LINGER_MS).unref();
}

function greeting({ url, lines }: App, config: Config): string[] {
  if (url === undefined) return ['Rowlock is working on the queues.'];
  return [
    `Rowlock is ready at ${url}`,
    `  try it   ${url}/graphiql    seat map, hold, live feed`,
    `  GraphQL  ${url}/graphql     HTTP and WebSocket`,
    ...lines.map((line) => `  ${line}`),
    ...(config.databaseUrl === undefined ? [`  data     ${config.dataDir}, in an embedded PostgreSQL`] : []),
  ];
}
