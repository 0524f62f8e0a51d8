import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { problemsOf } from './problems.ts';

const SECRET = 'thirty-two bytes and then a few more';

describe('settings', () => {
  test('have these defaults', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: undefined,
      role: 'all',
      databaseUrl: undefined,
      databasePooler: undefined,
      databaseDirectUrl: undefined,
      databaseReplicaUrls: [],
      databaseConnections: 10,
      cacheMaxAgeMs: 1000,
      dataDir: './.rowlock',
      publicUrl: 'http://localhost:4000',
      smtpUrl: undefined,
      mailFrom: undefined,
      redisUrl: undefined,
      jwtSecret: undefined,
      adminEmail: 'admin@rowlock.example',
      adminPassword: undefined,
      seedDemo: undefined,
      drainSeconds: undefined,
      holdSeconds: 420,
      holdExtensionSeconds: 600,
      maxSeatsPerHold: 10,
      maxSeatsPerAccount: 20,
      keepFreeSeatsDays: 30,
      maxHoldsPerAccount: 20,
      contactYears: 10,
      paymentGateway: 'fake',
      stripeSecretKey: undefined,
      stripePublishableKey: undefined,
      stripeWebhookSecret: undefined,
      stripeApiUrl: 'https://api.stripe.com',
      allowedOrigins: [],
      socketsPerAddress: 500,
      trustedProxies: [],
      rateLimits: true,
      showingPage: undefined,
      logLevel: 'info',
      metricsToken: undefined,
      otelExporterOtlpEndpoint: undefined,
      otelTracesSamplerArg: 1,
    });
  });

  test('are all read from the environment', () => {
    const config = readConfig({
      ...{ HOST: '::', PORT: '65535', ROLE: 'worker', DATA_DIR: '/data', JWT_SECRET: SECRET, LOG_LEVEL: 'debug' },
      ...{ DATABASE_URL: 'postgresql://u:p@db/rowlock', REDIS_URL: 'rediss://cache:6380/2', SEED_DEMO: 'true' },
      ...{ ADMIN_EMAIL: 'Boss@Example.com', ADMIN_PASSWORD: '8 or more', HOLD_SECONDS: '1', RATE_LIMITS: 'off' },
      ...{
        DATABASE_CONNECTIONS: '1000',
        DRAIN_SECONDS: '7',
        HOLD_EXTENSION_SECONDS: '120',
        MAX_SEATS_PER_HOLD: '20',
        MAX_SEATS_PER_ACCOUNT: '100',
        KEEP_FREE_SEATS_DAYS: '90',
        MAX_HOLDS_PER_ACCOUNT: '5',
        CONTACT_YEARS: '3',
        PAYMENT_GATEWAY: 'stripe',
        STRIPE_SECRET_KEY: 'sk_test_1',
        STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
        STRIPE_WEBHOOK_SECRET: 'whsec_1',
        STRIPE_API_URL: 'http://localhost:12111',
        ALLOWED_ORIGINS: 'https://a.example, http://b.example:81',
        SOCKETS_PER_ADDRESS: '1',
        TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::1,::/0,192.0.2.1',
        SHOWING_PAGE: 'https://a.example/{showing}',
        PUBLIC_URL: 'https://tickets.example/kino//',
        SMTP_URL: 'smtp://user:password@mail.example:587?requireTLS=true',
        MAIL_FROM: ' Kino, München <Tickets@München.example> ',
        CACHE_MAX_AGE_MS: '0',
        DATABASE_POOLER: 'pgbouncer',
        DATABASE_DIRECT_URL: 'postgresql://u:p@direct/rowlock',
        DATABASE_REPLICA_URLS: 'postgresql://u:p@replica/rowlock',
        METRICS_TOKEN: `${SECRET}, ${SECRET}!`,
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
        OTEL_TRACES_SAMPLER_ARG: '0.25',
      },
    });
    expect(config).toEqual({
      host: '::',
      port: 65_535,
      role: 'worker',
      databaseUrl: 'postgresql://u:p@db/rowlock',
      databasePooler: 'pgbouncer',
      databaseDirectUrl: 'postgresql://u:p@direct/rowlock',
      databaseReplicaUrls: ['postgresql://u:p@replica/rowlock'],
      databaseConnections: 1000,
      dataDir: '/data',
      redisUrl: 'rediss://cache:6380/2',
      jwtSecret: [SECRET],
      adminEmail: 'boss@example.com',
      adminPassword: '8 or more',
      seedDemo: true,
      drainSeconds: 7,
      holdSeconds: 1,
      holdExtensionSeconds: 120,
      maxSeatsPerHold: 20,
      maxSeatsPerAccount: 100,
      keepFreeSeatsDays: 90,
      maxHoldsPerAccount: 5,
      contactYears: 3,
      paymentGateway: 'stripe',
      stripeSecretKey: 'sk_test_1',
      stripePublishableKey: 'pk_test_1',
      stripeWebhookSecret: 'whsec_1',
      stripeApiUrl: 'http://localhost:12111',
      allowedOrigins: ['https://a.example', 'http://b.example:81'],
      socketsPerAddress: 1,
      trustedProxies: ['10.0.0.0/8', '2001:db8::1', '::/0', '192.0.2.1'],
      rateLimits: false,
      cacheMaxAgeMs: 0,
      showingPage: 'https://a.example/{showing}',
      publicUrl: 'https://tickets.example/kino',
      smtpUrl: 'smtp://user:password@mail.example:587?requireTLS=true',
      mailFrom: '"Kino, München" <tickets@xn--mnchen-3ya.example>',
      logLevel: 'debug',
      metricsToken: [SECRET, `${SECRET}!`],
      otelExporterOtlpEndpoint: 'http://collector:4318',
      otelTracesSamplerArg: 0.25,
    });
  });

  test('of where people reach the server follow the port', () => {
    expect(readConfig({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
  });

  test('with an empty value have their default', () => {
    const names = ['PORT', 'ROLE', 'DATABASE_URL', 'REDIS_URL', 'JWT_SECRET', 'ADMIN_PASSWORD', 'ALLOWED_ORIGINS'];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  test('that are unknown are ignored', () => {
    expect(readConfig({ PATH: '/bin', HOLD_MINUTES: '7' })).toEqual(readConfig({}));
  });

  test.each([
    ['true', true],
    ['false', false],
    ['', undefined],
  ])('SEED_DEMO: "%s" is read as %s', (SEED_DEMO, seedDemo) => {
    expect(readConfig({ SEED_DEMO }).seedDemo).toBe(seedDemo);
  });

  test.each(['redis://h', 'rediss://h:1', 'redis-sentinel://u:p%40@a:1,b:2/main', 'redis-cluster://a,[::1]:7000'])(
    'accept the REDIS_URL %s',
    (REDIS_URL) => {
      expect(readConfig({ REDIS_URL }).redisUrl).toBe(REDIS_URL);
    },
  );
});

/** The lowest and the highest value of each. */
const WHOLE_NUMBERS = {
  PORT: [1, 65_535],
  DATABASE_CONNECTIONS: [2, 1000],
  HOLD_SECONDS: [1, 86_400],
  MAX_SEATS_PER_HOLD: [1, 20],
  MAX_SEATS_PER_ACCOUNT: [1, 100],
  KEEP_FREE_SEATS_DAYS: [1, 36_500],
  MAX_HOLDS_PER_ACCOUNT: [1, 1000],
  CONTACT_YEARS: [1, 100],
} as const;

test.each(Object.entries(WHOLE_NUMBERS))('%s accepts every whole number of its range', (name, [from, to]) => {
  for (const value of [from, to]) {
    expect(Object.values(readConfig({ [name]: String(value) }))).toContain(value);
    expect(problemsOf({ [name]: String(value) })).toEqual([]);
  }
});

describe('a wrong setting is reported in one line:', () => {
  test.each<[Record<string, string>, string]>([
    ...Object.entries(WHOLE_NUMBERS).flatMap(([name, [from, to]]) =>
      [
        ...new Set(['0', String(from - 1), String(to + 1), '-1', '1.5', 'many', '1e3', ' 7', '0x10', '9'.repeat(30)]),
      ].map((value): [Record<string, string>, string] => [
        { [name]: value },
        `${name}: must be a whole number from ${from} to ${to}`,
      ]),
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
    [{ JOBS_REDIS_URL: 'redis://jobs' }, 'REDIS_URL: must be given when JOBS_REDIS_URL is'],
    [{ DATABASE_URL: 'postgres://db/rowlock' }, 'JWT_SECRET: must be given when DATABASE_URL is'],
    [{ JWT_SECRET: 'x'.repeat(31) }, 'JWT_SECRET: must have at least 32 bytes, also each of several between commas'],
    [{ ADMIN_EMAIL: 'admin' }, 'ADMIN_EMAIL: must be an e-mail address'],
    [{ ADMIN_PASSWORD: '1234567' }, 'ADMIN_PASSWORD: must have 8 to 128 characters'],
    [{ ADMIN_PASSWORD: 'p'.repeat(129) }, 'ADMIN_PASSWORD: must have 8 to 128 characters'],
    ...['12345678', 'PassWord1'].map((ADMIN_PASSWORD): [Record<string, string>, string] => [
      { ADMIN_PASSWORD },
      'ADMIN_PASSWORD: must be none of the most common passwords',
    ]),
    ...['tickets.example', 'ftp://a.example', 'https://', 'https://a.example/?x=1', 'https://a.example/#x'].map(
      (PUBLIC_URL): [Record<string, string>, string] => [
        { PUBLIC_URL },
        'PUBLIC_URL: must be a URL that starts with https:// or http://, without ? and #',
      ],
    ),
    [{ SMTP_URL: 'mail.example' }, 'SMTP_URL: must be a URL that starts with smtps:// or smtp://'],
    ...['Kino', 'Kino <kino>', 'a@a.example, b@a.example'].map((MAIL_FROM): [Record<string, string>, string] => [
      { MAIL_FROM },
      'MAIL_FROM: must be an e-mail address, as in Cinema <tickets@cinema.example>',
    ]),
    [{ SEED_DEMO: 'yes' }, 'SEED_DEMO: must be one of true, false'],
    [{ PAYMENT_GATEWAY: 'paypal' }, 'PAYMENT_GATEWAY: must be one of fake, stripe'],
    [
      { PAYMENT_GATEWAY: 'stripe', STRIPE_SECRET_KEY: 'sk_test_1' },
      'STRIPE_WEBHOOK_SECRET: must be given when PAYMENT_GATEWAY is stripe',
    ],
    [
      { PAYMENT_GATEWAY: 'stripe', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
      'STRIPE_SECRET_KEY: must be given when PAYMENT_GATEWAY is stripe',
    ],
    [{ STRIPE_PUBLISHABLE_KEY: 'sk_test_1' }, 'STRIPE_PUBLISHABLE_KEY: must be a key that starts with pk_'],
    [{ STRIPE_API_URL: 'api.stripe.com' }, 'STRIPE_API_URL: must be a URL that starts with https:// or http://'],
    [
      { ALLOWED_ORIGINS: 'shop.example' },
      'ALLOWED_ORIGINS: shop.example is not an origin, as in https://tickets.example',
    ],
    [
      { ALLOWED_ORIGINS: 'https://a.example/' },
      'ALLOWED_ORIGINS: https://a.example/ is not an origin, as in https://tickets.example',
    ],
    [
      { SHOWING_PAGE: 'https://tickets.example/' },
      'SHOWING_PAGE: must be an address with {showing} in it, as in https://tickets.example/showings/{showing}',
    ],
    [
      { SHOWING_PAGE: 'javascript:alert("{showing}")' },
      'SHOWING_PAGE: must be an address with {showing} in it, as in https://tickets.example/showings/{showing}',
    ],
    [{ ALLOWED_ORIGINS: '*' }, 'ALLOWED_ORIGINS: * is not an origin, as in https://tickets.example'],
    ...['10.0.0.0/33', '2001:db8::/129', '10.0.0', '10.0.0.1/', '10.0.0.1/x', 'haproxy', 'loopback', '*', 'true'].map(
      (TRUSTED_PROXIES): [Record<string, string>, string] => [
        { TRUSTED_PROXIES },
        `TRUSTED_PROXIES: ${TRUSTED_PROXIES} is not an address or a range, as in 10.0.0.0/8`,
      ],
    ),
    [{ RATE_LIMITS: 'true' }, 'RATE_LIMITS: must be one of on, off'],
    [
      { METRICS_TOKEN: 'x'.repeat(31) },
      'METRICS_TOKEN: must have at least 32 bytes, also each of several between commas',
    ],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317' },
      'OTEL_EXPORTER_OTLP_ENDPOINT: must be a URL that starts with http:// or https://',
    ],
    ...['1.1', '-1', '2', '.5', '1e-1', '50%'].map((OTEL_TRACES_SAMPLER_ARG): [Record<string, string>, string] => [
      { OTEL_TRACES_SAMPLER_ARG },
      'OTEL_TRACES_SAMPLER_ARG: must be a number from 0 to 1, as in 0.1',
    ]),
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent'],
  ])('%j', (environment, problem) => {
    expect(problemsOf(environment)).toEqual([problem]);
  });
});

test('all wrong settings are reported together, also those that are wrong only in combination', () => {
  const environment = {
    ...{ PORT: 'x', ROLE: 'worker', DATABASE_URL: 'postgres://db/rowlock', HOLD_SECONDS: '0', LOG_LEVEL: 'loud' },
    ...{ ALLOWED_ORIGINS: 'a,https://b.example,c' },
  };
  expect(problemsOf(environment).toSorted()).toEqual([
    'ALLOWED_ORIGINS: a is not an origin, as in https://tickets.example',
    'ALLOWED_ORIGINS: c is not an origin, as in https://tickets.example',
    'HOLD_SECONDS: must be a whole number from 1 to 86400',
    'JWT_SECRET: must be given when DATABASE_URL is',
    'LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent',
    'PORT: must be a whole number from 1 to 65535',
    'ROLE: worker needs DATABASE_URL and REDIS_URL, which connect the processes',
  ]);
});
