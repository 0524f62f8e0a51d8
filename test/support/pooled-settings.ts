import { inject } from 'vitest';
import { TcpProxy } from './tcp-proxy.ts';
import { withDatabase } from './test-database.ts';

/** Who logs in to the PgBouncer of a whole test run. */
export const POOLED_ROLE = 'pooled';

/** With which an app reaches that database: directly, or, in `npm run test:pgbouncer`, through a PgBouncer. */
export function databaseSettings(databaseUrl: string): { DATABASE_URL: string; [name: string]: string } {
  const pooler = inject('poolerUrl');
  if (pooler === '') return { DATABASE_URL: databaseUrl };
  return {
    DATABASE_URL: withDatabase(pooler, new URL(databaseUrl).pathname.slice(1)),
    DATABASE_POOLER: 'pgbouncer',
    DATABASE_DIRECT_URL: databaseUrl,
  };
}

/** The same over a network that can fail. */
export async function settingsBehindProxy(
  databaseUrl: string,
): Promise<{ proxy: TcpProxy; settings: Record<string, string> }> {
  const settings = databaseSettings(databaseUrl);
  const { proxy, url } = await TcpProxy.inFrontOf(settings.DATABASE_URL);
  return { proxy, settings: { ...settings, DATABASE_URL: url } };
}
