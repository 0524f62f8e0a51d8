import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from './rows.ts';
import type { Transaction } from './transaction.ts';

const MOMENT = columns<{ now: Date }>({ now: 'clock_timestamp()::timestamptz(3)' });

/** The database's time, read after the locks of the transaction: see docs/database.md. */
export async function databaseTime(tx: Transaction): Promise<Date> {
  const [moment] = await queryRows(tx.client, MOMENT, (now) => Prisma.sql`select ${now}`);
  if (!moment) throw new Error('the database did not tell the time');
  return moment.now;
}
