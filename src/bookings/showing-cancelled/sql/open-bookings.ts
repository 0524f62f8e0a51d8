import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';

/**
 * The one definition of "done" for a booking of a cancelled showing, as a condition on `booking`: it has ended, and nothing is
 * left of what was paid for it that is not given back or on its way.
 */
export const IS_DONE = Prisma.sql`(
  booking.status in ('CANCELLED', 'EXPIRED') and booking_refundable(booking.id) = 0
)`;

const OPEN = columns<{ id: string }>({ id: 'booking.id' });

/** Those of the bookings that are not done. */
export async function findOpenBookings(
  client: Prisma.TransactionClient,
  bookingIds: readonly string[],
): Promise<string[]> {
  const rows = await queryRows(
    client,
    OPEN,
    (open) => Prisma.sql`
      select ${open} from booking where booking.id = any (${bookingIds}::uuid[]) and not ${IS_DONE} order by booking.id`,
  );
  return rows.map(({ id }) => id);
}
