import type { Booking } from '../generated/prisma/client.ts';
import { findRow } from '../platform/batches.ts';
import { newId } from '../platform/ids.ts';
import { isSameMoney, type Money } from '../platform/money.ts';
import { invalidInput, notFound, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import type { Quote, TicketSelection } from '../pricing/quote.ts';
import type { HoldService, StoredHold } from '../seating/hold.service.ts';
import { priceChanged } from './booking-errors.ts';
import { newBookingReference } from './booking-reference.ts';
import { paymentProblems } from './charging.ts';
import { type Contact, CONTACT_NEEDED, readContact, type TypedContact } from './contacts/contact-input.ts';
import { type Charge, type IdempotentCharges, type PaymentChoice, toCharge } from './idempotency.ts';
import type { Order, Orders } from './orders.ts';
import type { QuoteBookingService } from './quote-booking.service.ts';

export interface PlaceBookingRequest {
  accountId: string;
  holdId: string;
  tickets: readonly TicketSelection[];
  /** Null for a total of 0. */
  payment: PaymentChoice | null;
  /** Null: the account's own. */
  contact: TypedContact | null;
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
    const { holdId, tickets, expectedTotal, contact } = request;
    const selections = tickets.map((ticket) => `${ticket.seatId} ${ticket.ticketTypeId}`).toSorted();
    const charge = toCharge(request, [
      'place',
      holdId,
      selections,
      expectedTotal,
      ...(contact ? [asked(contact)] : []),
    ]);
    return this.#services.charges.once(charge, () => this.#placeNew(request, charge));
  }

  async #placeNew(request: PlaceBookingRequest, charge: Charge): Promise<Outcome<Booking>> {
    const hold = await findRow(this.#services.holds.byId, request.holdId);
    if (hold?.accountId !== request.accountId) return refused(notFound('hold', 'holdId'));
    const contact = contactOf(request, hold);
    const quoted = await this.#quote(request, hold, contact.errors);
    if (!quoted.value) return quoted;
    if (request.payment) await request.countAttempt();
    const order = toOrder(hold, { quote: quoted.value, contact: contact.value ?? null, charge });
    const placed = await this.#services.orders.place(order);
    if (placed.value) request.onPlaced?.(hold.seatIds.length);
    return placed;
  }

  /** @param problems further ones, told at the same time */
  async #quote(
    request: PlaceBookingRequest,
    hold: StoredHold,
    problems: readonly UserError[] = [],
  ): Promise<Outcome<Quote>> {
    const { tickets, payment, expectedTotal } = request;
    const quoted = await this.#services.quotes.quoteHold(hold, tickets);
    if (!quoted.value) return refused(...quoted.errors, ...problems);
    const { total } = quoted.value;
    const isOtherCurrency = expectedTotal.currency !== total.currency;
    if (!isOtherCurrency && !isSameMoney(expectedTotal, total)) return refused(priceChanged(quoted.value), ...problems);
    const currencyProblem = invalidInput(`The cinema's currency is ${total.currency}.`, 'expectedTotal', 'currency');
    const [problem, ...more] = [
      ...(isOtherCurrency ? [currencyProblem] : []),
      ...paymentProblems(payment, total),
      ...problems,
    ];
    return problem ? refused(problem, ...more) : quoted;
  }
}

/** As it came: the same input is asked again with the same contact. */
function asked({ email, name, phone = null, locale = null }: TypedContact): string[] {
  return ['contact', email, name, JSON.stringify([phone, locale])];
}

function contactOf({ contact }: PlaceBookingRequest, { isGuests }: StoredHold): Outcome<Contact | null> {
  if (contact) return readContact(contact);
  return isGuests ? refused(CONTACT_NEEDED) : { value: null };
}

function toOrder(
  { id: holdId, showingId, seatIds }: StoredHold,
  { quote, contact, charge }: Omit<Order, 'booking' | 'seatIds'>,
): Order {
  const { amountMinor: totalMinor, currency } = quote.total;
  const reference = newBookingReference();
  const { accountId } = charge;
  const booking = { id: newId(), reference, accountId, showingId, holdId, totalMinor, currency };
  return { booking, seatIds, quote, contact, charge };
}
