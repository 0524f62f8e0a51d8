import pLimit from 'p-limit';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { refundFor, type GiveBack } from '../cancellation/give-back.ts';
import { allThatIsLeft } from '../cancellation/refund-amounts.ts';
import { lockPaidBooking } from '../cancellation/sql/lock-paid-booking.ts';
import { type PaidBooking, readPaidBooking } from '../cancellation/sql/read-paid-booking.ts';
import type { BookingMails } from '../mails/booking-mails.ts';
import type { BookingExpiry } from '../settlement/booking-expiry.service.ts';
import { findOpenBookings } from './sql/open-bookings.ts';
import { lockUnpaidBooking } from './sql/lock-unpaid-booking.ts';

/** Buyers of other showings need connections too. */
const CONCURRENCY = 4;

interface Dependencies {
  database: Database;
  giveBack: GiveBack;
  bookingExpiry: BookingExpiry;
  bookingMails: BookingMails;
}

/** Ends the bookings of showings that do not take place, each in a transaction of its own. */
export class EndBookingsService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /**
   * Ends those of the bookings that are left, and may run twice and at the same time. Of a paid one all tickets become VOID, and
   * all that is left of its payment is given back. One that was not paid gives its seats back; while its payment is PENDING
   * that is left to the settlement, which does not sell seats of a cancelled showing. Their buyers are told.
   *
   * @returns how many are left: they wait for their payments
   * @throws what came in the way of one of them, once all others are done
   */
  async endAll(bookingIds: readonly string[]): Promise<number> {
    const { prisma } = this.#services.database;
    const limit = pLimit(CONCURRENCY);
    const open = await findOpenBookings(prisma, bookingIds);
    const ended = await Promise.allSettled(open.map((bookingId) => limit(() => this.#end(bookingId))));
    const failure = ended.find((each) => each.status === 'rejected');
    if (failure) throw failure.reason;
    return (await findOpenBookings(prisma, bookingIds)).length;
  }

  async #end(bookingId: string): Promise<void> {
    await this.#services.database.transaction(async (tx) => {
      await lockPaidBooking(tx, bookingId);
      const booking = await readPaidBooking(tx.client, bookingId);
      if (booking && booking.payments.length > 0) await this.#giveBack(tx, { ...booking, bookingId });
      else await this.#endUnpaid(tx, bookingId);
    });
  }

  /** It may have been cancelled by its buyer in the meantime, under the policy: then what was kept is given back. */
  async #giveBack(tx: Transaction, booking: PaidBooking & { bookingId: string }): Promise<void> {
    const { bookingId, payments, showingId, status, tickets } = booking;
    const amounts = allThatIsLeft(booking);
    await this.#services.giveBack.take(tx, {
      ...{
        bookingId,
        showingId,
        payments,
        cancellationId: null,
        refund: refundFor('SHOWING_CANCELLED'),
        alsoUsed: true,
      },
      ticketIds: tickets.filter((ticket) => ticket.status === 'VALID' || ticket.status === 'USED').map(({ id }) => id),
      amounts: { ...amounts, isLast: status === 'CONFIRMED' },
    });
    if (status === 'CONFIRMED') await this.#services.bookingMails.write(tx, [bookingId], 'SHOWING_CANCELLED');
  }

  async #endUnpaid(tx: Transaction, bookingId: string): Promise<void> {
    const unpaid = await lockUnpaidBooking(tx, bookingId);
    const to = { booking: 'CANCELLED', hold: 'CONVERTED', mail: 'SHOWING_CANCELLED' } as const;
    if (unpaid) await this.#services.bookingExpiry.end(tx, [unpaid], to);
  }
}
