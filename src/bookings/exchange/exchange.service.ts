import type { Booking } from '../../generated/prisma/client.ts';
import { findRow } from '../../platform/batches.ts';
import { afterChange } from '../../platform/database/after-change.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { isSameMoney, type Money } from '../../platform/money.ts';
import type { Viewer } from '../../platform/nodes.ts';
import { invalidInput, notFound, type Outcome, refused, type UserError } from '../../platform/outcome.ts';
import type { Deadline } from '../../platform/queues/half-second.ts';
import type { Queues } from '../../platform/queues/queues.ts';
import type { Quote, QuoteLine } from '../../pricing/quote.ts';
import { holdExpired } from '../../seating/hold-errors.ts';
import type { HoldService, StoredHold } from '../../seating/hold.service.ts';
import { holdBookedBefore, notOfferedAtCounter, priceChanged } from '../booking-errors.ts';
import type { BookingService } from '../booking.service.ts';
import { type GiveBack, refundFor } from '../cancellation/give-back.ts';
import type { KeyedRequests } from '../cancellation/keyed-requests.ts';
import { lockPaidBooking } from '../cancellation/sql/lock-paid-booking.ts';
import { readPaidBooking } from '../cancellation/sql/read-paid-booking.ts';
import { keepSeats, keptUntil, notKept, paymentProblems, RefusedError, toRefusal } from '../charging.ts';
import { type Charge, chargeProblem, type PaymentChoice, toCharge } from '../idempotency.ts';
import type { QuoteBookingService } from '../quote-booking.service.ts';
import { spreadAmount } from '../refunding/spread-amount.ts';
import type { RequestKeys } from '../request-keys.ts';
import { expireBookingJob } from '../settlement/expire-booking.job.ts';
import { askForDifference } from './ask-for-difference.ts';
import {
  decideExchange,
  type ExchangeDecision,
  type ExchangedBooking,
  exchangeProblems,
  type TicketExchange,
} from './decide-exchange.ts';
import { notExchangeable } from './exchange-errors.ts';
import { toPlan } from './exchange-plan.ts';
import { recordForStaff } from './record-for-staff.ts';
import { insertExchange } from './sql/insert-exchange.ts';
import { insertNewBooking } from './sql/insert-new-booking.ts';
import { lockSeatsOfExchange } from './sql/lock-seats-of-exchange.ts';
import { readExchangeable } from './sql/read-exchangeable.ts';
import { readNewShowing } from './sql/read-new-showing.ts';
import { isToAnotherShowing, type Swap } from './sql/swap-tickets.ts';
import type { TicketSwap } from './ticket-swap.ts';

interface QuoteRequest {
  viewer: Viewer;
  /** Of the viewer: the hold is its own. */
  accountId: string;
  /** Of the client. */
  ip: string;
  bookingId: string;
  holdId: string;
  /** One for each seat of the hold. */
  tickets: readonly TicketExchange[];
}

export interface ExchangeRequest extends QuoteRequest {
  /** Null when nothing is to be paid. */
  payment: PaymentChoice | null;
  /** What the buyer was shown; negative when so much is given back. */
  expectedDifference: Money;
  idempotencyKey: string;
  /** Called before each attempt to charge a token. @throws when there were too many */
  countAttempt: () => Promise<void>;
}

/** What an exchange costs, line by line. */
export interface ExchangeQuote {
  /** Those of the new tickets, and a CREDIT for each old one. */
  lines: QuoteLine[];
  /** The sum of the lines; negative: so much is given back. */
  difference: Money;
}

/** What is to be exchanged, as it was read without locks. What the new tickets cost cannot change: see quoteHold. */
interface Wanted {
  booking: Booking;
  hold: StoredHold;
  quote: Quote;
}

interface Dependencies {
  database: Database;
  queues: Queues;
  bookings: BookingService;
  holds: HoldService;
  requestKeys: RequestKeys;
  keyedRequests: KeyedRequests;
  quotes: QuoteBookingService;
  giveBack: GiveBack;
  ticketSwap: TicketSwap;
}

/** Exchanges tickets of a paid booking for the seats of a hold, in the same showing or another of the cinema. */
export class ExchangeService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** Changes nothing. Refused: InvalidInput, NotFound, HoldExpired, TicketTypeNotAllowed, NotExchangeable. */
  async quote(request: QuoteRequest): Promise<Outcome<ExchangeQuote>> {
    const { prisma } = this.#services.database;
    const found = await this.#find(request);
    if (!found.value) return found;
    const { booking, quote } = found.value;
    const exchanged = await read(prisma, found.value);
    if (!exchanged) return refused(notFound('booking', 'bookingId'));
    const decided = decideExchange(exchanged, { ...request, quote });
    if (!decided.value) return decided;
    const { given, differenceMinor } = decided.value;
    const { currency } = booking;
    const credits = given.map((ticket): QuoteLine => ({
      ...{ kind: 'CREDIT', seat: null, ticketType: null, label: ticket.label },
      amount: { amountMinor: -ticket.creditMinor, currency },
      taxRateBasisPoints: ticket.taxRateBasisPoints,
      taxIncluded: { amountMinor: -ticket.creditTaxMinor, currency },
    }));
    return { value: { lines: [...quote.lines, ...credits], difference: { amountMinor: differenceMinor, currency } } };
  }

  /**
   * Refused: InvalidInput, NotFound, HoldExpired, TicketTypeNotAllowed, NotExchangeable, PriceChanged, PaymentNotOffered,
   * IdempotencyConflict.
   *
   * @returns the booking of the new tickets: a new one when they are for another showing
   */
  exchange(request: ExchangeRequest): Promise<Outcome<Booking>> {
    const { bookingId, holdId, tickets, expectedDifference } = request;
    const selections = tickets.map(({ ticketId, seatId, ticketTypeId }) =>
      [ticketId, seatId, ticketTypeId ?? ''].join(' '),
    );
    const charge = toCharge(request, ['exchange', bookingId, holdId, selections.toSorted(), expectedDifference]);
    const problem = chargeProblem(charge);
    if (problem) return Promise.resolve(refused(problem));
    return this.#services.requestKeys.once({
      key: charge,
      replay: () => this.#replay(charge),
      work: () => this.#exchange(request, charge),
      indexes: ['booking_reference_key'],
    });
  }

  async #replay({ accountId, idempotencyKey }: Charge): Promise<Outcome<Booking> | undefined> {
    const earlier = await this.#services.database.prisma.exchange.findUnique({
      where: { accountId_idempotencyKey: { accountId, idempotencyKey } },
      include: { booking: true, newBooking: true },
    });
    return earlier ? { value: earlier.newBooking ?? earlier.booking } : undefined;
  }

  /** The booking and the hold, if the viewer may use them, and what the new tickets cost. */
  async #find(request: QuoteRequest): Promise<Outcome<Wanted>> {
    const { holds, keyedRequests, quotes } = this.#services;
    const { accountId, ip, holdId, tickets } = request;
    const found = await keyedRequests.find(request);
    if (!found.value) return found;
    const booking = found.value;
    const hold = await findRow(holds.byId, holdId);
    if (hold?.accountId !== accountId) return refused(notFound('hold', 'holdId'));
    const exchanged = await read(this.#services.database.prisma, { booking, hold });
    if (!exchanged) return refused(notFound('booking', 'bookingId'));
    const [problem, ...more] = exchangeProblems(exchanged, tickets);
    if (problem) return refused(problem, ...more);
    if (hold.status === 'CONVERTED') return refused(holdBookedBefore('holdId'));
    if (hold.status !== 'ACTIVE') return refused(holdExpired('holdId'));
    const typeOf = new Map(exchanged.tickets.map(({ ticketId, ticketTypeId }) => [ticketId, ticketTypeId]));
    const selections = tickets.map(({ ticketId, seatId, ticketTypeId }) => {
      return { seatId, ticketTypeId: ticketTypeId ?? typeOf.get(ticketId) ?? '' };
    });
    const quoted = await quotes.quoteHold(hold, { tickets: selections, promoCodes: [], client: { accountId, ip } });
    return quoted.value ? { value: { booking, hold, quote: quoted.value.quote } } : quoted;
  }

  async #exchange(request: ExchangeRequest, charge: Charge): Promise<Outcome<Booking>> {
    const found = await this.#find(request);
    if (!found.value) return found;
    if (request.payment) await request.countAttempt();
    const { booking } = found.value;
    const done = await this.#services.database
      .transaction((tx) => this.#carryOut(tx, { request, charge, wanted: found.value }), { locking: booking.showingId })
      .catch(toRefusal);
    if (done.errors) return done;
    const after = await afterChange(() => findRow(this.#services.bookings.byId, done.value));
    if (!after) throw new Error(`there is no booking ${done.value}`);
    return { value: after };
  }

  /**
   * Payments and bookings are locked, then the tickets, the hold and its showing, then all seats.
   *
   * @returns the id of the booking of the new tickets
   * @throws {RefusedError}
   */
  async #carryOut(
    tx: Transaction,
    { request, charge, wanted }: { request: ExchangeRequest; charge: Charge; wanted: Wanted },
  ): Promise<Outcome<string>> {
    const { booking, hold, quote } = wanted;
    const { tickets, ticketIds, seatIds } = listsOf(request);
    await lockPaidBooking(tx, booking.id);
    const { isWhole } = await lockSeatsOfExchange(tx, { holdId: hold.id, ticketIds, seatIds });
    const exchanged = await read(tx.client, wanted);
    if (!exchanged) return refused(notFound('booking', 'bookingId'));
    const decided = decideExchange(exchanged, { tickets, quote });
    if (!decided.value) return decided;
    const [problem, ...more] = moneyProblems(request, { quote, ...decided.value });
    if (problem) return refused(problem, ...more);
    const kept = await this.#keepSeats(tx, { request, hold, exchanged });
    if (!isWhole) throw new RefusedError(holdExpired('holdId'));
    const plan = toPlan(tickets, quote);
    const payableMinor = decided.value.differenceMinor > 0n ? decided.value.differenceMinor : 0n;
    const newBookingId = exchanged.newShowing ? await this.#newBooking(tx, { wanted, payableMinor, kept }) : null;
    const exchangeId = newId();
    await insertExchange(tx, { exchangeId, booking, newBookingId, hold, charge, ticketIds, payableMinor, plan });
    const from = { bookingId: booking.id, showingId: booking.showingId };
    const to = newBookingId === null ? from : { bookingId: newBookingId, showingId: hold.showingId };
    const swap = { exchangeId, from, to, plan };
    if (payableMinor > 0n) await this.#askForPayment(tx, { swap, booking, charge, payableMinor });
    else await this.#swap(tx, { swap, hold, decision: decided.value, exchanged });
    if (request.accountId !== booking.accountId)
      await recordForStaff(tx, { ...request, newBookingId }, { exchanged, decision: decided.value });
    return { value: to.bookingId };
  }

  /** For another showing. It ends with its hold, like any other that is not paid. */
  async #newBooking(
    tx: Transaction,
    { wanted, payableMinor, kept }: { wanted: Wanted; payableMinor: bigint; kept: Deadline },
  ): Promise<string> {
    const { booking, hold } = wanted;
    if (payableMinor > 0n) tx.onCommit(() => this.#services.queues.enqueueAt(expireBookingJob, kept));
    return insertNewBooking(tx, {
      ...{ fromId: booking.id, showingId: hold.showingId, holdId: hold.id, totalMinor: payableMinor },
    });
  }

  /** As for a booking: for as long as its payment may take. @throws {RefusedError} */
  async #keepSeats(
    tx: Transaction,
    { request, hold, exchanged }: { request: ExchangeRequest; hold: StoredHold; exchanged: ExchangedBooking },
  ): Promise<Deadline> {
    const { accountId } = request;
    const { id: holdId, seatIds } = hold;
    const conversions = await keepSeats(tx, {
      ...{ holds: [{ holdId, accountId, seatIds }], atCounter: false, from: 'ACTIVE', waits: true },
    });
    const conversion = conversions.get(holdId);
    const kept = conversion && keptUntil(conversion);
    if (kept) return kept;
    const refusal = notKept({ from: 'ACTIVE', path: 'holdId' }, conversion);
    if (refusal.kind !== 'SalesClosed') throw new RefusedError(refusal);
    throw new RefusedError(notExchangeable(exchanged.booking, 'The showing is not on sale.', 'holdId'));
  }

  async #askForPayment(
    tx: Transaction,
    { swap, booking, charge, payableMinor }: { swap: Swap; booking: Booking; charge: Charge; payableMinor: bigint },
  ): Promise<void> {
    const { exchangeId, to } = swap;
    if (isToAnotherShowing(swap)) await this.#services.ticketSwap.prepare(tx, swap);
    const asked = {
      ...{ exchangeId, charge, amountMinor: payableMinor },
      booking: { id: to.bookingId, currency: booking.currency },
      // The key of the request is the exchange's.
      idempotencyKey: exchangeId,
    };
    await askForDifference(tx, asked, this.#services.queues);
  }

  /** Nothing is to be paid: what the new tickets do not cost is given back of the old ones, and the rest goes into the new ones. */
  async #swap(
    tx: Transaction,
    {
      swap,
      hold,
      decision: { given, differenceMinor },
      exchanged,
    }: { swap: Swap; hold: StoredHold; decision: ExchangeDecision; exchanged: ExchangedBooking },
  ): Promise<void> {
    const { payments, tickets } = exchanged.booking;
    const old = new Set(given.map(({ ticketId }) => ticketId));
    const refundMinor = -differenceMinor;
    const { lines } = spreadAmount(refundMinor, [tickets.filter(({ id }) => old.has(id))]);
    const amounts = { refundMinor, lines };
    const refund = refundFor('EXCHANGE');
    const { bookingId } = swap.from;
    await this.#services.giveBack.refund(tx, { bookingId, payments, cancellationId: null, amounts, refund });
    await this.#services.ticketSwap.prepare(tx, swap);
    await this.#services.ticketSwap.make(tx, { ...swap, holdId: hold.id, payableMinor: 0n });
  }
}

function listsOf({ tickets }: QuoteRequest) {
  return { tickets, ticketIds: tickets.map(({ ticketId }) => ticketId), seatIds: tickets.map(({ seatId }) => seatId) };
}

async function read(
  client: Parameters<typeof readPaidBooking>[0],
  { booking: { id, showingId }, hold }: Pick<Wanted, 'booking' | 'hold'>,
): Promise<ExchangedBooking | undefined> {
  const booking = await readPaidBooking(client, id);
  if (!booking) return undefined;
  const newShowing = hold.showingId === showingId ? null : await readNewShowing(client, hold.showingId);
  return { booking, newShowing, tickets: await readExchangeable(client, id) };
}

/** What is wrong with the money: PriceChanged, PaymentNotOffered (at the counter), or what paymentProblems says. */
function moneyProblems(
  { expectedDifference, payment }: ExchangeRequest,
  { quote, differenceMinor }: { quote: Quote; differenceMinor: bigint },
): UserError[] {
  const { currency } = quote.total;
  const difference = { amountMinor: differenceMinor, currency };
  if (expectedDifference.currency !== currency)
    return [invalidInput(`The booking was paid in ${currency}.`, 'expectedDifference', 'currency')];
  if (!isSameMoney(expectedDifference, difference)) return [priceChanged(quote, 'expectedDifference')];
  const payable = { ...difference, amountMinor: differenceMinor > 0n ? differenceMinor : 0n };
  // The old tickets would open the door until then.
  if (differenceMinor > 0n && payment?.atCounter === true) return [notOfferedAtCounter()];
  return paymentProblems(payment, payable);
}
