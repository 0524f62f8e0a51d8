import { ApolloProvider } from '@apollo/client/react';
import { type ReactNode, createContext, use, useEffect, useSyncExternalStore } from 'react';
import { makeClient } from '../graphql/client.ts';
import { LiveConnection } from '../graphql/sockets.ts';
import { Session } from '../session/session.ts';
import { BASE } from './config.ts';

const endpoint = new URL('graphql', BASE);
const session = new Session(endpoint);
const live = new LiveConnection({ endpoint, session });
const client = makeClient({ endpoint, session, sockets: live.sockets });

const SessionContext = createContext(session);

/** The session, the cache and the socket, of which a page has one each. */
export function AppContext({ children }: { children: ReactNode }) {
  useEffect(
    () =>
      session.subscribe(() => {
        live.reconnect();
        // What another account has read is not this one's.
        void client.resetStore();
      }),
    [],
  );
  return (
    <ApolloProvider client={client}>
      <SessionContext value={session}>{children}</SessionContext>
    </ApolloProvider>
  );
}

export function useSession(): Session {
  return use(SessionContext);
}

/** Whether the visitor has a session, of a guest or of an account. */
export function useHasSession(): boolean {
  return useSyncExternalStore(session.subscribe, () => session.isOpen);
}

/** Whether the live connection is broken: what is shown may be old. */
export function useIsOffline(): boolean {
  return useSyncExternalStore(live.subscribe, () => live.isOffline);
}
