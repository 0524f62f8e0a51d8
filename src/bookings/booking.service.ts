import type { Booking, Ticket, TicketType } from '../generated/prisma/client.ts';
import { manyRows, oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { isId } from '../platform/ids.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';

/** A ticket, with its type and the currency of its booking. */
export interface TicketRow extends Ticket {
  ticketType: TicketType;
  currency: string;
}

/** Reads bookings. */
export class BookingService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  readonly byId = oneRow<Booking>(
    ({ id }) => id,
    (ids) => this.#database.prisma.booking.findMany({ where: { id: { in: ids.filter(isId) } } }),
  );

  readonly byHoldId = oneRow<Booking>(
    ({ holdId }) => holdId,
    (holdIds) => this.#database.prisma.booking.findMany({ where: { holdId: { in: [...holdIds] } } }),
  );

  /** In the order of seats. */
  readonly ticketsByBookingId = manyRows<TicketRow>(
    ({ bookingId }) => bookingId,
    async (bookingIds) => {
      const tickets = await this.#database.prisma.ticket.findMany({
        where: { bookingId: { in: [...bookingIds] } },
        include: { ticketType: true, booking: { select: { currency: true } } },
        orderBy: { seat: { position: 'asc' } },
      });
      return tickets.map(({ booking, ...ticket }) => ({ ...ticket, ...booking }));
    },
  );

  /** The account's bookings, the newest first. */
  async listOfAccount(accountId: string, page: Page): Promise<PageOf<Booking>> {
    const [placedAt = '', id = ''] = page.after ?? [];
    // The first condition says nothing new, but it can use the index: an OR cannot, and would read every page before.
    const after = { placedAt: { lte: placedAt }, OR: [{ placedAt: { lt: placedAt } }, { placedAt, id: { lt: id } }] };
    const rows = await this.#database.prisma.booking.findMany({
      where: { accountId, ...(page.after && after) },
      orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
      take: page.limit + 1,
    });
    return toPage(rows, page, () => this.#database.prisma.booking.count({ where: { accountId } }));
  }
}
