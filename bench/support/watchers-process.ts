import { once } from 'node:events';
import { WebSocket } from 'ws';
import { WATCH } from './operations.ts';
import { serveTasks } from './tasks.ts';

/** Sockets that are opened at a time: more would wait for the kernel to try again. */
const OPENED_TOGETHER = 100;

export interface Watching {
  url: string;
  count: number;
  /** Watched in turns. Empty: nothing is said to the server, which sends to whoever is connected. */
  showingIds: string[];
}

/** How often all watchers have got something since they have been open, and when the last of them had it. */
let received = 0;
let watchers = 0;
const completedAt: number[] = [];
let onCompleted: () => void = () => undefined;
let lastFrame = '';

/** Answers when each of them is connected and, if it watches a showing, has the snapshot. */
async function open({ url, count, showingIds }: Watching): Promise<void> {
  for (let first = 0; first < count; first += OPENED_TOGETHER) {
    const numbers = Array.from({ length: Math.min(OPENED_TOGETHER, count - first) }, (_, index) => first + index);
    await Promise.all(numbers.map((number) => openOne(url, showingIds[number % showingIds.length])));
  }
  watchers = count;
}

async function openOne(url: string, showingId: string | undefined): Promise<void> {
  const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
  // One that is closed early would make the rest wait for ever.
  socket.on('error', fail).on('close', (code: number) => fail(new Error(`a watcher was closed: ${code}`)));
  await once(socket, 'open');
  if (showingId !== undefined) await subscribe(socket, showingId);
  socket.on('message', take);
}

/** The protocol is that of graphql-ws: init, acknowledged, subscribe, then the snapshot as the first answer. */
async function subscribe(socket: WebSocket, showingId: string): Promise<void> {
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  const payload = { query: WATCH, variables: { showingId } };
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
  const [snapshot] = (await once(socket, 'message')) as [Buffer];
  if (!snapshot.includes('"SeatSnapshot"')) throw new Error(`a watcher was sent ${snapshot.toString()}`);
}

/** Only counted: whoever reads 2,000 copies in one process must not be what is slow. */
function take(frame: Buffer): void {
  received++;
  if (received % watchers !== 0) return;
  lastFrame = frame.toString();
  completedAt.push(Date.now());
  onCompleted();
}

/** Waits until all watchers have got the change of this number, from 0; when the last of them had it. */
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
