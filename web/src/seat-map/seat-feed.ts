import type { ApolloClient } from '@apollo/client';
import {
  SeatEventsDocument,
  SeatPairsDocument,
  SeatPlanDocument,
  SeatStatesDocument,
  type SeatStateFragment,
} from '../generated/graphql.ts';
import type { ShowingWithPlan } from './plan-of-showing.ts';
import type { SeatStatus } from './plan.ts';

export interface SeatFeedState {
  /** Undefined until it is loaded. */
  showing: ShowingWithPlan | undefined;
  /** By the id of the seat; another map after each change. */
  statuses: ReadonlyMap<string, SeatStatus>;
  /** Why it could not be loaded. */
  problem: unknown;
}

const EMPTY: SeatFeedState = { showing: undefined, statuses: new Map(), problem: undefined };

/**
 * The plan of a showing, and the states of its seats as they change.
 *
 * Not `useQuery`: it would read thousands of seats from the cache again after each event of one.
 */
export class SeatFeed {
  readonly #client: ApolloClient;
  readonly #showingId: string;
  readonly #listeners = new Set<() => void>();
  #state = EMPTY;
  #isLoading = false;
  /** The showing has changed since it began to be loaded: the answer may be from before. */
  #isOutdated = false;
  #events: { unsubscribe(): void } | undefined;

  constructor({ client, showingId }: { client: ApolloClient; showingId: string }) {
    this.#client = client;
    this.#showingId = showingId;
  }

  get = (): SeatFeedState => this.#state;

  /** The first listener opens the subscription, and the last one to leave ends it. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#events ??= this.#watch();
    if (!this.#state.showing) void this.load();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#events?.unsubscribe();
      this.#events = undefined;
    };
  };

  /** Also tries again. */
  load = async (): Promise<void> => {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      do {
        this.#isOutdated = false;
        await this.#tryToLoad();
        // An event may have come meanwhile.
        // oxlint-disable-next-line typescript/no-unnecessary-condition
      } while (this.#isOutdated);
    } finally {
      this.#isLoading = false;
    }
  };

  /** The session may begin or end meanwhile, and then the first answer is refused. */
  async #tryToLoad(attempts = 2): Promise<void> {
    try {
      const showing = await this.#read();
      if (showing) {
        this.#set({ showing, statuses: this.#statusesOn(showing), problem: undefined });
        this.#apply(showing.seats);
      } else this.#set({ problem: new Error('there is no such showing') });
    } catch (error) {
      if (attempts > 1) await this.#tryToLoad(attempts - 1);
      else this.#set({ problem: error });
    }
  }

  /** Of seats of the map: the showing may have been moved to another one. */
  #statusesOn({ seatMap }: ShowingWithPlan): SeatFeedState['statuses'] {
    const { statuses } = this.#state;
    const onMap = new Set(seatMap.seats.map(({ id }) => id));
    const known = [...statuses].filter(([seatId]) => onMap.has(seatId));
    return known.length === statuses.size ? statuses : new Map(known);
  }

  async #read() {
    const options = { variables: { showingId: this.#showingId }, fetchPolicy: 'no-cache' } as const;
    const [plan, pairs, states] = await Promise.all([
      this.#client.query({ query: SeatPlanDocument, ...options }),
      this.#client.query({ query: SeatPairsDocument, ...options }),
      this.#client.query({ query: SeatStatesDocument, ...options }),
    ]);
    if (!plan.data?.showing || !pairs.data?.showing || !states.data?.showing) return undefined;
    const { seatMap, ...showing } = plan.data.showing;
    const pairOf = new Map(pairs.data.showing.seatMap.seats.map((seat) => [seat.id, seat]));
    const seats = seatMap.seats.map((seat) => ({ ...seat, ...(pairOf.get(seat.id) ?? { soldWith: [] }) }));
    return { ...showing, seatMap: { ...seatMap, seats }, seats: states.data.showing.seats };
  }

  #watch(): { unsubscribe(): void } {
    const variables = { showingId: this.#showingId };
    return this.#client.subscribe({ query: SeatEventsDocument, variables }).subscribe({
      next: ({ data }) => {
        const event = data?.seatAvailability;
        if (event?.__typename === 'ShowingChanged') this.#reload();
        else if (event) this.#apply(event.seats);
      },
    });
  }

  #reload(): void {
    if (this.#isLoading) this.#isOutdated = true;
    else void this.load();
  }

  #apply(seats: readonly SeatStateFragment[]): void {
    const { statuses } = this.#state;
    const changed = seats.filter(({ seatId, status }) => statuses.get(seatId) !== status);
    if (changed.length === 0) return;
    const after = new Map(statuses);
    for (const { seatId, status } of changed) after.set(seatId, status);
    this.#set({ statuses: after });
  }

  #set(change: Partial<SeatFeedState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
