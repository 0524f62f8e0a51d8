import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { audit } from '../support/audited.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { answersDuring, type UntilAnswered } from '../support/buying-through-restarts.ts';
import { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PgBouncer, settingsOfRole } from '../support/pgbouncer.ts';
import { PostgresServer } from '../support/postgres-server.ts';
import { createAccount, JWT_SECRET } from '../support/test-app.ts';
import { execute } from '../support/test-database.ts';

const BUYERS = 4;

const resources = new Resources();
let postgres: PostgresServer;
let pooler: PgBouncer;
let app: App;
let showing: MadeShowing;
let buyers: GraphQLClient[];

beforeAll(async () => {
  postgres = resources.use(await PostgresServer.start());
  await execute(postgres.url, await settingsOfRole('rowlock'));
  pooler = resources.use(await PgBouncer.start({ postgresUrl: postgres.url, role: 'rowlock' }));
  const environment = {
    DATABASE_URL: pooler.urlOf(postgres.url),
    DATABASE_POOLER: 'pgbouncer',
    DATABASE_DIRECT_URL: postgres.url,
    JWT_SECRET,
    ADMIN_PASSWORD: 'the first administrator',
    MAX_SEATS_PER_ACCOUNT: '100',
    RATE_LIMITS: 'off',
  };
  app = resources.use(await createApp(readConfig(environment), { logger: createLogger('silent') }));
  const { database } = app.services;
  showing = await makeShowing(database, { rows: 20, seatsPerRow: 30 });
  const accounts = await Promise.all(Array.from({ length: BUYERS }, () => createAccount(database)));
  buyers = accounts.map(({ token }) => new GraphQLClient(app.url, token));
});
afterAll(() => resources[Symbol.asyncDispose]());

test('while the pooler and PostgreSQL are restarted, every answer is data or SERVICE_UNAVAILABLE', async () => {
  const restart = async (untilAnswered: UntilAnswered) => {
    for (const server of [pooler, postgres]) {
      await untilAnswered('data');
      await server.stop();
      await untilAnswered('SERVICE_UNAVAILABLE');
      await server.startAgain();
    }
    await untilAnswered('data');
  };
  expect(await answersDuring(restart, { showing, buyers })).toEqual(['SERVICE_UNAVAILABLE', 'data']);
}, 150_000);

test('afterwards the process is ready again, and sells', async () => {
  await expect.poll(async () => (await fetch(`${app.url}/readyz`)).status, { timeout: 30_000 }).toBe(200);
  const [buyer] = buyers as [GraphQLClient];
  const another = await makeShowing(app.services.database);
  const { id } = await bookSeats(buyer, another, { seatIds: another.seatIds.slice(0, 2) });
  await bookingOnce(buyer, id, 'CONFIRMED');
});

test('no seat was sold twice, and what was paid is what was booked', async () => {
  const doubles = await app.services.database.prisma.$queryRaw`
    select seat_id from ticket where status = 'VALID' group by seat_id having count(*) > 1`;
  expect(doubles).toEqual([]);
  // Those whose payment is under way.
  await expect
    .poll(() => app.services.database.prisma.payment.count({ where: { status: 'PENDING' } }), { timeout: 30_000 })
    .toBe(0);
  await audit(postgres.url);
}, 90_000);
