import { newId } from '../../src/platform/ids.ts';
import { ADULT_PRICE, type MadeShowing } from './fixtures.ts';
import type { Database } from '../../src/platform/database/database.ts';

/** Of a booking that is paid, and charged by the fake gateway. */
export interface SoldBooking {
  bookingId: string;
  paymentId: string;
  /** In the order of its seats. */
  tickets: { ticketId: string; seatId: string }[];
}

/** With each ticket that is sold so. */
export const SOLD_FEE = 100;

/**
 * Paid bookings, one for each list of seats, in so few statements that hundreds take a second. Each ticket is one for adults
 * and has a booking fee.
 */
export async function sellBySql(
  { prisma }: Database,
  { showingId, ticketTypeId, currency }: Pick<MadeShowing, 'showingId' | 'ticketTypeId' | 'currency'>,
  { accountId, seats }: { accountId: string; seats: readonly (readonly string[])[] },
): Promise<SoldBooking[]> {
  const sold = seats.map((seatIds) => {
    const tickets = seatIds.map((seatId) => ({ ticketId: newId(), seatId }));
    const amountMinor = BigInt(seatIds.length * (ADULT_PRICE + SOLD_FEE));
    return { bookingId: newId(), holdId: newId(), paymentId: newId(), tickets, amountMinor };
  });
  const now = new Date();
  await prisma.hold.createMany({
    data: sold.map(({ holdId: id, tickets }) => ({
      ...{ id, accountId, showingId, status: 'CONVERTED', expiresAt: now, extendableUntil: now },
      seatIds: tickets.map(({ seatId }) => seatId).toSorted(),
    })),
  });
  await prisma.booking.createMany({
    data: sold.map(({ bookingId: id, holdId, amountMinor: totalMinor }) => ({
      ...{ id, holdId, accountId, showingId, totalMinor, currency, status: 'CONFIRMED', reference: newId() },
    })),
  });
  const tickets = sold.flatMap(({ bookingId, tickets: own }) => own.map((ticket) => ({ bookingId, ...ticket })));
  await prisma.ticket.createMany({
    data: tickets.map(({ ticketId: id, bookingId, seatId }) => ({
      ...{ id, bookingId, seatId, showingId, ticketTypeId, priceMinor: ADULT_PRICE, status: 'VALID', soldAt: now },
    })),
  });
  await prisma.bookingLine.createMany({
    data: sold.flatMap(({ bookingId, tickets: own }) =>
      own.flatMap(({ ticketId }, index) => {
        const line = { bookingId, ticketId, taxRateBasisPoints: 0, taxMinor: 0n };
        return [
          { ...line, position: 2 * index, kind: 'TICKET' as const, label: 'Adult', amountMinor: ADULT_PRICE },
          { ...line, position: 2 * index + 1, kind: 'FEE' as const, label: 'Booking fee', amountMinor: SOLD_FEE },
        ];
      }),
    ),
  });
  await prisma.payment.createMany({
    data: sold.map(({ paymentId: id, bookingId, amountMinor }) => ({
      ...{ id, bookingId, accountId, amountMinor, currency, status: 'SUCCEEDED', token: 'pm_card_visa' },
      ...{ idempotencyKey: id, requestFingerprint: id },
    })),
  });
  await prisma.fakeGatewayCharge.createMany({
    data: sold.map(({ paymentId, amountMinor }) => ({
      ...{ paymentId, amountMinor, currency, token: 'pm_card_visa', outcome: 'succeeded' },
    })),
  });
  await prisma.$executeRaw`
    update showing_seat
    set status = 'SOLD', ticket_id = sold.ticket_id, version = showing_seat.version + 2
    from unnest(
      ${tickets.map(({ seatId }) => seatId)}::uuid[], ${tickets.map(({ ticketId }) => ticketId)}::uuid[]
    ) as sold (seat_id, ticket_id)
    where showing_seat.showing_id = ${showingId}::uuid and showing_seat.seat_id = sold.seat_id`;
  return sold.map(({ bookingId, paymentId, tickets: own }) => ({ bookingId, paymentId, tickets: own }));
}
