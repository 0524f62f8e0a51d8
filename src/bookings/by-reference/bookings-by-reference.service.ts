import { type Booking, Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import { BOOKING_EXPRESSIONS } from '../booking.service.ts';

/** No reference and no address is empty. */
const NONE = '';

/** Finds bookings by what is printed on their tickets. */
export class BookingsByReference {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /**
   * Undefined when there is no booking with both. It is one statement whatever is wrong, also when there can be no such
   * reference or address: its time does not tell which.
   *
   * @param asked.email of its contact, or of its account
   */
  async find(asked: { reference: string | undefined; email: string | undefined }): Promise<Booking | undefined> {
    const { reference = NONE, email = NONE } = asked;
    const [found] = await queryRows(
      this.#database.prisma,
      BOOKING,
      (booking) => Prisma.sql`
        select ${booking}
        from booking
        join account on account.id = booking.account_id
        left join contact on contact.booking_id = booking.id
        where booking.reference = ${reference} and ${email}::text in (contact.email, account.email)`,
    );
    return found;
  }
}

const BOOKING = columns<Booking>(BOOKING_EXPRESSIONS);
