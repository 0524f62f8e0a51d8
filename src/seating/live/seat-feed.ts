import type { Showing } from '../../generated/prisma/client.ts';
import type { Cache } from '../../platform/cache.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import type { PriceRevisions } from '../../pricing/price-revisions.ts';
import type { SeatMapService } from '../../venues/seat-map/seat-map.service.ts';
import type { SeatState } from '../seat-state.ts';
import type { ShowingSeatService } from '../showing-seat.service.ts';
import { SeatChannel } from './seat-channel.ts';
import type { SeatEvent } from './seat-event.ts';

/** How often the channels are compared with the database. */
const RECONCILE_INTERVAL_MS = 2000;
const NO_SNAPSHOT = 'no fresh snapshots yet; the next reconciliation sends what has changed';

/** What is watched: a showing, sold on a version of a seat map. */
type WatchedShowing = Pick<Showing, 'id' | 'seatMapId' | 'version'>;

/**
 * Live seat availability for all watchers of this process. Messages make it fast. They may be lost, so one query at
 * intervals compares all watched showings with the database.
 */
export class SeatFeed implements Disposable {
  readonly #topic: Topic<SeatState[]>;
  readonly #showingSeats: ShowingSeatService;
  readonly #seatMaps: SeatMapService;
  readonly #priceRevisions: PriceRevisions;
  readonly #cache: Cache;
  readonly #logger: Logger;
  readonly #channels = new Map<string, Promise<SeatChannel>>();
  readonly #live = new Set<SeatChannel>();
  readonly #timer: NodeJS.Timeout;
  #reconciling = false;
  /** Up to which the channels were compared. */
  #comparedRevision: bigint | undefined;

  constructor(options: {
    seatTopic: Topic<SeatState[]>;
    showingSeats: ShowingSeatService;
    seatMaps: SeatMapService;
    priceRevisions: PriceRevisions;
    cache: Cache;
    logger: Logger;
  }) {
    this.#topic = options.seatTopic;
    this.#showingSeats = options.showingSeats;
    this.#seatMaps = options.seatMaps;
    this.#priceRevisions = options.priceRevisions;
    this.#cache = options.cache;
    this.#logger = options.logger;
    this.#topic.onRestored(() => void this.#resync());
    this.#timer = setInterval(() => void this.#reconcile(), RECONCILE_INTERVAL_MS).unref();
  }

  /** How many watch, and how many showings. */
  get watched(): { showings: number; watchers: number } {
    let watchers = 0;
    for (const channel of this.#live) watchers += channel.watchers;
    return { showings: this.#live.size, watchers };
  }

  /** First a snapshot, then deltas, until it is returned from. */
  async watch(showing: WatchedShowing): Promise<AsyncIterableIterator<SeatEvent>> {
    for (;;) {
      const channel = await this.#channel(showing);
      // Its last watcher may have left in the meantime, which closed it.
      if (this.#live.has(channel)) return channel.watch(() => this.#close(channel));
    }
  }

  #channel(showing: WatchedShowing): Promise<SeatChannel> {
    const known = this.#channels.get(showing.id);
    if (known) return known;
    const opening = this.#open(showing);
    this.#channels.set(showing.id, opening);
    opening.catch(() => this.#channels.delete(showing.id));
    return opening;
  }

  async #open(showing: WatchedShowing): Promise<SeatChannel> {
    const load = () => this.#showingSeats.views(showing.id);
    const seats = await this.#seatMaps.seats(showing.seatMapId);
    const priceRevision = await this.#priceRevisions.current();
    const channel = new SeatChannel({ showing, priceRevision, topic: this.#topic, load, seats });
    await channel.subscribe().catch((error: unknown) => this.#logger.debug({ error }, 'watching without the bus'));
    try {
      await channel.refresh();
    } catch (error) {
      channel.close();
      throw error;
    }
    this.#live.add(channel);
    return channel;
  }

  #close(channel: SeatChannel): void {
    this.#live.delete(channel);
    this.#channels.delete(channel.showingId);
    channel.close();
  }

  async #reconcile(): Promise<void> {
    if (this.#reconciling || this.#live.size === 0) return;
    this.#reconciling = true;
    try {
      const versions = await this.#showingSeats.versions([...this.#live].map(({ showingId }) => showingId));
      await Promise.all(
        [...this.#live].map(async (channel) => {
          if (!channel.isSubscribed) await channel.subscribe().catch(() => undefined);
          const current = versions.get(channel.showingId);
          if (current) this.#applyShowingVersion(channel, current.showing);
          if (current && current.seatMapId !== channel.seatMapId) {
            await channel.moveTo(current.seatMapId, await this.#seatMaps.seats(current.seatMapId));
          } else if (current?.seats !== channel.versionSum) await channel.refresh();
        }),
      );
      await this.#comparePrices();
    } catch (error) {
      this.#logger.warn({ error }, 'the seat feed could not be compared with the database');
    } finally {
      this.#reconciling = false;
    }
  }

  /** A list can have the prices of thousands of showings: only those that are watched are looked at, and only after a change. */
  async #comparePrices(): Promise<void> {
    const revision = await this.#priceRevisions.current();
    if (revision === this.#comparedRevision) return;
    this.#cache.drop();
    const channels = [...this.#live];
    const changes = await this.#priceRevisions.lastChanges(channels.map(({ showingId }) => showingId));
    for (const channel of channels) channel.applyPriceRevision(changes.get(channel.showingId) ?? 0n);
    this.#comparedRevision = revision;
  }

  /** What watchers are told is not told again: what they read then must not be from before, as prices from the cache. */
  #applyShowingVersion(channel: SeatChannel, version: number): void {
    if (version > channel.showingVersion) this.#cache.drop();
    channel.applyShowingVersion(version);
  }

  /** All at once: their showings are read together. */
  async #resync(): Promise<void> {
    const refreshing = [...this.#live].map(async (channel) => {
      await channel.refresh();
      channel.sendSnapshot();
    });
    const failed = (await Promise.allSettled(refreshing)).find((result) => result.status === 'rejected');
    if (failed) this.#logger.warn({ error: failed.reason }, NO_SNAPSHOT);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    for (const channel of this.#live) this.#close(channel);
  }
}
