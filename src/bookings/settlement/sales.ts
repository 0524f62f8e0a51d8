import type { Database } from '../../platform/database/database.ts';
import type { Writer } from '../../platform/database/transaction.ts';
import { Gathered } from '../../platform/gathered.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import type { SeatState } from '../../seating/seat-state.ts';
import { type Sale, sellBookings, type SoldBooking } from '../sql/sell-bookings.ts';

interface Dependencies {
  database: Database;
  logger: Logger;
  bookingTopic: Topic<null>;
  seatTopic: Topic<SeatState[]>;
}

/**
 * Sells the seats of paid bookings, of many in one statement: those that are captured while one is under way are gathered
 * for the next. Only where nothing is in the way: what another transaction has locked, and what can no longer be bought,
 * is left to the caller.
 */
export class Sales {
  readonly #services: Dependencies;
  readonly #together = new Gathered<Sale, boolean>((sales) => this.#sellTogether(sales), {
    name: 'sell bookings',
  });

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** @returns false when nothing was done */
  sell(sale: Sale): Promise<boolean> {
    return this.#together.do(sale);
  }

  async #sellTogether(sales: readonly Sale[]): Promise<boolean[]> {
    const { database, logger } = this.#services;
    try {
      const sold = await database.singleStatement(async (statement) => {
        const bookings = await sellBookings(statement, sales);
        this.#announce(statement, bookings);
        return new Set(bookings.map(({ paymentId }) => paymentId));
      });
      return sales.map(({ id }) => sold.has(id));
    } catch (error) {
      // Nobody knows which of them it was: each is settled alone, and finds out what was done.
      logger.warn({ error, sales: sales.length }, 'bookings could not be sold together');
      return sales.map(() => false);
    }
  }

  #announce(writer: Writer, sold: readonly SoldBooking[]): void {
    const { bookingTopic, seatTopic } = this.#services;
    for (const { bookingId } of sold) writer.onCommit(() => bookingTopic.publish(bookingId, null));
    for (const [showingId, seats] of byShowing(sold)) writer.onCommit(() => seatTopic.publish(showingId, seats));
  }
}

/** One message for each showing. */
function byShowing(sold: readonly SoldBooking[]): Map<string, SeatState[]> {
  const together = new Map<string, SeatState[]>();
  for (const { showingId, seats } of sold) together.set(showingId, [...(together.get(showingId) ?? []), ...seats]);
  return together;
}
