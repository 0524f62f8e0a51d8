import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveTasks } from './tasks.ts';

/** What a collector has been sent, as OTLP over HTTP. */
export interface Sent {
  requests: number;
  bytes: number;
}

const sent: Sent = { requests: 0, bytes: 0 };

/** Takes whatever comes, and keeps nothing. Gives its URL. */
async function listen(): Promise<string> {
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => (sent.bytes += chunk.length));
    request.on('end', () => {
      sent.requests++;
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const tasks = { listen, sent: () => sent };
export type SpanSinkTasks = typeof tasks;
serveTasks(tasks);
