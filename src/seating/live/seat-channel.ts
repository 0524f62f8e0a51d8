import type { Subscription } from '../../platform/messages/bus.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import { Watcher } from '../../platform/messages/watcher.ts';
import { turns } from '../../platform/turns.ts';
import type { MappedSeat } from '../../venues/seat-map/mapped-seats.ts';
import type { SeatState } from '../seat-state.ts';
import { ShowingSeatView } from '../showing-seat-view.ts';
import { mergeSeatEvents, type SeatEvent } from './seat-event.ts';

/** How long clients that come together, as after a reconnect, are sent the same snapshot. */
const SNAPSHOT_MS = 1000;
/** Changes within this time after an event reach the watchers together. */
const GATHER_MS = 20;
/** Watchers that are offered an event before other work of the process gets its turn. */
const OFFERED_TOGETHER = 250;

/**
 * One showing as this process knows it: one subscription and one copy of the seats, for all its watchers.
 *
 * It is opened (subscribe first, then read, so that no change falls between), lives as long as it has watchers, and is
 * then closed for good. Old and repeated messages do no harm: for each seat the highest version counts.
 */
export class SeatChannel {
  readonly showingId: string;
  /** Showing.version, as the watchers know it. */
  #showingVersion: number;
  /** The price revision at which it was opened, or at which its prices were last changed. */
  #priceRevision: bigint;
  readonly #topic: Topic<SeatState[]>;
  readonly #load: () => Promise<SeatState[]>;
  #seatMapId: string;
  #mappedSeats: ReadonlyMap<string, MappedSeat>;
  readonly #seats = new Map<string, ShowingSeatView>();
  readonly #watchers = new Set<Watcher<SeatEvent>>();
  #changed = new Map<string, ShowingSeatView>();
  /** Not offered to all watchers yet. */
  readonly #events: SeatEvent[] = [];
  /** The same for all who come before the next change, so that it is executed once. */
  #snapshot: SeatEvent | undefined;
  #gathering: NodeJS.Timeout | undefined;
  #subscription: Subscription | undefined;
  #closed = false;

  constructor(options: {
    showing: { id: string; version: number; seatMapId: string };
    /** The current one, read before the seats. */
    priceRevision: bigint;
    topic: Topic<SeatState[]>;
    load: () => Promise<SeatState[]>;
    /** Those of the showing's map. */
    seats: readonly MappedSeat[];
  }) {
    this.showingId = options.showing.id;
    this.#showingVersion = options.showing.version;
    this.#priceRevision = options.priceRevision;
    this.#topic = options.topic;
    this.#load = options.load;
    this.#seatMapId = options.showing.seatMapId;
    this.#mappedSeats = new Map(options.seats.map((seat) => [seat.id, seat]));
  }

  /** Can be tried again after a failure: while the bus is away, the feed's reconciliation serves the watchers. */
  async subscribe(): Promise<void> {
    if (this.#subscription) return;
    const subscription = await this.#topic.subscribe(this.showingId, (states) => this.apply(states));
    // The last watcher may have left while it was pending.
    if (this.#closed) subscription.unsubscribe();
    else this.#subscription = subscription;
  }

  get isSubscribed(): boolean {
    return this.#subscription !== undefined;
  }

  /** Reads the states anew and sends the watchers those that are newer. */
  async refresh(): Promise<void> {
    this.apply(await this.#load());
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  watch(onLastGone: () => void): Watcher<SeatEvent> {
    const onClose = (closed: Watcher<SeatEvent>) => {
      this.#watchers.delete(closed);
      if (this.#watchers.size === 0) onLastGone();
    };
    const watcher = new Watcher({ merge: mergeSeatEvents, onClose });
    this.#watchers.add(watcher);
    watcher.offer(this.#takeSnapshot());
    return watcher;
  }

  /** To all watchers, after a break in which any message may have been lost. */
  sendSnapshot(): void {
    this.#changed.clear();
    this.#offer(this.#takeSnapshot());
  }

  get showingVersion(): number {
    return this.#showingVersion;
  }

  /** Tells the watchers when the showing itself has a new version. */
  applyShowingVersion(version: number): void {
    if (version <= this.#showingVersion) return;
    this.#showingVersion = version;
    this.#offer({ kind: 'ShowingChanged', showingId: this.showingId });
  }

  /** Tells the watchers when the prices of the showing have changed at a later revision. */
  applyPriceRevision(revision: bigint): void {
    if (revision <= this.#priceRevision) return;
    this.#priceRevision = revision;
    this.#offer({ kind: 'ShowingChanged', showingId: this.showingId });
  }

  get seatMapId(): string {
    return this.#seatMapId;
  }

  /** After the showing has moved to another auditorium: a fresh snapshot replaces the seats that watchers know. */
  async moveTo(seatMapId: string, seats: readonly MappedSeat[]): Promise<void> {
    const states = await this.#load();
    this.#seatMapId = seatMapId;
    this.#mappedSeats = new Map(seats.map((seat) => [seat.id, seat]));
    this.#seats.clear();
    this.#take(states);
    this.#snapshot = undefined;
    if (!this.#closed) this.sendSnapshot();
  }

  apply(states: readonly SeatState[]): void {
    if (this.#closed) return;
    this.#take(states);
    if (this.#gathering === undefined) this.#flush();
  }

  /** Those that are newer than what is known. */
  #take(states: readonly SeatState[]): void {
    for (const state of states) {
      const seat = this.#mappedSeats.get(state.seatId);
      const known = this.#seats.get(state.seatId);
      if (!seat || (known && known.version >= state.version)) continue;
      const view = new ShowingSeatView(this.showingId, seat, state);
      this.#seats.set(state.seatId, view);
      this.#changed.set(state.seatId, view);
      this.#snapshot = undefined;
    }
  }

  /** The first change is sent at once, those that follow it soon are sent together. */
  #flush(): void {
    this.#gathering = undefined;
    if (this.#changed.size === 0) return;
    const seats = [...this.#changed.values()];
    this.#changed = new Map();
    this.#offer({ kind: 'SeatDelta', showingId: this.showingId, seats });
    this.#gathering = setTimeout(() => this.#flush(), GATHER_MS);
  }

  #offer(event: SeatEvent): void {
    this.#events.push(event);
    if (this.#events.length === 1) void this.#offerInTurns();
  }

  /** One event after another. Who comes meanwhile has it in the snapshot already. */
  async #offerInTurns(): Promise<void> {
    for (let event = this.#events[0]; event; event = this.#events[0]) {
      for (const [index, watcher] of [...this.#watchers].entries()) {
        if (index > 0 && index % OFFERED_TOGETHER === 0) await turns.queue();
        watcher.offer(event);
      }
      this.#events.shift();
    }
  }

  #takeSnapshot(): SeatEvent {
    if (this.#snapshot) return this.#snapshot;
    // What it was executed to is kept as long as the event is.
    setTimeout(() => (this.#snapshot = undefined), SNAPSHOT_MS).unref();
    return (this.#snapshot = { kind: 'SeatSnapshot', showingId: this.showingId, seats: [...this.#seats.values()] });
  }

  /** Comparable with the database's sum for the showing, since versions only grow. */
  get versionSum(): number {
    let sum = 0;
    for (const { version } of this.#seats.values()) sum += version;
    return sum;
  }

  /** Once: its watchers, when they are returned from, close it again. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#gathering);
    this.#subscription?.unsubscribe();
    for (const watcher of [...this.#watchers]) void watcher.return();
  }
}
