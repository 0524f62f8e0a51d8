import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { RequestContext } from '../../src/graphql/context.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { clientAddressBehind } from '../../src/server/client-address.ts';
import { TrustedDocuments } from '../../src/server/trusted-documents.ts';
import { UnderWay } from '../../src/server/under-way.ts';
import { serveWebSockets } from '../../src/server/websocket.ts';
import { startTestApp } from '../support/test-app.ts';
import { noAccounts } from '../support/socket-server.ts';

function addressOf(trusted: string[], remoteAddress: string | undefined, forwarded?: string): string {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return clientAddressBehind(trusted)({ socket: { remoteAddress }, headers } as unknown as IncomingMessage);
}

const PROXY = '10.0.0.1';

describe('the address of a client', () => {
  test.each<[string, { trusted?: string[]; from?: string; forwarded?: string; is: string }]>([
    ['is that of the socket, without a proxy', { from: '192.0.2.7', is: '192.0.2.7' }],
    ['is that of the socket when no proxy is trusted', { from: PROXY, forwarded: '192.0.2.7', is: PROXY }],
    [
      'is that of the socket for a peer in a private network',
      { from: '127.0.0.1', forwarded: '1.1.1.1', is: '127.0.0.1' },
    ],
    ['is what the trusted proxy says', { trusted: [PROXY], from: PROXY, forwarded: '192.0.2.7', is: '192.0.2.7' }],
    [
      'is the last one that a client invented no more',
      { trusted: [PROXY], from: PROXY, forwarded: '1.1.1.1, 192.0.2.7', is: '192.0.2.7' },
    ],
    [
      'is found behind several proxies',
      { trusted: ['10.0.0.0/8'], from: PROXY, forwarded: '1.1.1.1,192.0.2.7,10.9.9.9', is: '192.0.2.7' },
    ],
    ['is not what another peer says', { trusted: [PROXY], from: '10.0.0.2', forwarded: '192.0.2.7', is: '10.0.0.2' }],
    ['is the proxy when it says nothing', { trusted: [PROXY], from: PROXY, is: PROXY }],
    [
      'is the proxy when it says nonsense',
      { trusted: [PROXY], from: PROXY, forwarded: '192.0.2.7, unknown', is: PROXY },
    ],
    [
      'is the first proxy when all are trusted',
      { trusted: ['0.0.0.0/0'], from: PROXY, forwarded: '1.1.1.1, 2.2.2.2', is: '1.1.1.1' },
    ],
    ['is read without a port', { trusted: [PROXY], from: PROXY, forwarded: '192.0.2.7:4711', is: '192.0.2.7' }],
    [
      'is read without brackets',
      { trusted: [PROXY], from: PROXY, forwarded: '[2001:db8::7]:4711', is: '2001:db8:0:0::/64' },
    ],
    [
      'is IPv4 on a socket for both',
      { trusted: [PROXY], from: `::ffff:${PROXY}`, forwarded: '::ffff:192.0.2.7', is: '192.0.2.7' },
    ],
    ['has no network card', { trusted: ['fe80::/10'], from: 'fe80::1%eth0', forwarded: '192.0.2.7', is: '192.0.2.7' }],
    [
      'counts as its /64',
      { trusted: ['2001:db8:f::1'], from: '2001:db8:f::1', forwarded: '2001:db8:1:2:3::4', is: '2001:db8:1:2::/64' },
    ],
    ['is empty when the client is gone already', { is: '' }],
  ])('%s', (_, { trusted = [], from, forwarded, is }) => {
    expect(addressOf(trusted, from, forwarded)).toBe(is);
  });
});

/** Counts like a login, and is refused before it hashes a password. */
const ATTEMPT = 'mutation { register(input: { email: "a@example.com", password: "", name: "" }) { errors { path } } }';

/** Of 23 attempts, each with another X-Forwarded-For, those that were refused as too many. */
async function refusedOf23(settings: Record<string, string>, forwarded: (attempt: number) => string): Promise<number> {
  await using testApp = await startTestApp('embedded', { settings: { RATE_LIMITS: 'on', ...settings } });
  const answers = await Promise.all(
    Array.from({ length: 23 }, (_, attempt) =>
      testApp.client.send(ATTEMPT, undefined, { 'x-forwarded-for': forwarded(attempt) }),
    ),
  );
  return answers.filter(({ errors }) => errors?.[0]?.extensions.code === 'RATE_LIMITED').length;
}

describe('of 23 attempts to log in within a minute', { timeout: 60_000 }, () => {
  test('3 are refused, whatever addresses an untrusted client invents', async () => {
    expect(await refusedOf23({}, (attempt) => `192.0.2.${attempt}`)).toBe(3);
  });

  test('none is refused when a trusted proxy says that they come from different addresses', async () => {
    expect(await refusedOf23({ TRUSTED_PROXIES: '127.0.0.0/8' }, (attempt) => `192.0.2.${attempt}`)).toBe(0);
  });

  test('3 are refused when a trusted proxy says that they come from one network of IPv6', async () => {
    const forwarded = (attempt: number) => `2001:db8:1:2::${attempt.toString(16)}`;
    expect(await refusedOf23({ TRUSTED_PROXIES: '127.0.0.1' }, forwarded)).toBe(3);
  });
});

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { ip: { type: GraphQLString } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      ip: {
        type: GraphQLString,
        async *subscribe(_root: unknown, _args: unknown, { ip }: RequestContext) {
          yield await Promise.resolve({ ip });
        },
      },
    },
  }),
});

test.each([
  ['the proxy that is not trusted', [], '127.0.0.1'],
  ['the client behind a trusted proxy', ['127.0.0.1'], '192.0.2.7'],
])('a WebSocket counts as %s', async (_, trusted, ip) => {
  await using server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sockets = serveWebSockets(server, {
    schema,
    trustedDocuments: new TrustedDocuments(undefined, schema),
    accessTokens: { read: () => undefined },
    callerChanges: { onEnded: () => undefined, onRoleRevoked: () => undefined },
    accounts: noAccounts,
    resolver: () => undefined as never,
    clientAddress: clientAddressBehind(trusted),
    logger: createLogger('silent'),
    isAllowedOrigin: () => true,
    socketsPerAddress: Infinity,
    clock: systemClock,
    underWay: new UnderWay(),
  });
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', {
    headers: { 'x-forwarded-for': '192.0.2.7' },
  });
  socket.on('open', () => socket.send('{"type":"connection_init"}'));
  const answer = await new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; payload: unknown };
      if (message.type !== 'connection_ack') return resolve(message.payload);
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { ip }' } }));
    });
  });
  expect(answer).toEqual({ data: { ip } });
  socket.terminate();
  await sockets[Symbol.asyncDispose]();
});
