import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.ts';
import { afterChange } from '../../src/platform/database/after-change.ts';
import { ConnectionPool } from '../../src/platform/database/connection-pool.ts';
import { Database } from '../../src/platform/database/database.ts';
import {
  ConnectionLostError,
  fateOf,
  OutcomeUnknownError,
  UnavailableError,
} from '../../src/platform/database/errors.ts';
import type { Writer } from '../../src/platform/database/transaction.ts';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { cloneDatabase } from '../support/test-database.ts';

const resources = new Resources();
const logger = pino({ level: 'silent' });
let proxy: TcpProxy;
let databaseUrl: string;
let proxiedUrl: string;
let database: Database;
/** Not over the network that fails. */
let observer: Database;

beforeAll(async () => {
  ({ url: databaseUrl } = resources.use(await cloneDatabase()));
  const { proxy: between, url } = await TcpProxy.inFrontOf(databaseUrl);
  proxy = resources.use(between);
  proxiedUrl = url;
  observer = resources.use(new Database({ connectionString: databaseUrl, connections: 3, logger }));
});
beforeEach(async () => {
  proxy.mode = 'pass';
  database = new Database({ connectionString: proxiedUrl, connections: 3, logger });
  await observer.prisma.movie.deleteMany();
});
afterEach(() => database[Symbol.asyncDispose]());
afterAll(() => resources[Symbol.asyncDispose]());

const movies = () => observer.prisma.movie.count();
const read = () => database.prisma.movie.count();
const MOVIE = { synopsis: '', runtimeMinutes: 1, genres: [], cast: [] };
const insertMovie = ({ client }: Writer) => client.movie.create({ data: { ...MOVIE, title: newId() } });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const fillPool = () =>
  Promise.all(Array.from({ length: 3 }, () => database.prisma.$queryRaw`select pg_sleep(0.1)::text`));

/** By an administrator, or by a restart. */
async function killConnections(): Promise<void> {
  await observer.prisma.$executeRaw`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
}

describe('a connection is lost', () => {
  test('while it was not used: nothing is noticed', async () => {
    await fillPool();
    await killConnections();
    await Promise.all([read(), database.singleStatement(insertMovie), database.transaction(insertMovie)]);
    expect(await movies()).toBe(2);
  });

  test.each(['reset', 'silent'] as const)('during a read (%s): it is unavailable', async (how) => {
    await read();
    const reading = failure(database.prisma.$queryRaw`select pg_sleep(1)::text`);
    await sleep(300);
    if (how === 'reset') proxy.reset();
    else proxy.forget();
    expect(fateOf(await reading)).toBe('unknown');
    expect(await read()).toBe(0);
  });

  test.each(['reset', 'silent'] as const)('before a single statement was answered (%s): not known', async (how) => {
    await database.singleStatement(({ client }) => client.movie.count());
    proxy.mode = 'unanswered';
    const inserting = failure(database.singleStatement(insertMovie));
    while ((await movies()) === 0) await sleep(10);
    if (how === 'reset') proxy.reset();
    expect(await inserting).toBeInstanceOf(OutcomeUnknownError);
  });

  test('in a transaction before its commit: nothing was changed', async () => {
    const work = database.transaction(async (tx) => {
      await insertMovie(tx);
      proxy.reset();
      await sleep(100);
      await insertMovie(tx);
    });
    expect(await failure(work)).toBeInstanceOf(UnavailableError);
    expect(await movies()).toBe(0);
  });

  test.each(['reset', 'silent'] as const)('before a commit was answered (%s): not known', async (how) => {
    const work = database.transaction(async (tx) => {
      await insertMovie(tx);
      proxy.mode = 'unanswered';
    });
    const inserting = failure(work);
    while ((await movies()) === 0) await sleep(10);
    if (how === 'reset') proxy.reset();
    expect(await inserting).toBeInstanceOf(OutcomeUnknownError);
  });

  test('after a commit of the same request: not known', async () => {
    await database.singleStatement(insertMovie);
    proxy.mode = 'refuse';
    proxy.reset();
    await sleep(100);
    expect(await failure(afterChange(read))).toBeInstanceOf(OutcomeUnknownError);
    proxy.mode = 'pass';
  });

  test('because nothing comes back: the others that were not used are closed too', async () => {
    await fillPool();
    proxy.forget();
    expect(fateOf(await failure(read()))).toBe('unknown');
    expect(await Promise.all([read(), read(), read()])).toEqual([0, 0, 0]);
  });

  test('while it was checked out and nothing listened to it: the process goes on', async () => {
    await using pool = Object.assign(
      new ConnectionPool({ connectionString: proxiedUrl, max: 1, answerTimeoutMs: 1000, onLost: () => undefined }),
      { [Symbol.asyncDispose]: () => pool.end() },
    );
    const client = await pool.checkOut();
    proxy.reset();
    await sleep(100);
    const error = await failure(client.query('select'));
    expect(error).toBeInstanceOf(ConnectionLostError);
    expect(error).toMatchObject({ wasSent: false });
    client.release();
  });
});

test('when a pool has ended, its connections are closed', async () => {
  const pool = new ConnectionPool({
    connectionString: databaseUrl,
    max: 5,
    answerTimeoutMs: 1000,
    onLost: () => undefined,
  });
  const clients = await Promise.all(Array.from({ length: 5 }, () => pool.checkOut()));
  let closed = 0;
  for (const client of clients) {
    client.once('end', () => closed++);
    client.release();
  }
  await pool.end();
  expect(closed).toBe(5);
});

describe('a connection cannot be opened', () => {
  test('when it is refused: unavailable', async () => {
    proxy.mode = 'refuse';
    expect(await failure(database.transaction(insertMovie))).toBeInstanceOf(UnavailableError);
    expect(await failure(read())).toBeInstanceOf(UnavailableError);
  });

  test('when nothing answers: unavailable after two seconds', async () => {
    proxy.mode = 'silent';
    const begin = Date.now();
    expect(await failure(database.singleStatement(insertMovie))).toBeInstanceOf(UnavailableError);
    expect(Date.now() - begin).toBeLessThan(3500);
  });

  test('when all are in use: unavailable after two seconds, and the ping has its own', async () => {
    const sleeping = Promise.all(
      Array.from({ length: 3 }, () => failure(database.prisma.$queryRaw`select pg_sleep(3)::text`)),
    );
    await sleep(300);
    await database.ping();
    const begin = Date.now();
    expect(await failure(read())).toBeInstanceOf(UnavailableError);
    expect(Date.now() - begin).toBeLessThan(2900);
    await sleeping;
  });
});

describe('errors of PostgreSQL', () => {
  test.each(['57P01', '57P02', '57P05', '25006', '26000'])('%s is repeated on another connection', async (sqlState) => {
    await observer.prisma.$executeRawUnsafe('drop sequence if exists attempts');
    await observer.prisma.$executeRawUnsafe('create sequence attempts');
    const failOnce = `do $$ begin
      if nextval('attempts') < 3 then raise exception 'on purpose' using errcode = '${sqlState}'; end if;
    end $$`;
    await database.singleStatement((statement) => statement.client.$executeRawUnsafe(failOnce));
    expect(await observer.prisma.$queryRaw`select last_value::int from attempts`).toEqual([{ last_value: 3 }]);
  });

  test.each([
    ['08006', OutcomeUnknownError],
    ['40003', OutcomeUnknownError],
    ['53100', UnavailableError],
    ['57P03', UnavailableError],
  ])('%s of a single statement', async (sqlState, kind) => {
    const fail = `do $$ begin raise exception 'on purpose' using errcode = '${sqlState}'; end $$`;
    const work = database.singleStatement((statement) => statement.client.$executeRawUnsafe(fail));
    expect(await failure(work)).toBeInstanceOf(kind);
  });

  test('a fault keeps being a fault', async () => {
    expect(fateOf(await failure(database.prisma.$queryRaw`select 1 / 0`))).toBeUndefined();
    expect(fateOf(new Error('a fault'))).toBeUndefined();
    expect(fateOf(Object.assign(new Error('of a file'), { code: 'ENOENT' }))).toBeUndefined();
    expect(fateOf(undefined)).toBeUndefined();
  });

  test('several errors at once are as the one that is known', () => {
    expect(fateOf(new AggregateError([new Error('a fault'), new UnavailableError('away')]))).toBe('busy');
  });

  test('a transaction that Prisma ends is unavailable', () => {
    const { PrismaClientKnownRequestError } = Prisma;
    expect(fateOf(new PrismaClientKnownRequestError('too late', { code: 'P2028', clientVersion: '' }))).toBe('busy');
  });
});
