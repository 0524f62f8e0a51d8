import type { Booking } from '../../generated/prisma/client.ts';
import type { Logger } from '../../platform/logger.ts';
import type { MessageBus, Subscription } from '../../platform/messages/bus.ts';
import { Watcher } from '../../platform/messages/watcher.ts';
import { bookingTopic } from './booking-topic.ts';

/** How often the database is asked for changes that the bus did not tell. */
const LOOK_MS = 2000;

/** One booking that somebody watches. */
interface WatchedBooking {
  latest: Booking;
  /** The number of the look that `latest` is from: an answer that was overtaken by a later one is old news. */
  look: number;
  watchers: Set<Watcher<Booking>>;
  subscription: Subscription | undefined;
}

/** Live bookings: a message says that one may have changed, and its row says how. */
export class BookingFeed implements Disposable {
  readonly #bus: MessageBus;
  readonly #load: (bookingIds: readonly string[]) => Promise<Booking[]>;
  readonly #logger: Logger;
  readonly #watched = new Map<string, WatchedBooking>();
  readonly #timer: NodeJS.Timeout;
  #looks = 0;

  constructor(options: {
    bus: MessageBus;
    load: (bookingIds: readonly string[]) => Promise<Booking[]>;
    logger: Logger;
  }) {
    this.#bus = options.bus;
    this.#load = options.load;
    this.#logger = options.logger;
    this.#bus.onRestored(() => void this.#look([...this.#watched.keys()]));
    this.#timer = setInterval(() => void this.#look([...this.#watched.keys()]), LOOK_MS).unref();
  }

  /**
   * The booking as it is now, and again at every change of its status, until it is returned from. It is
   * read again once it is watched, since the payment may have been settled before.
   */
  watch(booking: Booking): AsyncIterableIterator<Booking> {
    const watched = this.#watched.get(booking.id) ?? this.#open(booking);
    const watcher = new Watcher<Booking>({
      merge: (_, later) => later,
      onClose: (closed) => {
        watched.watchers.delete(closed);
        if (watched.watchers.size === 0) this.#close(booking.id, watched);
      },
    });
    watched.watchers.add(watcher);
    watcher.offer(watched.latest);
    return watcher;
  }

  #open(booking: Booking): WatchedBooking {
    const { id } = booking;
    const watched: WatchedBooking = { latest: booking, look: 0, watchers: new Set(), subscription: undefined };
    this.#watched.set(id, watched);
    this.#bus
      .subscribe(bookingTopic(id), () => void this.#look([id]))
      .then((subscription) => {
        if (this.#watched.get(id) !== watched) subscription.unsubscribe();
        else watched.subscription = subscription;
      })
      .catch((error: unknown) => this.#logger.debug({ error }, 'watching without the bus'))
      .finally(() => void this.#look([id]));
    return watched;
  }

  #close(id: string, watched: WatchedBooking): void {
    this.#watched.delete(id);
    watched.subscription?.unsubscribe();
  }

  async #look(bookingIds: readonly string[]): Promise<void> {
    if (bookingIds.length === 0) return;
    const look = ++this.#looks;
    try {
      for (const booking of await this.#load(bookingIds)) this.#tell(booking, look);
    } catch (error) {
      this.#logger.warn({ error }, 'the feed could not look at the database');
    }
  }

  #tell(booking: Booking, look: number): void {
    const watched = this.#watched.get(booking.id);
    if (!watched || look < watched.look) return;
    watched.look = look;
    if (watched.latest.status === booking.status) return;
    watched.latest = booking;
    for (const watcher of watched.watchers) watcher.offer(booking);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    for (const { watchers } of this.#watched.values()) for (const watcher of [...watchers]) void watcher.return();
  }
}
