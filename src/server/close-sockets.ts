import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';

/** "Service Restart": graphql-ws and other clients connect again after it. */
const SERVICE_RESTART = 1012;
const BATCH_MS = 50;
const SOCKETS_PER_BATCH = 100;
const MOST_BATCHES = 100;

/**
 * Asks clients to connect again. All at the same moment would be a burst of handshakes and snapshots for the processes
 * that go on, so it is 2,000 a second; more when it would take longer than five seconds.
 */
export async function closeSockets(sockets: Iterable<WebSocket>): Promise<void> {
  const all = [...sockets];
  const perBatch = Math.max(SOCKETS_PER_BATCH, Math.ceil(all.length / MOST_BATCHES));
  for (let start = 0; start < all.length; start += perBatch) {
    if (start > 0) await sleep(BATCH_MS);
    for (const socket of all.slice(start, start + perBatch)) socket.close(SERVICE_RESTART, 'Service restart');
  }
}
