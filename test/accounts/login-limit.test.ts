import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { GraphQLClient } from '../support/client.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';
import { Login } from './operations.ts';

const RIGHT_PASSWORD = 'the first administrator';

/** Each guess is of another account: an account has limits of its own. */
let guesses = 0;

function guess(client: GraphQLClient) {
  const email = `person-${++guesses}@example.com`;
  return client.send(Login, { input: { email, password: 'a wrong password' } });
}

function logIn(client: GraphQLClient) {
  return client.send(Login, { input: { email: 'admin@rowlock.example', password: RIGHT_PASSWORD } });
}

async function start(mode: (typeof MODES)[number]): Promise<TestApp> {
  const testApp = await startTestApp(mode, { settings: { RATE_LIMITS: 'on' } });
  if (testApp.redisUrl !== undefined) await waitUntilRedisCounts(testApp.client, testApp.redisUrl);
  return testApp;
}

/** A process counts by itself until its connection to Redis is ready, right after the start. */
async function waitUntilRedisCounts(client: GraphQLClient, redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl);
  while (!(await redis.del('limit:login:127.0.0.1'))) {
    await guess(client);
    await sleep(20);
  }
  redis.disconnect();
}

describe.each(MODES)('the limit of login attempts, %s', (mode) => {
  test('is 20 in a minute; after that even the right password is RATE_LIMITED', async () => {
    await using testApp = await start(mode);
    const answers = await Promise.all(Array.from({ length: 20 }, () => guess(testApp.client)));
    for (const { data } of answers) expect(data?.login.errors).toMatchObject([{ __typename: 'InvalidCredentials' }]);

    const { data, errors } = await logIn(testApp.client);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: ['login'], extensions: { code: 'RATE_LIMITED' } }]);
    const { retryAfterSeconds } = (errors?.[0]?.extensions ?? {}) as { retryAfterSeconds?: number };
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  test('also counts registrations, and each of several in one request', async () => {
    await using testApp = await start(mode);
    const input = '{ email: "a@example.com", password: "0123456789", name: "" }';
    const aliases = Array.from(
      { length: 10 },
      (_, index) => `a${index}: register(input: ${input}) { errors { path } }`,
    );
    const send = () => testApp.client.send(`mutation { ${aliases.join(' ')} }`);
    expect((await send()).errors).toBeUndefined();
    expect((await send()).errors).toBeUndefined();
    expect((await send()).errors?.[0]).toMatchObject({ path: ['a0'], extensions: { code: 'RATE_LIMITED' } });
  });
});

test('all processes on one Redis share the limit of login attempts', async () => {
  await using first = await start('redis');
  await using app = await createApp(readConfig(first.environment), { logger: createLogger('silent') });
  const second = new GraphQLClient(app.url);
  await waitUntilRedisCounts(second, first.redisUrl ?? '');
  for (const client of [first.client, second])
    for (let attempt = 0; attempt < 10; attempt++) expect((await guess(client)).errors).toBeUndefined();
  for (const client of [first.client, second])
    expect((await logIn(client)).errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
});
