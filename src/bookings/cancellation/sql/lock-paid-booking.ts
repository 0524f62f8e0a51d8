import { Prisma } from '../../../generated/prisma/client.ts';
import { columns, queryRows } from '../../../platform/database/rows.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

const LOCKED = columns<{ id: string }>({ id: 'booking.id' });

/**
 * Locks a paid booking: first all payments of its purse by their ids, then all bookings of it, since what is given back of one may be
 * taken out of a payment of another. The first payment is the lock that all wait for. Nothing is locked while no payment has
 * SUCCEEDED. What is decided by has to be read by another statement: this one has seen the rows before it waited.
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
      with purse as materialized (select array(select bookings_of_purse(${bookingId}::uuid)) as booking_ids),
      locked_payment as materialized (
        select payment.id
        from payment
        where payment.booking_id = any ((select purse.booking_ids from purse)::uuid[])
          and (payment.status = 'SUCCEEDED' or payment.id = ${settling}::uuid)
        order by payment.id
        for update of payment
      )
      select ${locked}
      from booking
      where booking.id = any ((select purse.booking_ids from purse)::uuid[])
        and (select count(*) from locked_payment) > 0
      order by booking.id
      for update of booking`,
  );
}
