import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Context, ServerOptions } from 'graphql-ws';
import { codedError } from '../graphql/errors.ts';
import type { Deadlines } from '../platform/deadlines.ts';
import { callerOfSocket } from '../graphql/authentication.ts';
import { CheckedOperations } from './checked-operations.ts';
import type { GraphQLSocket } from './graphql-socket.ts';
import type { GraphQLParts } from './http.ts';
import { LiveOperation } from './live-operation.ts';
import { SentAnswers } from './sent-answers.ts';
import { publicErrors } from './socket-errors.ts';
import type { UnderWay } from './under-way.ts';

const MAX_SUBSCRIPTIONS = 50;

export type SocketParts = Pick<
  GraphQLParts,
  'schema' | 'resolver' | 'accounts' | 'accessTokens' | 'trustedDocuments' | 'logger'
> & {
  underWay: UnderWay;
};
type Params = Record<string, unknown>;
type SocketContext = Context<Params, GraphQLSocket>;
/** What graphql-ws carries from `onSubscribe` to the other hooks. */
interface Asked extends ExecutionArgs {
  contextValue: { operation: LiveOperation; socket: GraphQLSocket };
}

/** How graphql-ws serves our subscriptions. It speaks the protocol; the answers are sent by SentAnswers. */
export function socketProtocol(
  parts: SocketParts & { tokenEnds: Deadlines<GraphQLSocket> },
): ServerOptions<Params, GraphQLSocket> {
  const { schema, trustedDocuments } = parts;
  const operations = new CheckedOperations({
    schema,
    trustedDocuments,
    make: (checked) => new LiveOperation(checked, parts),
  });
  return {
    onConnect: (context) => admit(context, parts),
    onSubscribe: ({ extra: socket, subscriptions }, _id, payload) => {
      if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS)
        return [codedError('RATE_LIMITED', `A socket can have at most ${MAX_SUBSCRIPTIONS} subscriptions.`)];
      const operation = operations.read(payload);
      if (!(operation instanceof LiveOperation)) return operation;
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

/** A bad token closes the socket at once, a good one when it expires: the client has to connect with a new one. */
function admit(
  context: SocketContext,
  { accessTokens, tokenEnds }: Pick<GraphQLParts, 'accessTokens'> & { tokenEnds: Deadlines<GraphQLSocket> },
): boolean {
  const { extra: socket, connectionParams } = context;
  const { identity, hasBadToken } = callerOfSocket(connectionParams, accessTokens);
  // It has been read, and the socket may stay for hours.
  Object.assign(context, { connectionParams: undefined });
  if (hasBadToken) return false;
  socket.caller = { identity, hasBadToken, ip: socket.caller.ip };
  if (identity) tokenEnds.add(socket, identity.expiresAt);
  return true;
}
