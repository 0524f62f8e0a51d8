import { eitherOf, oneOf, part, secrets, setting, text, url, urls, wholeNumber } from '../config/settings.ts';
import { readSender } from './mail/sender.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** For tools; the server makes it with its port: see config.ts. */
const DEFAULT_PUBLIC_URL = 'http://localhost:4000';
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
  databasePooler: setting({
    name: 'DATABASE_POOLER',
    type: oneOf(['pgbouncer']).optional(),
    defaultText: 'none: `DATABASE_URL` leads to PostgreSQL itself',
    meaning: '`pgbouncer`: `DATABASE_URL` leads to a PgBouncer in transaction mode',
  }),
  databaseDirectUrl: setting({
    name: 'DATABASE_DIRECT_URL',
    type: url(['postgres:', 'postgresql:']).optional(),
    defaultText: '`DATABASE_URL`',
    meaning: 'the same database without the pooler, for migrations, and for the jobs when there is no `REDIS_URL`',
  }),
  databaseReplicaUrls: setting({
    name: 'DATABASE_REPLICA_URLS',
    type: urls(['postgres:', 'postgresql:']).default([]),
    defaultText: 'none: everything is read at `DATABASE_URL`',
    meaning:
      'standbys that follow `DATABASE_URL`, with commas between them: lists of movies, cinemas and showings, prices and reports are read there, as they were at most 2 seconds before',
  }),
  dataDir: setting({
    name: 'DATA_DIR',
    type: text().default('./.rowlock'),
    meaning:
      "the embedded PostgreSQL's files, the secret that was made at the first start, and mails without `SMTP_URL`",
  }),
  publicUrl: setting({
    name: 'PUBLIC_URL',
    type: text()
      .refine(isPublicUrl, 'must be a URL that starts with https:// or http://, without ? and #')
      .transform((address) => address.replace(/\/+$/, ''))
      .default(DEFAULT_PUBLIC_URL),
    defaultText: '`http://localhost` with the port',
    meaning: 'where people reach this server: links in mails begin with it',
  }),
  smtpUrl: setting({
    name: 'SMTP_URL',
    type: url(['smtps:', 'smtp:']).optional(),
    defaultText: 'none: mails are files in `DATA_DIR/mails`',
    meaning: 'the mail server, as in `smtps://user:password@host` or `smtp://user:password@host:587?requireTLS=true`',
  }),
  mailFrom: setting({
    name: 'MAIL_FROM',
    type: text()
      .transform((sender) => readSender(sender) ?? '')
      .refine((sender) => sender !== '', 'must be an e-mail address, as in Cinema <tickets@cinema.example>')
      .optional(),
    defaultText: 'no-reply at the host of `PUBLIC_URL`',
    meaning: 'who mails are from, as in `Cinema <tickets@cinema.example>`',
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
  jobsRedisUrl: setting({
    name: 'JOBS_REDIS_URL',
    type: url(REDIS_PROTOCOLS).optional(),
    defaultText: '`REDIS_URL`',
    meaning: 'another Redis for the jobs, which must not evict anything; messages and limits stay on `REDIS_URL`',
  }),
  cacheMaxAgeMs: setting({
    name: 'CACHE_MAX_AGE_MS',
    type: wholeNumber({ from: 0, to: 1000 }).default(1000),
    meaning: 'for how long lists of movies and showings, and prices, may be out of date in other processes; 0: never',
  }),
  introspection: setting({
    name: 'INTROSPECTION',
    type: eitherOf('on', 'off').optional(),
    defaultText: '`on` with the embedded PostgreSQL, `off` with `DATABASE_URL`',
    meaning:
      '`off`: the schema is not shown. Introspection is refused, no error suggests a name, and there is no `/graphiql`, `/reference` or `/schema.graphql`',
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    type: oneOf(LOG_LEVELS).default('info'),
    meaning: `${LOG_LEVELS.map((level) => `\`${level}\``).join(', ')}; JSON on standard error`,
  }),
  otelExporterOtlpEndpoint: setting({
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    type: url(['http:', 'https:']).optional(),
    defaultText: 'none: no traces',
    meaning:
      'where traces are sent, as OTLP over HTTP: an OpenTelemetry Collector, Jaeger or Tempo, as in `http://collector:4318`; `OTEL_EXPORTER_OTLP_HEADERS` is read too',
  }),
  otelTracesSamplerArg: setting({
    name: 'OTEL_TRACES_SAMPLER_ARG',
    type: part().default(1),
    meaning: 'which part of the traces is sent, from 0 to 1',
  }),
};

function isPublicUrl(address: string): boolean {
  return /^https?:\/\/[^?#\s]+$/.test(address) && URL.canParse(address);
}
