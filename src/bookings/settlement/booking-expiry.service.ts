import { type BookingMailPurpose, type BookingStatus, Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import type { SeatState } from '../../seating/seat-state.ts';
import { releaseSeats } from '../../seating/sql/release-seats.ts';
import { statusesBefore } from '../booking-state.ts';
import type { BookingMails } from '../mails/booking-mails.ts';

interface UnpaidBooking {
  id: string;
  holdId: string;
}

const UNPAID_BOOKING = columns<UnpaidBooking & { status: BookingStatus }>({
  id: 'booking.id',
  holdId: 'booking.hold_id',
  status: 'booking.status',
});

interface Dependencies {
  database: Database;
  bookingTopic: Topic<null>;
  seatTopic: Topic<SeatState[]>;
  bookingMails: BookingMails;
}

/** Ends bookings that were not paid in time. */
export class BookingExpiry {
  readonly #database: Database;
  readonly #bookingTopic: Topic<null>;
  readonly #seatTopic: Topic<SeatState[]>;
  readonly #bookingMails: BookingMails;

  constructor(dependencies: Dependencies) {
    this.#database = dependencies.database;
    this.#bookingTopic = dependencies.bookingTopic;
    this.#seatTopic = dependencies.seatTopic;
    this.#bookingMails = dependencies.bookingMails;
  }

  /**
   * Expires those of the bookings that are unpaid and whose hold is past its deadline. The hold is locked too: a retried
   * payment may be extending it, and its deadline has to be read as it is then. Buyers who were awaited at the counter are told.
   */
  expire(bookingIds: readonly string[]): Promise<void> {
    return this.#database.transaction(async (tx) => {
      const unpaid = await queryRows(
        tx.client,
        UNPAID_BOOKING,
        (booking) => Prisma.sql`
          select ${booking}
          from booking
          join hold on hold.id = booking.hold_id
          where booking.id = any (${bookingIds}::uuid[])
            and booking.status = any (${statusesBefore('EXPIRED')}::booking_status[])
            and hold.expires_at <= clock_timestamp()
          order by booking.id
          for update of booking, hold skip locked`,
      );
      if (unpaid.length === 0) return;
      await this.end(tx, unpaid, { booking: 'EXPIRED', hold: 'CONVERTED', mail: null });
      const awaited = unpaid.filter(({ status }) => status === 'DUE_AT_COUNTER');
      await this.#bookingMails.write(
        tx,
        awaited.map(({ id }) => id),
        'COUNTER_EXPIRED',
      );
    });
  }

  /**
   * Ends bookings and their tickets, and gives back what their holds still have. The bookings are locked by this
   * transaction.
   *
   * @param to.mail what their buyers are told; null: nothing
   */
  async end(
    tx: Transaction,
    bookings: readonly UnpaidBooking[],
    to: { booking: 'EXPIRED' | 'CANCELLED'; hold: 'CONVERTED' | 'RELEASED'; mail: BookingMailPurpose | null },
  ): Promise<void> {
    const ids = bookings.map(({ id }) => id);
    const holdIds = bookings.map(({ holdId }) => holdId);
    await tx.client.booking.updateMany({ where: { id: { in: ids } }, data: { status: to.booking } });
    await tx.client.ticket.updateMany({ where: { bookingId: { in: ids } }, data: { status: 'VOID' } });
    const ended = Prisma.sql`
      update hold
      set status = ${to.hold}::hold_status, expires_at = least(hold.expires_at, clock_timestamp())
      where hold.id = any (${holdIds}::uuid[])
      returning hold.id, hold.showing_id, hold.seat_ids`;
    for (const { showingId, seats } of await releaseSeats(tx, ended)) {
      if (seats.length > 0) tx.onCommit(() => this.#seatTopic.publish(showingId, seats));
    }
    if (to.mail) await this.#bookingMails.write(tx, ids, to.mail);
    for (const id of ids) tx.onCommit(() => this.#bookingTopic.publish(id, null));
  }
}
