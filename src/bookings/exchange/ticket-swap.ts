import type { Transaction } from '../../platform/database/transaction.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import type { SeatState } from '../../seating/seat-state.ts';
import { freeSoldSeats } from '../../seating/sql/free-sold-seats.ts';
import { sellSeats } from '../../seating/sql/sell-seats.ts';
import { voidTickets } from '../cancellation/sql/void-tickets.ts';
import {
  completeNewTickets,
  insertExchangedTickets,
  insertExchangeLines,
  insertNewTickets,
  type Swap,
} from './sql/swap-tickets.ts';

interface Dependencies {
  bookingTopic: Topic<null>;
  seatTopic: Topic<SeatState[]>;
}

/** The one way in which tickets are exchanged: new seats SOLD, old tickets VOID, old seats free, in one transaction. */
export class TicketSwap {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** Booking, tickets, hold and seats are locked by `lockSeatsOfExchange`, which has found that all are as they have to be. */
  async make(tx: Transaction, swap: Swap & { holdId: string; payableMinor: bigint }): Promise<void> {
    const { bookingId, showingId, holdId, plan, payableMinor } = swap;
    await insertNewTickets(tx, swap);
    const sale = await sellSeats(tx, {
      holdId,
      tickets: plan.tickets.map(({ newTicketId: ticketId, seatId }) => ({ ticketId, seatId })),
    });
    if (!sale || sale.seats.length === 0)
      throw new Error(`the seats of the hold ${holdId} were not sold, and were locked`);
    await insertExchangedTickets(tx, swap);
    await insertExchangeLines(tx, swap);
    const voided = await voidTickets(
      tx,
      plan.tickets.map(({ ticketId }) => ticketId),
    );
    if (voided.length < plan.tickets.length) throw new Error('a ticket is no longer VALID, and was locked');
    const freed = await freeSoldSeats(tx, { showingId, sold: voided });
    await completeNewTickets(tx, swap, payableMinor);
    tx.onCommit(() => this.#services.seatTopic.publish(showingId, [...sale.seats, ...freed]));
    tx.onCommit(() => this.#services.bookingTopic.publish(bookingId, null));
  }
}
