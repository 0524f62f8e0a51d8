import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { LIMITS } from '../graphql/limits/limits.ts';
import { Deadlines } from '../platform/deadlines.ts';
import { closeSockets } from './close-sockets.ts';
import { GraphQLSocket } from './graphql-socket.ts';
import { answerOnSocket } from './http-errors.ts';
import { GRAPHQL_PATH, type GraphQLParts } from './http.ts';
import { KeepAlive } from './keep-alive.ts';
import { type SocketParts, socketProtocol } from './socket-protocol.ts';

const CLOSE_TIMEOUT_MS = 1000;

/**
 * Subscriptions over WebSockets (protocol graphql-transport-ws), on the same path as HTTP and with the same limits.
 */
export function serveWebSockets(
  server: Server,
  parts: SocketParts & Pick<GraphQLParts, 'clientAddress'> & { isAllowedOrigin: (request: IncomingMessage) => boolean },
): AsyncDisposable {
  const { logger, clientAddress } = parts;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.bytes, handleProtocols });
  // Otherwise the library answers itself.
  sockets.on('wsClientError', (_error, socket) => answerOnSocket(socket, 400));
  const tokenEnds = new Deadlines<GraphQLSocket>((socket) =>
    socket.close(CloseCode.Forbidden, 'The access token has expired'),
  );
  const protocol = makeServer(socketProtocol({ ...parts, tokenEnds }));
  const keepAlive = new KeepAlive();
  // These are the same functions for all sockets.
  const onFailure = (error: unknown) => logger.error({ error }, 'a message over a WebSocket failed');
  const onError = (error: Error) => logger.debug({ error }, 'a socket broke');
  const open = (opened: WebSocket, request: IncomingMessage) => {
    const socket = new GraphQLSocket(opened, { ip: clientAddress(request), onFailure });
    const closed = protocol.opened(socket, socket);
    keepAlive.add(opened);
    opened.on('error', onError);
    opened.once('close', (code, reason) => {
      keepAlive.delete(opened);
      const { identity } = socket.caller;
      if (identity) tokenEnds.delete(socket, identity.expiresAt);
      closed(code, reason.toString()).catch(onFailure);
    });
  };
  let isClosing = false;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.split('?')[0] !== GRAPHQL_PATH) return answerOnSocket(socket, 404);
    if (isClosing) return answerOnSocket(socket, 503);
    if (!parts.isAllowedOrigin(request)) return answerOnSocket(socket, 403);
    sockets.handleUpgrade(request, socket, head, open);
  });
  return {
    async [Symbol.asyncDispose]() {
      isClosing = true;
      keepAlive[Symbol.dispose]();
      await closeSockets(sockets.clients);
      // A client that stopped reading would not close either.
      const deadline = setTimeout(() => sockets.clients.forEach((client) => client.terminate()), CLOSE_TIMEOUT_MS);
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
      clearTimeout(deadline);
    },
  };
}
