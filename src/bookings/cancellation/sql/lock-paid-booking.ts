import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

const LOCKED = columns<{ id: string }>({ id: 'booking.id' });

/**
 * Locks the payment of a paid booking and then the booking, as the settlement does. Nothing is locked while no payment of it has
 * SUCCEEDED. What is decided by has to be read by another statement: this one has seen the rows before it waited.
 */
export async function lockPaidBooking(tx: Transaction, bookingId: string): Promise<void> {
  await queryRows(
    tx.client,
    LOCKED,
    (locked) => Prisma.sql`
      select ${locked}
      from payment
      join booking on booking.id = payment.booking_id
      where payment.booking_id = ${bookingId}::uuid and payment.status = 'SUCCEEDED'
      for update of payment, booking`,
  );
}
