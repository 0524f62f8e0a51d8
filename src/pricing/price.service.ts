import { type Price, Prisma, type SeatCategory, type TicketType } from '../generated/prisma/client.ts';
import { manyRows } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';

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
    (showingIds) =>
      queryRows(
        this.#database.prisma,
        PRICE,
        (price) => Prisma.sql`
            select ${price}
            from price
            join seat_category on seat_category.id = price.seat_category_id
            join cinema on cinema.id = seat_category.cinema_id
            join ticket_type on ticket_type.id = price.ticket_type_id
            where price.showing_id = any (${showingIds}::uuid[])
            order by seat_category.name, ticket_type.name`,
      ),
    { isShared: true },
  );
}

const CATEGORY = columns<SeatCategory>({
  id: 'seat_category.id',
  cinemaId: 'seat_category.cinema_id',
  name: 'seat_category.name',
  color: 'seat_category.color',
});

export const TICKET_TYPE = columns<TicketType>({
  id: 'ticket_type.id',
  cinemaId: 'ticket_type.cinema_id',
  name: 'ticket_type.name',
  version: 'ticket_type.version',
});

const PRICE = columns<PriceRow>({
  showingId: 'price.showing_id',
  seatCategoryId: 'price.seat_category_id',
  ticketTypeId: 'price.ticket_type_id',
  amountMinor: 'price.amount_minor',
  category: CATEGORY.object,
  ticketType: TICKET_TYPE.object,
  currency: 'cinema.currency',
});
