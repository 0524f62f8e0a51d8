import { oneOf, secrets, setting, text, url, wholeNumber } from '../config/settings.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const REDIS_PROTOCOLS = ['redis:', 'rediss:', 'redis-sentinel:', 'redis-cluster:'];

export const platformSettings = {
  role: setting({
    name: 'ROLE',
    type: oneOf(['all', 'api', 'worker']).default('all'),
    meaning: '`api` serves, `worker` settles payments and ends holds, `all` does both',
  }),
  databaseUrl: setting({
    name: 'DATABASE_URL',
    type: url(['postgres:', 'postgresql:']).optional(),
    defaultText: 'none: the embedded PostgreSQL',
    meaning: 'any PostgreSQL from 15 on, as in `postgresql://user:password@host/name`',
  }),
  databaseConnections: setting({
    name: 'DATABASE_CONNECTIONS',
    type: wholeNumber({ from: 2, to: 1000 }).default(10),
    meaning: 'connections to PostgreSQL of a process at most, and one for `/readyz`; without Redis, twice as many',
  }),
  dataDir: setting({
    name: 'DATA_DIR',
    type: text().default('./.rowlock'),
    meaning: "the embedded PostgreSQL's files, and the secret that was made at the first start",
  }),
  jwtSecret: setting({
    name: 'JWT_SECRET',
    type: secrets().optional(),
    defaultText: 'made once, kept in `DATA_DIR`; must be given with `DATABASE_URL`',
    meaning:
      'at least 32 bytes, the same for every process: signs access tokens; several with commas between them: the first signs, all verify',
  }),
  redisUrl: setting({
    name: 'REDIS_URL',
    type: url(REDIS_PROTOCOLS).optional(),
    defaultText: 'none: jobs on PostgreSQL, messages and limits in process',
    meaning: '`redis://`, `rediss://`, `redis-sentinel://host,host/master` or `redis-cluster://host,host`',
  }),
  cacheMaxAgeMs: setting({
    name: 'CACHE_MAX_AGE_MS',
    type: wholeNumber({ from: 0, to: 1000 }).default(1000),
    meaning: 'for how long lists of movies and showings, and prices, may be out of date in other processes; 0: never',
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    type: oneOf(LOG_LEVELS).default('info'),
    meaning: `${LOG_LEVELS.map((level) => `\`${level}\``).join(', ')}; JSON on standard error`,
  }),
};
