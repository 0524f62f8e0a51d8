import type { Transaction } from '../../../platform/database/transaction.ts';

/** Makes a CONFIRMED booking CANCELLED when all its tickets are VOID. */
export async function endWithoutTickets(tx: Transaction, bookingId: string): Promise<void> {
  await tx.client.$executeRaw`
    update booking
    set status = 'CANCELLED'
    where booking.id = ${bookingId}::uuid and booking.status = 'CONFIRMED'
      and not exists (select from ticket where ticket.booking_id = booking.id and ticket.status <> 'VOID')`;
}
