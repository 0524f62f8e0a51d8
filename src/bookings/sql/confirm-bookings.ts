import type { Transaction } from '../../platform/database/transaction.ts';

/** Makes payments SUCCEEDED, their bookings CONFIRMED and their tickets VALID. This transaction has locked them. */
export async function confirmBookings(tx: Transaction, paymentIds: readonly string[]): Promise<void> {
  await tx.client.$executeRaw`
    with settled as (
      update payment set status = 'SUCCEEDED' where payment.id = any (${paymentIds}::uuid[]) returning payment.booking_id
    ),
    confirmed as (
      update booking set status = 'CONFIRMED' from settled where booking.id = settled.booking_id returning booking.id
    )
    update ticket
    set status = 'VALID'
    from confirmed
    where ticket.booking_id = confirmed.id and ticket.status = 'PENDING'`;
}
