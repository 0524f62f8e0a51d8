import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import { WATCH } from './operations.ts';
import { serveTasks } from './tasks.ts';

/** Sockets that are opened concurrently: more would wait for retries of the kernel. */
const OPENED_TOGETHER = 100;

export interface Watching {
  url: string;
  count: number;
  /** The watchers are spread over these. Empty: they only connect, and the server sends to every connection. */
  showingIds: string[];
  /** Where they connect from: one address has ports for about 28,000. Left out: any. */
  localAddress?: string;
}

/** Counts the received frames; `completedAt` has the time at which all watchers received each change. */
let received = 0;
let watchers = 0;
const completedAt: number[] = [];
let onCompleted: () => void = () => undefined;
let lastFrame = '';

/** Returns when each watcher is connected and, if it watches a showing, has received the snapshot. */
async function open({ url, count, showingIds, localAddress }: Watching): Promise<void> {
  const options = { perMessageDeflate: false, ...(localAddress !== undefined && { localAddress }) };
  for (let first = 0; first < count; first += OPENED_TOGETHER) {
    const numbers = Array.from({ length: Math.min(OPENED_TOGETHER, count - first) }, (_, index) => first + index);
    await Promise.all(numbers.map((number) => openOne(url, options, showingIds[number % showingIds.length])));
  }
  watchers += count;
}

async function openOne(url: string, options: ClientOptions, showingId: string | undefined): Promise<void> {
  const socket = new WebSocket(url, 'graphql-transport-ws', options);
  // If one is closed early, the figure would wait for ever.
  socket.on('error', fail).on('close', (code: number) => fail(new Error(`a watcher was closed: ${code}`)));
  await once(socket, 'open');
  if (showingId !== undefined) await subscribe(socket, showingId);
  socket.on('message', take);
}

/** The protocol of graphql-ws: init, acknowledged, subscribe, then the snapshot as the first answer. */
async function subscribe(socket: WebSocket, showingId: string): Promise<void> {
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  const payload = { query: WATCH, variables: { showingId } };
  // As graphql-ws and Apollo Client do: no two sockets are sent the same bytes.
  socket.send(JSON.stringify({ id: randomUUID(), type: 'subscribe', payload }));
  const [snapshot] = (await once(socket, 'message')) as [Buffer];
  if (!snapshot.includes('"SeatSnapshot"')) throw new Error(`a watcher received ${snapshot.toString()}`);
}

/** Only counts: parsing 2,000 copies in one process would be slower than the server. */
function take(frame: Buffer): void {
  received++;
  if (received % watchers !== 0) return;
  lastFrame = frame.toString();
  completedAt.push(Date.now());
  onCompleted();
}

/** Waits until all watchers have received the change of this number, from 0. Gives the time of the last one. */
async function allHave({ change }: { change: number }): Promise<{ at: number; frame: string }> {
  while (completedAt[change] === undefined) await new Promise<void>((resolve) => (onCompleted = resolve));
  return { at: completedAt[change], frame: lastFrame };
}

function fail(error: Error): void {
  console.error(error.message);
  process.exit(1);
}

const tasks = { open, allHave };
export type WatchersTasks = typeof tasks;
serveTasks(tasks);
