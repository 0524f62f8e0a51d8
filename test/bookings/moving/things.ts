import type { Database } from '../../../src/platform/database/database.ts';
import { newId } from '../../../src/platform/ids.ts';
import { Prisma } from '../../../src/generated/prisma/client.ts';
import { columns, queryRows } from '../../../src/platform/database/rows.ts';
import { bookingOnce, holdSeats } from '../../support/buying.ts';
import { type MadeShowing, makeShowing } from '../../support/fixtures.ts';
import { type Guest, newGuest } from '../../support/guest.ts';
import type { TestApp } from '../../support/test-app.ts';
import { ADA, bookFor } from '../contacts/operations.ts';

/** A guest with everything that a guest can have. */
export interface FullGuest extends Guest {
  showing: MadeShowing;
  /** Its seats are held. */
  holdId: string;
  /** Paid. */
  bookingId: string;
}

/**
 * A hold, a booking that was paid, and one whose payment was declined, like that of its exchange: three seats of a showing, and the keys
 * of all.
 */
export async function fullGuest(testApp: TestApp, showing?: MadeShowing): Promise<FullGuest> {
  const made = showing ?? (await makeShowing(testApp.database, { rows: 2, seatsPerRow: 10 }));
  const guest = await newGuest(testApp);
  const { client, accountId } = guest;
  const [paid = '', declined = '', held = ''] = made.seatIds;
  const { booking } = await bookFor(client, made, { seatIds: [paid], contact: ADA, idempotencyKey: 'first' });
  await bookingOnce(client, booking?.id ?? '', 'CONFIRMED');
  const failed = await bookFor(client, made, {
    ...{ seatIds: [declined], contact: ADA, idempotencyKey: 'second' },
    payment: { token: 'pm_card_visa_chargeDeclined' },
  });
  await bookingOnce(client, failed.booking?.id ?? '', 'PAYMENT_FAILED');
  // As if tickets of it had been cancelled.
  await testApp.database.prisma.cancellation.create({
    data: { bookingId: failed.booking?.id ?? '', accountId, idempotencyKey: 'fourth', requestFingerprint: '' },
  });
  // As if it had waited at the counter in between.
  await testApp.database.prisma.counterRequest.create({
    data: { bookingId: failed.booking?.id ?? '', accountId, idempotencyKey: 'fifth', requestFingerprint: '' },
  });
  const { id: holdId } = await holdSeats(client, made, [held]);
  // As if an exchange of them had been declined. Its payment has its id as the key.
  const exchange = await testApp.database.prisma.exchange.create({
    data: {
      ...{ bookingId: failed.booking?.id ?? '', holdId, accountId, idempotencyKey: 'sixth', requestFingerprint: '' },
      ...{ status: 'DECLINED', ticketIds: [newId()], payableMinor: 100n, plan: {}, settledAt: new Date() },
    },
  });
  await testApp.database.prisma.payment.create({
    data: {
      ...{ exchangeId: exchange.id, bookingId: exchange.bookingId, accountId, idempotencyKey: exchange.id },
      ...{ requestFingerprint: '', amountMinor: 100n, currency: 'EUR', token: 'pm_card_visa_chargeDeclined' },
      ...{ status: 'DECLINED', declineCode: 'card_declined' },
    },
  });
  // Guests cannot write any, but nothing forbids them in the database.
  await testApp.database.prisma.review.create({ data: { id: newId(), movieId: made.movieId, accountId, rating: 4 } });
  return { ...guest, showing: made, holdId, bookingId: booking?.id ?? '' };
}

export function move({ app: { services } }: TestApp, accounts: { from: string; to: string }): Promise<void> {
  return services.database.transaction((tx) => services.personalData.move(tx, accounts));
}

/** Every table that refers to accounts, with the number of rows that an account has there. */
export async function rowsOf(database: Database, accountId: string): Promise<Record<string, number>> {
  const counts = (await referringTables(database)).map(async ({ name, column }) => {
    const [row] = await queryRows(
      database.prisma,
      COUNT,
      (count) => Prisma.sql`
        select ${count} from ${Prisma.raw(name)} where ${Prisma.raw(column)} = ${accountId}::uuid`,
    );
    return [name, row?.count ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

const COUNT = columns<{ count: number }>({ count: 'count(*)::int' });

interface Referring {
  name: string;
  column: string;
}

function referringTables({ prisma }: Database): Promise<Referring[]> {
  return queryRows(
    prisma,
    columns<Referring>({ name: 'conrelid::regclass::text', column: 'attname' }),
    (referring) => Prisma.sql`
      select ${referring}
      from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype = 'f' and confrelid = 'account'::regclass
      order by 1`,
  );
}
