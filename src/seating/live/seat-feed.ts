import type { Logger } from '../../platform/logger.ts';
import type { MessageBus } from '../../platform/messages/bus.ts';
import { AvailabilityChannel } from './seat-channel.ts';
import type { SeatEvent } from './seat-event.ts';
import type { ShowingSeatService } from '../showing-seat.service.ts';

/** How often the database is asked whether it knows something that the bus did not say. */
const LOOK_MS = 2000;

/**
 * Live seat availability for every watcher of this process. Messages make it fast; they may be lost, so
 * that one query now and then over all watched showings makes it right.
 */
export class AvailabilityFeed implements Disposable {
  readonly #bus: MessageBus;
  readonly #showingSeats: ShowingSeatService;
  readonly #logger: Logger;
  readonly #channels = new Map<string, Promise<AvailabilityChannel>>();
  readonly #live = new Set<AvailabilityChannel>();
  readonly #timer: NodeJS.Timeout;
  #looking = false;

  constructor(options: { bus: MessageBus; showingSeats: ShowingSeatService; logger: Logger }) {
    this.#bus = options.bus;
    this.#showingSeats = options.showingSeats;
    this.#logger = options.logger;
    this.#bus.onRestored(() => void this.#resync());
    this.#timer = setInterval(() => void this.#look(), LOOK_MS).unref();
  }

  /** First a snapshot, then deltas, until it is returned from. The showing must exist. */
  async watch(showingId: string): Promise<AsyncIterableIterator<SeatEvent>> {
    for (;;) {
      const channel = await this.#channel(showingId);
      // Its last watcher may have gone, and the channel with it, while this one came.
      if (this.#live.has(channel)) return channel.watch(() => this.#close(channel));
    }
  }

  #channel(showingId: string): Promise<AvailabilityChannel> {
    const known = this.#channels.get(showingId);
    if (known) return known;
    const opening = this.#open(showingId);
    this.#channels.set(showingId, opening);
    opening.catch(() => this.#channels.delete(showingId));
    return opening;
  }

  async #open(showingId: string): Promise<AvailabilityChannel> {
    const load = () => this.#showingSeats.statesByShowingIds([showingId]);
    const channel = new AvailabilityChannel({ showingId, bus: this.#bus, load });
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

  #close(channel: AvailabilityChannel): void {
    this.#live.delete(channel);
    this.#channels.delete(channel.showingId);
    channel.close();
  }

  async #look(): Promise<void> {
    if (this.#looking || this.#live.size === 0) return;
    this.#looking = true;
    try {
      const sums = await this.#showingSeats.versionSums([...this.#live].map(({ showingId }) => showingId));
      await Promise.all(
        [...this.#live].map(async (channel) => {
          if (!channel.isSubscribed) await channel.subscribe().catch(() => undefined);
          if (sums.get(channel.showingId) !== channel.versionSum) await channel.refresh();
        }),
      );
    } catch (error) {
      this.#logger.warn({ error }, 'the feed could not look at the database');
    } finally {
      this.#looking = false;
    }
  }

  async #resync(): Promise<void> {
    for (const channel of this.#live) {
      try {
        await channel.refresh();
        channel.sendSnapshot();
      } catch (error) {
        this.#logger.warn({ error }, 'no fresh snapshot yet; the next look makes it good');
      }
    }
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    for (const channel of this.#live) this.#close(channel);
  }
}
