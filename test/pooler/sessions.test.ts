import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { ConfigError } from '../../src/config/settings.ts';
import { Prisma } from '../../src/generated/prisma/client.ts';
import { Database } from '../../src/platform/database/database.ts';
import { UnavailableError } from '../../src/platform/database/errors.ts';
import type { Writer } from '../../src/platform/database/transaction.ts';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import { namesStatements, PgBouncer, settingsOfRole } from '../support/pgbouncer.ts';
import { cloneDatabase, execute } from '../support/test-database.ts';

const NARROW = { default_pool_size: 1, reserve_pool_size: 0 };
const role = `pooled_${newId().replaceAll('-', '')}`;
const resources = new Resources();
const logger = pino({ level: 'silent' });
let databaseUrl: string;
/** One connection to PostgreSQL for all. */
let narrow: PgBouncer;
let url: string;
let name: string;

beforeAll(async () => {
  const postgresUrl = inject('postgresUrl');
  await execute(postgresUrl, `create role ${role} login in role rowlock`);
  resources.defer(async () => void (await execute(postgresUrl, `drop role ${role}`)));
  databaseUrl = resources.use(await cloneDatabase()).url;
  name = new URL(databaseUrl).pathname.slice(1);
  const settings = { ...NARROW, query_wait_timeout: 30 };
  narrow = resources.use(await PgBouncer.start({ postgresUrl, role, settings }));
  url = narrow.urlOf(databaseUrl);
});
afterAll(() => resources[Symbol.asyncDispose]());

/** What a process says that does not start. */
async function problems({ isPooled = true, connectionString = url } = {}): Promise<readonly string[]> {
  await using database = new Database({ connectionString, connections: 2, logger, isPooled });
  return await database.check().then(
    () => [],
    (error: unknown) => {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    },
  );
}

async function setForRole(sql: string): Promise<void> {
  await execute(databaseUrl, sql);
  await narrow.reconnect();
}

describe('at the start', () => {
  const RECONNECT = 'DATABASE_POOLER: then enter RECONNECT in the console of PgBouncer';

  test('a role without the settings is refused with the SQL for each, which is right', async () => {
    await setForRole(`alter role ${role} set timezone = 'Europe/Berlin'`);
    const found = await problems();
    const remedy = (setting: string) => `set it by: alter role ${role} in database ${name} set ${setting}`;
    expect(found).toEqual([
      `DATABASE_POOLER: timezone is Europe/Berlin; ${remedy("timezone = 'UTC'")}`,
      `DATABASE_POOLER: lock_timeout is 0; ${remedy("lock_timeout = '2s'")}`,
      `DATABASE_POOLER: statement_timeout is 0; ${remedy("statement_timeout = '3s'")}`,
      `DATABASE_POOLER: idle_in_transaction_session_timeout is 0; ${remedy("idle_in_transaction_session_timeout = '10s'")}`,
      RECONNECT,
    ]);
    for (const [, sql = ''] of found.map((line) => /set it by: (.+)/.exec(line) ?? [])) {
      if (sql !== '') await execute(databaseUrl, sql);
    }
    await narrow.reconnect();
    expect(await problems()).toEqual([]);
    await execute(databaseUrl, `alter role ${role} in database ${name} reset all`);
  });

  test('a shorter limit is right, and a longer one is not', async () => {
    await execute(databaseUrl, await settingsOfRole(role));
    await setForRole(`alter role ${role} set lock_timeout = '50ms'`);
    expect(await problems()).toEqual([]);
    await setForRole(`alter role ${role} set lock_timeout = '2001ms'`);
    expect(await problems()).toEqual([expect.stringMatching(/^DATABASE_POOLER: lock_timeout is 2001ms; /), RECONNECT]);
  });

  test('the file of deploy/pgbouncer has what is needed', async () => {
    await setForRole(await settingsOfRole(role));
    expect(await problems()).toEqual([]);
  });

  test('a process that is not told of the pooler is refused, also when the pooler drops settings silently', async () => {
    expect(await problems({ isPooled: false })).toEqual([
      expect.stringMatching(/^DATABASE_URL: .+DATABASE_POOLER=pgbouncer/),
    ]);
    const settings = { ignore_startup_parameters: 'options' };
    await using dropping = await PgBouncer.start({ postgresUrl: databaseUrl, role, settings });
    const connectionString = dropping.urlOf(databaseUrl);
    expect(await problems({ isPooled: false, connectionString })).toEqual([
      expect.stringMatching(/^DATABASE_URL: .+DATABASE_POOLER=pgbouncer/),
    ]);
  });

  test('PostgreSQL itself needs no settings of the role', async () => {
    expect(await problems({ isPooled: false, connectionString: databaseUrl })).toEqual([]);
  });
});

describe('on one connection to PostgreSQL', () => {
  let one: Database;
  let other: Database;

  beforeAll(async () => {
    [one, other] = [1, 2].map(() => {
      return resources.use(new Database({ connectionString: url, connections: 4, logger, isPooled: true }));
    }) as [Database, Database];
    await Promise.all([one.check(), other.check()]);
  });
  beforeEach(async () => {
    await other.prisma.movie.deleteMany();
  });

  const movie = () => ({ title: newId(), synopsis: '', runtimeMinutes: 1, genres: [], cast: [] });
  const insertMovie = ({ client }: Writer) => client.movie.create({ data: movie() });
  const PLANNING = Prisma.sql`
    select current_setting('enable_seqscan') || ' ' || current_setting('plan_cache_mode') as planning, pg_backend_pid() as pid`;

  test('changes are planned as without a pooler, and reads are not', async () => {
    const ofStatement = await one.singleStatement(({ client }) => client.$queryRaw<{ pid: number }[]>(PLANNING));
    const ofTransaction = await one.transaction(({ client }) => client.$queryRaw(PLANNING));
    const ofRead = await one.prisma.$queryRaw(PLANNING);
    const pid = ofStatement[0]?.pid;
    expect(ofStatement).toEqual([{ planning: 'off force_generic_plan', pid }]);
    expect(ofTransaction).toEqual([{ planning: 'off force_generic_plan', pid }]);
    expect(ofRead).toEqual([{ planning: 'on auto', pid }]);
  });

  test('a statement that is refused changes nothing, and the next one is carried out', async () => {
    const refused = one.singleStatement(({ client }) => client.$executeRaw`insert into movie (title) values (null)`);
    await expect(refused).rejects.toThrow(/null value/);
    await one.singleStatement(insertMovie);
    expect(await other.prisma.movie.count()).toBe(1);
  });

  test('what is refused only at the end of its transaction is refused', async () => {
    const late = `do $$ begin
      create temporary table late (id int primary key deferrable initially deferred) on commit drop;
      insert into late values (1), (1);
    end $$`;
    const refused = one.singleStatement(({ client }) => client.$executeRawUnsafe(late));
    await expect(refused).rejects.toThrow(/late_pkey/);
  });

  test('two processes that begin with different statements do not mix them up', async () => {
    const [fresh, another] = [1, 2].map(
      () => new Database({ connectionString: url, connections: 2, logger, isPooled: true }),
    );
    await using first = fresh as Database;
    await using second = another as Database;
    await Promise.all([first.check(), second.check()]);
    for (let rounds = 0; rounds < 3; rounds++) {
      expect(await first.prisma.$queryRaw`select ${rounds}::int as "ofFirst"`).toEqual([{ ofFirst: rounds }]);
      expect(await second.prisma.$queryRaw`select ${'x'}::text as "ofSecond"`).toEqual([{ ofSecond: 'x' }]);
    }
  });

  test('control: with names they would, unless the pooler knows them', async () => {
    const texts = ['select 1 as one', 'select 2 as two'];
    const clients = texts.map(() => new pg.Client({ connectionString: url }));
    const answers: unknown[] = [];
    for (const [index, client] of clients.entries()) {
      await client.connect();
      const query = { name: 'rowlock_control', text: texts[index] ?? '', values: [] };
      const answer = client.query<object>(query).then(({ rows }) => rows[0]);
      answers.push(await answer.catch((error: unknown) => (error as pg.DatabaseError).code));
    }
    for (const client of clients) await client.end();
    await narrow.reconnect();
    const DUPLICATE_STATEMENT = '42P05';
    expect(answers).toEqual([{ one: 1 }, namesStatements() ? { two: 2 } : DUPLICATE_STATEMENT]);
  });

  test('a change that gets none in time was not made, and says so', async () => {
    await using impatient = await PgBouncer.start({ postgresUrl: databaseUrl, role, settings: NARROW });
    const connectionString = impatient.urlOf(databaseUrl);
    await using database = new Database({ connectionString, connections: 4, logger, isPooled: true });
    const client = new pg.Client({ connectionString });
    await client.connect();
    await client.query('begin');
    const works = [
      database.singleStatement(insertMovie),
      database.transaction(insertMovie),
      database.prisma.movie.count(),
    ];
    const [ofStatement, ofTransaction, ofRead] = (await Promise.allSettled(works)) as PromiseRejectedResult[];
    await client.query('commit');
    await client.end();
    expect(ofStatement?.reason).toBeInstanceOf(UnavailableError);
    expect(ofTransaction?.reason).toBeInstanceOf(UnavailableError);
    expect(String(ofRead?.reason)).toMatch(/the pooler gave no connection: query_wait_timeout/);
    await database.singleStatement(insertMovie);
    expect(await other.prisma.movie.count()).toBe(1);
  });

  test('a lock of a session stays when its client has gone, and one of a transaction does not', async () => {
    const held = async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      const { rows } = await client.query<{ key: number }>(`
        select objid::int as key from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`);
      await client.end();
      return rows.map(({ key }) => key);
    };
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('begin; select pg_advisory_xact_lock(11); commit');
    await client.query('select pg_advisory_lock(12)');
    await client.end();
    expect(await held()).toEqual([12]);
    await narrow.reconnect();
  });
});
