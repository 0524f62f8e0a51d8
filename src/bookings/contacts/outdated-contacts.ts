import { Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import type { DueRows } from '../../platform/queues/due-rows.ts';

/** Contacts are deleted some years after their bookings were placed; what was sold stays. */
export function outdatedContacts({ database, contactYears }: { database: Database; contactYears: number }): DueRows {
  const deleteAll = (bookingIds: readonly string[]) =>
    database.singleStatement(
      (statement) => statement.client.$executeRaw`
        delete from contact where contact.booking_id = any (${bookingIds}::uuid[])`,
    );
  return {
    kind: 'outdated-contact',
    table: 'booking',
    join: Prisma.sql`join contact on contact.booking_id = booking.id`,
    where: Prisma.sql`
      contact.created_at <= (select clock_timestamp() - interval '${Prisma.raw(String(contactYears))} years')`,
    dueAt: Prisma.sql`contact.created_at`,
    claimSize: 1000,
    handle: (bookingId) => deleteAll([bookingId]),
    handleAll: deleteAll,
  };
}
