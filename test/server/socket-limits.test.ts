import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Watcher } from '../../src/platform/messages/watcher.ts';
import { SOCKET_LIMITS } from '../../src/server/socket-limits.ts';
import { errorsIn, RawSocket } from '../support/raw-socket.ts';
import { SocketServer } from '../support/socket-server.ts';

let subscribed = 0;
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { nothing: { type: GraphQLInt } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      events: {
        type: new GraphQLNonNull(GraphQLInt),
        args: { text: { type: GraphQLString } },
        resolve: (event: number) => event,
        subscribe: () => {
          subscribed++;
          return new Watcher<number>({ merge: (_, later) => [later], onClose: () => undefined });
        },
      },
    },
  }),
});

let server: SocketServer;
beforeAll(async () => void (server = await SocketServer.start(schema)));
beforeEach(() => void (subscribed = 0));
afterAll(() => server[Symbol.asyncDispose]());

const PING = JSON.stringify({ type: 'ping' });
const subscription = (id: string) => ({ id, type: 'subscribe', payload: { query: 'subscription { events }' } });

describe('a socket without connection_init', () => {
  test('is closed with 4408 after three seconds, also when it is pinged and sends pings', async () => {
    await using silent = await RawSocket.open(server.url);
    await using pinging = await RawSocket.open(server.url);
    await using good = await RawSocket.connect(server.url);
    pinging.ping();
    pinging.send(PING);
    for (const socket of [silent, pinging]) {
      expect(await socket.closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
    }
    good.send(PING);
    await good.until(({ type }) => type === 'pong');
  });

  test.each([undefined, 'graphql-ws', 'popcorn', 'graphql-transport-ws-2, x'])(
    'is closed at once with the subprotocol %s',
    async (name) => {
      // Not as `protocol`: that is checked by the client itself.
      const headers: Record<string, string> = name === undefined ? {} : { 'sec-websocket-protocol': name };
      await using socket = await RawSocket.open(server.url, { protocol: '', headers });
      expect((await socket.closed).code).toBe(4406);
    },
  );

  test('is closed with 4429 when it sends two', async () => {
    await using socket = await RawSocket.connect(server.url);
    socket.send({ type: 'connection_init' });
    expect(await socket.closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' });
  });
});

describe('a message', () => {
  test.each([1, 10])('of more than 64 KB in %i parts closes the socket with 1009', async (parts) => {
    await using socket = await RawSocket.connect(server.url);
    const send = (bytes: number) => {
      const text = PING.padEnd(bytes);
      const size = Math.ceil(bytes / parts);
      for (let part = 0; part < parts; part++)
        socket.sendPart(text.slice(part * size, (part + 1) * size), { fin: part === parts - 1 });
    };
    send(SOCKET_LIMITS.bytes);
    await socket.until(({ type }) => type === 'pong');
    send(SOCKET_LIMITS.bytes + 1);
    expect((await socket.closed).code).toBe(1009);
  });

  test.each([
    ['of one byte', 'x'],
    ['that are empty', ''],
  ])('that never ends closes the socket with 1008, of fragments %s', async (_, part) => {
    await using socket = await RawSocket.connect(server.url);
    for (let count = 0; count <= SOCKET_LIMITS.fragments; count++) socket.sendPart(part, { fin: false });
    expect((await socket.closed).code).toBe(1008);
  });

  test.each<[string, number, (socket: RawSocket) => void]>([
    ['is binary', 1003, (socket) => socket.sendPart(Buffer.from(PING), { binary: true })],
    ['is no UTF-8', 1007, (socket) => socket.sendPart(Buffer.from([0x22, 0xc3, 0x28, 0x22]), {})],
    ['is empty', 4400, (socket) => socket.send('')],
    ['is nested 20,000 deep', 4400, (socket) => socket.send(`{"type":"ping","payload":{"a":${nested(20_000)}}}`)],
    ['has variables that are nested 20,000 deep', 4400, (socket) => socket.send(withVariables(nested(20_000)))],
    ['has an unknown type', 4400, (socket) => socket.send('{"type":"__proto__"}')],
    ['has a type of 64 KB', 4400, (socket) => socket.send({ type: 'x'.repeat(65_000) })],
    ['has an id that is no text', 4400, (socket) => socket.send('{"type":"subscribe","id":1,"payload":{"query":"x"}}')],
    ['has no id', 4400, (socket) => socket.send('{"type":"complete"}')],
    ['is one that servers send', 4400, (socket) => socket.send('{"type":"next","id":"1","payload":{}}')],
  ])('that %s closes the socket with %i', async (_, code, send) => {
    await using socket = await RawSocket.connect(server.url);
    send(socket);
    expect((await socket.closed).code).toBe(code);
    await using other = await RawSocket.connect(server.url);
    other.send(PING);
    await other.until(({ type }) => type === 'pong');
  });

  test('is not compressed, whatever the client offers', async () => {
    const headers = { 'sec-websocket-extensions': 'permessage-deflate; client_max_window_bits' };
    await using socket = await RawSocket.open(server.url, { headers });
    expect(socket.extensions).toBe('');
  });

  test('ends no other: names of Object.prototype are ids like others', async () => {
    await using socket = await RawSocket.connect(server.url);
    for (const id of ['__proto__', 'constructor', 'toString']) {
      socket.send({ id, type: 'complete' });
      socket.send(subscription(id));
    }
    await expect.poll(() => subscribed).toBe(3);
  });
});

test('an id of more than 256 characters is refused, and the socket goes on', async () => {
  await using socket = await RawSocket.connect(server.url);
  for (const length of [257, 60_000]) {
    const id = 'x'.repeat(length);
    socket.send(subscription(id));
    expect(errorsIn(await socket.until((message) => message.id === id))).toMatchObject([
      { message: expect.stringContaining('at most 256 characters') as string, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  }
  socket.send(subscription('x'.repeat(256)));
  await expect.poll(() => subscribed).toBe(1);
});

describe('of messages a socket can send 100 at once, and one more closes it with 4429:', () => {
  /** `connection_init` is the first. */
  const MORE = SOCKET_LIMITS.messagesPerMinute - 1;

  test.each<[string, (socket: RawSocket) => void]>([
    ['messages', (socket) => socket.send(PING)],
    ['pings', (socket) => socket.ping()],
    ['pongs that were not asked for', (socket) => socket.pong()],
  ])('%s', async (_, send) => {
    await using socket = await RawSocket.connect(server.url);
    for (let count = 1; count < MORE; count++) send(socket);
    socket.send({ type: 'ping', payload: { last: true } });
    await socket.until(({ type, payload }) => type === 'pong' && payload !== undefined);
    send(socket);
    expect(await socket.closed).toEqual({ code: 4429, reason: 'Too many messages' });
  });

  test('what comes behind it is not looked at', async () => {
    await using socket = await RawSocket.connect(server.url);
    for (let count = 0; count <= MORE; count++) socket.send(PING);
    for (let count = 0; count < 10; count++) socket.send(subscription(String(count)));
    await socket.closed;
    await using other = await RawSocket.connect(server.url);
    other.send(subscription('1'));
    await expect.poll(() => subscribed).toBe(1);
  });
});

function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels);
}

function withVariables(json: string): string {
  return `{"id":"1","type":"subscribe","payload":{"query":"subscription { events }","variables":{"a":${json}}}}`;
}
