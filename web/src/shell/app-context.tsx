import { ApolloProvider } from '@apollo/client/react';
import { type ReactNode, createContext, use, useSyncExternalStore } from 'react';
import { makeClient } from '../graphql/client.ts';
import { LiveConnection } from '../graphql/sockets.ts';
import { browserStorage } from '../session/browser-storage.ts';
import { inTurnOfTabs } from '../session/in-turn.ts';
import { tokenRequests } from '../session/refresh.ts';
import { KEPT, Session } from '../session/session.ts';
import { BASE } from './config.ts';

const endpoint = new URL('graphql', BASE);
const session = new Session({
  requests: tokenRequests(endpoint),
  storage: browserStorage,
  // Not in an insecure context, whatever the type says.
  inTurn: inTurnOfTabs(KEPT, navigator.locks),
});
const live = new LiveConnection({ endpoint, session });
const client = makeClient({ endpoint, session, sockets: live.sockets });

addEventListener('storage', (event) => event.key === KEPT && session.changedElsewhere(event));
addEventListener('offline', () => live.networkLost());
addEventListener('online', () => live.networkBack());

let hadSession = session.isOpen;
session.subscribe(() => {
  // The visitor has only read how the session ended.
  if (!hadSession && !session.isOpen) return;
  live.reconnect();
  // What another account has read is not this one's. Without an account there was nothing of the kind: the page stays.
  if (hadSession) client.resetStore().catch(() => undefined);
  hadSession = session.isOpen;
});

const SessionContext = createContext(session);

/** The session, the cache and the socket, of which a page has one each. */
export function AppContext({ children }: { children: ReactNode }) {
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

/** Whether the visitor is logged in. A guest is not. */
export function useIsLoggedIn(): boolean {
  return useSyncExternalStore(session.subscribe, () => session.isOfAccount);
}

/** Whether the live connection is broken: what is shown may be old. */
export function useIsOffline(): boolean {
  return useSyncExternalStore(live.subscribe, () => live.isOffline);
}
