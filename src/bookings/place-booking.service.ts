import type { Booking } from '../generated/prisma/client.ts';
import { findRow } from '../platform/batches.ts';
import { newId } from '../platform/ids.ts';
import { isSameMoney, type Money } from '../platform/money.ts';
import { invalidInput, notFound, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import type { TicketSelection } from '../pricing/quote.ts';
import { promoCodeRejected } from '../promotions/promo-offer.ts';
import type { PromotedQuote } from '../promotions/promo-quotes.service.ts';
import type { HoldService, StoredHold } from '../seating/hold.service.ts';
import { priceChanged } from './booking-errors.ts';
import { newBookingReference } from './booking-reference.ts';
import { paymentProblems } from './charging.ts';
import { type Contact, CONTACT_NEEDED, readContact, type TypedContact } from './contacts/contact-input.ts';
import { type Charge, type IdempotentCharges, isAtCounter, type PaymentChoice, toCharge } from './idempotency.ts';
import type { Order, Orders } from './orders.ts';
import type { QuoteBookingService } from './quote-booking.service.ts';
import { toStoredCode } from '../promotions/typed-code.ts';

export interface PlaceBookingRequest {
  accountId: string;
  holdId: string;
  tickets: readonly TicketSelection[];
  /** As they were typed. */
  promoCodes: readonly string[];
  /** Of the client: guesses of promo codes are counted. */
  ip: string;
  /** Null for a total of 0. */
  payment: PaymentChoice | null;
  /** Null: the account's own. */
  contact: TypedContact | null;
  /** What the buyer was shown. */
  expectedTotal: Money;
  idempotencyKey: string;
  /** Called before each attempt to charge a token, or to keep seats for the counter. @throws when there were too many */
  countAttempt: () => Promise<void>;
  /** Called once a hold of so many seats has become a booking that is being paid. */
  onPlaced?: (seats: number) => void;
}

/** A request whose input is good. */
interface Placement {
  request: PlaceBookingRequest;
  hold: StoredHold;
  contact: Contact | null;
  charge: Charge;
}

const ATTEMPTS = 5;

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
   * Turns a hold into a booking and queues its payment. The seats are kept for as long as the payment may take; at the counter,
   * until they are released.
   * Refused: InvalidInput, NotFound, HoldExpired, SalesClosed, TicketTypeNotAllowed, PromoCodeRejected, PriceChanged,
   * PaymentNotOffered, IdempotencyConflict.
   */
  place(request: PlaceBookingRequest): Promise<Outcome<Booking>> {
    const { holdId, tickets, promoCodes, expectedTotal, contact } = request;
    const selections = tickets.map((ticket) => `${ticket.seatId} ${ticket.ticketTypeId}`).toSorted();
    const charge = toCharge(request, [
      'place',
      holdId,
      selections,
      expectedTotal,
      ...(contact ? [asked(contact)] : []),
      ...(promoCodes.length > 0 ? [['promoCodes', ...promoCodes.map((code) => toStoredCode(code) ?? code)]] : []),
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
    const placed = await this.#order({ request, hold, contact: contact.value ?? null, charge }, quoted.value);
    // Seats that are only kept for the counter go on to count among those that are held.
    if (placed.value && !isAtCounter(charge)) request.onPlaced?.(hold.seatIds.length);
    return placed;
  }

  /** What promo codes take off was quoted without a lock. When others were faster it is quoted again, which says why. */
  async #order(placement: Placement, quote: PromotedQuote): Promise<Outcome<Booking>> {
    const { request, hold, contact, charge } = placement;
    let current = quote;
    for (let attempt = 1; ; attempt++) {
      const { uses: promoUses } = current;
      const order = toOrder(hold, { quote: current.quote, promoUses, contact, charge });
      const placed = await this.#services.orders.place(order);
      if (placed.errors?.[0].kind !== 'PromoCodesTaken') return placed;
      const again = await this.#quote(request, hold);
      if (!again.value) return again;
      // Given back and taken again at every attempt.
      if (attempt === ATTEMPTS) return usedUp(request.promoCodes);
      current = again.value;
    }
  }

  /** @param problems further ones, told at the same time */
  async #quote(
    request: PlaceBookingRequest,
    hold: StoredHold,
    problems: readonly UserError[] = [],
  ): Promise<Outcome<PromotedQuote>> {
    const { payment, expectedTotal, accountId, ip } = request;
    const quoted = await this.#services.quotes.quoteHold(hold, { ...request, client: { accountId, ip } });
    if (!quoted.value) return refused(...quoted.errors, ...problems);
    const { quote, rejected } = quoted.value;
    const [rejection, ...others] = rejected;
    if (rejection) return refused(rejection, ...others, ...problems);
    const { total } = quote;
    const isOtherCurrency = expectedTotal.currency !== total.currency;
    if (!isOtherCurrency && !isSameMoney(expectedTotal, total)) return refused(priceChanged(quote), ...problems);
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

function usedUp(codes: readonly string[]): Outcome<never> {
  const [first, ...others] = codes.map((code, index) => promoCodeRejected(code, index, 'USED_UP'));
  if (!first) throw new Error('a booking without promo codes was refused for them');
  return refused(first, ...others);
}

function toOrder(
  { id: holdId, showingId, seatIds }: StoredHold,
  { quote, contact, charge, promoUses }: Omit<Order, 'booking' | 'seatIds'>,
): Order {
  const { amountMinor: totalMinor, currency } = quote.total;
  const reference = newBookingReference();
  const { accountId } = charge;
  const status = isAtCounter(charge) ? ('DUE_AT_COUNTER' as const) : ('PENDING_PAYMENT' as const);
  const originId = null;
  const booking = { id: newId(), reference, accountId, showingId, holdId, originId, status, totalMinor, currency };
  return { booking, seatIds, quote, promoUses, contact, charge };
}
