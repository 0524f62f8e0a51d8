import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

const LOCKED = {
  payment: columns<{ id: string }>({ id: 'payment.id' }),
  booking: columns<{ id: string }>({ id: 'booking.id' }),
  hold: columns<{ id: string }>({ id: 'hold.id' }),
};

/**
 * Locks what is sold of a showing, or may be: the payments, bookings and holds, in this order, before the showing itself: see
 * docs/database.md. The payments are all that what is given back can be taken out of.
 *
 * @returns the bookings that have not ended; one may be placed before the showing is locked too
 */
export async function lockBookings(tx: Transaction, showingId: string): Promise<ReadonlySet<string>> {
  await queryRows(
    tx.client,
    LOCKED.payment,
    (payment) => Prisma.sql`
      select ${payment}
      from payment
      where payment.status <> 'DECLINED' and payment.booking_id in (
        select purse.booking_id
        from booking
        cross join lateral bookings_of_purse(booking.id) as purse (booking_id)
        where booking.showing_id = ${showingId}::uuid
      )
      order by payment.id
      for update of payment`,
  );
  const bookings = await queryRows(
    tx.client,
    LOCKED.booking,
    (booking) => Prisma.sql`
      select ${booking}
      from booking
      where booking.showing_id = ${showingId}::uuid and booking.status not in ('CANCELLED', 'EXPIRED')
      order by booking.id
      for update of booking`,
  );
  await queryRows(
    tx.client,
    LOCKED.hold,
    (hold) => Prisma.sql`
      select ${hold}
      from hold
      where hold.id in (
        select showing_seat.hold_id
        from showing_seat
        where showing_seat.showing_id = ${showingId}::uuid and showing_seat.hold_id is not null
      )
      order by hold.id
      for update of hold`,
  );
  return new Set(bookings.map(({ id }) => id));
}
