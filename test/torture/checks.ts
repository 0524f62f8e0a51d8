import { expect } from 'vitest';
import { Prisma } from '../../src/generated/prisma/client.ts';
import { auditBooks } from '../../src/ledger/audit-books.ts';
import type { Books } from './books.ts';
import type { History } from './history.ts';

/** What is looked at. */
export interface Scene {
  prisma: Prisma.TransactionClient;
  books: Books;
  history: History;
  /** Only these showings are looked at, where there may be many; all when left out. */
  showings?: readonly string[];
}

/** What an installation promises. Each check answers what is wrong, a line each. */
type Check = (scene: Scene) => Promise<string[]>;

/** Of answers. Logins are good here, so that UNAUTHENTICATED is not one of them. */
const EXPECTED: ReadonlySet<string> = new Set(['SERVICE_UNAVAILABLE']);
const REFUND_MS = 60_000;
/** A transaction lasts no longer: it writes the booking so long after it has found the hold good, at most. */
const TRANSACTION_MS = 15_000;

/** What holds at any time, whatever has just happened. */
export const ALWAYS: Readonly<Record<string, Check>> = {
  'no seat has two live tickets': (scene) =>
    lines(
      scene,
      Prisma.sql`
        select showing_id || ' ' || seat_id || ': ' || count(*) as line
        from ticket
        where status in ('VALID', 'USED') and ${isLookedAt(scene, 'ticket')}
        group by showing_id, seat_id
        having count(*) > 1`,
    ),
  'a seat that is sold has a live ticket of its own, and no other has': (scene) =>
    lines(
      scene,
      Prisma.sql`
        select coalesce(seat.seat_id, ticket.seat_id) || ': ' || coalesce(seat.status::text, 'no seat') as line
        from (select * from showing_seat where ${isLookedAt(scene, 'showing_seat')}) as seat
        full join (
          select * from ticket where status in ('VALID', 'USED') and ${isLookedAt(scene, 'ticket')}
        ) as ticket on ticket.id = seat.ticket_id
        where (seat.status = 'SOLD') is distinct from (ticket.id is not null)`,
    ),
  'a booking that is paid was charged': async (scene) =>
    (await chargedBookings(scene))
      .filter(({ status, total, charges }) => PAID.has(status) && total > 0n && charges === 0)
      .map(({ id, status }) => `${id} ${status}`),
  'no booking is charged twice': async (scene) =>
    (await chargedBookings(scene)).filter(({ charges }) => charges > 1).map(({ id, charges }) => `${id}: ${charges}`),
  'money for seats that were not got is given back within 60 seconds': async (scene) => {
    const owed = await owedFor(scene, 60);
    const ages = await Promise.all(owed.map(async ({ paymentId }) => scene.books.ageOf(paymentId)));
    return owed.filter((_, index) => (ages[index] ?? 0) > REFUND_MS).map(({ line }) => line);
  },
  'a refund is made within 60 seconds': (scene) =>
    lines(
      scene,
      Prisma.sql`
        select id || ': ' || created_at as line
        from refund
        where status = 'PENDING' and created_at < clock_timestamp() - interval '60 seconds'`,
    ),
  'no booking is placed with a hold that is over': ({ history }) =>
    Promise.resolve(
      history.acknowledged
        .filter(({ overdueMs }) => overdueMs > TRANSACTION_MS)
        .map(({ id, overdueMs }) => `${id}: ${overdueMs} ms`),
    ),
  'every error is one that is expected': ({ history: { codes } }) =>
    Promise.resolve([...codes].filter(([code]) => !EXPECTED.has(code)).map(([code, count]) => `${count} ${code}`)),
};

/** What holds soon after a fault. */
export const SOON: Readonly<Record<string, Check>> = {
  'no hold is active 5 seconds past its deadline': (scene) =>
    lines(
      scene,
      Prisma.sql`
        select id || ': ' || expires_at as line
        from hold
        where status = 'ACTIVE' and expires_at < clock_timestamp() - interval '5 seconds'`,
    ),
};

/** What holds a minute after the last fault. */
export const IN_THE_END: Readonly<Record<string, Check>> = {
  ...ALWAYS,
  ...SOON,
  'no payment is left open': (scene) =>
    lines(scene, Prisma.sql`select id || '' as line from payment where status in ('PENDING', 'REQUIRES_ACTION')`),
  'money for seats that were not got is given back': async (scene) => (await owedFor(scene, 0)).map(({ line }) => line),
  'every booking that was acknowledged is there, with its seats': async ({ prisma, history }) => {
    const seats = new Map<string, string[]>();
    for (let first = 0; first < history.acknowledged.length; first += PAGE) {
      const ids = history.acknowledged.slice(first, first + PAGE).map(({ id }) => id);
      const rows = await prisma.ticket.findMany({
        where: { bookingId: { in: ids } },
        select: { bookingId: true, seatId: true },
      });
      for (const { bookingId, seatId } of rows) seats.set(bookingId, [...(seats.get(bookingId) ?? []), seatId]);
    }
    return history.acknowledged
      .filter(({ id, seatIds }) => seats.get(id)?.toSorted().join() !== seatIds.toSorted().join())
      .map(({ id, reference }) => `${id} ${reference}`);
  },
  'bookings, ledger and payment provider agree': async ({ prisma, books }) =>
    (await auditBooks({ database: { prisma: prisma as never }, gateway: { records: books.records } })).map(
      (difference) => JSON.stringify(difference),
    ),
};

const PAGE = 1000;
const PAID: ReadonlySet<string> = new Set(['CONFIRMED', 'CANCELLED']);

/** @returns what is wrong, each line with the name of its check */
export async function violationsOf(checks: Readonly<Record<string, Check>>, scene: Scene): Promise<string[]> {
  const found: string[] = [];
  // One after the other: what is looked at has other work to do.
  for (const [name, check] of Object.entries(checks))
    found.push(...(await check(scene)).map((line) => `${name}: ${line}`));
  return found;
}

/** Waits for as long as it may take at most until nothing is wrong. */
export async function untilRight(scene: Scene, withinMs: number): Promise<void> {
  await expect.poll(() => violationsOf(IN_THE_END, scene), { timeout: withinMs, interval: 500 }).toEqual([]);
}

/** How often each booking was charged, as the provider says. */
async function chargedBookings(
  scene: Scene,
): Promise<{ id: string; status: string; total: bigint; charges: number }[]> {
  const bookings = await scene.prisma.$queryRaw<{ id: string; status: string; total: bigint; payments: string[] }[]>`
    select booking.id, booking.status::text, booking.total_minor as total, array_agg(payment.id::text) as payments
    from booking
    join payment on payment.booking_id = booking.id
    where ${isLookedAt(scene, 'booking')}
    group by booking.id`;
  const charges = await scene.books.records.find(bookings.flatMap(({ payments }) => payments));
  const counts = new Map<string, number>();
  for (const { paymentId } of charges) counts.set(paymentId, (counts.get(paymentId) ?? 0) + 1);
  return bookings.map(({ payments, ...booking }) => ({
    ...booking,
    charges: payments.reduce((sum, paymentId) => sum + (counts.get(paymentId) ?? 0), 0),
  }));
}

/** Charges of bookings that have been over for so many seconds, and that are not given back in full. */
async function owedFor(scene: Scene, seconds: number): Promise<{ paymentId: string; line: string }[]> {
  const over = await scene.prisma.$queryRaw<{ bookingId: string; paymentId: string }[]>`
    select booking.id as "bookingId", payment.id as "paymentId"
    from booking
    join hold on hold.id = booking.hold_id
    join payment on payment.booking_id = booking.id
    where booking.status not in ('CONFIRMED', 'CANCELLED', 'PENDING_PAYMENT') and ${isLookedAt(scene, 'booking')}
      and (booking.status <> 'EXPIRED' or hold.expires_at <= clock_timestamp() - make_interval(secs => ${seconds}::int))`;
  const charges = await scene.books.records.find(over.map(({ paymentId }) => paymentId));
  const bookings = new Map(over.map(({ bookingId, paymentId }) => [paymentId, bookingId]));
  return charges
    .filter(({ amountMinor, refunds }) => refunds.reduce((sum, refund) => sum + refund.amountMinor, 0n) < amountMinor)
    .map(({ paymentId, amountMinor }) => ({ paymentId, line: `${bookings.get(paymentId)}: ${amountMinor}` }));
}

function isLookedAt({ showings }: Scene, table: string): Prisma.Sql {
  return showings ? Prisma.sql`${Prisma.raw(table)}.showing_id = any (${showings}::uuid[])` : Prisma.sql`true`;
}

async function lines({ prisma }: Scene, query: Prisma.Sql): Promise<string[]> {
  return (await prisma.$queryRaw<{ line: string }[]>(query)).map(({ line }) => line);
}
