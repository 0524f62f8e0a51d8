import type { Price, SeatCategory, TicketType } from '../generated/prisma/client.ts';
import { manyRows } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';

/** A price of a showing, with what it is for and the currency of its cinema. */
export interface PriceRow extends Price {
  category: SeatCategory;
  ticketType: TicketType;
  currency: string;
}

export class PriceService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** In the order of categories and ticket types. */
  readonly byShowingId = manyRows<PriceRow>(
    ({ showingId }) => showingId,
    async (showingIds) => {
      const prices = await this.#database.prisma.price.findMany({
        where: { showingId: { in: [...showingIds] } },
        include: { category: { include: { cinema: { select: { currency: true } } } }, ticketType: true },
        orderBy: [{ category: { name: 'asc' } }, { ticketType: { name: 'asc' } }],
      });
      return prices.map((price) => ({ ...price, currency: price.category.cinema.currency }));
    },
  );
}
