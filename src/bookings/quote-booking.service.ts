import { findRow } from '../platform/batches.ts';
import { notFound, type Outcome, refused } from '../platform/outcome.ts';
import type { PriceService } from '../pricing/price.service.ts';
import { type Quote, quoteTickets, type TicketSelection } from '../pricing/quote.ts';
import { holdExpired } from '../seating/hold-errors.ts';
import type { HoldService, StoredHold } from '../seating/hold.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { holdBookedBefore } from './booking-errors.ts';

interface Dependencies {
  holds: HoldService;
  prices: PriceService;
  seatMaps: SeatMapService;
}

/** Says what the tickets of a hold cost. */
export class QuoteBookingService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** For a hold that can be booked. Refused: InvalidInput, NotFound, HoldExpired, TicketTypeNotAllowed. */
  async quote({
    accountId,
    holdId,
    tickets,
  }: {
    accountId: string;
    holdId: string;
    tickets: readonly TicketSelection[];
  }): Promise<Outcome<Quote>> {
    const hold = await findRow(this.#services.holds.byId, holdId);
    if (hold?.accountId !== accountId) return refused(notFound('hold', 'holdId'));
    if (hold.status === 'CONVERTED') return refused(holdBookedBefore('holdId'));
    if (hold.status !== 'ACTIVE') return refused(holdExpired('holdId'));
    return this.quoteHold(hold, tickets);
  }

  /**
   * The same for each hold and tickets, whatever has changed since it was made: so nothing has to be locked to place a
   * booking at this price. Refused: InvalidInput, TicketTypeNotAllowed.
   */
  async quoteHold(hold: StoredHold, tickets: readonly TicketSelection[]): Promise<Outcome<Quote>> {
    const terms = await this.#services.prices.termsOfHold(hold);
    if (!terms) throw new Error(`the showing of the hold ${hold.id} is gone`);
    const { byId: seats } = await this.#services.seatMaps.mappedSeats(terms.seatMapId);
    return quoteTickets({ tickets, seatIds: hold.seatIds, seats, terms });
  }
}
