import { once } from 'node:events';
import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startRedis } from '../support/redis-server.ts';
import { startTestApp } from '../support/test-app.ts';

test('with JOBS_REDIS_URL the jobs are there alone, and go on when the Redis of the messages is lost', async () => {
  await using resources = new Resources();
  const messages = resources.use(await startRedis());
  const jobs = resources.use(await startRedis());
  const settings = { REDIS_URL: messages.url, JOBS_REDIS_URL: jobs.url, ROLE: 'api', RATE_LIMITS: 'on' };
  const api = resources.use(await startTestApp('redis', { settings }));
  const worker = readConfig({ ...api.environment, ROLE: 'worker' });
  resources.use(await createApp(worker, { logger: createLogger('silent') }));
  const showing = await makeShowing(api.database, { rows: 1, seatsPerRow: 2 });
  const { client } = await api.newAccount();
  const buy = async (seatIds: string[]) =>
    bookingOnce(client, (await bookSeats(client, showing, { seatIds })).id, 'CONFIRMED');

  await buy(showing.seatIds.slice(0, 1));
  expect(await keysOf(jobs.url)).toContainEqual(expect.stringMatching(/^\{rowlock\}:settle-payment:/));
  expect((await keysOf(messages.url)).filter((key) => key.startsWith('{rowlock}:'))).toEqual([]);

  messages.process.kill('SIGKILL');
  await once(messages.process, 'exit');
  await buy(showing.seatIds.slice(1));
});

async function keysOf(url: string): Promise<string[]> {
  const redis = new Redis(url);
  try {
    return await redis.keys('*');
  } finally {
    redis.disconnect();
  }
}
