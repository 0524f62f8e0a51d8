import type { Client as Sockets } from 'graphql-ws';
import {
  EmbeddedSeatsDocument,
  type EmbeddedSeatsSubscription,
  EmbeddedShowingDocument,
  EmbeddedStatesDocument,
  type SeatStatus,
} from '../generated/component/graphql.ts';
import { LiveConnection } from '../graphql/sockets.ts';
import type { Showing } from './seat-details.ts';
import { NewestStates } from './newest-states.ts';
import { ServerError } from './server-error.ts';
import type { Server } from './server.ts';

export interface ShowingListener {
  /** It was loaded, or has changed. */
  onShowing(showing: Showing, statuses: Iterable<[seatId: string, status: SeatStatus]>): void;
  onSeats(changed: readonly [seatId: string, status: SeatStatus][]): void;
  /** The connection was lost, or is there again. */
  onConnection(isOffline: boolean): void;
}

/** A showing with the states of its seats, as they are now. */
export class LiveShowing implements Disposable {
  readonly #server: Server;
  readonly #showingId: string;
  readonly #listener: ShowingListener;
  readonly #states = new NewestStates<SeatStatus>();
  readonly #live: LiveConnection;
  readonly #isOver = new AbortController();
  #end: (() => void) | undefined;
  #loads = 0;

  constructor({ server, showingId, listener }: { server: Server; showingId: string; listener: ShowingListener }) {
    this.#server = server;
    this.#showingId = showingId;
    this.#listener = listener;
    // What is watched is the same for all visitors.
    const session = { accessToken: () => Promise.resolve(undefined), refuse: () => undefined };
    this.#live = new LiveConnection({ endpoint: server.endpoint, session });
    this.#live.subscribe(() => this.#listener.onConnection(this.#live.isOffline));
    const { signal } = this.#isOver;
    addEventListener('offline', () => this.#live.networkLost(), { signal });
    addEventListener('online', () => this.#live.networkBack(), { signal });
  }

  /** @throws ServerError when the showing cannot be loaded */
  async open(): Promise<void> {
    await this.#load();
    if (!this.#isOver.signal.aborted)
      this.#end = watch(this.#live.sockets, this.#showingId, (event) => this.#take(event));
  }

  [Symbol.dispose](): void {
    this.#isOver.abort();
    this.#end?.();
    void this.#live.sockets.dispose();
  }

  /** Of two that overlap, the later one counts: what the earlier one reads may be from before a change. */
  async #load(): Promise<void> {
    const load = ++this.#loads;
    const variables = { id: this.#showingId };
    const [{ showing }, states] = await Promise.all([
      this.#server.ask(EmbeddedShowingDocument, { variables }),
      this.#server.ask(EmbeddedStatesDocument, { variables }),
    ]);
    if (!showing || !states.showing) throw new ServerError('NOT_FOUND', `There is no showing ${this.#showingId}.`);
    if (this.#isOver.signal.aborted || load !== this.#loads) return;
    const { seatIds, statuses, versions } = states.showing.seatStates;
    this.#states.take(
      seatIds.map((seatId, index) => ({
        seatId,
        status: statuses[index] ?? 'BLOCKED',
        version: versions[index] ?? 0,
      })),
    );
    this.#listener.onShowing(showing, this.#states.all());
  }

  #take({ seatAvailability: event }: EmbeddedSeatsSubscription): void {
    // What was loaded is shown until the next change: it does not go away.
    if (event.__typename === 'ShowingChanged') this.#load().catch(() => undefined);
    else this.#listener.onSeats(this.#states.take(event.seats));
  }
}

function watch(sockets: Sockets, id: string, onEvent: (event: EmbeddedSeatsSubscription) => void): () => void {
  return sockets.subscribe<EmbeddedSeatsSubscription>(
    { query: EmbeddedSeatsDocument.toString(), variables: { id } },
    // The connection is made again for as long as it takes: it neither fails nor completes.
    { next: ({ data }) => data && onEvent(data), error: () => undefined, complete: () => undefined },
  );
}
