import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  OperationTypeNode,
} from 'graphql';
import { CloseCode, type Context, type SubscribePayload } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { RequestContext } from '../graphql/context.ts';
import { codedError, toPublicError } from '../graphql/errors.ts';
import { Budget } from '../graphql/limits/budget.ts';
import { LIMITS } from '../graphql/limits/limits.ts';
import { Loaders } from '../graphql/loaders.ts';
import { publicMessages } from '../graphql/public-message.ts';
import { setLongTimer } from '../platform/long-timer.ts';
import { type Caller, callerOfSocket } from './authentication.ts';
import { closeSockets } from './close-sockets.ts';
import { coded, Documents, operationProblems } from './documents.ts';
import { answerOnSocket } from './http-errors.ts';
import { GRAPHQL_PATH, type GraphQLParts } from './http.ts';
import { subscribeShared } from './shared-subscription.ts';
import type { UnderWay } from './under-way.ts';

const MAX_SUBSCRIPTIONS = 50;
const CLOSE_TIMEOUT_MS = 1000;

interface SocketState extends Record<PropertyKey, unknown> {
  /** Who opened the socket; the same for all of its subscriptions. */
  caller: Caller & { ip: string };
}
type SocketParts = GraphQLParts & { documents: Documents };
type SocketContext = Context<Record<string, unknown>, Extra & Partial<SocketState>>;

/**
 * Subscriptions over WebSockets (protocol graphql-transport-ws), on the same path as HTTP and with the same limits.
 */
export function serveWebSockets(
  server: Server,
  parts: GraphQLParts & { isAllowedOrigin: (request: IncomingMessage) => boolean; underWay: UnderWay },
): AsyncDisposable {
  const { underWay } = parts;
  const documents = new Documents(parts.schema);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.bytes });
  const graphql = useServer<Record<string, unknown>, Partial<SocketState>>(
    {
      onConnect: (context) => admit(context, parts),
      onSubscribe: (context, _id, payload) => toExecution(context, payload, { ...parts, documents }),
      subscribe: (args) => {
        const { freshContext } = args.contextValue as {
          freshContext: (options: { anonymous: boolean }) => RequestContext;
        };
        const contextValue = freshContext({ anonymous: false });
        return underWay.add(subscribeShared({ ...args, contextValue }, { freshContext, underWay }));
      },
      onNext: (_context, _id, _payload, { document }, result) =>
        result.errors && { ...result, errors: result.errors.map((error) => toPublic(error, parts, document)) },
      onError: (_context, _id, _payload, errors) => errors.map((error) => toPublic(error, parts)),
      // Otherwise it would write errors to the console; ours are in the log.
      isProd: true,
    } as Parameters<typeof useServer<Record<string, unknown>, Partial<SocketState>>>[0],
    sockets,
  );
  let isClosing = false;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.split('?')[0] !== GRAPHQL_PATH) return answerOnSocket(socket, 404);
    if (isClosing) return answerOnSocket(socket, 503);
    if (!parts.isAllowedOrigin(request)) return answerOnSocket(socket, 403);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      const close = opened.close.bind(opened);
      // graphql-ws would repeat the id of a second subscription, which may be longer than a reason can be.
      opened.close = (code, reason) => close(code, code === CloseCode.SubscriberAlreadyExists ? '' : reason);
      sockets.emit('connection', opened, request);
      // graphql-ws would write to the console what any client can cause by a message that is too long.
      opened.removeAllListeners('error');
      opened.on('error', (error) => parts.logger.debug({ error }, 'a socket broke'));
    });
  });
  return {
    async [Symbol.asyncDispose]() {
      isClosing = true;
      await closeSockets(sockets.clients);
      // A client that stopped reading would not close either.
      const deadline = setTimeout(() => sockets.clients.forEach((client) => client.terminate()), CLOSE_TIMEOUT_MS);
      await graphql.dispose();
      clearTimeout(deadline);
    },
  };
}

/** A bad token closes the socket at once, a good one when it expires: the client has to connect with a new one. */
function admit(context: SocketContext, { accessTokens, clientAddress }: GraphQLParts): boolean {
  const { extra, connectionParams } = context;
  const { identity, hasBadToken } = callerOfSocket(connectionParams, accessTokens);
  if (hasBadToken) return false;
  extra.caller = { identity, hasBadToken, ip: clientAddress(extra.request) };
  if (identity) {
    const left = identity.expiresAt.getTime() - Date.now();
    const expire = () => extra.socket.close(CloseCode.Forbidden, 'The access token has expired');
    extra.socket.once('close', setLongTimer(expire, left));
  }
  return true;
}

/** The operation to execute, or why it is refused. */
function toExecution(context: SocketContext, payload: SubscribePayload, parts: SocketParts) {
  const { schema, documents } = parts;
  const document = documents.read(payload.query);
  if (Array.isArray(document)) return document;
  const operationName = payload.operationName ?? undefined;
  const variables = payload.variables ?? undefined;
  const operation = getOperationAST(document, operationName) ?? undefined;
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
    return [
      codedError(
        'BAD_USER_INPUT',
        'Only subscriptions are served over WebSockets: send queries and mutations over HTTP.',
      ),
    ];
  }
  if (Object.keys(context.subscriptions).length > MAX_SUBSCRIPTIONS) {
    return [codedError('RATE_LIMITED', `A socket can have at most ${MAX_SUBSCRIPTIONS} subscriptions.`)];
  }
  const budget = new Budget();
  const problems = operationProblems({ schema, document, operation, operationName, variables, budget });
  if (problems.length > 0) return problems;
  const contextValue = { freshContext: contextMaker(context, { ...parts, budget }) };
  return { schema, document, operationName, variableValues: variables, contextValue };
}

function contextMaker({ extra }: SocketContext, { resolver, budget }: GraphQLParts & { budget: Budget }) {
  return ({ anonymous }: { anonymous: boolean }): RequestContext => {
    const { identity, hasBadToken = false, ip = '' } = extra.caller ?? {};
    return {
      requestId: randomUUID(),
      identity: anonymous ? undefined : identity,
      hasBadToken,
      ip,
      loaders: new Loaders(),
      budget: budget.renewed(),
      resolver,
    };
  };
}

function toPublic(error: unknown, { schema, logger }: GraphQLParts, document?: DocumentNode): GraphQLFormattedError {
  const log = { logger, requestId: randomUUID(), messageOf: publicMessages({ schema, document }) };
  if (!(error instanceof GraphQLError)) return toPublicError({ message: '' }, error, log);
  // An error without a path is graphql-js's own, about the request; a resolver's has one.
  const known = error.path ? error : coded(error, 'BAD_USER_INPUT');
  return toPublicError(known.toJSON(), error, log);
}
