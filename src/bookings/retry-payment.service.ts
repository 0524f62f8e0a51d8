import type { Booking, Exchange } from '../generated/prisma/client.ts';
import { findRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { Topic } from '../platform/messages/topic.ts';
import { invalidInput, notFound, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import type { Deadline } from '../platform/queues/half-second.ts';
import type { Queues } from '../platform/queues/queues.ts';
import { notAwaitingPayment, notOfferedAtCounter, paymentAttemptsExceeded } from './booking-errors.ts';
import type { BookingService } from './booking.service.ts';
import { statusesBefore } from './booking-state.ts';
import {
  askAtCounter,
  askForPayments,
  keepSeats,
  keptUntil,
  notKept,
  paymentProblems,
  RefusedError,
  toRefusal,
} from './charging.ts';
import { lockPaidBooking } from './cancellation/sql/lock-paid-booking.ts';
import { askForDifference } from './exchange/ask-for-difference.ts';
import { isCreditAsPlanned } from './exchange/is-credit-as-planned.ts';
import { reopenExchange } from './exchange/sql/reopen-exchange.ts';
import { expireBookingJob } from './settlement/expire-booking.job.ts';
import type { SettlementService } from './settlement/settlement.service.ts';
import { awaitedAction } from './sql/awaited-action.ts';
import { type Charge, type IdempotentCharges, isAtCounter, type PaymentChoice, toCharge } from './idempotency.ts';

/** The first one included. */
const ATTEMPTS_PER_BOOKING = 5;

export interface RetryPaymentRequest {
  accountId: string;
  bookingId: string;
  payment: PaymentChoice;
  idempotencyKey: string;
  /** Called before each attempt to charge a token, or to keep seats for the counter. @throws when there were too many */
  countAttempt: () => Promise<void>;
}

interface Dependencies {
  database: Database;
  queues: Queues;
  charges: IdempotentCharges;
  bookings: BookingService;
  bookingTopic: Topic<null>;
  settlement: Pick<SettlementService, 'giveUpAction'>;
}

interface Attempt {
  booking: Booking;
  /** By which the tickets of the booking are to come from another showing; null for all others. */
  exchange: Exchange | null;
  charge: Charge;
}

/** Rolls back a transaction that only looks. */
class LookedError extends Error {}

export class RetryPaymentService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /**
   * Another attempt after a decline, while the seats are kept: by card, or at the counter. One that is due at the counter may be
   * paid by card instead. One of tickets that are exchanged from another showing is paid by card only: until then the old ones are good.
   * A payment that waits for its buyer, who may have lost the page of the bank, is given up first, so that no two can be charged; if
   * the buyer's answer was faster, that payment counts, and this one is InvalidInput.
   * Refused: InvalidInput, NotFound, HoldExpired, SalesClosed, PaymentAttemptsExceeded, PaymentNotOffered,
   * IdempotencyConflict.
   */
  retry(request: RetryPaymentRequest): Promise<Outcome<Booking>> {
    const charge = toCharge(request, ['retry', request.bookingId]);
    return this.#services.charges.once(charge, () => this.#retry(request, charge));
  }

  /** @param mayGiveUp false: an attempt that was made meanwhile is not given up for this one */
  async #retry(request: RetryPaymentRequest, charge: Charge, mayGiveUp = true): Promise<Outcome<Booking>> {
    const { accountId, bookingId, payment } = request;
    const booking = await findRow(this.#services.bookings.byId, bookingId);
    if (booking?.accountId !== accountId) return refused(notFound('booking', 'bookingId'));
    const waiting = mayGiveUp ? await awaitedAction(this.#services.database, bookingId) : undefined;
    const notAwaiting = notAwaitingPayment(booking, { atCounter: isAtCounter(charge) });
    if (notAwaiting && waiting === undefined) return refused(notAwaiting);
    const [problem, ...more] = paymentProblems(payment, {
      amountMinor: booking.totalMinor,
      currency: booking.currency,
    });
    if (problem) return refused(problem, ...more);
    const exchange = await this.#services.database.prisma.exchange.findUnique({ where: { newBookingId: bookingId } });
    if (exchange && isAtCounter(charge)) return refused(notOfferedAtCounter());
    await request.countAttempt();
    if (waiting !== undefined) {
      const refusal = await this.#whyNotKept({ booking, exchange, charge });
      if (refusal) return refused(refusal);
      await this.#services.settlement.giveUpAction(waiting);
      return this.#retry({ ...request, countAttempt: () => Promise.resolve() }, charge, false);
    }
    const retried = await this.#services.database
      .transaction<Outcome<Booking> | 'overtaken'>((tx) => this.#reopen(tx, { booking, exchange, charge }), {
        locking: booking.showingId,
      })
      .catch(toRefusal);
    // By another attempt, or by the booking's expiry: look at it again.
    return retried === 'overtaken' ? this.#retry(request, charge, false) : retried;
  }

  /** Why another attempt would be refused: then the one that waits for its buyer stays. Changes nothing. */
  async #whyNotKept({ booking, exchange, charge }: Attempt): Promise<UserError | undefined> {
    const atCounter = isAtCounter(charge);
    const look = async (tx: Transaction): Promise<never> => {
      if (!atCounter) await refuseTooMany(tx, booking.id);
      await this.#keep(tx, { booking, exchange, atCounter });
      throw new LookedError();
    };
    return this.#services.database.transaction(look, { locking: booking.showingId }).catch((error: unknown) => {
      if (error instanceof LookedError) return undefined;
      return toRefusal(error).errors[0];
    });
  }

  /** @throws {RefusedError} when the seats cannot be kept for another attempt, or its payment would not be enough */
  async #keep(
    tx: Transaction,
    { booking, exchange, atCounter }: Pick<Attempt, 'booking' | 'exchange'> & { atCounter: boolean },
  ): Promise<Deadline> {
    if (exchange && !(await isCreditAsPlanned(tx, exchange))) throw new RefusedError(OLD_TICKETS_GONE);
    const { holdId } = booking;
    // Staff may have exchanged for a buyer: then the hold is theirs.
    const { accountId } = exchange ?? booking;
    const holds = [{ holdId, accountId, seatIds: null }];
    const conversions = await keepSeats(tx, { holds, atCounter, from: 'CONVERTED', waits: true });
    const conversion = conversions.get(holdId);
    const kept = conversion && keptUntil(conversion);
    if (!kept) throw new RefusedError(notKept({ from: 'CONVERTED', path: 'bookingId' }, conversion));
    return kept;
  }

  async #reopen(tx: Transaction, { booking, exchange, charge }: Attempt): Promise<Outcome<Booking> | 'overtaken'> {
    const { id: bookingId } = booking;
    if (exchange) await lockPaidBooking(tx, bookingId);
    const atCounter = isAtCounter(charge);
    const status = atCounter ? 'DUE_AT_COUNTER' : 'PENDING_PAYMENT';
    const { count } = await tx.client.booking.updateMany({
      where: { id: bookingId, status: { in: statusesBefore(status) } },
      data: { status },
    });
    if (count === 0) return 'overtaken';
    if (!atCounter) await refuseTooMany(tx, bookingId);
    if (exchange && !(await reopenExchange(tx, exchange.id))) throw new RefusedError(OLD_TICKETS_GONE);
    const kept = await this.#keep(tx, { booking, exchange, atCounter });
    const { queues } = this.#services;
    if (exchange) {
      const { idempotencyKey } = charge;
      const asked = { exchangeId: exchange.id, booking, charge, idempotencyKey, amountMinor: booking.totalMinor };
      await askForDifference(tx, asked, queues);
      tx.onCommit(() => queues.enqueueAt(expireBookingJob, kept));
    } else if (atCounter) await askAtCounter(tx, { booking, charge, kept }, queues);
    else await askForPayments(tx, [{ booking, charge, kept }], this.#services.queues);
    tx.onCommit(() => this.#services.bookingTopic.publish(bookingId, null));
    return { value: { ...booking, status } };
  }
}

const OLD_TICKETS_GONE = invalidInput(
  'A ticket to be exchanged is no longer VALID, money was given back for it, or another exchange of it waits for payment.',
  'bookingId',
);

/** After the booking was locked: no other attempt can come between. @throws {RefusedError} */
async function refuseTooMany({ client }: Transaction, bookingId: string): Promise<void> {
  const attempts = await client.payment.count({ where: { bookingId } });
  if (attempts >= ATTEMPTS_PER_BOOKING) throw new RefusedError(paymentAttemptsExceeded(ATTEMPTS_PER_BOOKING));
}
