import type { Booking, Payment, Ticket, TicketType } from '../generated/prisma/client.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { violates } from '../platform/database/errors.ts';
import { isId, newId } from '../platform/ids.ts';
import { invalidInput, notFound, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import { type Page, type PageOf, toPage } from '../platform/page.ts';
import type { Queues } from '../platform/queues/bull.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import { keepSeats } from '../seating/sql/release-seats.ts';
import { holdExpired, idempotencyConflict } from '../seating/hold-errors.ts';
import type { HoldService } from '../seating/hold.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import type { BookingPublisher } from './live/booking-topic.ts';
import { newBookingReference } from './booking-reference.ts';
import { type Charge, chargeProblem, toCharge } from './idempotency.ts';
import { expireBookingJob, settlePaymentJob } from './settlement/settlement.job.ts';
import { type PricedTicket, priceTickets, type TicketWish } from '../pricing/quote.ts';

/** How long the seats are kept for a payment at least, from the moment it is asked for. */
export const PAYMENT_SECONDS = 120;
const ATTEMPTS = 3;

export interface PlaceBookingRequest {
  accountId: string;
  holdId: string;
  tickets: readonly TicketWish[];
  paymentToken: string;
  idempotencyKey: string;
}

export interface RetryPaymentRequest {
  accountId: string;
  bookingId: string;
  paymentToken: string;
  idempotencyKey: string;
}

export class BookingService {
  readonly #database: Database;
  readonly #queues: Queues;
  readonly #bookingPublisher: BookingPublisher;
  readonly #holds: HoldService;
  readonly #showings: ShowingService;
  readonly #seatMaps: SeatMapService;

  constructor(dependencies: {
    database: Database;
    queues: Queues;
    bookingPublisher: BookingPublisher;
    holds: HoldService;
    showings: ShowingService;
    seatMaps: SeatMapService;
  }) {
    this.#database = dependencies.database;
    this.#queues = dependencies.queues;
    this.#bookingPublisher = dependencies.bookingPublisher;
    this.#holds = dependencies.holds;
    this.#showings = dependencies.showings;
    this.#seatMaps = dependencies.seatMaps;
  }

  /**
   * Turns a hold into a booking and queues its payment. The seats are kept for as long as that may take.
   * Refused: InvalidInput, NotFound, HoldExpired, IdempotencyConflict.
   */
  async place(request: PlaceBookingRequest): Promise<Outcome<Booking>> {
    const { holdId, tickets } = request;
    const charge = toCharge(request, [
      'place',
      holdId,
      ...tickets.map((ticket) => `${ticket.seatId} ${ticket.ticketTypeId}`).toSorted(),
    ]);
    return this.#once(charge, () => this.#placeNew(request, charge));
  }

  async #placeNew(request: PlaceBookingRequest, charge: Charge): Promise<Outcome<Booking>> {
    const [hold] = await this.#holds.byIds([request.holdId]);
    if (hold?.accountId !== request.accountId) return refused(notFound('hold', 'holdId'));
    if (hold.status !== 'ACTIVE') return refused(holdExpired('holdId'));
    const priced = await this.#price(request.tickets, hold);
    if (!priced.value) return priced;
    const booking = await this.#database
      .transaction((tx) => this.#insert(tx, { hold, tickets: priced.value, charge }))
      .catch(asHoldGone);
    return booking ? { value: booking } : refused(holdExpired('holdId'));
  }

  async #price(
    tickets: readonly TicketWish[],
    { showingId, seatIds }: { showingId: string; seatIds: readonly string[] },
  ): Promise<Outcome<PricedTicket[]>> {
    const [[showing], prices] = await Promise.all([
      this.#showings.byIds([showingId]),
      this.#showings.pricesByShowingIds([showingId]),
    ]);
    const seats = await this.#seatMaps.seats(showing?.seatMapId ?? '');
    return priceTickets({ tickets, seatIds, seats, prices });
  }

  async #insert(
    tx: Transaction,
    { hold, tickets, charge }: { hold: { id: string; showingId: string }; tickets: PricedTicket[]; charge: Charge },
  ): Promise<Booking> {
    const { accountId } = charge;
    const { id: holdId, showingId } = hold;
    const kept = await keepSeats(tx, { holdId, accountId, from: 'ACTIVE', seconds: PAYMENT_SECONDS });
    if (!kept) throw new HoldGone();
    const totalMinor = tickets.reduce((sum, { price }) => sum + price.amountMinor, 0);
    const currency = tickets[0]?.price.currency ?? '';
    const id = newId();
    const booking = await tx.client.booking.create({
      data: { id, reference: newBookingReference(), accountId, showingId, holdId, totalMinor, currency },
    });
    await tx.client.ticket.createMany({
      data: tickets.map(({ seatId, ticketTypeId, price }) => ({
        id: newId(),
        bookingId: id,
        showingId,
        seatId,
        ticketTypeId,
        priceMinor: price.amountMinor,
      })),
    });
    await this.#charge(tx, { booking, charge, keptUntil: kept.expiresAt });
    return booking;
  }

  /** Another attempt after a decline, while the seats are still held. Refused: InvalidInput, NotFound, HoldExpired, IdempotencyConflict. */
  async retryPayment(request: RetryPaymentRequest): Promise<Outcome<Booking>> {
    const charge = toCharge(request, ['retry', request.bookingId]);
    return this.#once(charge, () => this.#retry(request, charge));
  }

  async #retry(request: RetryPaymentRequest, charge: Charge): Promise<Outcome<Booking>> {
    const { accountId, bookingId } = request;
    const [booking] = await this.byIds([bookingId]);
    if (booking?.accountId !== accountId) return refused(notFound('booking', 'bookingId'));
    if (booking.status === 'EXPIRED') return refused(holdExpired('bookingId'));
    if (booking.status !== 'PAYMENT_FAILED') return refused(notAwaitingPayment(booking));
    const retried = await this.#database
      .transaction(async (tx) => {
        const { count } = await tx.client.booking.updateMany({
          where: { id: bookingId, status: 'PAYMENT_FAILED' },
          data: { status: 'PENDING_PAYMENT' },
        });
        if (count === 0) return 'overtaken';
        const kept = await keepSeats(tx, {
          holdId: booking.holdId,
          accountId,
          from: 'CONVERTED',
          seconds: PAYMENT_SECONDS,
        });
        if (!kept) throw new HoldGone();
        await this.#charge(tx, { booking, charge, keptUntil: kept.expiresAt });
        tx.onCommit(() => this.#bookingPublisher.publish(bookingId));
        return { ...booking, status: 'PENDING_PAYMENT' as const };
      })
      .catch(asHoldGone);
    // By another attempt, or by the sweep: the booking itself says what it is waiting for now.
    if (retried === 'overtaken') return this.#retry(request, charge);
    return retried ? { value: retried } : refused(holdExpired('bookingId'));
  }

  async #charge(
    tx: Transaction,
    { booking, charge, keptUntil }: { booking: Booking; charge: Charge; keptUntil: Date },
  ): Promise<void> {
    const paymentId = newId();
    const { totalMinor: amountMinor, currency, id: bookingId } = booking;
    const { accountId, paymentToken: token, idempotencyKey, fingerprint: requestFingerprint } = charge;
    await tx.client.payment.create({
      data: { id: paymentId, bookingId, accountId, amountMinor, currency, token, idempotencyKey, requestFingerprint },
    });
    tx.onCommit(() => this.#queues.enqueue(settlePaymentJob, { paymentId }));
    const delayMs = Math.max(0, keptUntil.getTime() - Date.now());
    tx.onCommit(() => this.#queues.enqueue(expireBookingJob, { bookingId }, { delayMs }));
  }

  /** Does it the first time that the key is seen, and finds what was done the next; both may come at once. */
  async #once(charge: Charge, work: () => Promise<Outcome<Booking>>): Promise<Outcome<Booking>> {
    const problem = chargeProblem(charge);
    if (problem) return refused(problem);
    for (let attempt = 1; ; attempt++) {
      const earlier = await this.#replay(charge);
      if (earlier) return earlier;
      try {
        const outcome = await work();
        // Refused, perhaps, only because the same request has just been carried out.
        return outcome.errors ? ((await this.#replay(charge)) ?? outcome) : outcome;
      } catch (error) {
        const again =
          violates(error, 'payment_account_id_idempotency_key_key') || violates(error, 'booking_reference_key');
        if (!again || attempt === ATTEMPTS) throw error;
      }
    }
  }

  async #replay({ accountId, idempotencyKey, fingerprint }: Charge): Promise<Outcome<Booking> | undefined> {
    const payment = await this.#database.prisma.payment.findUnique({
      where: { accountId_idempotencyKey: { accountId, idempotencyKey } },
      include: { booking: true },
    });
    if (!payment) return undefined;
    return payment.requestFingerprint === fingerprint ? { value: payment.booking } : refused(idempotencyConflict());
  }

  byIds = async (ids: readonly string[]): Promise<Booking[]> =>
    this.#database.prisma.booking.findMany({ where: { id: { in: ids.filter(isId) } } });

  /** The account's bookings, the newest first. */
  async listOfAccount(accountId: string, page: Page): Promise<PageOf<Booking>> {
    const [placedAt = '', id = ''] = page.after ?? [];
    const after = { OR: [{ placedAt: { lt: placedAt } }, { placedAt, id: { lt: id } }] };
    const rows = await this.#database.prisma.booking.findMany({
      where: { accountId, ...(page.after && after) },
      orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
      take: page.limit + 1,
    });
    return toPage(rows, page, () => this.#database.prisma.booking.count({ where: { accountId } }));
  }

  ticketsByBookingIds = async (bookingIds: readonly string[]): Promise<(Ticket & { ticketType: TicketType })[]> =>
    this.#database.prisma.ticket.findMany({
      where: { bookingId: { in: [...bookingIds] } },
      include: { ticketType: true },
      orderBy: { seat: { position: 'asc' } },
    });

  /** The oldest first. */
  paymentsByBookingIds = async (bookingIds: readonly string[]): Promise<Payment[]> =>
    this.#database.prisma.payment.findMany({
      where: { bookingId: { in: [...bookingIds] } },
      orderBy: { createdAt: 'asc' },
    });
}

/** Rolls the transaction back: the seats are no longer the hold's. */
class HoldGone extends Error {}

function asHoldGone(error: unknown): undefined {
  if (!(error instanceof HoldGone)) throw error;
}

function notAwaitingPayment({ status }: Booking): UserError {
  const why =
    status === 'PENDING_PAYMENT'
      ? 'A payment of this booking is under way.'
      : 'This booking is not waiting for a payment.';
  return invalidInput(why, 'bookingId');
}
