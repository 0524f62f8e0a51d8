import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

export interface GuestBooking {
  id: string;
  holdId: string;
  accountId: string;
}

/**
 * The bookings that guests made with an address as their contact, and those that the guests have exchanged them from or for: they share
 * their payments, so they belong to one account, also when the contact of one of them was deleted.
 *
 * @param among of which one has to have the address; left out: any
 */
export function bookingsOfGuests(
  tx: Transaction,
  email: string,
  among?: readonly GuestBooking[],
): Promise<GuestBooking[]> {
  const isAmong = among ? Prisma.sql`named.id = any (${among.map(({ id }) => id)}::uuid[])` : Prisma.sql`true`;
  return queryRows(
    tx.client,
    GUEST_BOOKING,
    (booking) => Prisma.sql`
      select distinct ${booking}
      from contact
      join booking as named on named.id = contact.booking_id
      join account on account.id = named.account_id
      cross join lateral bookings_of_purse(named.id) as purse (booking_id)
      join booking on booking.id = purse.booking_id and booking.account_id = named.account_id
      where contact.email = ${email} and account.is_guest and ${isAmong}`,
  );
}

const GUEST_BOOKING = columns<GuestBooking>({
  id: 'booking.id',
  holdId: 'booking.hold_id',
  accountId: 'booking.account_id',
});
