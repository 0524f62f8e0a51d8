import { setTimeout as sleep } from 'node:timers/promises';
import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { SocketServer } from '../support/socket-server.ts';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { nothing: { type: GraphQLInt } } }),
});

test('each socket is closed when its own token ends, in whatever order they came', async () => {
  const startedAt = Date.now();
  const expiresAt = (token: string) => new Date(startedAt + Number(token));
  await using server = await SocketServer.start(schema, (token) => ({
    accountId: token,
    expiresAt: expiresAt(token),
  }));
  const ends = ['1600', '800', '1200', '800', String(2 ** 31 + 800), String(90 * 86_400_000)];
  await using sockets = new Resources();
  const opened = await Promise.all(ends.map((token) => RawSocket.connect(server.url, token)));
  const closed: string[] = [];
  opened.forEach((socket, index) => {
    sockets.use(socket);
    const end = ends[index] ?? '';
    void socket.closed.then(({ code, reason }) => {
      closed.push(`${end} ${Date.now() < expiresAt(end).getTime() ? 'early' : code} ${reason}`);
    });
  });
  await expect.poll(() => closed.length, { timeout: 10_000 }).toBe(4);
  await sleep(300);
  expect(closed).toEqual(['800', '800', '1200', '1600'].map((end) => `${end} 4403 The access token has expired`));
});
