import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { makeShowing } from '../support/fixtures.ts';
import { HoldSeats, ReleaseHold } from '../support/operations.ts';
import { startRedis } from '../support/redis-server.ts';
import { startServerProcess } from '../support/server-process.ts';
import { startTestApp } from '../support/test-app.ts';

const SECONDS = 12;

test('while Redis is stopped, the log says so in a few lines, however much is done', async () => {
  await using resources = new Resources();
  const redis = resources.use(await startRedis());
  const testApp = resources.use(await startTestApp('embedded'));
  const environment = { ...testApp.environment, REDIS_URL: redis.url, LOG_LEVEL: 'warn', ROLE: 'all' };
  const server = resources.use(await startServerProcess({ environment }));
  const showing = await makeShowing(testApp.database);
  const accounts = await Promise.all(Array.from({ length: 5 }, () => testApp.newAccount()));
  const { length: before } = server.errors;

  redis.process.kill('SIGKILL');
  await once(redis.process, 'exit');
  const deadline = Date.now() + SECONDS * 1000;
  let done = 0;
  await Promise.all(
    accounts.map(async ({ client }, number) => {
      const buyer = server.client.as(client.token ?? '');
      const input = { showingId: showing.showingId, seatIds: [showing.seatIds[number] ?? ''] };
      while (Date.now() < deadline) {
        const { holdSeats } = await buyer.request(HoldSeats, { input });
        await buyer.request(ReleaseHold, { holdId: holdSeats.hold?.id ?? '' });
        done++;
        await sleep(10);
      }
    }),
  );
  const lines = server.errors.slice(before).trim().split('\n');
  expect(done).toBeGreaterThan(20);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThan(50);
  expect(lines.some((line) => line.includes('the message bus is away'))).toBe(true);
}, 90_000);
