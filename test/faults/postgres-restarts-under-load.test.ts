import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { answersDuring } from '../support/buying-through-restarts.ts';
import { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PostgresServer } from '../support/postgres-server.ts';
import { createAccount, JWT_SECRET } from '../support/test-app.ts';

const RESTARTS = 2;
const BUYERS = 6;

const resources = new Resources();
let postgres: PostgresServer;
let app: App;
let showing: MadeShowing;
let buyers: GraphQLClient[];

beforeAll(async () => {
  postgres = resources.use(await PostgresServer.start());
  const environment = {
    DATABASE_URL: postgres.url,
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

test('while PostgreSQL is restarted several times, every answer is data or SERVICE_UNAVAILABLE', async () => {
  const restart = async () => {
    for (let restarts = 0; restarts < RESTARTS; restarts++) {
      await sleep(1000);
      await postgres.stop();
      await sleep(200);
      await postgres.startAgain();
    }
    await sleep(1000);
  };
  expect(await answersDuring(restart, { showing, buyers })).toEqual(['SERVICE_UNAVAILABLE', 'data']);
}, 150_000);

test('afterwards the process is ready, and no seat was sold or held twice', async () => {
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  const doubles = await app.services.database.prisma.$queryRaw`
    select seat_id from ticket where status = 'VALID' group by seat_id having count(*) > 1`;
  expect(doubles).toEqual([]);
});
