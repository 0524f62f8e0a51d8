import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { closeSockets } from '../../src/server/close-sockets.ts';

test('sockets are not all closed at the same moment, and each with the code for a restart', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const clients = Array.from({ length: 250 }, () => new WebSocket(`ws://127.0.0.1:${port}`));
  const codes = clients.map(async (client) => ((await once(client, 'close')) as [number])[0]);
  await Promise.all(clients.map((client) => once(client, 'open')));
  await expect.poll(() => server.clients.size).toBe(250);

  const closing = closeSockets(server.clients);
  const open = () => [...server.clients].filter(({ readyState }) => readyState === WebSocket.OPEN).length;
  expect(open()).toBe(150);
  await closing;
  expect(open()).toBe(0);
  expect(new Set(await Promise.all(codes))).toEqual(new Set([1012]));
  server.close();
});
