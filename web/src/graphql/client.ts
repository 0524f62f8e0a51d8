import { ApolloClient, ApolloLink, CombinedGraphQLErrors } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { HttpLink } from '@apollo/client/link/http';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import type { Client as Sockets } from 'graphql-ws';
import type { Session } from '../session/session.ts';
import { makeCache } from './cache.ts';
import { newestSeats } from './newest-seats.ts';

/** What the links tell each other of an operation. */
interface Sent {
  token?: string;
  isSecondTry?: boolean;
}

/** Queries and mutations over HTTP, subscriptions over one WebSocket, all as the visitor that the session says. */
export function makeClient({ endpoint, session, sockets }: { endpoint: URL; session: Session; sockets: Sockets }) {
  const http = ApolloLink.from([
    new ErrorLink(({ error, operation, forward }) => {
      const isOld = CombinedGraphQLErrors.is(error) && error.errors.some(isUnauthenticated);
      const { token, isSecondTry } = operation.getContext() as Sent;
      if (!isOld || token === undefined || isSecondTry === true) return undefined;
      session.refuse(token);
      operation.setContext({ isSecondTry: true } satisfies Sent);
      return forward(operation);
    }),
    new SetContextLink(async () => {
      const token = await session.accessToken();
      // Without a session, also not the header of the first try.
      return { token, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } };
    }),
    new HttpLink({ uri: endpoint.href }),
  ]);
  const link = ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(sockets),
    http,
  );
  return new ApolloClient({ link: newestSeats().concat(link), cache: makeCache() });
}

function isUnauthenticated({ extensions }: { extensions?: Record<string, unknown> }): boolean {
  return extensions?.['code'] === 'UNAUTHENTICATED';
}
