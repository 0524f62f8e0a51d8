import { afterAll, beforeAll, describe, expect, type MockInstance, test, vi } from 'vitest';
import type { App } from '../../src/app.ts';
import type { PrismaClient } from '../../src/generated/prisma/client.ts';
import { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { GraphQLClient } from '../support/client.ts';
import type { MadeShowing } from '../support/fixtures.ts';
import { scrape, untilValue } from '../support/metrics.ts';
import { HoldSeats, ReadBooking } from '../support/operations.ts';
import { PgBouncer, settingsOfRole } from '../support/pgbouncer.ts';
import type { PostgresServer } from '../support/postgres-server.ts';
import { openDatabase } from '../support/open-database.ts';
import { type ReplicatedApp, startReplicatedApp } from '../support/replicated-app.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import type { StandbyServer } from '../support/standby-server.ts';
import { execute } from '../support/test-database.ts';
import { createAccount } from '../support/test-app.ts';
import { unconfirmedBookings } from '../support/unconfirmed-bookings.ts';

vi.setConfig({ testTimeout: 120_000 });

const PATIENCE = { timeout: 30_000, interval: 50 };

const resources = new Resources();
let replicated: ReplicatedApp;
let app: App;
let showing: MadeShowing;
let admin: GraphQLClient;
let primary: PostgresServer;
let standby: StandbyServer;

beforeAll(async () => {
  replicated = await startReplicatedApp(resources);
  ({ app, showing, admin, primary, standby } = replicated);
}, 120_000);
afterAll(() => resources[Symbol.asyncDispose]());

function count(source: 'replica' | 'primary' | 'repeated'): number {
  return app.services.database.replicas.reads.counts.get(source) ?? 0;
}

/** Of an administrator. @throws when there are errors */
async function ask<Data>(document: string): Promise<Data> {
  const { data, errors } = await admin.send<Data, object>(document);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}

/** Reads until a replica has answered. */
async function untilReadThere(read: () => Promise<unknown> = () => ask('{ genres }')): Promise<void> {
  await vi.waitUntil(async () => {
    const before = count('replica');
    await read();
    return count('replica') > before;
  }, PATIENCE);
}

async function listedTitle(): Promise<string | undefined> {
  const { movies } = await ask<{ movies: { nodes: { id: string; title: string }[] } }>(
    '{ movies { nodes { id title } } }',
  );
  return movies.nodes.find(({ id }) => id === showing.movieId)?.title;
}

/** Through the API. */
async function rename(): Promise<string> {
  const title = `Renamed ${newId()}`;
  const { prisma } = app.services.database;
  const { version } = await prisma.movie.findUniqueOrThrow({ where: { id: showing.movieId } });
  const { data } = await sendMutation(admin, 'updateMovie', { id: showing.movieId, expectedVersion: version, title });
  expect(data?.['updateMovie']?.errors).toEqual([]);
  return title;
}

/** As by another process whose message was lost. */
async function renameUnnoticed(): Promise<string> {
  const title = `Renamed ${newId()}`;
  await app.services.database.prisma.movie.update({ where: { id: showing.movieId }, data: { title } });
  return title;
}

describe('what is read there', () => {
  const today = new Date().toISOString().slice(0, 10);
  const days = `from: "${today}", to: "${today}"`;
  test.each([
    ['movies', '{ movies { totalCount nodes { title } } }'],
    ['a search', '{ movies(filter: { search: "Movie" }) { nodes { title } } }'],
    ['genres', '{ genres }'],
    ['cinemas', '{ cinemas { totalCount nodes { name auditoriums { name } } } }'],
    ['showings', '{ showings { totalCount nodes { startsAt } } }'],
    ['the showings of movies', '{ movies { nodes { showings { totalCount nodes { startsAt } } } } }'],
    ['formats', '{ showingFormats }'],
    ['the report of sales', `{ salesReport(input: { ${days}, groupBy: DAY }) { totalCount totals { tickets } } }`],
    ['the report of occupancy', `{ occupancyReport(input: { ${days} }) { totalCount averageOccupancy } }`],
  ])('%s', async (_, document) => {
    await untilReadThere(() => ask(document));
  });

  test('prices and the number of reviews', async () => {
    await untilReadThere(() => ask(`{ showing(id: "${showing.showingId}") { prices { price { amountMinor } } } }`));
    await untilReadThere(() => ask(`{ movie(id: "${showing.movieId}") { reviewCount } }`));
  });

  test('files of the programme', async () => {
    await untilReadThere(async () => {
      const response = await fetch(`${app.url}/programme/cinemas/${showing.cinemaId}.csv`);
      expect(response.status).toBe(200);
    });
  });

  test('the statements arrive there', async () => {
    await untilReadThere();
    const { rows } = await standby.ask(
      `select from pg_stat_activity where query like '%unnest(movie.genres)%' and pid <> pg_backend_pid()`,
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  test('metrics tell it', async () => {
    await untilReadThere();
    const seen = await scrape(app.url);
    expect(seen.value('rowlock_replica_reads_total', { source: 'replica' })).toBe(count('replica'));
    await untilValue(app.url, ['rowlock_replica_close', { replica: '1' }], (isClose) => isClose === 1);
    expect(seen.value('rowlock_replica_behind_seconds', { replica: '1' })).toBeLessThan(600);
    expect(seen.value('rowlock_pool_limit', { pool: 'replica 1' })).toBe(3);
  });
});

test('seats, holds, bookings and what is decided by are not read there', async () => {
  const { token } = await createAccount(app.services.database);
  const buyer = new GraphQLClient(app.url, token);
  const { showingId, cinemaId, seatIds } = showing;
  const all = () => count('replica') + count('primary') + count('repeated');
  const before = all();
  const fields = 'seats { status } seatStates { statuses } seatMap { id } availability { available } version';
  await ask(`{ showing(id: "${showingId}") { ${fields} } }`);
  await ask(`{ showings(filter: { seatsTogether: 2, cinemaIds: ["${cinemaId}"] }) { totalCount } }`);
  const { id } = await bookSeats(buyer, showing, { seatIds: seatIds.slice(0, 2) });
  await bookingOnce(buyer, id, 'CONFIRMED');
  expect(all()).toBe(before);
});

describe('nothing is replayed, and for this process no time passes', () => {
  let clock: MockInstance | undefined;
  beforeAll(async () => {
    await standby.ask('select pg_wal_replay_pause()');
    for (;;) {
      await untilReadThere();
      clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
      if (app.services.database.replicas.all[0]?.isClose) return;
      clock.mockRestore();
    }
  });
  afterAll(async () => {
    clock?.mockRestore();
    await standby.ask('select pg_wal_replay_resume()');
  });

  test('control: what another process has changed is not seen, as the lag is not', async () => {
    const before = await listedTitle();
    await renameUnnoticed();
    expect(await listedTitle()).toBe(before);
  });

  test('control: neither is a change of this process, when the replicas are not told of it', async () => {
    const changed = vi.spyOn(app.services.database.replicas, 'changed').mockImplementation(() => undefined);
    const before = await listedTitle();
    await rename();
    expect(await listedTitle()).toBe(before);
    expect(changed).toHaveBeenCalled();
    changed.mockRestore();
  });

  test('a change of this process is seen at once', async () => {
    const title = await rename();
    expect(await listedTitle()).toBe(title);
  });
});

test('when nothing is replayed, a change of another process is seen as soon as the replica is too far behind', async () => {
  await untilReadThere();
  await standby.ask('select pg_wal_replay_pause()');
  const title = await renameUnnoticed();
  await vi.waitUntil(() => !app.services.database.replicas.all[0]?.isClose, PATIENCE);
  const before = count('primary');
  expect(await listedTitle()).toBe(title);
  expect(count('primary')).toBe(before + 1);
  await standby.ask('select pg_wal_replay_resume()');
  await untilReadThere();
  expect(await listedTitle()).toBe(title);
});

test('one with the data of another installation is not read', async () => {
  const [replica] = app.services.database.replicas.all;
  await untilReadThere();
  await vi.waitUntil(async () => {
    await replica?.look('that of another');
    return replica?.problem === 'it has the data of another installation' && !replica.isClose;
  }, PATIENCE);
});

describe('a read that has begun there', () => {
  const RUNNING = `from pg_stat_activity where query like '%pg_sleep%' and state = 'active' and pid <> pg_backend_pid()`;

  /** Takes long at a standby, and no time at a primary. */
  const slowly = (client: PrismaClient) => client.$queryRaw<{ isStandby: boolean }[]>`
    select pg_is_in_recovery() as "isStandby", case when pg_is_in_recovery() then pg_sleep(60)::text end as slept
    from movie limit 1`;

  /** Resolves when it runs at the replica. */
  async function begin(): Promise<{ reading: Promise<{ isStandby: boolean }[]> }> {
    for (;;) {
      await untilReadThere();
      const before = count('primary');
      const reading = app.services.database.fromReplica(slowly);
      // It was decided by now where it is read.
      if (count('primary') > before) continue;
      await vi.waitUntil(async () => (await standby.ask(`select ${RUNNING}`)).rows.length > 0, PATIENCE);
      return { reading };
    }
  }

  test.each<[string, () => Promise<unknown>, (() => Promise<unknown>)?]>([
    ['and that replaying cancels', () => execute(primary.url, 'begin; lock table movie; commit')],
    ['whose connection ends', () => standby.ask(`select pg_terminate_backend(pid) ${RUNNING}`)],
    [
      'and is not answered, because the network is silent',
      () => Promise.resolve((replicated.network.mode = 'silent')),
      () => Promise.resolve((replicated.network.mode = 'pass')),
    ],
    ['when the replica is killed', () => standby.kill(), () => standby.start()],
  ])('%s, is answered by the primary, and no other fails meanwhile', async (_, harm, mend) => {
    const { reading } = await begin();
    const before = count('repeated');
    let isOver = false;
    const readers = [0, 1].map(async () => {
      while (!isOver) await ask('{ genres }');
    });
    await harm();
    expect(await reading).toEqual([{ isStandby: false, slept: null }]);
    expect(count('repeated')).toBeGreaterThan(before);
    isOver = true;
    await Promise.all(readers);
    await mend?.();
  });

  test('and fails for another reason, is answered by the primary; the next is read there', async () => {
    await untilReadThere();
    const before = count('repeated');
    const brokenThere = (client: PrismaClient) =>
      client.$queryRaw`select 1 / (case when pg_is_in_recovery() then 0 else 1 end) as one`;
    expect(await app.services.database.fromReplica(brokenThere)).toEqual([{ one: 1 }]);
    expect(count('repeated')).toBe(before + 1);
    expect(app.services.database.replicas.all[0]?.problem).toBeUndefined();
  });
});

test('a replica is read through a PgBouncer too, and by a role that is no superuser', async () => {
  await execute(primary.url, 'create role pooled login in role rowlock');
  await execute(primary.url, await settingsOfRole('pooled'));
  await using toPrimary = await PgBouncer.start({ postgresUrl: primary.url, role: 'pooled' });
  await using toStandby = await PgBouncer.start({ postgresUrl: standby.url, role: 'pooled' });
  await using database = new Database({
    connectionString: toPrimary.urlOf(primary.url),
    replicaUrls: [toStandby.urlOf(standby.url)],
    ...{ connections: 4, isPooled: true, logger: createLogger('silent') },
  });
  await database.check();
  database.replicas.start();
  await vi.waitUntil(async () => {
    const [row] = await database.fromReplica(
      (client) => client.$queryRaw<{ isStandby: boolean }[]>`select pg_is_in_recovery() as "isStandby" from movie`,
    );
    return row?.isStandby;
  }, PATIENCE);
});

describe('the standby is promoted, and the old primary is only made read-only', () => {
  let received: string;
  let lost: string;
  /** Changes nothing, and is not probed: nothing else tells it. */
  let reader: Database;

  const ITSELF = `select current_setting('data_directory') as directory`;
  const isRead = async ({ url }: { url: string }) => {
    const [read] = await reader.prisma.$queryRawUnsafe<{ directory: string }[]>(ITSELF);
    return read?.directory === (await execute(url, ITSELF)).rows[0]?.['directory'];
  };

  async function buy(seatId: string | undefined): Promise<string> {
    const { id } = await bookSeats(admin, showing, { seatIds: [seatId ?? ''] });
    await bookingOnce(admin, id, 'CONFIRMED');
    return id;
  }

  const isReady = async () => (await fetch(`${app.url}/readyz`)).status === 200;

  test('while the primary takes no changes, the process is not ready', async () => {
    await primary.takeChanges(false);
    await vi.waitUntil(async () => !(await isReady()), PATIENCE);
    await primary.takeChanges(true);
    await vi.waitUntil(isReady, PATIENCE);
  });

  test('afterwards it sells by itself', async () => {
    received = await buy(showing.seatIds[4]);
    await vi.waitUntil(async () => (await unconfirmedBookings(standby.url, [received])).length === 0, PATIENCE);
    await standby.stopReceiving();
    lost = await buy(showing.seatIds[5]);
    reader = resources.use(openDatabase(app.services.config.databaseUrl ?? ''));
    await reader.start();
    expect(await isRead(primary)).toBe(true);
    await primary.takeChanges(false);
    await standby.promote();
    // What is open stays open.
    replicated.address.leadTo(standby.url);
    const input = { showingId: showing.showingId, seatIds: [showing.seatIds[6] ?? ''] };
    await vi.waitUntil(async () => (await admin.send(HoldSeats, { input })).data?.holdSeats.hold, PATIENCE);
  });

  test('a process that only reads follows, too', async () => {
    await vi.waitUntil(() => isRead(standby), PATIENCE);
  });

  test('no connection stays at the old primary, not even the one that listens for jobs', async () => {
    // But for that of the test, which owns it.
    const others = `pid <> pg_backend_pid() and query not like '%pg_try_advisory_lock%'`;
    const statement = `select from pg_stat_activity where backend_type = 'client backend' and ${others}`;
    await vi.waitUntil(async () => (await execute(primary.url, statement)).rows.length === 0, PATIENCE);
  });

  test('the new one is not read as a replica', async () => {
    await vi.waitUntil(() => app.services.database.replicas.all[0]?.problem === 'it is no standby', PATIENCE);
    const title = await renameUnnoticed();
    expect(await listedTitle()).toBe(title);
    expect((await scrape(app.url)).value('rowlock_replica_close', { replica: '1' })).toBe(0);
  });

  test('control: since the standby was not synchronous, a confirmed booking that it had not received is lost', async () => {
    expect(await unconfirmedBookings(standby.url, [received, lost])).toEqual([lost]);
    expect((await admin.request(ReadBooking, { id: lost })).booking).toBeNull();
  });
});
