import type { Booking } from '../generated/prisma/client.ts';
import { findRow } from '../platform/batches.ts';
import { newId } from '../platform/ids.ts';
import { isSameMoney, type Money } from '../platform/money.ts';
import { invalidInput, notFound, type Outcome, refused } from '../platform/outcome.ts';
import type { Quote, TicketSelection } from '../pricing/quote.ts';
import type { HoldService, StoredHold } from '../seating/hold.service.ts';
import { priceChanged } from './booking-errors.ts';
import { newBookingReference } from './booking-reference.ts';
import { paymentProblems } from './charging.ts';
import { type Charge, type IdempotentCharges, type PaymentChoice, toCharge } from './idempotency.ts';
import type { Order, Orders } from './orders.ts';
import type { QuoteBookingService } from './quote-booking.service.ts';

export interface PlaceBookingRequest {
  accountId: string;
  holdId: string;
  tickets: readonly TicketSelection[];
  /** Null for a total of 0. */
  payment: PaymentChoice | null;
  /** What the buyer was shown. */
  expectedTotal: Money;
  idempotencyKey: string;
  /** Called before each attempt to charge a token. @throws when there were too many */
  countAttempt: () => Promise<void>;
  /** Called once a hold of so many seats has become a booking. */
  onPlaced?: (seats: number) => void;
}

interface Dependencies {
  charges: IdempotentCharges;
  orders: Orders;
  holds: HoldService;
  quotes: QuoteBookingService;
}

export class PlaceBookingService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /**
   * Turns a hold into a booking and queues its payment. The seats are kept for as long as the payment may take.
   * Refused: InvalidInput, NotFound, HoldExpired, SalesClosed, TicketTypeNotAllowed, PriceChanged, PaymentNotOffered,
   * IdempotencyConflict.
   */
  place(request: PlaceBookingRequest): Promise<Outcome<Booking>> {
    const { holdId, tickets, expectedTotal } = request;
    const selections = tickets.map((ticket) => `${ticket.seatId} ${ticket.ticketTypeId}`).toSorted();
    const charge = toCharge(request, ['place', holdId, selections, expectedTotal]);
    return this.#services.charges.once(charge, () => this.#placeNew(request, charge));
  }

  async #placeNew(request: PlaceBookingRequest, charge: Charge): Promise<Outcome<Booking>> {
    const hold = await findRow(this.#services.holds.byId, request.holdId);
    if (hold?.accountId !== request.accountId) return refused(notFound('hold', 'holdId'));
    const quoted = await this.#quote(request, hold);
    if (!quoted.value) return quoted;
    if (request.payment) await request.countAttempt();
    const placed = await this.#services.orders.place(toOrder(hold, { quote: quoted.value, charge }));
    if (placed.value) request.onPlaced?.(hold.seatIds.length);
    return placed;
  }

  async #quote(request: PlaceBookingRequest, hold: StoredHold): Promise<Outcome<Quote>> {
    const { tickets, payment, expectedTotal } = request;
    const quoted = await this.#services.quotes.quoteHold(hold, tickets);
    if (!quoted.value) return quoted;
    const { total } = quoted.value;
    const isOtherCurrency = expectedTotal.currency !== total.currency;
    if (!isOtherCurrency && !isSameMoney(expectedTotal, total)) return refused(priceChanged(quoted.value));
    const currencyProblem = invalidInput(`The cinema's currency is ${total.currency}.`, 'expectedTotal', 'currency');
    const problems = [...(isOtherCurrency ? [currencyProblem] : []), ...paymentProblems(payment, total)];
    const [problem, ...more] = problems;
    return problem ? refused(problem, ...more) : quoted;
  }
}

function toOrder(
  { id: holdId, showingId, accountId }: StoredHold,
  { quote, charge }: { quote: Quote; charge: Charge },
): Order {
  const { amountMinor: totalMinor, currency } = quote.total;
  const reference = newBookingReference();
  return { booking: { id: newId(), reference, accountId, showingId, holdId, totalMinor, currency }, quote, charge };
}
