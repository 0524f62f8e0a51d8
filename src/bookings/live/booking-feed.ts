import type { Booking } from '../../generated/prisma/client.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Subscription } from '../../platform/messages/bus.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import { Watcher } from '../../platform/messages/watcher.ts';
import type { BookingService } from '../booking.service.ts';

/** How often the watched bookings are compared with the database. */
const RECONCILE_INTERVAL_MS = 2000;

/** One booking with at least one watcher. */
interface WatchedBooking {
  latest: Booking;
  /** The number of the read that `latest` is from: the answer of an older read is out of date. */
  read: number;
  watchers: Set<Watcher<Booking>>;
  subscription: Subscription | undefined;
}

/** Live bookings: a message says that one may have changed, and its row says how. */
export class BookingFeed implements Disposable {
  readonly #topic: Topic<null>;
  readonly #bookings: BookingService;
  readonly #logger: Logger;
  readonly #watched = new Map<string, WatchedBooking>();
  readonly #timer: NodeJS.Timeout;
  #reads = 0;

  constructor(options: { bookingTopic: Topic<null>; bookings: BookingService; logger: Logger }) {
    this.#topic = options.bookingTopic;
    this.#bookings = options.bookings;
    this.#logger = options.logger;
    const reconcileAll = () => void this.#reconcile([...this.#watched.keys()]);
    this.#topic.onRestored(reconcileAll);
    this.#timer = setInterval(reconcileAll, RECONCILE_INTERVAL_MS).unref();
  }

  /**
   * The booking as it is now, and again at every change of its status, until it is returned from. It is read again once
   * it is watched, since the payment may have been settled before.
   */
  watch(booking: Booking): AsyncIterableIterator<Booking> {
    const watched = this.#watched.get(booking.id) ?? this.#open(booking);
    const watcher = new Watcher<Booking>({
      merge: (_, later) => [later],
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
    const watched: WatchedBooking = { latest: booking, read: 0, watchers: new Set(), subscription: undefined };
    this.#watched.set(id, watched);
    this.#topic
      .subscribe(id, () => void this.#reconcile([id]))
      .then((subscription) => {
        if (this.#watched.get(id) !== watched) subscription.unsubscribe();
        else watched.subscription = subscription;
      })
      .catch((error: unknown) => this.#logger.debug({ error }, 'watching without the bus'))
      .finally(() => void this.#reconcile([id]));
    return watched;
  }

  #close(id: string, watched: WatchedBooking): void {
    this.#watched.delete(id);
    watched.subscription?.unsubscribe();
  }

  async #reconcile(bookingIds: readonly string[]): Promise<void> {
    if (bookingIds.length === 0) return;
    const read = ++this.#reads;
    try {
      for (const booking of await this.#bookings.byId.rows(bookingIds)) this.#notify(booking, read);
    } catch (error) {
      this.#logger.warn({ error }, 'the booking feed could not be compared with the database');
    }
  }

  #notify(booking: Booking, read: number): void {
    const watched = this.#watched.get(booking.id);
    if (!watched || read < watched.read) return;
    watched.read = read;
    if (watched.latest.status === booking.status) return;
    watched.latest = booking;
    for (const watcher of watched.watchers) watcher.offer(booking);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    for (const { watchers } of this.#watched.values()) for (const watcher of [...watchers]) void watcher.return();
  }
}
