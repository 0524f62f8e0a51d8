import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { GraphQLSocket } from '../../src/server/graphql-socket.ts';
import { SessionSockets } from '../../src/server/session-sockets.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { Resources } from '../../src/platform/resources.ts';
import { SocketServer, TestedChanges } from '../support/socket-server.ts';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { nothing: { type: GraphQLInt } } }),
});

/** Tokens are written as an account and a session. */
function read(token: string) {
  const [accountId = '', sessionId = ''] = token.split('-');
  return { accountId, sessionId, expiresAt: new Date(Date.now() + 60_000) };
}

let server: SocketServer;
beforeAll(async () => {
  server = await SocketServer.start(schema, read);
});
afterAll(() => server[Symbol.asyncDispose]());

/** A socket for each token, and one without. */
async function open(sockets: Resources, ...tokens: string[]) {
  const opened = await Promise.all(
    [...tokens, undefined].map(async (token) => sockets.use(await RawSocket.connect(server.url, token))),
  );
  return async () => {
    const states = opened.map((socket) =>
      Promise.race([socket.closed.then(({ code, reason }) => `${code} ${reason}`), sleep(200, 'open')]),
    );
    return Promise.all(states);
  };
}

test('every socket of a session is closed when it ends, and no other', async () => {
  await using sockets = new Resources();
  const states = await open(sockets, 'ada-1', 'ada-1', 'ada-2', 'bob-3');
  server.changes.ended(['1', '4']);
  const ended = '4403 The session has ended';
  expect(await states()).toEqual([ended, ended, 'open', 'open', 'open']);
});

test('every socket of an account is closed when it loses a role, and no other', async () => {
  await using sockets = new Resources();
  const states = await open(sockets, 'ada-1', 'ada-2', 'bob-3');
  server.changes.roleRevoked(['ada']);
  const revoked = '4403 A role was revoked';
  expect(await states()).toEqual([revoked, revoked, 'open', 'open']);
});

test('a socket that its client has closed is forgotten', async () => {
  const forget = vi.spyOn(SessionSockets.prototype, 'delete');
  try {
    const socket = await RawSocket.connect(server.url, 'ada-1');
    await socket[Symbol.asyncDispose]();
    await expect.poll(() => forget.mock.calls.map(([{ caller }]) => caller.identity?.sessionId)).toEqual(['1']);
  } finally {
    forget.mockRestore();
  }
  const changes = new TestedChanges();
  const sockets = new SessionSockets(changes);
  const closed: string[] = [];
  const [gone, there] = ['gone', 'there'].map((name) => {
    const caller = { identity: read('ada-1'), hasBadToken: false, ip: '' };
    return { caller, close: () => closed.push(name) } as unknown as GraphQLSocket;
  });
  if (!gone || !there) throw new Error('no sockets');
  sockets.add(gone);
  sockets.add(there);
  sockets.delete(gone);
  changes.ended(['1']);
  expect(closed).toEqual(['there']);
});
