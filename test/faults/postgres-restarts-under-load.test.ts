import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { answersDuring, openShop, type Shop } from '../support/buying-through-restarts.ts';
import { PostgresServer } from '../support/postgres-server.ts';
import { seatsInTwoStates } from '../support/seats-in-two-states.ts';

const RESTARTS = 2;
const BUYERS = 6;

const resources = new Resources();
let postgres: PostgresServer;
let shop: Shop;

beforeAll(async () => {
  postgres = resources.use(await PostgresServer.start());
  shop = await openShop(resources, { settings: { DATABASE_URL: postgres.url }, count: BUYERS });
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
  expect(await answersDuring(restart, shop)).toEqual(['SERVICE_UNAVAILABLE', 'data']);
}, 150_000);

test('afterwards the process is ready, and no seat was sold or held twice', async () => {
  expect((await fetch(`${shop.app.url}/readyz`)).status).toBe(200);
  expect(await seatsInTwoStates(shop.app.services.database)).toEqual([]);
});
