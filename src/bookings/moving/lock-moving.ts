import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';

/**
 * Locks what a guest has, and then both accounts. Payments, bookings and holds are locked in this order everywhere: a payment
 * may be being settled, and a hold or a booking may be about to expire.
 *
 * The rows of the accounts are what every new hold, booking and payment of theirs has a key share lock on, by its foreign key.
 * So what is being made is waited for, and then moved too; and nothing new comes between what is counted and what is moved.
 */
export async function lockMoving(tx: Transaction, { from, to }: { from: string; to: string }): Promise<void> {
  await lockBookings(tx, {
    payments: Prisma.sql`payment.account_id = ${from}::uuid`,
    bookings: Prisma.sql`booking.account_id = ${from}::uuid`,
    holds: Prisma.sql`hold.account_id = ${from}::uuid`,
  });
  await lockAccounts(tx, [from, to]);
}

/** Conditions on `payment`, `booking` and `hold`. */
interface Moved {
  payments: Prisma.Sql;
  bookings: Prisma.Sql;
  holds: Prisma.Sql;
}

/** Each in the order of ids, so that two transactions that want the same wait for each other. */
export async function lockBookings(tx: Transaction, { payments, bookings, holds }: Moved): Promise<void> {
  await lock(tx, Prisma.sql`select payment.id from payment where ${payments} order by payment.id for update`);
  await lock(tx, Prisma.sql`select booking.id from booking where ${bookings} order by booking.id for update`);
  await lock(tx, Prisma.sql`select hold.id from hold where ${holds} order by hold.id for update`);
}

export function lockAccounts(tx: Transaction, accountIds: readonly string[]): Promise<void> {
  return lock(
    tx,
    Prisma.sql`
      select account.id from account where account.id = any (${accountIds}::uuid[]) order by account.id for update`,
  );
}

async function lock(tx: Transaction, rows: Prisma.Sql): Promise<void> {
  await queryRows(tx.client, LOCKED, (locked) => Prisma.sql`select ${locked} from (${rows}) as locked`);
}

const LOCKED = columns<{ count: number }>({ count: 'count(*)::int' });
