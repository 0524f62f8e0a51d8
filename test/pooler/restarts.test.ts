import { afterAll, beforeAll, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { audit } from '../support/audited.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { answersDuring, openShop, type Shop, type UntilAnswered } from '../support/buying-through-restarts.ts';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { PgBouncer, settingsOfRole } from '../support/pgbouncer.ts';
import { PostgresServer } from '../support/postgres-server.ts';
import { seatsInTwoStates } from '../support/seats-in-two-states.ts';
import { execute } from '../support/test-database.ts';

const BUYERS = 4;

const resources = new Resources();
let postgres: PostgresServer;
let pooler: PgBouncer;
let shop: Shop;

beforeAll(async () => {
  postgres = resources.use(await PostgresServer.start());
  await execute(postgres.url, await settingsOfRole('rowlock'));
  pooler = resources.use(await PgBouncer.start({ postgresUrl: postgres.url, role: 'rowlock' }));
  const settings = {
    DATABASE_URL: pooler.urlOf(postgres.url),
    DATABASE_POOLER: 'pgbouncer',
    DATABASE_DIRECT_URL: postgres.url,
  };
  shop = await openShop(resources, { settings, count: BUYERS });
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
  expect(await answersDuring(restart, shop)).toEqual(['SERVICE_UNAVAILABLE', 'data']);
}, 150_000);

test('afterwards the process is ready again, and sells', async () => {
  await expect.poll(async () => (await fetch(`${shop.app.url}/readyz`)).status, { timeout: 30_000 }).toBe(200);
  const [buyer] = shop.buyers as [GraphQLClient];
  const another = await makeShowing(shop.app.services.database);
  const { id } = await bookSeats(buyer, another, { seatIds: another.seatIds.slice(0, 2) });
  await bookingOnce(buyer, id, 'CONFIRMED');
});

test('no seat was sold twice, and what was paid is what was booked', async () => {
  expect(await seatsInTwoStates(shop.app.services.database)).toEqual([]);
  // Those whose payment is under way.
  await expect
    .poll(() => shop.app.services.database.prisma.payment.count({ where: { status: 'PENDING' } }), { timeout: 30_000 })
    .toBe(0);
  await audit(postgres.url);
}, 90_000);
