import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../platform/clock.ts';
import { Deadlines } from '../platform/deadlines.ts';
import { type Metric, single } from '../platform/metrics/metric.ts';
import { ClientSocket } from './client-socket.ts';
import { closeSockets } from './close-sockets.ts';
import { GraphQLSocket } from './graphql-socket.ts';
import { answerOnSocket } from './http-errors.ts';
import { GRAPHQL_PATH, type GraphQLParts } from './http.ts';
import { KeepAlive } from './keep-alive.ts';
import { SessionSockets } from './session-sockets.ts';
import { SlowReaders } from './slow-readers.ts';
import { SOCKET_LIMITS } from './socket-limits.ts';
import { type SocketParts, socketProtocol } from './socket-protocol.ts';
import { SocketsByAddress } from './sockets-by-address.ts';

const CLOSE_TIMEOUT_MS = 1000;
/** None is compressed: a small message could become a large one, and a compression keeps memory of its own. */
const WS_OPTIONS = {
  ...{ noServer: true, WebSocket: ClientSocket, handleProtocols, perMessageDeflate: false },
  maxPayload: SOCKET_LIMITS.bytes,
  maxFragments: SOCKET_LIMITS.fragments,
  maxBufferedChunks: SOCKET_LIMITS.chunks,
  // Pings are counted as messages; `ws` would cut a socket after 60 at once, without saying why.
  maxPendingAutoPongs: SOCKET_LIMITS.messagesPerMinute + 1,
  closeTimeout: SOCKET_LIMITS.closingMs,
};

interface WebSocketParts extends SocketParts, Pick<GraphQLParts, 'clientAddress' | 'callerChanges'> {
  isAllowedOrigin: (request: IncomingMessage) => boolean;
  socketsPerAddress: number;
  /** By which access tokens expire. */
  clock: Clock;
}

/**
 * Subscriptions over WebSockets (protocol graphql-transport-ws), on the same path as HTTP and with the same limits.
 */
export function serveWebSockets(
  server: Server,
  parts: WebSocketParts,
): AsyncDisposable & { metrics: readonly Metric[] } {
  const { logger, clientAddress } = parts;
  const sockets = new WebSocketServer<typeof ClientSocket>({ ...WS_OPTIONS });
  // Otherwise the library answers itself.
  sockets.on('wsClientError', (_error, socket) => answerOnSocket(socket, 400));
  const byAddress = new SocketsByAddress(parts.socketsPerAddress);
  const tokenEnds = new Deadlines<GraphQLSocket>(
    (socket) => socket.close(CloseCode.Forbidden, 'The access token has expired'),
    parts.clock,
  );
  const sessionSockets = new SessionSockets(parts.callerChanges);
  const protocol = makeServer(socketProtocol({ ...parts, tokenEnds, sessionSockets }));
  const slowReaders = new SlowReaders();
  const keepAlive = new KeepAlive({ slowReaders, onUnasked: (socket) => countFrame.call(socket) });
  // These are the same functions for all sockets.
  const onFailure = (error: unknown) => logger.error({ error }, 'a message over a WebSocket failed');
  const onError = (error: Error) => logger.debug({ error }, 'a socket broke');
  const shared = { slowReaders, onFailure, sentAnswers: 0 };
  const open = (opened: ClientSocket, ip: string) => {
    const socket = new GraphQLSocket(opened, { ip, shared });
    const closed = protocol.opened(socket, socket);
    byAddress.add(ip);
    keepAlive.add(opened);
    opened.on('ping', countFrame);
    opened.on('error', onError);
    opened.once('close', (code, reason) => {
      byAddress.delete(ip);
      keepAlive.delete(opened);
      slowReaders.delete(opened);
      const { identity } = socket.caller;
      if (identity) tokenEnds.delete(socket, identity.expiresAt);
      sessionSockets.delete(socket);
      closed(code, reason.toString()).catch(onFailure);
    });
  };
  let isClosing = false;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.split('?')[0] !== GRAPHQL_PATH) return answerOnSocket(socket, 404);
    if (isClosing) return answerOnSocket(socket, 503);
    if (!parts.isAllowedOrigin(request)) return answerOnSocket(socket, 403);
    const ip = clientAddress(request);
    if (byAddress.isFull(ip)) return answerOnSocket(socket, 429);
    sockets.handleUpgrade(request, socket, head, (opened) => open(opened, ip));
  });
  return {
    metrics: [
      {
        name: 'rowlock_sockets',
        type: 'gauge',
        help: 'Open WebSockets.',
        read: () => single(sockets.clients.size),
      },
      {
        name: 'rowlock_slow_sockets',
        type: 'gauge',
        help: 'WebSockets whose clients have not taken all that they were sent.',
        read: () => single(slowReaders.count),
      },
      {
        name: 'rowlock_sent_answers_total',
        type: 'counter',
        help: 'Answers to events that were sent over WebSockets: the deliveries to all watchers.',
        read: () => single(shared.sentAnswers),
      },
    ],
    async [Symbol.asyncDispose]() {
      isClosing = true;
      keepAlive[Symbol.dispose]();
      slowReaders[Symbol.dispose]();
      await closeSockets(sockets.clients);
      // A client that stopped reading would not close either.
      const deadline = setTimeout(() => sockets.clients.forEach((client) => client.terminate()), CLOSE_TIMEOUT_MS);
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
      clearTimeout(deadline);
    },
  };
}

/** A flood of control frames is a flood of messages. */
function countFrame(this: WebSocket): void {
  if (this instanceof ClientSocket) this.countMessage();
}
