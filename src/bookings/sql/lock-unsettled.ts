import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { statusesBefore } from '../booking-state.ts';

const UNSETTLED = columns<{ paymentId: string }>({ paymentId: 'payment.id' });

/**
 * Locks payments that are PENDING and whose bookings can still be confirmed, with these bookings and their holds. What
 * another transaction has locked is left out: this one never waits.
 */
export async function lockUnsettled(tx: Transaction, paymentIds: readonly string[]): Promise<Set<string>> {
  const locked = await queryRows(
    tx.client,
    UNSETTLED,
    (unsettled) => Prisma.sql`
      select ${unsettled}
      from payment
      join booking on booking.id = payment.booking_id
      join hold on hold.id = booking.hold_id
      where payment.id = any (${paymentIds}::uuid[]) and payment.status = 'PENDING'
        and booking.status = any (${statusesBefore('CONFIRMED')}::booking_status[])
      order by payment.id
      for update of payment, booking, hold skip locked`,
  );
  return new Set(locked.map(({ paymentId }) => paymentId));
}
