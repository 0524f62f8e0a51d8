import { findRow } from '../platform/batches.ts';
import { notFound, type Outcome, refused } from '../platform/outcome.ts';
import type { PriceService } from '../pricing/price.service.ts';
import { quoteTickets, type TicketSelection } from '../pricing/quote.ts';
import type { PromoClient } from '../promotions/promo-code-limits.ts';
import type { PromoQuotes, PromotedQuote } from '../promotions/promo-quotes.service.ts';
import { holdExpired } from '../seating/hold-errors.ts';
import type { HoldService, StoredHold } from '../seating/hold.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { holdBookedBefore } from './booking-errors.ts';

interface Dependencies {
  holds: HoldService;
  prices: PriceService;
  promoQuotes: PromoQuotes;
  seatMaps: SeatMapService;
}

/** The tickets that a hold is to be booked with, and the promo codes as they were typed. */
interface Wanted {
  tickets: readonly TicketSelection[];
  promoCodes: readonly string[];
  client: PromoClient;
}

/** Says what the tickets of a hold cost. */
export class QuoteBookingService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** For a hold that can be booked. Refused: InvalidInput, NotFound, HoldExpired, TicketTypeNotAllowed. */
  async quote({ holdId, ...wanted }: Wanted & { holdId: string }): Promise<Outcome<PromotedQuote>> {
    const hold = await findRow(this.#services.holds.byId, holdId);
    if (hold?.accountId !== wanted.client.accountId) return refused(notFound('hold', 'holdId'));
    if (hold.status === 'CONVERTED') return refused(holdBookedBefore('holdId'));
    if (hold.status !== 'ACTIVE') return refused(holdExpired('holdId'));
    return this.quoteHold(hold, wanted);
  }

  /**
   * The same for each hold and tickets, whatever has changed since it was made: so nothing has to be locked to place a
   * booking at this price, but promo codes. Those that are not good are told beside the quote. Refused: InvalidInput,
   * TicketTypeNotAllowed.
   *
   * @throws {RateLimitedError} after too many wrong promo codes
   */
  async quoteHold(hold: StoredHold, { tickets, promoCodes: codes, client }: Wanted): Promise<Outcome<PromotedQuote>> {
    const terms = await this.#services.prices.termsOfHold(hold);
    if (!terms) throw new Error(`the showing of the hold ${hold.id} is gone`);
    const { byId: seats } = await this.#services.seatMaps.mappedSeats(terms.seatMapId);
    const quoted = quoteTickets({ tickets, seatIds: hold.seatIds, seats, terms });
    if (!quoted.value) return quoted;
    const { showingId } = hold;
    return this.#services.promoQuotes.promote({ quote: quoted.value, codes, showingId, client });
  }
}
