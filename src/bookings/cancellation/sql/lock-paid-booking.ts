import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

const LOCKED = columns<{ id: string }>({ id: 'booking.id' });

/**
 * Locks the payments of a paid booking, those of its exchanges included, and the booking, as the settlement does. The first payment
 * is the lock that all wait for. Nothing is
 * locked while no payment of it has SUCCEEDED. What is decided by has to be read by another statement: this one has seen the rows
 * before it waited.
 *
 * @param options.settling a payment of it that is to be settled: it is locked too
 */
export async function lockPaidBooking(
  tx: Transaction,
  bookingId: string,
  { settling = null }: { settling?: string | null } = {},
): Promise<void> {
  await queryRows(
    tx.client,
    LOCKED,
    (locked) => Prisma.sql`
      select ${locked}
      from payment
      join booking on booking.id = payment.booking_id
      where payment.booking_id = ${bookingId}::uuid
        and (payment.status = 'SUCCEEDED' or payment.id = ${settling}::uuid)
      order by payment.id
      for update of payment, booking`,
  );
}
