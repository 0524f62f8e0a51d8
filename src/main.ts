import type { App } from './app.ts';
import { type Config, ConfigError, readConfig } from './config/config.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres/embedded-postgres.ts';

const STOP_TIMEOUT_MS = 10_000;
const LINGER_MS = 1000;

/** Runs until SIGINT or SIGTERM; then everything is closed in order, or, when that hangs, at once. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const starting = start(config);
  stopOnSignals(starting);
  const app = await starting;
  console.log(greeting(app, config).join('\n'));
}

async function start(config: Config): Promise<App> {
  const postgres = config.databaseUrl === undefined ? startEmbeddedPostgres(config) : undefined;
  // Whatever becomes of it is heard of below; until then it must not count as unhandled.
  postgres?.catch(() => undefined);
  // Read while PostgreSQL starts.
  const { createApp } = await import('./app.ts');
  return createApp(config, { postgres });
}

/**
 * A signal may come while the app still starts, and PostgreSQL must not be left behind then either. It may
 * come twice: of a Ctrl-C the terminal tells us, and so does npm.
 */
function stopOnSignals(starting: Promise<App>): void {
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void (stopping ??= stop(starting)));
}

async function stop(starting: Promise<App>): Promise<void> {
  const deadline = setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
  // A start that failed has closed what it had opened, and is told of by main().
  const app = await starting.catch(() => undefined);
  await app?.[Symbol.asyncDispose]();
  clearTimeout(deadline);
  endSoon();
}

/** Everything is closed, so that the process ends by itself; but BullMQ goes on waiting for a Redis that is away. */
function endSoon(): void {
  setTimeout(() => process.exit(), LINGER_MS).unref();
}

function greeting({ url, administratorPassword }: App, config: Config): string[] {
  if (url === undefined) return ['Rowlock works on the queues.'];
  return [
    `Rowlock is ready at ${url}`,
    `  try it   ${url}/graphiql    seat map, hold, live feed`,
    `  GraphQL  ${url}/graphql     HTTP and WebSocket`,
    ...(administratorPassword === undefined
      ? [`  log in   as ${config.adminEmail}, with the password that was given or shown at the first start`]
      : [
          `  log in   as ${config.adminEmail} with the password ${administratorPassword}`,
          '           It is shown only now.',
        ]),
    ...(config.databaseUrl === undefined ? [`  data     ${config.dataDir}, in a PostgreSQL of its own`] : []),
    ...(config.seedDemo ? ['  demo     two cinemas, twelve movies, a week of showings; pay with pm_card_visa'] : []),
  ];
}

main().catch((error: unknown) => {
  const problems =
    error instanceof ConfigError ? error.problems : [error instanceof Error ? error.message : String(error)];
  for (const problem of problems) console.error(`Rowlock cannot start: ${problem}`);
  process.exitCode = 1;
  endSoon();
});
