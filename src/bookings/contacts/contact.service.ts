import { Prisma } from '../../generated/prisma/client.ts';
import { oneRow } from '../../platform/batches.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import { isId } from '../../platform/ids.ts';
import type { Contact } from './contact-input.ts';

export interface BookingContact extends Contact {
  bookingId: string;
}

/** Reads where word of bookings goes. */
export class ContactService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** The contact that was given, or else the account as it is now. None once its data was deleted. */
  readonly byBookingId = oneRow<BookingContact>(
    ({ bookingId }) => bookingId,
    (bookingIds) =>
      queryRows(
        this.#database.prisma,
        BOOKING_CONTACT,
        (contact) => Prisma.sql`
          select ${contact}
          from booking
          join account on account.id = booking.account_id
          left join contact on contact.booking_id = booking.id
          where booking.id = any (${bookingIds.filter(isId)}::uuid[])
            and (contact.booking_id is not null or account.email is not null)`,
      ),
  );
}

const BOOKING_CONTACT = columns<BookingContact>({
  bookingId: 'booking.id',
  email: 'coalesce(contact.email, account.email)',
  name: 'coalesce(contact.name, account.name, account.email)',
  phone: 'contact.phone',
  locale: 'contact.locale',
});
