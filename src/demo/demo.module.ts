import type { Sessions } from '../accounts/session/sessions.service.ts';
import type { SettingValues } from '../config/settings.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { handleJob } from '../platform/queues/queues.ts';
import { disableDemoAccounts, enableDemoAccounts } from './demo-accounts.ts';
import { demoChain } from './demo-chain.ts';
import type { demoSettings } from './demo.settings.ts';
import { isLoopback } from '../platform/is-loopback.ts';
import { refreshDemoJob } from './refresh-demo.job.ts';
import { seedDemo } from './seed-demo.ts';

const DAY_MS = 86_400_000;
const SEEDED = 'demo     two cinemas, twelve movies, a week of showings; pay with pm_card_visa';

interface Needs extends Pick<Platform, 'database' | 'cache' | 'queues' | 'clock'> {
  sessions: Sessions;
  config: SettingValues<typeof demoSettings> &
    Pick<Platform['config'], 'databaseUrl'> & {
      /** What the server listens on. */
      host: string;
    };
}

interface DemoServices extends Needs {
  isDemo: boolean;
}

export const demo = defineModule({
  create: ({ config: { seedDemo: asked, databaseUrl } }: Needs) => ({ isDemo: asked ?? databaseUrl === undefined }),
  workers: (services) => [handleJob(refreshDemoJob, { concurrency: 1, handle: () => refresh(services) })],
  async start(services) {
    const [, accountLines] = await Promise.all([refresh(services), prepareAccounts(services)]);
    return (await hasDemo(services)) ? [SEEDED, ...accountLines] : accountLines;
  },
});

/**
 * Seeds what is missing, and again tomorrow: a server may run for longer than the week of showings that it started with.
 */
async function refresh({ database, cache, queues, clock, isDemo }: DemoServices): Promise<void> {
  // A job may be left from a start with the demo.
  if (!isDemo) return;
  const now = clock();
  const tomorrow = new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10);
  // Before the rest, so that a refresh that fails is not the last one.
  queues.enqueue(refreshDemoJob, {}, { delayMs: DAY_MS, id: tomorrow });
  if ((await seedDemo({ database, now })) > 0) await cache.changed();
}

/** Not on a database that had cinemas of its own. */
async function hasDemo({ database, isDemo }: DemoServices): Promise<boolean> {
  const ids = demoChain.cinemas.map(({ id }) => id);
  return isDemo && (await database.prisma.cinema.count({ where: { id: { in: ids } } })) > 0;
}

/**
 * The demo's passwords are public. Its accounts work only where other machines cannot reach them: on the embedded
 * database of a server on loopback. Those of an earlier start are disabled anywhere else.
 */
async function prepareAccounts({ database, sessions, config, isDemo }: DemoServices): Promise<string[]> {
  if (!isDemo || config.databaseUrl !== undefined || !isLoopback(config.host)) {
    await disableDemoAccounts(database, { sessions });
    return [];
  }
  const logins = await enableDemoAccounts(database);
  return logins.map(({ kind, email, password }) => `${kind.padEnd(8)} ${email}, password ${password}`);
}
