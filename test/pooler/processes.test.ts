import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { migrate } from '../../src/platform/database/migrate.ts';
import { newId } from '../../src/platform/ids.ts';
import { Resources } from '../../src/platform/resources.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { openDatabase } from '../support/open-database.ts';
import { PgBouncer, settingsOfRole } from '../support/pgbouncer.ts';
import { startRedis } from '../support/redis-server.ts';
import { SeatWatch } from '../support/seat-watch.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { createAccount, JWT_SECRET } from '../support/test-app.ts';
import { emptyDatabase, execute } from '../support/test-database.ts';

const role = `pooled_${newId().replaceAll('-', '')}`;
const resources = new Resources();
let databaseUrl: string;
let pooledUrl: string;
let one: ServerProcess;
let other: ServerProcess;

/** There is no way but through the pooler, which has few connections: who waits for the migrations must not take them. */
beforeAll(async () => {
  const postgresUrl = inject('postgresUrl');
  await execute(postgresUrl, `create role ${role} login in role rowlock`);
  resources.defer(async () => void (await execute(postgresUrl, `drop role ${role}`)));
  await execute(postgresUrl, await settingsOfRole(role));
  databaseUrl = resources.use(await emptyDatabase()).url;
  const settings = { default_pool_size: 3, reserve_pool_size: 0, query_wait_timeout: 30 };
  const pooler = resources.use(await PgBouncer.start({ postgresUrl, role, settings }));
  pooledUrl = pooler.urlOf(databaseUrl);
  const environment = {
    DATABASE_URL: pooledUrl,
    DATABASE_POOLER: 'pgbouncer',
    REDIS_URL: resources.use(await startRedis()).url,
    JWT_SECRET,
    ADMIN_PASSWORD: 'the first administrator',
    DRAIN_SECONDS: '0',
    LOG_LEVEL: 'error',
  };
  const starting = [1, 2].map(async () => resources.use(await startServerProcess({ environment })));
  [one, other] = (await Promise.all(starting)) as [ServerProcess, ServerProcess];
}, 120_000);
afterAll(() => resources[Symbol.asyncDispose]());

test('two processes that start at the same time on an empty database apply each migration once', async () => {
  await using database = openDatabase(databaseUrl, { connections: 2 });
  const twice = await database.prisma.$queryRaw`
    select migration_name from _prisma_migrations
    group by migration_name having count(*) > 1 or count(finished_at) <> 1 or count(rolled_back_at) > 0`;
  expect(twice).toEqual([]);
  expect(await migrate(pooledUrl)).toEqual([]);
});

test('no lock stays behind on a connection of the pooler', async () => {
  await using database = openDatabase(databaseUrl, { connections: 2 });
  const locks = await database.prisma.$queryRaw`
    select objid::text from pg_locks
    where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;
  expect(locks).toEqual([]);
});

test('a booking made in one of them is seen in the other, and confirmed', async () => {
  await using database = openDatabase(databaseUrl, { connections: 2 });
  const showing = await makeShowing(database);
  const { token } = await createAccount(database);
  await using watch = await SeatWatch.open(other.client, showing.showingId);
  const seatIds = showing.seatIds.slice(0, 2);
  const { id } = await bookSeats(one.client.as(token), showing, { seatIds });
  await bookingOnce(other.client.as(token), id, 'CONFIRMED');
  await watch.until(() => seatIds.every((seatId) => watch.status(seatId) === 'SOLD'));
});

test('both stop cleanly', async () => {
  for (const server of [one, other]) server.kill('SIGTERM');
  expect(await Promise.all([one, other].map((server) => server.exited()))).toEqual([
    { code: 0, signal: null },
    { code: 0, signal: null },
  ]);
  expect([one, other].map(({ errors }) => errors)).toEqual(['', '']);
});
