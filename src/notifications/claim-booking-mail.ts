import { type BookingMail, Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';

/** Longer than an attempt to send may take. */
const CLAIM_SECONDS = 60;

export type ClaimedBookingMail = Pick<BookingMail, 'id' | 'bookingId' | 'purpose'>;

const CLAIMED = columns<ClaimedBookingMail>({
  id: 'booking_mail.id',
  bookingId: 'booking_mail.booking_id',
  purpose: 'booking_mail.purpose',
});

/** For this process to send. Undefined when it was sent, is being sent, or is gone. */
export async function claimBookingMail(database: Database, mailId: string): Promise<ClaimedBookingMail | undefined> {
  const [mail] = await database.singleStatement((statement) =>
    queryRows(
      statement.client,
      CLAIMED,
      (claimed) => Prisma.sql`
        update booking_mail
        set claimed_until = clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS}::int)
        where booking_mail.id = ${mailId}::uuid and booking_mail.sent_at is null
          and (booking_mail.claimed_until is null or booking_mail.claimed_until <= clock_timestamp())
        returning ${claimed}`,
    ),
  );
  return mail;
}
