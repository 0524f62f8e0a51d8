import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/config/config.ts';

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

const SECRET = 'thirty-two bytes, and a few more';

describe('settings', () => {
  test('have these defaults', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: undefined,
      role: 'all',
      databaseUrl: undefined,
      dataDir: './.rowlock',
      redisUrl: undefined,
      jwtSecret: undefined,
      adminEmail: 'admin@rowlock.example',
      adminPassword: undefined,
      seedDemo: true,
      holdSeconds: 420,
      maxSeatsPerHold: 10,
      paymentGateway: 'fake',
      allowedOrigins: [],
      rateLimits: true,
      logLevel: 'info',
    });
  });

  test('are read, every one', () => {
    const config = readConfig({
      ...{ HOST: '::', PORT: '65535', ROLE: 'worker', DATA_DIR: '/data', JWT_SECRET: SECRET, LOG_LEVEL: 'debug' },
      ...{ DATABASE_URL: 'postgresql://u:p@db/rowlock', REDIS_URL: 'rediss://cache:6380/2', SEED_DEMO: 'true' },
      ...{ ADMIN_EMAIL: 'Boss@Example.com', ADMIN_PASSWORD: 'ten letters', HOLD_SECONDS: '1', RATE_LIMITS: 'off' },
      ...{
        MAX_SEATS_PER_HOLD: '20',
        PAYMENT_GATEWAY: 'fake',
        ALLOWED_ORIGINS: 'https://a.example, http://b.example:81',
      },
    });
    expect(config).toEqual({
      host: '::',
      port: 65_535,
      role: 'worker',
      databaseUrl: 'postgresql://u:p@db/rowlock',
      dataDir: '/data',
      redisUrl: 'rediss://cache:6380/2',
      jwtSecret: SECRET,
      adminEmail: 'boss@example.com',
      adminPassword: 'ten letters',
      seedDemo: true,
      holdSeconds: 1,
      maxSeatsPerHold: 20,
      paymentGateway: 'fake',
      allowedOrigins: ['https://a.example', 'http://b.example:81'],
      rateLimits: false,
      logLevel: 'debug',
    });
  });

  test('that are empty are as good as left out', () => {
    const names = ['PORT', 'ROLE', 'DATABASE_URL', 'REDIS_URL', 'JWT_SECRET', 'ADMIN_PASSWORD', 'ALLOWED_ORIGINS'];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  test('that are nobody’s do not matter', () => {
    expect(readConfig({ PATH: '/bin', HOLD_MINUTES: '7' })).toEqual(readConfig({}));
  });

  test('have no demo by default on a database of one’s own', () => {
    const environment = { DATABASE_URL: 'postgres://db/rowlock', JWT_SECRET: SECRET };
    expect(readConfig(environment).seedDemo).toBe(false);
    expect(readConfig({ ...environment, SEED_DEMO: 'true' }).seedDemo).toBe(true);
    expect(readConfig({ SEED_DEMO: 'false' }).seedDemo).toBe(false);
  });

  test.each(['redis://h', 'rediss://h:1', 'redis-sentinel://u:p%40@a:1,b:2/main', 'redis-cluster://a,[::1]:7000'])(
    'can have a Redis at %s',
    (REDIS_URL) => {
      expect(readConfig({ REDIS_URL }).redisUrl).toBe(REDIS_URL);
    },
  );
});

const WHOLE_NUMBERS = { PORT: [1, 65_535], HOLD_SECONDS: [1, 86_400], MAX_SEATS_PER_HOLD: [1, 20] } as const;

describe('a wrong setting is told in one line:', () => {
  test.each<[Record<string, string>, string]>([
    ...Object.entries(WHOLE_NUMBERS).flatMap(([name, [from, to]]) =>
      ['0', String(to + 1), '-1', '1.5', 'many', '1e3', ' 7', '0x10', '9'.repeat(30)].map(
        (value): [Record<string, string>, string] => [
          { [name]: value },
          `${name}: must be a whole number from ${from} to ${to}`,
        ],
      ),
    ),
    [{ ROLE: 'both' }, 'ROLE: must be one of all, api, worker'],
    [{ ROLE: 'ALL' }, 'ROLE: must be one of all, api, worker'],
    [{ ROLE: 'api' }, 'ROLE: api needs DATABASE_URL and REDIS_URL, which connect the processes'],
    [
      { DATABASE_URL: 'mysql://x', JWT_SECRET: SECRET },
      'DATABASE_URL: must be a URL that starts with postgres:// or postgresql://',
    ],
    [
      { DATABASE_URL: 'localhost', JWT_SECRET: SECRET },
      'DATABASE_URL: must be a URL that starts with postgres:// or postgresql://',
    ],
    [
      { DATABASE_URL: 'postgres://db:popcorn/rowlock', JWT_SECRET: SECRET },
      'DATABASE_URL: must be a URL that starts with postgres:// or postgresql://',
    ],
    ...['http://x', 'redis://h:popcorn', 'redis-cluster://a:1,b:popcorn', 'localhost:6379'].map(
      (REDIS_URL): [Record<string, string>, string] => [
        { REDIS_URL },
        'REDIS_URL: must be a URL that starts with redis:// or rediss:// or redis-sentinel:// or redis-cluster://',
      ],
    ),
    [{ DATABASE_URL: 'postgres://db/rowlock' }, 'JWT_SECRET: must be given when DATABASE_URL is'],
    [{ JWT_SECRET: 'x'.repeat(31) }, 'JWT_SECRET: must have at least 32 bytes'],
    [{ ADMIN_EMAIL: 'admin' }, 'ADMIN_EMAIL: must be an e-mail address'],
    [{ ADMIN_PASSWORD: '123456789' }, 'ADMIN_PASSWORD: must have 10 to 200 characters'],
    [{ ADMIN_PASSWORD: 'p'.repeat(201) }, 'ADMIN_PASSWORD: must have 10 to 200 characters'],
    [{ SEED_DEMO: 'yes' }, 'SEED_DEMO: must be one of true, false'],
    [{ PAYMENT_GATEWAY: 'stripe' }, 'PAYMENT_GATEWAY: must be fake'],
    [
      { ALLOWED_ORIGINS: 'shop.example' },
      'ALLOWED_ORIGINS: shop.example is not an origin, as in https://tickets.example',
    ],
    [
      { ALLOWED_ORIGINS: 'https://a.example/' },
      'ALLOWED_ORIGINS: https://a.example/ is not an origin, as in https://tickets.example',
    ],
    [{ ALLOWED_ORIGINS: '*' }, 'ALLOWED_ORIGINS: * is not an origin, as in https://tickets.example'],
    [{ RATE_LIMITS: 'true' }, 'RATE_LIMITS: must be one of on, off'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent'],
  ])('%j', (environment, problem) => {
    expect(problemsOf(environment)).toEqual([problem]);
  });
});

test('a secret is measured in bytes', () => {
  expect(problemsOf({ JWT_SECRET: 'ö'.repeat(16) })).toEqual([]);
});

test('all wrong settings are told at once, also those that are wrong only together', () => {
  const environment = {
    ...{ PORT: 'x', ROLE: 'worker', DATABASE_URL: 'postgres://db/rowlock', HOLD_SECONDS: '0', LOG_LEVEL: 'loud' },
    ...{ ALLOWED_ORIGINS: 'a,https://b.example,c' },
  };
  expect(problemsOf(environment).sort()).toEqual([
    'ALLOWED_ORIGINS: a is not an origin, as in https://tickets.example',
    'ALLOWED_ORIGINS: c is not an origin, as in https://tickets.example',
    'HOLD_SECONDS: must be a whole number from 1 to 86400',
    'JWT_SECRET: must be given when DATABASE_URL is',
    'LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent',
    'PORT: must be a whole number from 1 to 65535',
    'ROLE: worker needs DATABASE_URL and REDIS_URL, which connect the processes',
  ]);
});
