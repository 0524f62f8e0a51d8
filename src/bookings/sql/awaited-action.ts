import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Database } from '../../platform/database/database.ts';

const AWAITED = columns<{ paymentId: string }>({ paymentId: 'payment.id' });

/** @returns the payment of a booking that waits for its buyer, as for 3-D Secure; undefined when none does */
export async function awaitedAction({ prisma }: Database, bookingId: string): Promise<string | undefined> {
  const [awaited] = await queryRows(
    prisma,
    AWAITED,
    (payment) => Prisma.sql`
      select ${payment}
      from payment
      join booking on booking.id = payment.booking_id and booking.status = 'PENDING_PAYMENT'
      where payment.booking_id = ${bookingId}::uuid and payment.status = 'REQUIRES_ACTION'`,
  );
  return awaited?.paymentId;
}
