import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { Gathered } from '../../platform/gathered.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import type { SeatState } from '../../seating/seat-state.ts';
import { sellSeats } from '../../seating/sql/sell-seats.ts';
import { confirmBookings } from '../sql/confirm-bookings.ts';
import { lockUnsettled } from '../sql/lock-unsettled.ts';
import type { UnsettledPayment } from '../sql/unsettled-payments.ts';

/** A payment whose money was taken, and what it is for. */
type Sale = Pick<UnsettledPayment, 'id' | 'bookingId' | 'holdId' | 'tickets'>;

interface Dependencies {
  database: Database;
  logger: Logger;
  bookingTopic: Topic<null>;
  seatTopic: Topic<SeatState[]>;
}

/**
 * Sells the seats of paid bookings, of many in one transaction: those that are captured while one is under way are gathered
 * for the next. Only where nothing is in the way: what another transaction has locked, and what can no longer be bought,
 * is left to the caller.
 */
export class Sales {
  readonly #services: Dependencies;
  readonly #together = new Gathered<Sale, boolean>((sales) => this.#sellTogether(sales));

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** @returns false when nothing was done */
  sell(sale: Sale): Promise<boolean> {
    return this.#together.do(sale);
  }

  async #sellTogether(sales: readonly Sale[]): Promise<boolean[]> {
    try {
      const sold = await this.#services.database.transaction((tx) => this.#sell(tx, sales));
      return sales.map(({ id }) => sold.has(id));
    } catch (error) {
      // Nobody knows which of them it was: each is settled alone, and finds out what was done.
      this.#services.logger.warn({ error, sales: sales.length }, 'bookings could not be sold together');
      return sales.map(() => false);
    }
  }

  /** @returns the payments of those that were sold */
  async #sell(tx: Transaction, sales: readonly Sale[]): Promise<Set<string>> {
    const paymentIds = sales.map(({ id }) => id);
    const unsettled = await lockUnsettled(tx, paymentIds);
    const open = sales.filter(({ id }) => unsettled.has(id));
    if (open.length === 0) return new Set();
    const changes = (await sellSeats(tx, open, { waits: false })).filter(({ seats }) => seats.length > 0);
    const holdIds = new Set(changes.map(({ holdId }) => holdId));
    const sold = open.filter(({ holdId }) => holdIds.has(holdId));
    const settled = sold.map(({ id }) => id);
    if (settled.length > 0) await confirmBookings(tx, settled);
    const { bookingTopic, seatTopic } = this.#services;
    for (const { bookingId } of sold) tx.onCommit(() => bookingTopic.publish(bookingId, null));
    for (const [showingId, seats] of byShowing(changes)) tx.onCommit(() => seatTopic.publish(showingId, seats));
    return new Set(settled);
  }
}

/** One message for each showing. */
function byShowing(changes: readonly { showingId: string; seats: SeatState[] }[]): Map<string, SeatState[]> {
  const together = new Map<string, SeatState[]>();
  for (const { showingId, seats } of changes) together.set(showingId, [...(together.get(showingId) ?? []), ...seats]);
  return together;
}
