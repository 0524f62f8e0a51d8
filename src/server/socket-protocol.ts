import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import type { Context, ServerOptions } from 'graphql-ws';
import { codedError } from '../graphql/errors.ts';
import type { Deadlines } from '../platform/deadlines.ts';
import { callerOfSocket } from '../graphql/authentication.ts';
import { CheckedOperations } from './checked-operations.ts';
import type { GraphQLSocket } from './graphql-socket.ts';
import type { GraphQLParts } from './http.ts';
import { LiveOperation } from './live-operation.ts';
import { SentAnswers } from './sent-answers.ts';
import type { SessionSockets } from './session-sockets.ts';
import { publicErrors } from './socket-errors.ts';
import { SOCKET_LIMITS } from './socket-limits.ts';
import type { UnderWay } from './under-way.ts';

export type SocketParts = Pick<
  GraphQLParts,
  'schema' | 'resolver' | 'accounts' | 'accessTokens' | 'trustedDocuments' | 'logger' | 'operationRates'
> & {
  underWay: UnderWay;
};
/** Where a socket is known once its token was read. */
interface AdmittedSockets {
  tokenEnds: Deadlines<GraphQLSocket>;
  sessionSockets: SessionSockets;
}
type Params = Record<string, unknown>;
type SocketContext = Context<Params, GraphQLSocket>;
/** What graphql-ws carries from `onSubscribe` to the other hooks. */
interface Asked extends ExecutionArgs {
  contextValue: { operation: LiveOperation; socket: GraphQLSocket };
}

/** How graphql-ws serves our subscriptions. It speaks the protocol; the answers are sent by SentAnswers. */
export function socketProtocol(parts: SocketParts & AdmittedSockets): ServerOptions<Params, GraphQLSocket> {
  const { schema, trustedDocuments } = parts;
  const operations = new CheckedOperations({
    schema,
    trustedDocuments,
    make: (checked) => new LiveOperation(checked, parts),
  });
  return {
    connectionInitWaitTimeout: SOCKET_LIMITS.initMs,
    onConnect: (context) => admit(context, parts),
    onSubscribe: ({ extra: socket, subscriptions }, id, payload) => {
      const problem = subscriptionProblem(id, Object.keys(subscriptions).length);
      if (problem) return [problem];
      const operation = operations.read(payload);
      // It has been read, and graphql-ws keeps the message as long as the subscription.
      Object.assign(payload, { query: '', variables: undefined });
      const isRight = operation instanceof LiveOperation;
      const { problem: overBudget } = parts.operationRates?.take(socket.caller, isRight ? operation.cost : 0) ?? {};
      if (overBudget) return [overBudget];
      if (!isRight) return operation;
      return { ...operation.args, contextValue: { operation, socket } } satisfies Asked;
    },
    subscribe: (asked) => {
      const { operation, socket } = (asked as Asked).contextValue;
      return operation.events(socket.caller) as Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;
    },
    onOperation: async ({ extra: socket }, id, _payload, asked, subscribed) => {
      const events = await subscribed;
      const { operation } = (asked as Asked).contextValue;
      return Symbol.asyncIterator in events ? new SentAnswers({ id, socket, operation, events }) : events;
    },
    // Of a subscription that could not begin.
    onNext: (_context, _id, _payload, { document }, result) =>
      result.errors && { errors: publicErrors(result.errors, { ...parts, document }) },
    onError: (_context, _id, _payload, errors) => publicErrors(errors, parts),
  };
}

/** @param count of the subscriptions of the socket, with this one */
function subscriptionProblem(id: string, count: number): GraphQLError | undefined {
  const { idLength, subscriptions } = SOCKET_LIMITS;
  if (id.length > idLength)
    return codedError('BAD_USER_INPUT', `The id of a subscription can have at most ${idLength} characters.`);
  if (count > subscriptions)
    return codedError('RATE_LIMITED', `A socket can have at most ${subscriptions} subscriptions.`);
  return undefined;
}

/** A bad token closes the socket at once, a good one when it or its session ends: the client has to connect with a new one. */
function admit(
  context: SocketContext,
  { accessTokens, tokenEnds, sessionSockets }: Pick<GraphQLParts, 'accessTokens'> & AdmittedSockets,
): boolean {
  const { extra: socket, connectionParams } = context;
  const { identity, hasBadToken } = callerOfSocket(connectionParams, accessTokens);
  // It has been read, and the socket may stay for hours.
  Object.assign(context, { connectionParams: undefined });
  if (hasBadToken) return false;
  socket.caller = { identity, hasBadToken, ip: socket.caller.ip };
  if (identity) tokenEnds.add(socket, identity.expiresAt);
  // Nothing has been awaited since the token was read: a session that ends from now on finds the socket.
  sessionSockets.add(socket);
  return true;
}
