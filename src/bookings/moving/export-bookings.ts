import type { Database } from '../../platform/database/database.ts';

/**
 * Every booking of an account, for the person to read. After an exchange to another showing `exchangedFromId` is the booking of the old
 * tickets, and `originId` the one that was placed. Both are null for any other.
 */
export async function exportBookings({ prisma }: Database, accountId: string) {
  const bookings = await prisma.booking.findMany({
    where: { accountId },
    orderBy: [{ placedAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, reference: true, status: true, placedAt: true, totalMinor: true, currency: true },
      ...{ originId: true, exchangedBy: { select: { bookingId: true } } },
      contact: { select: { email: true, name: true, phone: true, locale: true } },
      showing: {
        select: {
          ...{ id: true, startsAt: true },
          movie: { select: { title: true } },
          auditorium: { select: { name: true, cinema: { select: { name: true } } } },
        },
      },
      tickets: {
        orderBy: [{ seat: { position: 'asc' } }, { soldAt: 'asc' }],
        select: {
          ...{ id: true, status: true, priceMinor: true, soldAt: true, checkedInAt: true, cancelledAt: true },
          ...{ seat: { select: { label: true } }, ticketType: { select: { name: true } } },
        },
      },
      lines: { orderBy: { position: 'asc' }, select: { label: true, amountMinor: true, taxMinor: true } },
    },
  });
  return bookings.map(({ totalMinor, currency, showing, tickets, lines, exchangedBy, ...booking }) => {
    const money = (amountMinor: bigint) => ({ amountMinor: Number(amountMinor), currency });
    const { movie, auditorium, ...times } = showing;
    return {
      ...{ ...booking, exchangedFromId: exchangedBy?.bookingId ?? null, total: money(totalMinor) },
      showing: { ...times, movie: movie.title, auditorium: auditorium.name, cinema: auditorium.cinema.name },
      tickets: tickets.map(({ priceMinor, seat, ticketType, ...ticket }) => ({
        ...{ ...ticket, seat: seat.label, ticketType: ticketType.name, price: money(priceMinor) },
      })),
      lines: lines.map(({ label, amountMinor, taxMinor }) => ({
        ...{ label, amount: money(amountMinor), taxIncluded: money(taxMinor) },
      })),
    };
  });
}

/** Every request of an account that has cancelled tickets; what was given back is with the payments. */
export function exportCancellations({ prisma }: Database, accountId: string) {
  return prisma.cancellation.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, bookingId: true, createdAt: true },
  });
}

/** Every request of an account to pay at the counter. */
export function exportCounterRequests({ prisma }: Database, accountId: string) {
  return prisma.counterRequest.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, bookingId: true, createdAt: true },
  });
}

/** Every request of an account to exchange tickets. */
export async function exportExchanges({ prisma }: Database, accountId: string) {
  const exchanges = await prisma.exchange.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      bookingId: true,
      newBookingId: true,
      status: true,
      ticketIds: true,
      payableMinor: true,
      createdAt: true,
      settledAt: true,
    },
  });
  return exchanges.map(({ payableMinor, ...exchange }) => ({ ...exchange, payableMinor: Number(payableMinor) }));
}
