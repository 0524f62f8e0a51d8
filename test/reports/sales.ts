import { type DailyStatement, Prisma, type StatementLine } from '../../src/generated/prisma/client.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { columns, queryRows } from '../../src/platform/database/rows.ts';
import { newId } from '../../src/platform/ids.ts';
import { bookingInput, bookingOnce, holdSeats } from '../support/buying.ts';
import { ADULT_PRICE, makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import type { TestApp } from '../support/test-app.ts';
import { saleEntries } from '../../src/reports/sql/sale-entries.sql.ts';

/** Gives back money for tickets, as a row of refund and its lines; cancelled tickets become VOID. @returns the refund's id */
export async function refundTickets(
  { prisma }: Database,
  { bookingId, tickets, cancels = false }: { bookingId: string; tickets: Record<string, number>; cancels?: boolean },
): Promise<string> {
  const amountMinor = Object.values(tickets).reduce((sum, amount) => sum + amount, 0);
  const { id: paymentId } = await prisma.payment.findFirstOrThrow({ where: { bookingId, status: 'SUCCEEDED' } });
  const refundId = newId();
  const ids = Object.keys(tickets);
  await prisma.$transaction([
    prisma.payment.update({ where: { id: paymentId }, data: { refundedMinor: { increment: amountMinor } } }),
    prisma.$executeRaw`
      insert into refund (id, payment_id, booking_id, amount_minor, reason, created_at)
      values (${refundId}::uuid, ${paymentId}::uuid, ${bookingId}::uuid, ${amountMinor}, 'STAFF', clock_timestamp())`,
    prisma.refundLine.createMany({
      data: ids.map((ticketId) => ({ refundId, ticketId, amountMinor: tickets[ticketId] ?? 0 })),
    }),
    ...(cancels
      ? [
          prisma.$executeRaw`
            update ticket set status = 'VOID', cancelled_at = clock_timestamp() where id = any (${ids}::uuid[])`,
        ]
      : []),
  ]);
  return refundId;
}

/** The payment provider could not give the money back. */
export async function failRefund({ prisma }: Database, refundId: string): Promise<void> {
  await prisma.$executeRaw`
    update refund set status = 'FAILED', settled_at = clock_timestamp() where id = ${refundId}::uuid`;
  await prisma.$executeRaw`
    update payment set refunded_minor = refunded_minor - refund.amount_minor
    from refund where refund.id = ${refundId}::uuid and payment.id = refund.payment_id`;
}

export interface Entry {
  cinemaId: string;
  showingId: string;
  movieId: string;
  ticketTypeId: string;
  priceMinor: bigint;
  method: string;
  currency: string;
  soldAt: Date;
  at: Date;
  soldOn: string;
  tickets: number;
  ticketsCancelled: number;
  grossMinor: bigint;
  refundedMinor: bigint;
  taxMinor: bigint;
}

const ENTRY = columns<Entry>({
  cinemaId: 'entry.cinema_id',
  showingId: 'entry.showing_id',
  movieId: 'entry.movie_id',
  ticketTypeId: 'entry.ticket_type_id',
  priceMinor: 'entry.price_minor',
  method: 'entry.method',
  currency: 'entry.currency',
  soldAt: 'entry.sold_at',
  at: 'entry.at',
  soldOn: 'entry.sold_on::text',
  tickets: 'entry.tickets',
  ticketsCancelled: 'entry.tickets_cancelled',
  grossMinor: 'entry.gross_minor',
  refundedMinor: 'entry.refunded_minor',
  taxMinor: 'entry.tax_minor',
});

/** In the order of time. */
export function entriesOf({ prisma }: Database, spans: Prisma.Sql): Promise<Entry[]> {
  return queryRows(
    prisma,
    ENTRY,
    (entry) => Prisma.sql`
      select ${entry} from (${saleEntries(spans)}) as entry
      order by entry.at, entry.tickets desc, entry.refunded_minor desc, entry.ticket_type_id`,
  );
}

export interface Sold {
  showing: MadeShowing;
  bookingId: string;
  ticketIds: string[];
}

/** Buys the first free seats of a showing, of a cinema with those terms when it is new, and waits until they are paid for. */
export async function sellTickets(
  testApp: TestApp,
  sale: { showing?: MadeShowing; seats: number; terms?: Prisma.CinemaUpdateInput; total?: number },
): Promise<Sold> {
  const { prisma } = testApp.database;
  const showing = sale.showing ?? (await makeShowing(testApp.database));
  if (sale.terms) await prisma.cinema.update({ where: { id: showing.cinemaId }, data: sale.terms });
  const { bookingFeeMinor } = await prisma.cinema.findUniqueOrThrow({ where: { id: showing.cinemaId } });
  const free = await prisma.showingSeat.findMany({ where: { showingId: showing.showingId, status: 'AVAILABLE' } });
  const isFree = new Set(free.map(({ seatId }) => seatId));
  const seatIds = showing.seatIds.filter((id) => isFree.has(id)).slice(0, sale.seats);
  const { client } = await testApp.newAccount();
  const { id: holdId } = await holdSeats(client, showing, seatIds);
  const amountMinor = sale.total ?? seatIds.length * (ADULT_PRICE + Number(bookingFeeMinor));
  const { placeBooking } = await client.request(PlaceBooking, {
    input: {
      ...bookingInput(showing, { holdId, seatIds }),
      ...(amountMinor === 0 && { payment: null }),
      expectedTotal: { amountMinor, currency: showing.currency },
    },
  });
  if (!placeBooking.booking) throw new Error(JSON.stringify(placeBooking.errors));
  if (testApp.environment['ROLE'] === 'api') await settle(testApp, placeBooking.booking.id);
  const { id: bookingId } = await bookingOnce(client, placeBooking.booking.id, 'CONFIRMED');
  const tickets = await prisma.ticket.findMany({ where: { bookingId }, orderBy: { id: 'asc' } });
  return { showing, bookingId, ticketIds: tickets.map(({ id }) => id) };
}

/** As a worker does it. */
async function settle({ app, database }: TestApp, bookingId: string): Promise<void> {
  const payments = await database.prisma.payment.findMany({ where: { bookingId } });
  await app.services.settlement.settlePayments(payments.map(({ id }) => id));
}

export type Stated = DailyStatement & { lines: StatementLine[] };

/** The oldest first. */
export function statementsOfCinema({ prisma }: Database, cinemaId: string): Promise<Stated[]> {
  return prisma.dailyStatement.findMany({
    where: { cinemaId },
    orderBy: { number: 'asc' },
    include: { lines: { orderBy: { position: 'asc' } } },
  });
}
