import { z } from 'zod';

/** Every setting of the process, read once at its start. The names in capitals are the environment's. */
export interface Config {
  host: string;
  /** PORT, or undefined when it was left out: then 4000, or the next free port. */
  port: number | undefined;
  role: 'api' | 'worker' | 'all';
  /** Undefined: the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  /** Where the embedded PostgreSQL and a secret made at the first start are kept. */
  dataDir: string;
  /** Undefined: jobs on PostgreSQL, messages and limits in process. */
  redisUrl: string | undefined;
  /** Undefined only with the embedded PostgreSQL: then made once and kept in dataDir. */
  jwtSecret: string | undefined;
  adminEmail: string;
  /** Undefined: made and printed when the administrator is. */
  adminPassword: string | undefined;
  seedDemo: boolean;
  holdSeconds: number;
  maxSeatsPerHold: number;
  paymentGateway: 'fake';
  /** Origins besides the server's own that browsers may call from. */
  allowedOrigins: string[];
  rateLimits: boolean;
  logLevel: (typeof LOG_LEVELS)[number];
}

/** Thrown with every wrong setting at once, a line each. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'));
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const PASSWORD_LENGTH = 'must have 10 to 200 characters';
const REDIS_PROTOCOLS = ['redis:', 'rediss:', 'redis-sentinel:', 'redis-cluster:'];

/** @throws {ConfigError} naming every setting that is wrong */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  const alone = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  const problems = [...alone, ...problemsTogether(given)];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return parsed.data;
}

/** Settings that are right, each by itself, and do not go together. */
function problemsTogether({ DATABASE_URL, REDIS_URL, JWT_SECRET, ROLE }: NodeJS.ProcessEnv): string[] {
  const isOneOfMany = ROLE === 'api' || ROLE === 'worker';
  return [
    ...(DATABASE_URL && !JWT_SECRET ? ['JWT_SECRET: must be given when DATABASE_URL is'] : []),
    ...(isOneOfMany && !(DATABASE_URL && REDIS_URL)
      ? [`ROLE: ${ROLE} needs DATABASE_URL and REDIS_URL, which connect the processes`]
      : []),
  ];
}

const settings = z
  .object({
    HOST: z.string().default('127.0.0.1'),
    PORT: wholeNumber({ from: 1, to: 65_535 }).optional(),
    ROLE: oneOf(['all', 'api', 'worker']).default('all'),
    DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
    DATA_DIR: z.string().default('./.rowlock'),
    REDIS_URL: url(REDIS_PROTOCOLS).optional(),
    JWT_SECRET: z
      .string()
      .refine((secret) => Buffer.byteLength(secret) >= 32, 'must have at least 32 bytes')
      .optional(),
    ADMIN_EMAIL: z.email('must be an e-mail address').toLowerCase().default('admin@rowlock.example'),
    ADMIN_PASSWORD: z.string().min(10, PASSWORD_LENGTH).max(200, PASSWORD_LENGTH).optional(),
    SEED_DEMO: oneOf(['true', 'false']).optional(),
    HOLD_SECONDS: wholeNumber({ from: 1, to: 86_400 }).default(420),
    MAX_SEATS_PER_HOLD: wholeNumber({ from: 1, to: 20 }).default(10),
    PAYMENT_GATEWAY: oneOf(['fake']).default('fake'),
    ALLOWED_ORIGINS: z.string().transform(toOrigins).default([]),
    RATE_LIMITS: oneOf(['on', 'off']).default('on'),
    LOG_LEVEL: oneOf(LOG_LEVELS).default('info'),
  })
  .transform((values): Config => ({
    host: values.HOST,
    port: values.PORT,
    role: values.ROLE,
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    redisUrl: values.REDIS_URL,
    jwtSecret: values.JWT_SECRET,
    adminEmail: values.ADMIN_EMAIL,
    adminPassword: values.ADMIN_PASSWORD,
    seedDemo: values.SEED_DEMO === undefined ? values.DATABASE_URL === undefined : values.SEED_DEMO === 'true',
    holdSeconds: values.HOLD_SECONDS,
    maxSeatsPerHold: values.MAX_SEATS_PER_HOLD,
    paymentGateway: values.PAYMENT_GATEWAY,
    allowedOrigins: values.ALLOWED_ORIGINS,
    rateLimits: values.RATE_LIMITS === 'on',
    logLevel: values.LOG_LEVEL,
  }));

function wholeNumber({ from, to }: { from: number; to: number }) {
  const message = `must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((number) => number >= from && number <= to, message);
}

function oneOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z.enum(names, `must be ${names.length > 1 ? 'one of ' : ''}${names.join(', ')}`);
}

function url(protocols: string[]) {
  const message = `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`;
  return z
    .string()
    .refine((value) => protocols.some((protocol) => value.startsWith(`${protocol}//`)) && isUrl(value), message);
}

/** With several hosts, perhaps, as Redis Sentinel and Cluster have. */
function isUrl(value: string): boolean {
  const [, start = '', hosts = '', rest = ''] = /^([a-z-]+:\/\/(?:[^/]*@)?)([^/]*)(.*)$/.exec(value) ?? [];
  return hosts.split(',').every((host) => URL.canParse(`${start}${host}${rest}`));
}

function toOrigins(list: string, context: z.core.$RefinementCtx): string[] {
  const origins = list.split(',').map((origin) => origin.trim());
  for (const origin of origins) {
    if (URL.canParse(origin) && new URL(origin).origin === origin) continue;
    context.addIssue({ code: 'custom', message: `${origin} is not an origin, as in https://tickets.example` });
  }
  return origins;
}
