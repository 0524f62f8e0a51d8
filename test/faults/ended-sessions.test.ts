import { setTimeout as sleep } from 'node:timers/promises';
import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { Resources } from '../../src/platform/resources.ts';
import { RevokeRole } from '../accounts/role-operations.ts';
import { Logout, newGuest, ReadSessions, RefreshSession, stateOf } from '../sessions/session-operations.ts';
import type { SeatAvailabilitySubscription } from '../generated/graphql.ts';
import { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { HoldSeats, SeatAvailability } from '../support/operations.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { startRedis } from '../support/redis-server.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

/** How soon every process has to know, and a poll for it. */
const SOON = { timeout: 2000, interval: 20 };

function processOf(environment: Record<string, string>): Promise<App> {
  return createApp(readConfig(environment), { logger: createLogger('silent') });
}

/** With the token of another client, at another process. */
const at = ({ url }: { url: string }, { token }: GraphQLClient) => new GraphQLClient(url, token);

describe.each(MODES)('of two processes, %s,', (mode) => {
  const resources = new Resources();
  let testApp: TestApp;
  let other: App;

  beforeAll(async () => {
    // Without Redis no message reaches the other one: it looks into the database.
    testApp = resources.use(await startTestApp(mode));
    other = resources.use(await processOf(testApp.environment));
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  test('the one that ends a session refuses its tokens at once, and the other one soon', async () => {
    const { client } = await newGuest(testApp.client);
    expect(await stateOf(at(other, client))).toBe('open');
    await client.request(Logout, { input: {} });
    expect(await stateOf(client)).toBe('UNAUTHENTICATED');
    await expect.poll(() => stateOf(at(other, client)), SOON).toBe('UNAUTHENTICATED');
  });

  test('each closes the WebSockets of a session that ends, and no others', async () => {
    const [ending, going] = [await newGuest(testApp.client), await newGuest(testApp.client)];
    const urls = [testApp.app.url, other.url];
    await using sockets = new Resources();
    const open = (guest: typeof ending) =>
      Promise.all(urls.map(async (url) => sockets.use(await RawSocket.connect(url, guest.client.token))));
    const [closing, staying] = [await open(ending), await open(going)];
    await ending.client.request(Logout, { input: { everywhere: true } });
    const closed = Promise.all(closing.map((socket) => socket.closed));
    expect(await Promise.race([closed, sleep(SOON.timeout, 'open')])).toEqual(
      urls.map(() => ({ code: 4403, reason: 'The session has ended' })),
    );
    expect(await Promise.race([...staying.map((socket) => socket.closed), sleep(100, 'open')])).toBe('open');
  });

  test('each closes the WebSockets of an account that loses a role, which may come back with the same token', async () => {
    const [{ client: admin }, auditor] = [await testApp.newAccount('ADMIN'), await testApp.newAccount('AUDITOR')];
    const urls = [testApp.app.url, other.url];
    await using sockets = new Resources();
    const connect = async (url: string) => sockets.use(await RawSocket.connect(url, auditor.client.token));
    const closing = await Promise.all(urls.map(connect));
    await admin.request(RevokeRole, { input: { accountId: auditor.accountId, role: 'AUDITOR' } });
    const closed = Promise.all(closing.map((socket) => socket.closed));
    expect(await Promise.race([closed, sleep(SOON.timeout, 'open')])).toEqual(
      urls.map(() => ({ code: 4403, reason: 'A role was revoked' })),
    );
    const again = await Promise.all(urls.map(connect));
    // It is not closed again by the looks that follow.
    expect(await Promise.race([...again.map((socket) => socket.closed), sleep(2500, 'open')])).toBe('open');
  });

  test('one that starts later refuses the tokens from its first request on', async () => {
    const { client } = await newGuest(testApp.client);
    await client.request(Logout, { input: {} });
    await using later = await processOf(testApp.environment);
    expect(await stateOf(at(later, client))).toBe('UNAUTHENTICATED');
  });

  test('both refuse a session that a refresh token ended when it was used a second time', async () => {
    const { client, tokens } = await newGuest(testApp.client);
    const refresh = async (refreshToken = '') =>
      (await testApp.client.request(RefreshSession, { input: { refreshToken } })).refreshSession.tokens?.refreshToken;
    await refresh(await refresh(tokens.refreshToken));
    expect(await refresh(tokens.refreshToken)).toBeUndefined();
    expect(await stateOf(client)).toBe('UNAUTHENTICATED');
    await expect.poll(() => stateOf(at(other, client)), SOON).toBe('UNAUTHENTICATED');
  });
});

test('a message that is lost is made up for by the next look, also after the database was away', async () => {
  await using resources = new Resources();
  const redis = resources.use(await startRedis());
  const testApp = resources.use(await startTestApp('redis', { settings: { ROLE: 'api', REDIS_URL: redis.url } }));
  const toRedis = await TcpProxy.inFrontOf(redis.url);
  const toDatabase = await TcpProxy.inFrontOf(testApp.environment['DATABASE_URL'] ?? '');
  resources.use(toRedis.proxy);
  resources.use(toDatabase.proxy);
  const environment = { ...testApp.environment, REDIS_URL: toRedis.url, DATABASE_URL: toDatabase.url };
  const other = resources.use(await processOf(environment));
  toRedis.proxy.mode = 'silent';
  const [first, second] = [await newGuest(testApp.client), await newGuest(testApp.client)];

  await first.client.request(Logout, { input: {} });
  await expect.poll(() => stateOf(at(other, first.client)), SOON).toBe('UNAUTHENTICATED');

  toDatabase.proxy.mode = 'refuse';
  await second.client.request(Logout, { input: {} });
  toDatabase.proxy.mode = 'pass';
  await expect.poll(() => stateOf(at(other, second.client)), { timeout: 10_000 }).toBe('UNAUTHENTICATED');
});

test('a message alone is enough: the other process need not look', async () => {
  await using testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  // Timers stand still from here on, the looks too; Redis answers.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    await using other = await processOf(testApp.environment);
    const told = async () => {
      const { client } = await newGuest(testApp.client);
      await client.request(Logout, { input: {} });
      await sleep(50);
      return stateOf(at(other, client));
    };
    await expect.poll(told, { timeout: 10_000, interval: 10 }).toBe('UNAUTHENTICATED');
  } finally {
    vi.useRealTimers();
  }
});

describe('two servers in processes of their own', () => {
  const resources = new Resources();
  let servers: ServerProcess[];
  beforeAll(async () => {
    const { environment } = resources.use(await startTestApp('redis', { settings: { ROLE: 'api' } }));
    servers = await Promise.all([0, 1].map(async () => resources.use(await startServerProcess({ environment }))));
  });
  afterAll(() => resources[Symbol.asyncDispose]());

  test('refuse a session that one of them ends, and the other one closes its WebSocket', async () => {
    const [one, other] = servers;
    if (!one || !other) throw new Error('no servers');
    const { client } = await newGuest(one.client);
    await using socket = await RawSocket.connect(other.url, client.token);
    await client.request(Logout, { input: {} });
    expect(await Promise.race([socket.closed, sleep(SOON.timeout, 'open')])).toMatchObject({ code: 4403 });
    expect(await stateOf(at(other, client))).toBe('UNAUTHENTICATED');
  });
});

test('a client whose socket ended with its token comes back with a new one, and misses no change', async () => {
  await using testApp = await startTestApp('embedded');
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const [watcher, buyer] = [await newGuest(testApp.client), await newGuest(testApp.client)];
  const [first = '', second = ''] = showing.seatIds;
  const hold = (seatId: string) =>
    buyer.client.request(HoldSeats, { input: { showingId: showing.showingId, seatIds: [seatId] } });
  const sessionId = (await watcher.client.request(ReadSessions, {})).me?.sessions[0]?.id ?? '';
  const session = { accountId: watcher.accountId, sessionId, until: new Date(Date.now() + 2000) };
  let { token } = testApp.app.services.accessTokens.issue(session);
  const statuses: Record<string, string>[] = [];
  const closed: unknown[] = [];
  const client = createClient({
    url: `${testApp.client.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: () => ({ authorization: token }),
    on: { closed: (event) => closed.push((event as { reason: string }).reason) },
    // While it is away a seat is held, and it gets a new token.
    retryWait: async () => {
      await hold(second);
      const input = { refreshToken: watcher.tokens.refreshToken };
      const { refreshSession } = await testApp.client.request(RefreshSession, { input });
      token = refreshSession.tokens?.accessToken ?? '';
    },
  });
  client.subscribe<SeatAvailabilitySubscription>(
    { query: print(SeatAvailability), variables: { showingId: showing.showingId } },
    {
      next: ({ data }) => {
        const seats = data && 'seats' in data.seatAvailability ? data.seatAvailability.seats : [];
        statuses.push(Object.fromEntries(seats.map(({ seatId, status }) => [seatId, status])));
      },
      error: () => undefined,
      complete: () => undefined,
    },
  );
  try {
    await expect.poll(() => statuses).toEqual([{ [first]: 'AVAILABLE', [second]: 'AVAILABLE' }]);
    await hold(first);
    await expect
      .poll(() => statuses.slice(1), { timeout: 10_000 })
      .toEqual([{ [first]: 'HELD' }, { [first]: 'HELD', [second]: 'HELD' }]);
    expect(closed).toEqual(['The access token has expired']);
  } finally {
    await client.dispose();
  }
});
