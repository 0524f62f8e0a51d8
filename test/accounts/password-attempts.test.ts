import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { GraphQLClient } from '../support/client.ts';
import { startRedis } from '../support/redis-server.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';
import { ChangePassword } from './credential-operations.ts';
import { Login, RegisterAccount } from './operations.ts';

const SETTINGS = { RATE_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.0/8' };
const PASSWORD = 'difference engine';

interface Attempt {
  email: string;
  password?: string;
  from: string;
}

async function logIn(client: GraphQLClient, { email, password = 'a wrong password', from }: Attempt): Promise<string> {
  const { data, errors } = await client.send(Login, { input: { email, password } }, { 'x-forwarded-for': from });
  if (errors) return errors[0]?.extensions.code ?? '';
  return data?.login.errors[0]?.__typename ?? 'logged in';
}

/** One attempt from each of so many addresses of a network, at the same time. */
function guesses(client: GraphQLClient, email: string, { network, count }: { network: string; count: number }) {
  const attempts = Array.from({ length: count }, (_, host) => ({ email, from: `${network}.${host + 1}` }));
  return Promise.all(attempts.map((attempt) => logIn(client, attempt)));
}

function tally(results: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    [...new Set(results)].map((result) => [result, results.filter((r) => r === result).length]),
  );
}

async function register(client: GraphQLClient, email: string): Promise<void> {
  const { register: made } = await client.request(RegisterAccount, {
    input: { email, password: PASSWORD, name: 'Ada' },
  });
  expect(made.errors).toEqual([]);
}

describe.each(MODES)('guesses of a password from many addresses, %s', (mode) => {
  let testApp: TestApp;
  let client: GraphQLClient;
  beforeAll(async () => {
    testApp = await startTestApp(mode, { settings: SETTINGS });
    ({ client } = testApp);
    if (mode === 'redis') await testApp.app.services.redis?.ping();
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test('of 50 at the same time ten are looked at, also when there is no such account', async () => {
    await register(client, 'ada@example.com');
    for (const email of ['ada@example.com', 'unknown@example.com']) {
      const results = await guesses(client, email, { network: '192.0.2', count: 50 });
      expect(tally(results)).toEqual({ InvalidCredentials: 10, RATE_LIMITED: 40 });
    }
  });

  test('the address is the same account however it is written', async () => {
    const results = await Promise.all(
      ['Ada.B@example.com', ' ada.b@EXAMPLE.com '].map((email, part) =>
        guesses(client, email, { network: `198.51.${part}`, count: 10 }),
      ),
    );
    expect(tally(results.flat())).toEqual({ InvalidCredentials: 10, RATE_LIMITED: 10 });
  });

  test('who waits is told for how long: at first 15 minutes', async () => {
    await guesses(client, 'waits@example.com', { network: '192.0.2', count: 11 });
    const input = { email: 'waits@example.com', password: 'a wrong password' };
    const { errors } = await client.send(Login, { input }, { 'x-forwarded-for': '192.0.2.99' });
    const { retryAfterSeconds } = (errors?.[0]?.extensions ?? {}) as { retryAfterSeconds?: number };
    expect(errors?.[0]?.message).toBe(`Too many attempts: wait ${retryAfterSeconds} seconds.`);
    expect(retryAfterSeconds).toBeGreaterThan(14 * 60);
    expect(retryAfterSeconds).toBeLessThanOrEqual(15 * 60);
  });

  test('the owner gets in meanwhile from where they logged in before, and a stranger with the right password does not', async () => {
    const owner = { email: 'owner@example.com', password: PASSWORD, from: '203.0.113.7' };
    await register(client, owner.email);
    expect(await logIn(client, owner)).toBe('logged in');
    await guesses(client, owner.email, { network: '192.0.2', count: 15 });
    expect(await logIn(client, owner)).toBe('logged in');
    expect(await logIn(client, { ...owner, from: '203.0.113.8' })).toBe('RATE_LIMITED');
  });

  test('a known address has ten of its own, which a login gives back', async () => {
    const home = { email: 'home@example.com', from: '203.0.113.20' };
    const work = { email: 'home@example.com', from: '203.0.113.21', password: PASSWORD };
    await register(client, home.email);
    expect(await logIn(client, { ...home, password: PASSWORD })).toBe('logged in');
    expect(await logIn(client, work)).toBe('logged in');
    for (let attempt = 0; attempt < 9; attempt++) expect(await logIn(client, home)).toBe('InvalidCredentials');
    expect(await logIn(client, { ...home, password: PASSWORD })).toBe('logged in');
    const rest = await Promise.all(Array.from({ length: 12 }, () => logIn(client, home)));
    // It is also the minute of the address: 11 attempts were before these.
    expect(rest.filter((result) => result === 'InvalidCredentials').length).toBeLessThanOrEqual(10);
    expect(await logIn(client, work)).toBe('logged in');
  });
});

describe('in one place', () => {
  const resources = new Resources();
  let testApp: TestApp;
  beforeAll(async () => {
    testApp = resources.use(await startTestApp('embedded', { settings: SETTINGS }));
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  test('guesses by changePassword count like those by login, and a new password that is refused does not', async () => {
    const { client } = testApp;
    const email = 'changes@example.com';
    const { register: made } = await client.request(RegisterAccount, {
      input: { email, password: PASSWORD, name: 'Ada' },
    });
    const owner = client.as(made.tokens?.accessToken ?? '');
    const change = async (currentPassword: string, newPassword: string, from: string) => {
      const input = { currentPassword, newPassword };
      const { data, errors } = await owner.send(ChangePassword, { input }, { 'x-forwarded-for': from });
      return errors?.[0]?.extensions.code ?? data?.changePassword.errors[0]?.__typename ?? 'changed';
    };
    for (let host = 1; host <= 12; host++)
      expect(await change(PASSWORD, 'password', `192.0.2.${host}`)).toBe('InvalidInput');
    for (let host = 101; host <= 110; host++)
      expect(await change('a wrong password', 'analytical engine', `192.0.2.${host}`)).toBe('InvalidCredentials');
    expect(await change(PASSWORD, 'analytical engine', '192.0.2.111')).toBe('RATE_LIMITED');
    expect(await logIn(client, { email, password: PASSWORD, from: '192.0.2.112' })).toBe('RATE_LIMITED');
  });

  test('an address has 200 wrong passwords a day, of all accounts that are not known there', async () => {
    const { passwordAttempts } = testApp.app.services;
    await passwordAttempts.trust('known@example.com', '192.0.2.1');
    for (let person = 0; person < 200; person++)
      expect(await passwordAttempts.check(`${person}@example.com`, '192.0.2.1')).toBe(0);
    expect(await passwordAttempts.check('other@example.com', '192.0.2.1')).toBeGreaterThan(3600);
    expect(await passwordAttempts.check('known@example.com', '192.0.2.1')).toBe(0);
    expect(await passwordAttempts.check('other@example.com', '192.0.2.2')).toBe(0);
  });

  test('what an account under attack refuses does not use up the address of its owner', async () => {
    const { passwordAttempts } = testApp.app.services;
    for (let guess = 0; guess < 11; guess++) await passwordAttempts.check('target@example.com', `198.51.100.${guess}`);
    for (let attempt = 0; attempt < 300; attempt++)
      expect(await passwordAttempts.check('target@example.com', '192.0.2.50')).toBeGreaterThan(0);
    expect(await passwordAttempts.check('colleague@example.com', '192.0.2.50')).toBe(0);
  });

  test('a mail opens an account under attack for its owner', async () => {
    const { passwordAttempts } = testApp.app.services;
    for (let guess = 0; guess < 11; guess++) await passwordAttempts.check('reset@example.com', `198.51.102.${guess}`);
    expect(await passwordAttempts.check('reset@example.com', '192.0.2.60')).toBeGreaterThan(0);
    await passwordAttempts.trust('reset@example.com', '192.0.2.60');
    expect(await passwordAttempts.check('reset@example.com', '192.0.2.60')).toBe(0);
  });

  test('right passwords of new addresses do not count', async () => {
    const { passwordAttempts } = testApp.app.services;
    for (let place = 0; place < 30; place++) {
      expect(await passwordAttempts.check('traveller@example.com', `198.51.101.${place}`)).toBe(0);
      await passwordAttempts.succeeded('traveller@example.com', `198.51.101.${place}`);
    }
  });
});

test('all processes on one Redis count together, and know the same addresses', async () => {
  await using first = await startTestApp('redis', { settings: SETTINGS });
  await using app = await createApp(readConfig(first.environment), { logger: createLogger('silent') });
  const second = new GraphQLClient(app.url);
  await first.app.services.redis?.ping();
  await app.services.redis?.ping();
  const owner = { email: 'both@example.com', password: PASSWORD, from: '203.0.113.7' };
  await register(first.client, owner.email);
  expect(await logIn(first.client, owner)).toBe('logged in');
  const results = await Promise.all(
    [first.client, second].map((client, process) =>
      guesses(client, owner.email, { network: `192.0.${process}`, count: 10 }),
    ),
  );
  expect(tally(results.flat())).toEqual({ InvalidCredentials: 10, RATE_LIMITED: 10 });
  expect(await logIn(second, owner)).toBe('logged in');
});

test('while Redis is away each process counts by itself', async () => {
  await using redis = await startRedis();
  await using testApp = await startTestApp('redis', { settings: { ...SETTINGS, REDIS_URL: redis.url } });
  await register(testApp.client, 'alone@example.com');
  await redis[Symbol.asyncDispose]();
  const results = await guesses(testApp.client, 'alone@example.com', { network: '192.0.2', count: 15 });
  expect(tally(results)).toEqual({ InvalidCredentials: 10, RATE_LIMITED: 5 });
});
