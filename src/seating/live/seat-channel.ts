import type { MessageBus, Subscription } from '../../platform/messages/bus.ts';
import { Watcher } from '../../platform/messages/watcher.ts';
import { seatTopic } from './seat-topic.ts';
import { mergeSeatEvents, type SeatEvent } from './seat-event.ts';
import type { SeatState } from '../seat-state.ts';

/** Changes that come closer together than this reach the watchers together. */
const GATHER_MS = 20;

/**
 * One showing as this process knows it: one subscription and one copy of the states, for all who watch it.
 *
 * It is opened (subscribe first, then read, so that nothing falls between), lives while somebody watches,
 * and is closed for good. Old and doubled news does no harm: for each seat the highest version counts.
 */
export class AvailabilityChannel {
  readonly showingId: string;
  readonly #bus: MessageBus;
  readonly #load: () => Promise<SeatState[]>;
  readonly #states = new Map<string, SeatState>();
  readonly #watchers = new Set<Watcher<SeatEvent>>();
  #changed = new Map<string, SeatState>();
  #gathering: NodeJS.Timeout | undefined;
  #subscription: Subscription | undefined;

  constructor(options: { showingId: string; bus: MessageBus; load: () => Promise<SeatState[]> }) {
    this.showingId = options.showingId;
    this.#bus = options.bus;
    this.#load = options.load;
  }

  /** Can be tried again when it failed: while the bus is away the feed's look at the database has to do. */
  async subscribe(): Promise<void> {
    this.#subscription ??= await this.#bus.subscribe(seatTopic(this.showingId), (message) => {
      this.apply(message as SeatState[]);
    });
  }

  get isSubscribed(): boolean {
    return this.#subscription !== undefined;
  }

  /** Reads the states anew and tells the watchers what of them is news. */
  async refresh(): Promise<void> {
    this.apply(await this.#load());
  }

  watch(onLastGone: () => void): Watcher<SeatEvent> {
    const onClose = (closed: Watcher<SeatEvent>) => {
      this.#watchers.delete(closed);
      if (this.#watchers.size === 0) onLastGone();
    };
    const watcher = new Watcher({ merge: mergeSeatEvents, onClose });
    this.#watchers.add(watcher);
    watcher.offer(this.#snapshot());
    return watcher;
  }

  /** After a break nobody can say what was missed: everything, to everybody. */
  sendSnapshot(): void {
    this.#changed.clear();
    this.#offer(this.#snapshot());
  }

  apply(states: readonly SeatState[]): void {
    for (const state of states) {
      const known = this.#states.get(state.seatId);
      if (known && known.version >= state.version) continue;
      this.#states.set(state.seatId, state);
      this.#changed.set(state.seatId, state);
    }
    if (this.#gathering === undefined) this.#flush();
  }

  /** The first change goes out at once, and those that come soon after it together. */
  #flush(): void {
    this.#gathering = undefined;
    if (this.#changed.size === 0) return;
    const seats = [...this.#changed.values()];
    this.#changed = new Map();
    this.#offer({ kind: 'SeatDelta', showingId: this.showingId, seats });
    this.#gathering = setTimeout(() => this.#flush(), GATHER_MS);
  }

  #offer(event: SeatEvent): void {
    for (const watcher of this.#watchers) watcher.offer(event);
  }

  #snapshot(): SeatEvent {
    return { kind: 'SeatSnapshot', showingId: this.showingId, seats: [...this.#states.values()] };
  }

  /** Comparable with what the database says of the showing: versions only grow. */
  get versionSum(): number {
    let sum = 0;
    for (const { version } of this.#states.values()) sum += version;
    return sum;
  }

  close(): void {
    clearTimeout(this.#gathering);
    this.#subscription?.unsubscribe();
    for (const watcher of [...this.#watchers]) void watcher.return();
  }
}
