import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

const UNPAID = columns<{ id: string; holdId: string }>({ id: 'booking.id', holdId: 'booking.hold_id' });

/** Locks a booking that is not paid, and its hold. Undefined when it has ended, or when a payment of it is in progress. */
export async function lockUnpaidBooking(tx: Transaction, bookingId: string) {
  const [unpaid] = await queryRows(
    tx.client,
    UNPAID,
    (booking) => Prisma.sql`
      select ${booking}
      from booking
      join hold on hold.id = booking.hold_id
      where booking.id = ${bookingId}::uuid and booking.status in ('PAYMENT_FAILED', 'DUE_AT_COUNTER')
      for update of booking, hold`,
  );
  return unpaid;
}
