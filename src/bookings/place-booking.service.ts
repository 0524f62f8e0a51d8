import type { Booking } from '../generated/prisma/client.ts';
import { findRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/ids.ts';
import { isSameMoney, type Money } from '../platform/money.ts';
import { invalidInput, notFound, type Outcome, refused } from '../platform/outcome.ts';
import type { Queues } from '../platform/queues/queues.ts';
import type { PriceService } from '../pricing/price.service.ts';
import { type Quote, quoteTickets, type TicketSelection } from '../pricing/quote.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import { lockPrices } from '../pricing/sql/lock-prices.ts';
import type { HoldService, HoldView } from '../seating/hold.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { priceChanged } from './booking-errors.ts';
import { newBookingReference } from './booking-reference.ts';
import { insertPayment, keepSeats, paymentProblems, toRefusal } from './charging.ts';
import { type Charge, type IdempotentCharges, type PaymentChoice, toCharge } from './idempotency.ts';

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
}

interface Dependencies {
  database: Database;
  queues: Queues;
  charges: IdempotentCharges;
  holds: HoldService;
  showings: ShowingService;
  prices: PriceService;
  seatMaps: SeatMapService;
}

export class PlaceBookingService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /**
   * Turns a hold into a booking and queues its payment. The seats are kept for as long as the payment may take.
   * Refused: InvalidInput, NotFound, HoldExpired, SalesClosed, PriceChanged, PaymentNotOffered, IdempotencyConflict.
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
    const placed = await this.#services.database
      .transaction<Outcome<Booking> | 'price changed'>(
        (tx) => this.#insert(tx, { hold, quote: quoted.value, charge }),
        { locking: hold.showingId },
      )
      .catch(toRefusal);
    return placed === 'price changed' ? this.#placeNew(request, charge) : placed;
  }

  async #quote(request: PlaceBookingRequest, { showingId, seatIds }: HoldView): Promise<Outcome<Quote>> {
    const { tickets, payment, expectedTotal } = request;
    const [showing, prices] = await Promise.all([
      findRow(this.#services.showings.byId, showingId),
      this.#services.prices.byShowingId.rows([showingId]),
    ]);
    const seats = await this.#services.seatMaps.seats(showing?.seatMapId ?? '');
    const quoted = quoteTickets({ tickets, seatIds, seats, prices });
    if (!quoted.value) return quoted;
    const { total } = quoted.value;
    const isOtherCurrency = expectedTotal.currency !== total.currency;
    if (!isOtherCurrency && !isSameMoney(expectedTotal, total)) return refused(priceChanged(quoted.value));
    const currencyProblem = invalidInput(`The cinema's currency is ${total.currency}.`, 'expectedTotal', 'currency');
    const problems = [...(isOtherCurrency ? [currencyProblem] : []), ...paymentProblems(payment, total)];
    const [problem, ...more] = problems;
    return problem ? refused(problem, ...more) : quoted;
  }

  async #insert(
    tx: Transaction,
    { hold, quote, charge }: { hold: HoldView; quote: Quote; charge: Charge },
  ): Promise<Outcome<Booking> | 'price changed'> {
    const { accountId } = charge;
    const { id: holdId, showingId } = hold;
    if (!(await lockPrices(tx, { showingId, lines: quote.lines }))) return 'price changed';
    const keptUntil = await keepSeats(tx, { holdId, accountId, from: 'ACTIVE', path: 'holdId' });
    const { amountMinor: totalMinor, currency } = quote.total;
    const id = newId();
    const booking = await tx.client.booking.create({
      data: { id, reference: newBookingReference(), accountId, showingId, holdId, totalMinor, currency },
    });
    await tx.client.ticket.createMany({
      data: quote.lines.map(({ seat, ticketType, amount }) => ({
        id: newId(),
        bookingId: id,
        showingId,
        seatId: seat.id,
        ticketTypeId: ticketType.id,
        priceMinor: amount.amountMinor,
      })),
    });
    await insertPayment(tx, { booking, charge, keptUntil, queues: this.#services.queues });
    return { value: booking };
  }
}
