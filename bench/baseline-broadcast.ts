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

const tasks = { listen, broadcast };
export type BaselineBroadcastTasks = typeof tasks;
serveTasks(tasks);
