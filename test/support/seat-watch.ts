import type { SeatAvailabilitySubscription } from '../generated/graphql.ts';
import type { Events, GraphQLClient, SubscribeOptions } from './client.ts';
import { SeatAvailability } from './operations.ts';

type SeatEvent = SeatAvailabilitySubscription['seatAvailability'];
type SeatState = Extract<SeatEvent, { __typename: 'SeatSnapshot' | 'SeatDelta' }>['seats'][number];

/** How long a watcher may be wrong after any fault upstream. */
const CONVERGENCE_MS = 5000;

/** A seat map kept as a front end keeps it: for each seat the highest version that it has seen. */
export class SeatWatch implements AsyncDisposable {
  readonly #events: Events<SeatAvailabilitySubscription>;
  readonly #seats = new Map<string, SeatState>();
  /** How many events they are from. */
  #seen = 0;

  private constructor(events: Events<SeatAvailabilitySubscription>) {
    this.#events = events;
  }

  /** Once the first snapshot is there. */
  static async open(client: GraphQLClient, showingId: string, options: SubscribeOptions = {}): Promise<SeatWatch> {
    const watch = new SeatWatch(client.subscribe(SeatAvailability, { showingId }, options));
    try {
      await watch.#events.until(() => watch.snapshots === 1);
      return watch;
    } catch (error) {
      await watch[Symbol.asyncDispose]();
      throw error;
    }
  }

  get hasEnded(): boolean {
    return this.#events.hasEnded;
  }

  /** Everything that has come. */
  get events(): SeatEvent[] {
    return this.#events.received.flatMap(({ data }) => data?.seatAvailability ?? []);
  }

  get seats(): ReadonlyMap<string, SeatState> {
    const { received } = this.#events;
    for (const { data } of received.slice(this.#seen)) {
      const event = data?.seatAvailability;
      for (const seat of event && 'seats' in event ? event.seats : []) {
        if ((this.#seats.get(seat.seatId)?.version ?? -1) < seat.version) this.#seats.set(seat.seatId, seat);
      }
    }
    this.#seen = received.length;
    return this.#seats;
  }

  /** How many snapshots have come. */
  get snapshots(): number {
    return this.events.filter(({ __typename: kind }) => kind === 'SeatSnapshot').length;
  }

  status(seatId: string | undefined): string | undefined {
    return this.seats.get(seatId ?? '')?.status;
  }

  /** Waits for what has to come within five seconds. @throws when it does not */
  until(condition: (watch: this) => boolean, timeoutMs = CONVERGENCE_MS): Promise<void> {
    return this.#events.until(() => condition(this), timeoutMs);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#events[Symbol.asyncDispose]();
  }
}
