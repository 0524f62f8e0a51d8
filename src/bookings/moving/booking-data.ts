import { Prisma } from '../../generated/prisma/client.ts';
import { moveKeyedRows } from '../../platform/database/move-keyed-rows.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import type { StoredPersonalData } from '../../platform/personal-data.ts';
import { moveHolds } from '../../seating/sql/move-holds.ts';
import { bookingsOfGuests, type GuestBooking } from './bookings-of-guests.ts';
import { exportBookings, exportCancellations, exportCounterRequests, exportExchanges } from './export-bookings.ts';
import { lockAccounts, lockBookings, lockMoving } from './lock-moving.ts';

interface Dependencies {
  database: Database;
  bookingTopic: Topic<null>;
}

/** What bookings store about accounts. */
export function bookingData({ database, bookingTopic }: Dependencies): StoredPersonalData {
  const moveBookings = async (tx: Transaction, moved: Prisma.Sql, to: string) => {
    const rows = await queryRows(
      tx.client,
      BOOKING_ID,
      (booking) => Prisma.sql`
        update booking set account_id = ${to}::uuid where ${moved} returning ${booking}`,
    );
    for (const { id } of rows) tx.onCommit(() => bookingTopic.publish(id, null));
  };
  return {
    export: async (accountId) => ({
      bookings: await exportBookings(database, accountId),
      cancellations: await exportCancellations(database, accountId),
      counterRequests: await exportCounterRequests(database, accountId),
      exchanges: await exportExchanges(database, accountId),
    }),
    lock: lockMoving,
    async move(tx, { from, to }) {
      await moveKeyedRows(tx, {
        table: 'cancellation',
        moved: Prisma.sql`cancellation.account_id = ${from}::uuid`,
        to,
      });
      await moveKeyedRows(tx, {
        table: 'counter_request',
        moved: Prisma.sql`counter_request.account_id = ${from}::uuid`,
        to,
      });
      await moveKeyedRows(tx, { table: 'exchange', moved: Prisma.sql`exchange.account_id = ${from}::uuid`, to });
      await moveBookings(tx, Prisma.sql`booking.account_id = ${from}::uuid`, to);
    },

    /** Of guests only: what an account has booked for another person stays its own. The guest keeps the rest. */
    async claim(tx, { accountId, email }) {
      const found = await bookingsOfGuests(tx, email);
      if (found.length === 0) return;
      await lockBookings(tx, partsOf(found));
      await lockAccounts(tx, [accountId, ...found.map((booking) => booking.accountId)]);
      // Meanwhile a guest may have logged in, and so taken its bookings along, or have exchanged one for a booking that is not locked.
      // No more can be made: each has a key share lock on its account.
      const parts = partsOf(await bookingsOfGuests(tx, email, found));
      await lockBookings(tx, parts);
      const { payments, cancellations, counterRequests, exchanges, holds, bookings } = parts;
      await moveKeyedRows(tx, { table: 'payment', moved: payments, to: accountId });
      await moveKeyedRows(tx, { table: 'cancellation', moved: cancellations, to: accountId });
      await moveKeyedRows(tx, { table: 'counter_request', moved: counterRequests, to: accountId });
      await moveKeyedRows(tx, { table: 'exchange', moved: exchanges, to: accountId });
      await moveHolds(tx, holds, accountId);
      await moveBookings(tx, bookings, accountId);
    },

    /** At once: the books need what was paid, and no names. */
    async forget(tx, accountId) {
      await tx.client.contact.deleteMany({ where: { booking: { accountId } } });
    },
  };
}

/** Conditions on the rows of the bookings. */
function partsOf(
  found: readonly GuestBooking[],
): Record<'payments' | 'cancellations' | 'counterRequests' | 'exchanges' | 'bookings' | 'holds', Prisma.Sql> {
  const ids = found.map(({ id }) => id);
  const accountIds = found.map(({ accountId }) => accountId);
  return {
    payments: Prisma.sql`payment.booking_id = any (${ids}::uuid[])`,
    // Those of staff stay theirs.
    cancellations: Prisma.sql`
      cancellation.booking_id = any (${ids}::uuid[])
        and cancellation.account_id = any (${accountIds}::uuid[])`,
    counterRequests: Prisma.sql`counter_request.booking_id = any (${ids}::uuid[])`,
    exchanges: Prisma.sql`exchange.booking_id = any (${ids}::uuid[]) and exchange.account_id = any (${accountIds}::uuid[])`,
    bookings: Prisma.sql`booking.id = any (${ids}::uuid[])`,
    // That of an exchange too. Staff who exchange for a guest keep their hold.
    holds: Prisma.sql`(
      (
        hold.id = any (${found.map(({ holdId }) => holdId)}::uuid[])
          or hold.id in (select exchange.hold_id from exchange where exchange.booking_id = any (${ids}::uuid[]))
      ) and hold.account_id = any (${accountIds}::uuid[])
    )`,
  };
}

const BOOKING_ID = columns<{ id: string }>({ id: 'booking.id' });
