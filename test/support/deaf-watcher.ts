import { once } from 'node:events';
import { print } from 'graphql';
import { MessageType, stringifyMessage } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { GraphQLClient } from './client.ts';
import { SeatAvailability } from './operations.ts';

/** A watcher that takes nothing more from its socket once it has the snapshot; not even that it is to close. */
export async function watchWithoutReading(
  { url }: GraphQLClient,
  showingId: string,
): Promise<WebSocket & AsyncDisposable> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(stringifyMessage({ type: MessageType.ConnectionInit }));
  await once(socket, 'message');
  const payload = { query: print(SeatAvailability), variables: { showingId } };
  socket.send(stringifyMessage({ id: 'deaf', type: MessageType.Subscribe, payload }));
  await once(socket, 'message');
  socket.pause();
  return Object.assign(socket, {
    async [Symbol.asyncDispose]() {
      socket.terminate();
      await Promise.resolve();
    },
  });
}
