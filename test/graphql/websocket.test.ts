import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { errorsIn, RawSocket } from '../support/raw-socket.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { accessTokenOf, signToken } from '../support/access-token.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let showing: MadeShowing;
let url: string;
let watch: { query: string };
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { ALLOWED_ORIGINS: 'https://tickets.example' } });
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  url = testApp.client.url;
});
beforeEach(() => {
  watch = { query: `subscription { seatAvailability(showingId: "${showing.showingId}") { __typename } }` };
});
afterAll(() => testApp[Symbol.asyncDispose]());

function tokenIssued(secondsAgo: number): string {
  const clock = () => new Date(Date.now() - secondsAgo * 1000);
  return accessTokenOf(newId(), { clock });
}

describe('over a WebSocket', () => {
  test.each([
    ['a query', '{ genres }'],
    ['a mutation', 'mutation { login(input: { email: "a@example.com", password: "x" }) { tokens { accessToken } } }'],
    ['a query beside a subscription, without an operationName,', 'query A { genres } subscription B { __typename }'],
  ])('%s is refused', async (_, query) => {
    await using socket = await RawSocket.connect(url);
    const answer = await withoutAnyChange(testApp.database, () => socket.ask({ query }));
    expect(errorsIn(answer)?.length).toBeGreaterThan(0);
    for (const { extensions } of errorsIn(answer) ?? [])
      expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(extensions.code);
  });

  test.each([
    ['that does not exist', newId()],
    ['whose id is malformed', 'tonight'],
  ])('a showing %s cannot be watched', async (_, showingId) => {
    await using socket = await RawSocket.connect(url);
    const answer = await socket.ask({
      query: `subscription { seatAvailability(showingId: "${showingId}") { __typename } }`,
    });
    expect(errorsIn(answer)).toMatchObject([
      { message: 'There is no such showing.', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  test('fifty subscriptions share a socket, and one more is RATE_LIMITED until one ends', async () => {
    await using socket = await RawSocket.connect(url);
    const first = await Promise.all(Array.from({ length: 50 }, () => socket.ask(watch)));
    for (const { type } of first) expect(type).toBe('next');
    expect(errorsIn(await socket.ask(watch))).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    socket.send({ id: '1', type: 'complete' });
    expect((await socket.ask(watch)).type).toBe('next');
    expect(errorsIn(await socket.ask(watch))).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });
});

describe('a socket', () => {
  test.each([
    ['an invalid token', 'none'],
    ['an expired token', tokenIssued(901)],
  ])('is closed at once with %s', async (_, token) => {
    await using socket = await RawSocket.open(url);
    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    expect((await socket.closed).code).toBe(4403);
    expect(socket.received).toEqual([]);
  });

  test('is closed when its token expires, and answers until then', async () => {
    await using socket = await RawSocket.connect(url, tokenIssued(896));
    expect((await socket.ask(watch)).type).toBe('next');
    expect(await socket.closed).toEqual({ code: 4403, reason: 'The access token has expired' });
  });

  test('stays open with a token that lasts longer than a timer can', async () => {
    const { accountId } = await testApp.newAccount();
    const token = signToken({ claims: { sub: accountId, exp: Math.floor(Date.now() / 1000) + 60 * 86_400 } });
    await using socket = await RawSocket.connect(url, token);
    expect((await socket.ask(watch)).type).toBe('next');
    const open = setTimeout(500, 'open');
    expect(await Promise.race([socket.closed, open])).toBe('open');
    expect((await socket.ask(watch)).type).toBe('next');
  });

  const own = '{ bookingUpdated(bookingId: "x") { id } }';
  test.each<[string, (token: string) => object]>([
    ['authorization', (token) => ({ authorization: `Bearer ${token}` })],
    ['Authorization', (token) => ({ Authorization: `Bearer ${token}` })],
    ['AUTHORIZATION', (token) => ({ AUTHORIZATION: `bearer  ${token}` })],
    ['a bare token', (token) => ({ Authorization: token })],
    ['headers', (token) => ({ headers: { Authorization: `Bearer ${token}` } })],
    ['the same twice', (token) => ({ authorization: token, headers: { Authorization: token } })],
    ['other keys beside it', (token) => ({ authorization: token, 'x-csrf-token': 'x', client: 'web', token: null })],
  ])('knows the account by %s in connectionParams', async (_, params) => {
    const { client } = await testApp.newAccount();
    await using socket = await RawSocket.open(url);
    socket.send({ type: 'connection_init', payload: params(client.token ?? '') });
    await socket.until(({ type }) => type === 'connection_ack');
    // A caller who is not known would be UNAUTHENTICATED.
    expect(errorsIn(await socket.ask({ query: `subscription ${own}` }))).toMatchObject([
      { message: 'There is no such booking.', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  test.each<[string, (token: string) => object]>([
    ['another scheme', (token) => ({ authorization: `Basic ${token}` })],
    ['two tokens', (token) => ({ authorization: token, Authorization: `${token}x` })],
    ['a list', (token) => ({ authorization: [token] })],
    ['an object', (token) => ({ authorization: { token } })],
    ['a number', () => ({ authorization: 1 })],
    ['a misspelt key', (token) => ({ Authorisation: `Bearer ${token}` })],
    ['the key token', (token) => ({ token })],
    ['the key accessToken', (token) => ({ headers: { accessToken: token } })],
    ['headers as a list', (token) => ({ headers: [['Authorization', token]] })],
  ])('is closed with %s in connectionParams, and is not taken as anonymous', async (_, params) => {
    const { client } = await testApp.newAccount();
    await using socket = await RawSocket.open(url);
    socket.send({ type: 'connection_init', payload: params(client.token ?? '') });
    expect((await socket.closed).code).toBe(4403);
    expect(socket.received).toEqual([]);
  });

  test.each([{}, { authorization: '' }, { Authorization: null }, { headers: null }, { client: 'web' }])(
    'is anonymous with the connectionParams %j',
    async (payload) => {
      await using socket = await RawSocket.open(url);
      socket.send({ type: 'connection_init', payload });
      await socket.until(({ type }) => type === 'connection_ack');
      expect(errorsIn(await socket.ask({ query: `subscription ${own}` }))).toMatchObject([
        { extensions: { code: 'UNAUTHENTICATED' } },
      ]);
    },
  );

  test('that uses an id of 200 characters twice is closed as the protocol says', async () => {
    await using socket = await RawSocket.connect(url);
    const message = { id: 'x'.repeat(200), type: 'subscribe', payload: watch };
    socket.send(message);
    socket.send(message);
    expect((await socket.closed).code).toBe(4409);
  });

  test('that subscribes before connection_init is closed', async () => {
    await using socket = await RawSocket.open(url);
    socket.send({ id: '1', type: 'subscribe', payload: watch });
    expect((await socket.closed).code).toBe(4401);
  });

  test.each(['no JSON', '{"type":"popcorn"}', '{"id":"1","type":"subscribe","payload":{}}', '[]', 'null'])(
    'that sends %s is closed, and the server goes on',
    async (message) => {
      await using socket = await RawSocket.connect(url);
      socket.send(message);
      expect((await socket.closed).code).toBe(4400);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
    },
  );
});

describe('an upgrade to a WebSocket', () => {
  test.each([
    ['the server’s own page', () => url],
    ['an allowed origin', () => 'https://tickets.example'],
  ])('is accepted from %s', async (_, origin) => {
    await using socket = await RawSocket.open(url, { origin: origin() });
    socket.send({ type: 'connection_init' });
    expect((await socket.until(() => true)).type).toBe('connection_ack');
  });

  test.each([
    'https://evil.example',
    'http://tickets.example',
    'https://tickets.example.evil.example',
    'http://127.0.0.1:1',
    'null',
  ])('is refused with 403 for a page of %s', async (origin) => {
    await expect(RawSocket.open(url, { origin })).rejects.toThrow('refused with 403');
  });

  test('is refused with 404 on other paths', async () => {
    await expect(RawSocket.open(url, { path: '/' })).rejects.toThrow('refused with 404');
    await expect(RawSocket.open(url, { path: '/graphql/' })).rejects.toThrow('refused with 404');
    await using socket = await RawSocket.open(url, { path: '/graphql?x=1' });
    expect(socket.received).toEqual([]);
  });

  test.each(['//', 'http://[', '*', '/%'])('to the path %s is refused, and the server goes on', async (path) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    const [answer] = await new Promise<string[]>((resolve) => {
      const parts: string[] = [];
      socket.on('data', (data) => parts.push(data.toString())).on('close', () => resolve(parts));
    });
    expect(answer).toMatch(/^HTTP\/1.1 40[04]/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});
