import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { graphql } from '../generated/gql.ts';
import { newId } from '../../src/platform/ids.ts';
import { Events, type GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

const SETTINGS = { RATE_LIMITS: 'on', TRUSTED_PROXIES: '127.0.0.0/8' };

/** Costs 100 for itself and 1 + 100 * (20 + 94 * 20 + 1). */
const LARGE = `{ showings(first: 100) { nodes { id ${Array.from({ length: 94 }, (_, at) => `s${at}: availability { available }`).join(' ')} } } }`;
const SMALL = '{ __typename }';

const WatchRate = graphql(`
  subscription WatchRate($showingId: ID!) {
    seatAvailability(showingId: $showingId) {
      __typename
    }
  }
`);

let clockAt = new Date();
let address = 0;
/** Each test comes from another. */
let from: Record<string, string>;
beforeEach(() => {
  from = { 'x-forwarded-for': `192.0.2.${++address}` };
});

interface Told {
  status: number;
  headers: Record<string, string | null>;
  code: string | undefined;
  rateLimit: { limit: number; remaining: number; resetSeconds: number; cost: number } | undefined;
}

async function ask({ url, token }: GraphQLClient, query: string, headers: Record<string, string> = {}): Promise<Told> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...from,
      ...headers,
    },
    body: JSON.stringify({ query }),
  });
  const { errors, extensions } = (await response.json()) as {
    errors?: { extensions: { code: string } }[];
    extensions?: { rateLimit?: Told['rateLimit'] };
  };
  const names = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'];
  return {
    status: response.status,
    headers: Object.fromEntries(names.map((name) => [name, response.headers.get(name)])),
    code: errors?.[0]?.extensions.code,
    rateLimit: extensions?.rateLimit,
  };
}

/** Asks for so much that nothing large is left. */
async function useUp(client: GraphQLClient): Promise<Told> {
  for (;;) {
    const told = await ask(client, LARGE);
    if (told.code !== undefined) return told;
  }
}

describe.each(MODES)('the rate of operations, %s', (mode) => {
  let testApp: TestApp;
  beforeAll(async () => {
    testApp = await startTestApp(mode, { settings: SETTINGS, overrides: { clock: () => clockAt } });
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  /** Tokens of other tests end by the real clock. */
  const newClient = async () => {
    const { accountId } = await testApp.newAccount();
    return testApp.client.as(testApp.app.services.accessTokens.issue({ accountId, sessionId: newId() }).token);
  };

  test('is told with each answer, in headers and in extensions', async () => {
    const { headers, rateLimit, code } = await ask(testApp.client, SMALL);
    expect(code).toBeUndefined();
    expect(rateLimit).toEqual({
      limit: 5_000_000,
      remaining: 5_000_000 - 101,
      resetSeconds: expect.any(Number) as number,
      cost: 101,
    });
    expect(headers).toEqual({
      'ratelimit-limit': '5000000',
      'ratelimit-remaining': String(5_000_000 - 101),
      'ratelimit-reset': String(rateLimit?.resetSeconds),
      'retry-after': null,
    });
    expect(rateLimit?.resetSeconds).toBeLessThanOrEqual(60);
  });

  test("is the account's where it has less left than the address", async () => {
    const client = await newClient();
    expect((await ask(client, SMALL)).rateLimit).toMatchObject({ limit: 1_000_000, remaining: 1_000_000 - 101 });
    expect((await ask(testApp.client, SMALL)).rateLimit).toMatchObject({ remaining: 5_000_000 - 202 });
  });

  test('counts what is wrong too', async () => {
    expect((await ask(testApp.client, '{')).rateLimit).toMatchObject({ remaining: 5_000_000 - 100, cost: 100 });
    const unknown = await ask(testApp.client, '{ unknown }');
    expect(unknown).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', rateLimit: { remaining: 5_000_000 - 200 } });
  });

  test('counts 1,000 more for each mutation', async () => {
    const revoke = 'mutation { updateAccount(input: { id: "1", expectedVersion: 1 }) { errors { path } } }';
    const { rateLimit } = await ask(await newClient(), revoke);
    expect(rateLimit?.cost).toBeGreaterThanOrEqual(1_100);
  });

  test('refuses what is above it, until the minute ends, and nothing of others', async () => {
    const client = await newClient();
    const refused = await useUp(client);
    expect(refused).toMatchObject({ status: 200, code: 'RATE_LIMITED', rateLimit: { cost: 0, limit: 1_000_000 } });
    expect(refused.headers['retry-after']).toBe(String(refused.rateLimit?.resetSeconds));
    // What is left is enough for small ones.
    expect((await ask(client, SMALL)).code).toBeUndefined();
    expect((await ask(await newClient(), LARGE)).code).toBeUndefined();
    expect((await ask(testApp.client, LARGE)).code).toBeUndefined();
    clockAt = new Date(clockAt.getTime() + (refused.rateLimit?.resetSeconds ?? 0) * 1000);
    expect((await ask(client, LARGE)).code).toBeUndefined();
  });

  test('answers 429 to a client that understands it', async () => {
    const client = await newClient();
    await useUp(client);
    const accept = 'application/graphql-response+json';
    expect(await ask(client, LARGE, { accept })).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(await ask(client, '{ unknown }', { accept })).toMatchObject({ status: 400 });
  });

  test('has an end for an address too, whatever accounts there are', async () => {
    const clients = await Promise.all(Array.from({ length: 6 }, newClient));
    for (const client of clients) await useUp(client);
    const refused = await ask(testApp.client, LARGE);
    expect(refused).toMatchObject({ code: 'RATE_LIMITED', rateLimit: { limit: 5_000_000 } });
    from = { 'x-forwarded-for': '198.51.100.1' };
    expect((await ask(testApp.client, LARGE)).code).toBeUndefined();
  });

  test('of an account that is refused is not taken from its address', async () => {
    const client = await newClient();
    await useUp(client);
    const { rateLimit: before } = await ask(testApp.client, SMALL);
    for (let again = 0; again < 3; again++) await ask(client, LARGE);
    const { rateLimit: after } = await ask(testApp.client, SMALL);
    expect(after?.remaining).toBe((before?.remaining ?? 0) - 101);
  });

  test('is the same over WebSockets', async () => {
    const { showingId } = await makeShowing(testApp.database);
    const { accountId } = await testApp.newAccount();
    const client = testApp.client.as(testApp.app.services.accessTokens.issue({ accountId, sessionId: newId() }).token);
    await using watching = new Events(client, {
      query: 'subscription ($showingId: ID!) { seatAvailability(showingId: $showingId) { __typename } }',
      variables: { showingId },
    });
    await watching.until((events) => events.length > 0);
    const spent = 1_000_000 - ((await ask(client, SMALL)).rateLimit?.remaining ?? 0);
    expect(spent).toBeGreaterThan(101 + 100);
    testApp.app.services.operationRates?.take(
      { identity: { accountId, sessionId: newId(), expiresAt: clockAt }, ip: '192.0.2.200' },
      1_000_000 - spent - 150,
    );
    await using refused = client.subscribe(WatchRate, { showingId });
    await refused.ended();
    expect(refused.failure).toMatchObject([
      { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) as number } },
    ]);
  });
});

test('without RATE_LIMITS nothing is told', async () => {
  await using testApp = await startTestApp('embedded');
  const { headers, rateLimit } = await ask(testApp.client, SMALL);
  expect([headers['ratelimit-limit'], rateLimit]).toEqual([null, undefined]);
});

test('pages of other origins may read it', async () => {
  await using testApp = await startTestApp('embedded', {
    settings: { ...SETTINGS, ALLOWED_ORIGINS: 'https://tickets.example' },
  });
  const { headers } = await fetch(`${testApp.app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://tickets.example' },
    body: JSON.stringify({ query: SMALL }),
  });
  expect(headers.get('access-control-expose-headers')).toMatch(/RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset/);
});
