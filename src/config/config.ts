import { modules, type Services } from '../modules.ts';
import { GATEWAYS } from '../payments/gateways.ts';
import { type Environment, readSettings } from './settings.ts';

/** Every setting of the process, read once at its start. */
export type Config = Services['config'];

/** @throws {ConfigError} naming every setting that is wrong */
export function readConfig(environment: Environment): Config {
  const config = readSettings(modules.settings, { environment, problemsTogether }) as unknown as Config;
  if (environment['PUBLIC_URL'] || config.port === undefined) return config;
  return { ...config, publicUrl: `http://localhost:${config.port}` };
}

const gateways: Readonly<Record<string, { needs: readonly string[] }>> = GATEWAYS;

/** Settings that are right each by itself, and do not go together. */
function problemsTogether(given: Environment): string[] {
  const { DATABASE_URL, REDIS_URL, JOBS_REDIS_URL, JWT_SECRET, ROLE, PAYMENT_GATEWAY = '' } = given;
  const { DATABASE_POOLER, DATABASE_DIRECT_URL, DATABASE_REPLICA_URLS } = given;
  const isOneOfMany = ROLE === 'api' || ROLE === 'worker';
  return [
    ...(DATABASE_URL && !JWT_SECRET ? ['JWT_SECRET: must be given when DATABASE_URL is'] : []),
    ...(JOBS_REDIS_URL && !REDIS_URL ? ['REDIS_URL: must be given when JOBS_REDIS_URL is'] : []),
    ...(isOneOfMany && !(DATABASE_URL && REDIS_URL)
      ? [`ROLE: ${ROLE} needs DATABASE_URL and REDIS_URL, which connect the processes`]
      : []),
    ...(DATABASE_POOLER && !DATABASE_URL ? ['DATABASE_POOLER: needs DATABASE_URL, which leads to the pooler'] : []),
    ...(DATABASE_REPLICA_URLS && !DATABASE_URL
      ? ['DATABASE_REPLICA_URLS: needs DATABASE_URL, which the replicas follow']
      : []),
    ...(DATABASE_DIRECT_URL && !DATABASE_POOLER
      ? ['DATABASE_DIRECT_URL: is for a DATABASE_URL that leads to a pooler; set DATABASE_POOLER']
      : []),
    ...(DATABASE_POOLER && !DATABASE_DIRECT_URL && !REDIS_URL
      ? [
          'DATABASE_DIRECT_URL: must be given with DATABASE_POOLER and without REDIS_URL: jobs on PostgreSQL need sessions',
        ]
      : []),
    ...(gateways[PAYMENT_GATEWAY]?.needs ?? [])
      .filter((name) => !given[name])
      .map((name) => `${name}: must be given when PAYMENT_GATEWAY is ${PAYMENT_GATEWAY}`),
  ];
}
