import { type Client, createClient } from 'graphql-ws';
import type { Session } from '../session/session.ts';

const LONGEST_WAIT_MS = 4000;

/** The WebSocket of the page. It comes back by itself, and says when it is away. */
export class LiveConnection {
  readonly sockets: Client;
  readonly #listeners = new Set<() => void>();
  #isOffline = false;

  constructor({ endpoint, session }: { endpoint: URL; session: Pick<Session, 'accessToken'> }) {
    const url = new URL(endpoint);
    url.protocol = url.protocol.replace('http', 'ws');
    this.sockets = createClient({
      url: url.href,
      connectionParams: async () => {
        const token = await session.accessToken();
        return token ? { authorization: `Bearer ${token}` } : {};
      },
      retryAttempts: Infinity,
      retryWait: (retries) => new Promise((done) => setTimeout(done, waitBefore(retries))),
      // Also one that the server closed because the session of its token has ended: the next one has no such token.
      shouldRetry: () => true,
      on: {
        connected: () => this.#set(false),
        closed: (event) => this.#set(!(event as CloseEvent).wasClean),
      },
    });
  }

  /** Whether what is shown may be old. */
  get isOffline(): boolean {
    return this.#isOffline;
  }

  /** As the account that the session is of now. */
  reconnect(): void {
    this.sockets.terminate();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #set(isOffline: boolean): void {
    if (this.#isOffline === isOffline) return;
    this.#isOffline = isOffline;
    for (const listener of this.#listeners) listener();
  }
}

/** Twice as long each time, and not the same for all: a server that restarts would get all at once. */
function waitBefore(retries: number): number {
  return Math.min(LONGEST_WAIT_MS, 250 * 2 ** retries) * (0.5 + Math.random() / 2);
}
