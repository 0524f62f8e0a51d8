import type { Booking, BookingStatus } from '../generated/prisma/client.ts';
import { findRow } from '../platform/batches.ts';
import { afterChange } from '../platform/database/after-change.ts';
import type { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { type Outcome, refused } from '../platform/outcome.ts';
import type { HoldService, HoldView } from '../seating/hold.service.ts';
import { holdOfExchange, notReleasable } from './booking-errors.ts';
import type { BookingService } from './booking.service.ts';
import type { BookingExpiry } from './settlement/booking-expiry.service.ts';

/** Unpaid, and no payment is in progress. */
const RELEASABLE: BookingStatus[] = ['PAYMENT_FAILED', 'DUE_AT_COUNTER'];

interface Dependencies {
  database: Database;
  holds: HoldService;
  bookings: BookingService;
  bookingExpiry: BookingExpiry;
}

/** Gives the seats of a hold back, also after a declined payment of its booking. */
export class ReleaseHoldService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** A hold that is over stays as it is. Refused: NotFound, HoldExpired (its booking or exchange is being paid, or is paid). */
  async release(request: { accountId: string; holdId: string }): Promise<Outcome<HoldView>> {
    const released = await this.#services.holds.release(request);
    if (released.value?.status !== 'CONVERTED') return released;
    const booking = await findRow(this.#services.bookings.byHoldId, released.value.id);
    if (!booking) return refused(holdOfExchange());
    const problem = notReleasable(booking);
    if (problem) return refused(problem);
    if (!RELEASABLE.includes(booking.status)) return released;
    await this.#services.database.transaction((tx) => this.#cancel(tx, booking), {
      locking: booking.showingId,
    });
    // It was cancelled now, or another request was faster.
    return afterChange(() => this.release(request));
  }

  async #cancel(tx: Transaction, booking: Booking): Promise<void> {
    const { count } = await tx.client.booking.updateMany({
      where: { id: booking.id, status: { in: RELEASABLE } },
      data: { status: 'CANCELLED' },
    });
    const to = { booking: 'CANCELLED', hold: 'RELEASED', mail: null } as const;
    if (count === 1) await this.#services.bookingExpiry.end(tx, [booking], to);
  }
}
