import type { Transaction } from '../../platform/database/transaction.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import type { SeatState } from '../../seating/seat-state.ts';
import { freeSoldSeats } from '../../seating/sql/free-sold-seats.ts';
import { sellSeats } from '../../seating/sql/sell-seats.ts';
import { statusesBefore } from '../booking-state.ts';
import { voidTickets } from '../cancellation/sql/void-tickets.ts';
import { pendingTickets } from '../sql/pending-tickets.ts';
import { endWithoutTickets } from './sql/end-without-tickets.ts';
import {
  completeNewTickets,
  insertExchangedTickets,
  insertExchangeLines,
  insertNewTickets,
  isToAnotherShowing,
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

  /** The new tickets, which are PENDING, and their lines. For a new booking they come with it, otherwise just before `make`. */
  async prepare(tx: Transaction, swap: Swap): Promise<void> {
    await insertNewTickets(tx, swap);
    await insertExchangeLines(tx, swap);
  }

  /**
   * Bookings, tickets, hold and seats are locked by `lockSeatsOfExchange`, which has found that all are as they have to be. The new
   * tickets are the only PENDING ones of their booking.
   */
  async make(tx: Transaction, swap: Swap & { holdId: string; payableMinor: bigint }): Promise<void> {
    const { from, to, holdId, plan, payableMinor } = swap;
    const sale = await sellSeats(tx, { holdId, tickets: await pendingTickets(tx, to.bookingId) });
    if (!sale || sale.seats.length === 0)
      throw new Error(`the seats of the hold ${holdId} were not sold, and were locked`);
    await insertExchangedTickets(tx, swap);
    const voided = await voidTickets(
      tx,
      plan.tickets.map(({ ticketId }) => ticketId),
    );
    if (voided.length < plan.tickets.length) throw new Error('a ticket is no longer VALID, and was locked');
    const freed = await freeSoldSeats(tx, { showingId: from.showingId, sold: voided });
    await completeNewTickets(tx, swap, payableMinor);
    if (isToAnotherShowing(swap)) await changeBookings(tx, swap);
    tx.onCommit(() => this.#services.seatTopic.publish(to.showingId, sale.seats));
    tx.onCommit(() => this.#services.seatTopic.publish(from.showingId, freed));
    for (const id of new Set([from.bookingId, to.bookingId]))
      tx.onCommit(() => this.#services.bookingTopic.publish(id, null));
  }
}

/** The new booking is CONFIRMED, and the old one CANCELLED once no ticket of it is left. */
async function changeBookings(tx: Transaction, { from, to }: Swap): Promise<void> {
  const { count } = await tx.client.booking.updateMany({
    where: { id: to.bookingId, status: { in: statusesBefore('CONFIRMED') } },
    data: { status: 'CONFIRMED' },
  });
  if (count === 0) throw new Error(`the booking ${to.bookingId} was ended, and was locked`);
  await endWithoutTickets(tx, from.bookingId);
}
