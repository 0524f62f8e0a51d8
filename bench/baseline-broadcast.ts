import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { serveTasks } from './support/tasks.ts';

/** The smallest possible fan-out: a bare `ws` server that sends prepared bytes to every connection. */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });

async function listen(): Promise<string> {
  if (!server.address()) await once(server, 'listening');
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** @returns when it started to send */
function broadcast({ frame }: { frame: string }): number {
  const bytes = Buffer.from(frame);
  const startedAt = Date.now();
  for (const client of server.clients) client.send(bytes, { binary: false });
  return startedAt;
}

/**
 * The same with an id in each message that no other connection has, as the protocol of graphql-ws demands: the bytes can
 * no longer be the same for all.
 *
 * @returns when it started to send
 */
function broadcastWithIds({ frame }: { frame: string }): number {
  const rest = Buffer.from(frame.slice(frame.indexOf(',')));
  const startedAt = Date.now();
  for (const client of server.clients) {
    const head = `{"id":"${idOf(client)}"`;
    const message = Buffer.allocUnsafe(head.length + rest.length);
    message.write(head);
    rest.copy(message, head.length);
    client.send(message, { binary: false });
  }
  return startedAt;
}

const ids = new WeakMap<object, string>();

function idOf(client: object): string {
  const known = ids.get(client) ?? randomUUID();
  ids.set(client, known);
  return known;
}

const tasks = { listen, broadcast, broadcastWithIds };
export type BaselineBroadcastTasks = typeof tasks;
serveTasks(tasks);
