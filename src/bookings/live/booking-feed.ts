import type { Booking } from '../../generated/prisma/client.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Subscription } from '../../platform/messages/bus.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import { Watcher } from '../../platform/messages/watcher.ts';
import { findRow } from '../../platform/batches.ts';
import type { BookingService, BookingVersion } from '../booking.service.ts';

/** How often the watched bookings are compared with the database. */
const RECONCILE_INTERVAL_MS = 2000;

/** One booking with at least one watcher. */
interface WatchedBooking {
  latest: BookingVersion;
  /** The number of the read that `latest` is from: the answer of an older read is out of date. */
  read: number;
  watchers: Set<Watcher<Booking>>;
  subscription: Subscription | undefined;
}

/**
 * Live bookings: a message says that one may have changed, and its rows say whether it did. What is compared is all of
 * them, so that no kind of change is forgotten.
 */
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

  get watchers(): number {
    let count = 0;
    for (const { watchers } of this.#watched.values()) count += watchers.size;
    return count;
  }

  /**
   * The booking as it is now, and again at every change of its rows, until it is returned from. It is read again once it
   * is watched, since it may have changed before.
   */
  watch(version: BookingVersion): AsyncIterableIterator<Booking> {
    const { id } = version.booking;
    const watched = this.#watched.get(id) ?? this.#open(id, version);
    const watcher = new Watcher<Booking>({
      merge: (_, later) => [later],
      onClose: (closed) => {
        watched.watchers.delete(closed);
        if (watched.watchers.size === 0) this.#close(id, watched);
      },
    });
    watched.watchers.add(watcher);
    watcher.offer(watched.latest.booking);
    return watcher;
  }

  #open(id: string, latest: BookingVersion): WatchedBooking {
    const watched: WatchedBooking = { latest, read: 0, watchers: new Set(), subscription: undefined };
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
      const versions = await Promise.all(bookingIds.map((id) => findRow(this.#bookings.versionById, id)));
      for (const version of versions) if (version) this.#notify(version, read);
    } catch (error) {
      this.#logger.warn({ error }, 'the booking feed could not be compared with the database');
    }
  }

  #notify(version: BookingVersion, read: number): void {
    const { booking, fingerprint } = version;
    const watched = this.#watched.get(booking.id);
    if (!watched || read < watched.read) return;
    watched.read = read;
    if (watched.latest.fingerprint === fingerprint) return;
    watched.latest = version;
    for (const watcher of watched.watchers) watcher.offer(booking);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    for (const { watchers } of this.#watched.values()) for (const watcher of [...watchers]) void watcher.return();
  }
}
