import { expect } from 'vitest';
import type { PlaceBookingMutation } from '../generated/graphql.ts';
import { differencesOf } from '../support/audited.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { Prisma } from '../../src/generated/prisma/client.ts';
import type { History } from './history.ts';

/** What an installation promises. Each check answers what is wrong, a line each. */
type Check = (database: Database, history: History) => Promise<string[]>;

/** What holds at any time, whatever has just happened. */
export const ALWAYS: Readonly<Record<string, Check>> = {
  'no seat has two live tickets': async ({ prisma }) =>
    lines(
      prisma,
      Prisma.sql`
        select showing_id || ' ' || seat_id || ': ' || count(*) as line
        from ticket
        where status in ('VALID', 'USED')
        group by showing_id, seat_id
        having count(*) > 1`,
    ),
  'a seat that is sold has a live ticket of its own, and no other has': async ({ prisma }) =>
    lines(
      prisma,
      Prisma.sql`
        select coalesce(showing_seat.seat_id, ticket.seat_id) || ': ' || coalesce(showing_seat.status::text, 'no seat') as line
        from showing_seat
        full join (select * from ticket where status in ('VALID', 'USED')) as ticket on ticket.id = showing_seat.ticket_id
        where (showing_seat.status = 'SOLD') is distinct from (ticket.id is not null)`,
    ),
  'a booking that is paid was charged once': async ({ prisma }) =>
    lines(
      prisma,
      Prisma.sql`
        select booking.id || ': ' || count(charge.payment_id) as line
        from booking
        left join payment on payment.booking_id = booking.id
        left join fake_gateway_charge as charge on charge.payment_id = payment.id and charge.outcome = 'succeeded'
        where booking.status in ('CONFIRMED', 'CANCELLED') and booking.total_minor > 0
        group by booking.id
        having count(charge.payment_id) <> 1`,
    ),
};

/** What holds a while after the last fault. */
export const IN_THE_END: Readonly<Record<string, Check>> = {
  ...ALWAYS,
  'no payment is left open': async ({ prisma }) =>
    lines(prisma, Prisma.sql`select id || '' as line from payment where status = 'PENDING'`),
  'no hold lives past its deadline': async ({ prisma }) =>
    lines(
      prisma,
      Prisma.sql`
        select id || ': ' || expires_at as line
        from hold
        where status = 'ACTIVE' and expires_at < clock_timestamp() - interval '5 seconds'`,
    ),
  'money for seats that were not got is given back': async ({ prisma }) =>
    lines(
      prisma,
      Prisma.sql`
        select booking.id || ' ' || booking.status || ': ' || charge.amount_minor as line
        from fake_gateway_charge as charge
        join payment on payment.id = charge.payment_id
        join booking on booking.id = payment.booking_id
        where charge.outcome = 'succeeded' and booking.status not in ('CONFIRMED', 'CANCELLED') and charge.amount_minor > (
          select coalesce(sum(refund.amount_minor), 0)
          from fake_gateway_refund as refund
          where refund.payment_id = charge.payment_id
        )`,
    ),
  'every booking that was acknowledged is there, with its seats': async ({ prisma }, history) => {
    const acknowledged = history.entries.flatMap(({ operation, answer }) => {
      const data = operation === 'PlaceBooking' ? (answer?.data as PlaceBookingMutation | null | undefined) : undefined;
      return data?.placeBooking.booking ?? [];
    });
    const rows = await prisma.ticket.findMany({ where: { bookingId: { in: acknowledged.map(({ id }) => id) } } });
    return acknowledged
      .filter(({ id, tickets }) => {
        const seats = rows.filter(({ bookingId }) => bookingId === id).map(({ seatId }) => seatId);
        return !tickets.every(({ seat }) => seats.includes(seat.id)) || seats.length !== tickets.length;
      })
      .map(({ id, reference }) => `${id} ${reference}`);
  },
  'bookings, ledger and payment provider agree': async (database) =>
    (await differencesOf(database)).map((difference) => JSON.stringify(difference)),
};

/** @returns what is wrong, each line with the name of its check */
export async function violationsOf(
  checks: Readonly<Record<string, Check>>,
  { database, history }: { database: Database; history: History },
): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(checks).map(async ([name, check]) =>
      (await check(database, history)).map((line) => `${name}: ${line}`),
    ),
  );
  return found.flat();
}

/** Waits for as long as it may take at most until nothing is wrong. */
export async function untilRight(given: { database: Database; history: History }, withinMs: number): Promise<void> {
  await expect.poll(() => violationsOf(IN_THE_END, given), { timeout: withinMs, interval: 500 }).toEqual([]);
}

async function lines(prisma: Database['prisma'], query: Prisma.Sql): Promise<string[]> {
  return (await prisma.$queryRaw<{ line: string }[]>(query)).map(({ line }) => line);
}
