import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { bookSeats } from '../support/buying.ts';
import { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { ReadBooking } from '../support/operations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const GUEST = '/graphiql/guest';
const MINUTE_MS = 60_000;

const resources = new Resources();
let testApp: TestApp;
let showing: MadeShowing;
let url: string;
let offset = 0;

beforeAll(async () => {
  testApp = resources.use(await startTestApp('embedded'));
  // With a cinema in the database the demo need not be written.
  showing = await makeShowing(testApp.database, { rows: 1 });
  const { url: demoUrl } = resources.use(await startDemo({}));
  url = demoUrl;
});
afterAll(() => resources[Symbol.asyncDispose]());

function startDemo(settings: Record<string, string>): Promise<App> {
  const config = readConfig({ ...testApp.environment, SEED_DEMO: 'true', ...settings });
  return createApp(config, { logger: createLogger('silent'), clock: () => new Date(Date.now() + offset) });
}

interface Visit {
  status: number;
  headers: Headers;
  /** As the browser sends it from then on. */
  cookie: string;
  client: GraphQLClient;
  accountId: string | undefined;
}

/** What the page does when it needs a token. */
async function visit({ cookie = '', at = url, site = 'same-origin' } = {}): Promise<Visit> {
  const headers = { 'sec-fetch-site': site, ...(cookie && { cookie }) };
  const response = await fetch(`${at}${GUEST}`, { method: 'POST', headers });
  const { accessToken = '' } = (await response.json()) as { accessToken?: string };
  const client = new GraphQLClient(at, accessToken);
  const made = response.headers.get('set-cookie')?.split(';')[0];
  const { data } = accessToken ? await client.send<{ me: { id: string } }, object>('{ me { id } }') : {};
  return { status: response.status, headers: response.headers, cookie: made ?? cookie, client, accountId: data?.me.id };
}

test('each visitor is a guest of its own, and sees no booking of another', async () => {
  const [first, second] = [await visit(), await visit()];
  expect(first.accountId).toMatch(/^[0-9a-f-]{36}$/);
  expect(second.accountId).not.toBe(first.accountId);
  const { id } = await bookSeats(first.client, showing, { seatIds: showing.seatIds.slice(0, 2) });
  expect((await first.client.request(ReadBooking, { id })).booking?.id).toBe(id);
  expect((await second.client.request(ReadBooking, { id })).booking).toBeNull();
});

test('the page itself has no token, and is never cached', async () => {
  const response = await fetch(`${url}/graphiql`);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('set-cookie')).toBeNull();
  expect(await response.text()).not.toMatch(/eyJ|bearer/i);
});

test('after the end of its token a visitor goes on as the same guest', async () => {
  const { accountId, client, cookie } = await visit();
  offset = 16 * MINUTE_MS;
  try {
    expect((await client.send('{ me { id } }')).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const later = await visit({ cookie });
    expect(later.accountId).toBe(accountId);
    expect(later.headers.get('set-cookie')).toBeNull();
  } finally {
    offset = 0;
  }
});

test('neither the token nor the cookie is kept by a cache, or sent to any other path', async () => {
  const { headers } = await visit();
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('set-cookie')).toMatch(
    /^rowlock_guest=[\w.-]+; Path=\/graphiql\/guest; Max-Age=86400; HttpOnly; SameSite=Strict$/,
  );
  const proxied = await fetch(`${url}${GUEST}`, {
    method: 'POST',
    headers: { 'x-forwarded-proto': 'https' },
  });
  expect(proxied.headers.get('set-cookie')).toMatch(/; Secure$/);
});

test('the cookie lets nobody into /graphql', async () => {
  const { cookie } = await visit();
  for (const value of [cookie, cookie.replace('rowlock_guest=', 'authorization=')]) {
    const body = JSON.stringify({ query: '{ me { id } }' });
    const headers = { 'content-type': 'application/json', cookie: value };
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
    expect(await response.json()).toEqual({ data: { me: null } });
  }
});

test('another site cannot replace the guest of a visitor', async () => {
  for (const site of ['cross-site', 'same-site']) {
    const { status, headers } = await visit({ site });
    expect(status).toBe(403);
    expect(headers.get('set-cookie')).toBeNull();
  }
});

describe('in another process', () => {
  test('an address gets 20 guests an hour, and they go on after that', async () => {
    await using app = await startDemo({ RATE_LIMITS: 'on' });
    const at = app.url;
    const visits = [];
    for (let count = 0; count < 20; count++) visits.push(await visit({ at }));
    expect(new Set(visits.map(({ accountId }) => accountId)).size).toBe(20);
    const refused = await visit({ at });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3000);
    const { cookie = '', accountId } = visits[0] ?? {};
    expect((await visit({ at, cookie })).accountId).toBe(accountId);
  });

  test('there are no guests without the demo', async () => {
    const at = testApp.app.url;
    expect((await visit({ at })).status).toBe(404);
    expect(await (await fetch(`${at}/graphiql`)).text()).toContain('"guestPath":null');
  });
});
