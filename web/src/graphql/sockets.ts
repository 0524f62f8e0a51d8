import { type Client, createClient } from 'graphql-ws';
import type { Session } from '../session/session.ts';

const LONGEST_WAIT_MS = 4000;
/** Of an access token, which lasts twice as long: the server closes the socket at its end. */
const RENEW_AFTER_MS = 450_000;
/** A network that went away silently is noticed after these two. */
const PING_AFTER_MS = 10_000;
const PONG_WITHIN_MS = 5000;

/** Closed on purpose, by this page or by the server: nothing is wrong with the connection. */
const ON_PURPOSE = { unused: 1000, sessionEnded: 4403, terminated: 4499 } as const;

/** What the connection needs of the session. */
type TokenSource = Pick<Session, 'accessToken' | 'refuse'>;

/**
 * The WebSocket of the page, which is open while there are subscriptions. It reconnects by itself, each subscription then
 * begins anew, and so no event is missed.
 *
 * - online: connected, or connecting on purpose;
 * - offline: the connection broke, or the browser says that there is no network.
 */
export class LiveConnection {
  readonly sockets: Client;
  readonly #session: TokenSource;
  readonly #listeners = new Set<() => void>();
  #hasNetwork = true;
  #isBroken = false;
  #subscriptions = 0;
  #isSocketOpen = false;
  #token: string | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #pongDeadline: ReturnType<typeof setTimeout> | undefined;
  /** Ends the wait before the next attempt. */
  #connectNow: () => void = () => undefined;

  constructor({ endpoint, session }: { endpoint: URL; session: TokenSource }) {
    const url = new URL(endpoint);
    url.protocol = url.protocol.replace('http', 'ws');
    this.#session = session;
    const client = createClient({
      url: url.href,
      connectionParams: () => this.#authorization(),
      retryAttempts: Infinity,
      retryWait: (retries) => this.#wait(retries),
      shouldRetry: () => true,
      keepAlive: PING_AFTER_MS,
      on: {
        opened: () => (this.#isSocketOpen = true),
        connected: () => this.#connected(),
        closed: (event) => this.#closed((event as CloseEvent).code),
        ping: (isFromServer) => isFromServer || this.#awaitPong(),
        pong: () => clearTimeout(this.#pongDeadline),
      },
    });
    this.sockets = { ...client, subscribe: (payload, sink) => this.#counted(client.subscribe(payload, sink)) };
  }

  /** Whether what is shown may be old. */
  get isOffline(): boolean {
    return this.#isBroken || !this.#hasNetwork;
  }

  /** As the account that the session is of now. */
  reconnect(): void {
    if (this.#isSocketOpen) this.sockets.terminate();
    this.#connectNow();
  }

  /** To be called when the browser says that it has lost the network. */
  networkLost(): void {
    this.#hasNetwork = false;
    this.#tell();
  }

  /** To be called when the browser says that the network is back: the socket may be dead without knowing it. */
  networkBack(): void {
    this.#hasNetwork = true;
    this.#tell();
    this.reconnect();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** An error here would end the subscriptions. So, without a token, the socket is closed, and tried again later. */
  async #authorization(): Promise<Record<string, string>> {
    try {
      this.#token = await this.#session.accessToken();
      return this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` };
    } catch {
      this.sockets.terminate();
      this.#setBroken(true);
      return {};
    }
  }

  #connected(): void {
    this.#setBroken(false);
    clearTimeout(this.#renewal);
    if (this.#token !== undefined) this.#renewal = setTimeout(() => void this.#renew(), RENEW_AFTER_MS);
  }

  /** With the next token ready, a new socket takes as long as one answer of the server. */
  async #renew(): Promise<void> {
    // Without a network the server closes the socket at the end of its token, as before.
    await this.#session.accessToken().catch(() => undefined);
    this.reconnect();
  }

  #closed(code: number): void {
    this.#isSocketOpen = false;
    clearTimeout(this.#renewal);
    clearTimeout(this.#pongDeadline);
    // The session has ended, or only its token: the session finds out which.
    if (code === ON_PURPOSE.sessionEnded && this.#token !== undefined) this.#session.refuse(this.#token);
    if (!Object.values<number>(ON_PURPOSE).includes(code)) this.#setBroken(true);
  }

  #awaitPong(): void {
    this.#pongDeadline = setTimeout(() => {
      this.sockets.terminate();
      this.#setBroken(true);
    }, PONG_WITHIN_MS);
  }

  /** Twice as long each time, and not the same for all: a server that restarts would get all at once. */
  async #wait(retries: number): Promise<void> {
    if (!this.#isBroken && retries === 0) return;
    const milliseconds = Math.min(LONGEST_WAIT_MS, 250 * 2 ** retries) * (0.5 + Math.random() / 2);
    await new Promise<void>((done) => {
      this.#connectNow = done;
      setTimeout(done, milliseconds);
    });
  }

  /** Without a subscription there is no socket, and so nothing that is broken. */
  #counted(end: () => void): () => void {
    let isOver = false;
    this.#subscriptions++;
    return () => {
      end();
      if (!isOver && --this.#subscriptions === 0) this.#setBroken(false);
      isOver = true;
    };
  }

  #setBroken(isBroken: boolean): void {
    if (this.#isBroken === isBroken) return;
    this.#isBroken = isBroken;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
