import type { Booking } from '../../generated/prisma/client.ts';
import { findRow } from '../../platform/batches.ts';
import { afterChange } from '../../platform/database/after-change.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { isSameMoney, type Money } from '../../platform/money.ts';
import type { Viewer } from '../../platform/nodes.ts';
import { invalidInput, notFound, type Outcome, refused, type UserError } from '../../platform/outcome.ts';
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
import { settlePaymentJob } from '../settlement/settle-payment.job.ts';
import {
  decideExchange,
  type ExchangeDecision,
  type ExchangedBooking,
  exchangeProblems,
  type TicketExchange,
} from './decide-exchange.ts';
import { notExchangeable } from './exchange-errors.ts';
import { type ExchangePlan, toPlan } from './exchange-plan.ts';
import { recordForStaff } from './record-for-staff.ts';
import { insertExchange } from './sql/insert-exchange.ts';
import { lockSeatsOfExchange } from './sql/lock-seats-of-exchange.ts';
import { readExchangeable } from './sql/read-exchangeable.ts';
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

/** Exchanges tickets of a paid booking for the seats of a hold in the same showing. */
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
    const exchanged = await read(prisma, booking.id);
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
    });
  }

  async #replay({ accountId, idempotencyKey }: Charge): Promise<Outcome<Booking> | undefined> {
    const earlier = await this.#services.database.prisma.exchange.findUnique({
      where: { accountId_idempotencyKey: { accountId, idempotencyKey } },
      include: { booking: true },
    });
    return earlier ? { value: earlier.booking } : undefined;
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
    const exchanged = await read(this.#services.database.prisma, booking.id);
    if (!exchanged) return refused(notFound('booking', 'bookingId'));
    const [problem, ...more] = [
      ...exchangeProblems(exchanged, tickets),
      ...(hold.showingId === booking.showingId ? [] : [notExchangeable(exchanged.booking, OTHER_SHOWING, 'holdId')]),
    ];
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
    const after = await afterChange(() => findRow(this.#services.bookings.byId, booking.id));
    return { value: after ?? booking };
  }

  /** Payments and booking are locked, then the tickets, the hold and its showing, then all seats. @throws {RefusedError} */
  async #carryOut(
    tx: Transaction,
    { request, charge, wanted }: { request: ExchangeRequest; charge: Charge; wanted: Wanted },
  ): Promise<Outcome<string>> {
    const { booking, hold, quote } = wanted;
    const { tickets, ticketIds, seatIds } = listsOf(request);
    await lockPaidBooking(tx, booking.id);
    const { isWhole } = await lockSeatsOfExchange(tx, { holdId: hold.id, ticketIds, seatIds });
    const exchanged = await read(tx.client, booking.id);
    if (!exchanged) return refused(notFound('booking', 'bookingId'));
    const decided = decideExchange(exchanged, { tickets, quote });
    if (!decided.value) return decided;
    const [problem, ...more] = moneyProblems(request, { quote, ...decided.value });
    if (problem) return refused(problem, ...more);
    await this.#keepSeats(tx, { request, hold, exchanged });
    if (!isWhole) throw new RefusedError(holdExpired('holdId'));
    const plan = toPlan(tickets, quote);
    const payableMinor = decided.value.differenceMinor > 0n ? decided.value.differenceMinor : 0n;
    const exchangeId = newId();
    await insertExchange(tx, { exchangeId, booking, hold, charge, ticketIds, payableMinor, plan });
    if (payableMinor > 0n) await this.#askForPayment(tx, { exchangeId, booking, charge, payableMinor });
    else await this.#swap(tx, { exchangeId, wanted, plan, decision: decided.value, exchanged });
    if (request.accountId !== booking.accountId)
      await recordForStaff(tx, request, { exchanged, decision: decided.value });
    return { value: exchangeId };
  }

  /** As for a booking: for as long as its payment may take. @throws {RefusedError} */
  async #keepSeats(
    tx: Transaction,
    { request, hold, exchanged }: { request: ExchangeRequest; hold: StoredHold; exchanged: ExchangedBooking },
  ): Promise<void> {
    const { accountId } = request;
    const { id: holdId, seatIds } = hold;
    const conversions = await keepSeats(tx, {
      ...{ holds: [{ holdId, accountId, seatIds }], atCounter: false, from: 'ACTIVE', waits: true },
    });
    const conversion = conversions.get(holdId);
    if (conversion && keptUntil(conversion)) return;
    const refusal = notKept({ from: 'ACTIVE', path: 'holdId' }, conversion);
    if (refusal.kind !== 'SalesClosed') throw new RefusedError(refusal);
    throw new RefusedError(notExchangeable(exchanged.booking, 'The showing is not on sale.', 'holdId'));
  }

  async #askForPayment(
    tx: Transaction,
    {
      exchangeId,
      booking,
      charge,
      payableMinor,
    }: { exchangeId: string; booking: Booking; charge: Charge; payableMinor: bigint },
  ): Promise<void> {
    const { accountId, payment, fingerprint: requestFingerprint } = charge;
    const id = newId();
    await tx.client.payment.create({
      data: {
        ...{ id, exchangeId, accountId, requestFingerprint, bookingId: booking.id, currency: booking.currency },
        // The key of the request is the exchange's.
        ...{ amountMinor: payableMinor, token: payment?.token ?? '', idempotencyKey: exchangeId },
      },
    });
    tx.onCommit(() => this.#services.queues.enqueue(settlePaymentJob, { paymentIds: [id] }));
  }

  /** Nothing is to be paid: what the new tickets do not cost is given back of the old ones, and the rest goes into the new ones. */
  async #swap(
    tx: Transaction,
    {
      exchangeId,
      wanted: { booking, hold },
      plan,
      decision: { given, differenceMinor },
      exchanged,
    }: {
      exchangeId: string;
      wanted: Wanted;
      plan: ExchangePlan;
      decision: ExchangeDecision;
      exchanged: ExchangedBooking;
    },
  ): Promise<void> {
    const { payments, tickets } = exchanged.booking;
    const old = new Set(given.map(({ ticketId }) => ticketId));
    const refundMinor = -differenceMinor;
    const { lines } = spreadAmount(refundMinor, [tickets.filter(({ id }) => old.has(id))]);
    const amounts = { refundMinor, lines };
    const refund = refundFor('EXCHANGE');
    await this.#services.giveBack.refund(tx, {
      bookingId: booking.id,
      payments,
      cancellationId: null,
      amounts,
      refund,
    });
    const { id: bookingId, showingId } = booking;
    await this.#services.ticketSwap.make(tx, {
      ...{ exchangeId, bookingId, showingId, plan, holdId: hold.id, payableMinor: 0n },
    });
  }
}

const OTHER_SHOWING = 'The seats of the hold are in another showing than the tickets.';

function listsOf({ tickets }: QuoteRequest) {
  return { tickets, ticketIds: tickets.map(({ ticketId }) => ticketId), seatIds: tickets.map(({ seatId }) => seatId) };
}

async function read(
  client: Parameters<typeof readPaidBooking>[0],
  bookingId: string,
): Promise<ExchangedBooking | undefined> {
  const booking = await readPaidBooking(client, bookingId);
  return booking && { booking, tickets: await readExchangeable(client, bookingId) };
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
