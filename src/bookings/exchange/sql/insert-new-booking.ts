import { newId } from '../../../platform/ids.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { newBookingReference } from '../../booking-reference.ts';

/**
 * A booking for the new tickets of an exchange to another showing: of the same account, with the same contact, and out of the same
 * purse. It is PENDING_PAYMENT, also when nothing is to be paid: then it is CONFIRMED by the same transaction.
 *
 * @param booking.fromId the booking of the old tickets, which is locked
 * @param booking.totalMinor what is to be paid
 * @returns its id
 * @throws when its reference is that of another (unique index)
 */
export async function insertNewBooking(
  tx: Transaction,
  { fromId, showingId, holdId, totalMinor }: { fromId: string; showingId: string; holdId: string; totalMinor: bigint },
): Promise<string> {
  const id = newId();
  await tx.client.$executeRaw`
    insert into booking (id, reference, account_id, showing_id, hold_id, origin_id, status, total_minor, currency)
    select ${id}::uuid, ${newBookingReference()}, booking.account_id, ${showingId}::uuid, ${holdId}::uuid,
      coalesce(booking.origin_id, booking.id), 'PENDING_PAYMENT', ${totalMinor}::bigint, booking.currency
    from booking
    where booking.id = ${fromId}::uuid`;
  await tx.client.$executeRaw`
    insert into contact (booking_id, email, name, phone, locale)
    select ${id}::uuid, contact.email, contact.name, contact.phone, contact.locale
    from contact
    where contact.booking_id = ${fromId}::uuid`;
  return id;
}
