import type { App } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';

const STOP_TIMEOUT_MS = 10_000;

/** Runs until SIGINT or SIGTERM; then everything is closed in order, or, when that hangs, at once. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const postgres = config.databaseUrl === undefined ? startEmbeddedPostgres(config) : undefined;
  // Whatever becomes of it is heard of below; until then it must not count as unhandled.
  postgres?.catch(() => undefined);
  // Read while PostgreSQL starts.
  const { createApp } = await import('./app.ts');
  const app = await createApp(config, { postgres });
  for (const line of greeting(app, config)) console.log(line);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(app));
}

async function stop(app: App): Promise<void> {
  setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
  await app[Symbol.asyncDispose]();
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
});
