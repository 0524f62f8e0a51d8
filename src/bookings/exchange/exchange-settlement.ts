import type { ExchangeStatus, RefundReason } from '../../generated/prisma/client.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import type { SeatState } from '../../seating/seat-state.ts';
import { releaseSeats } from '../../seating/sql/release-seats.ts';
import { statusesBefore } from '../booking-state.ts';
import { lockPaidBooking } from '../cancellation/sql/lock-paid-booking.ts';
import type { BookingExpiry } from '../settlement/booking-expiry.service.ts';
import { NOT_ASKED_FOR, SHOWING_CANCELLED } from '../settlement/gateway-query.ts';
import { pendingTickets } from '../sql/pending-tickets.ts';
import type { UnsettledPayment } from '../sql/unsettled-payments.ts';
import { readPlan } from './exchange-plan.ts';
import { isCreditAsPlanned } from './is-credit-as-planned.ts';
import { lockSeatsOfExchange } from './sql/lock-seats-of-exchange.ts';
import type { TicketSwap } from './ticket-swap.ts';

/** Records the answer for the payment itself. @returns false when another worker has */
type Settle = (tx: Transaction) => Promise<boolean>;

interface Dependencies {
  database: Database;
  bookingTopic: Topic<null>;
  seatTopic: Topic<SeatState[]>;
  ticketSwap: TicketSwap;
  bookingExpiry: BookingExpiry;
}

/**
 * How an exchange ends when the payment of its difference is settled:
 *
 *   PENDING -> DONE       the money was taken, and all is as it was
 *   PENDING -> LOST       the money was taken, and has to be given back: the old tickets stay as they are
 *   PENDING -> DECLINED   the old tickets stay, and the hold is ACTIVE again until its deadline
 *
 * To another showing the booking of the new tickets goes along: CONFIRMED, EXPIRED or CANCELLED, PAYMENT_FAILED. Its hold stays with
 * it, and the payment can be tried again.
 */
export class ExchangeSettlement {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** @param options.refund gives the payment back in full */
  async recordCapture(
    payment: UnsettledPayment,
    { settle, refund }: { settle: Settle; refund: (tx: Transaction, reason: RefundReason) => Promise<void> },
  ): Promise<void> {
    await this.#inTransaction(payment, async (tx, exchangeId) => {
      if (!(await settle(tx))) return;
      const lost = await this.#complete(tx, exchangeId);
      if (lost) await refund(tx, lost);
    });
  }

  async recordDecline(payment: UnsettledPayment, declineCode: string, settle: Settle): Promise<void> {
    await this.#inTransaction(payment, async (tx, exchangeId) => {
      if (!(await settle(tx)) || !(await end(tx, exchangeId, 'DECLINED'))) return;
      const { newBookingId } = await tx.client.exchange.findUniqueOrThrow({ where: { id: exchangeId } });
      if (newBookingId !== null) {
        await this.#declineBooking(tx, { id: newBookingId, holdId: payment.holdId }, declineCode);
        return;
      }
      await tx.client.$executeRaw`
        update hold set status = 'ACTIVE' where hold.id = ${payment.holdId}::uuid and hold.status = 'CONVERTED'`;
    });
  }

  /** What was not asked for could not be had any more. */
  async #declineBooking(tx: Transaction, booking: NewBooking, declineCode: string): Promise<void> {
    if (NOT_ASKED_FOR.has(declineCode)) {
      await this.#endBooking(tx, booking, { isCancelled: declineCode === SHOWING_CANCELLED });
      return;
    }
    await tx.client.booking.updateMany({
      where: { id: booking.id, status: { in: statusesBefore('PAYMENT_FAILED') } },
      data: { status: 'PAYMENT_FAILED' },
    });
  }

  /** Unless it has ended already. */
  async #endBooking(tx: Transaction, booking: NewBooking, { isCancelled }: { isCancelled: boolean }): Promise<void> {
    const status = isCancelled ? ('CANCELLED' as const) : ('EXPIRED' as const);
    const { count } = await tx.client.booking.updateMany({
      where: { id: booking.id, status: { in: statusesBefore('EXPIRED') } },
      data: { status },
    });
    const mail = isCancelled ? ('SHOWING_CANCELLED' as const) : null;
    if (count === 1)
      await this.#services.bookingExpiry.end(tx, [booking], { booking: status, hold: 'CONVERTED', mail });
  }

  /** Payments and booking are locked first, as every change of a paid booking does it. */
  async #inTransaction(
    { id, bookingId, showingId, exchangeId }: UnsettledPayment,
    work: (tx: Transaction, exchangeId: string) => Promise<void>,
  ): Promise<void> {
    if (exchangeId === null) throw new Error(`the payment ${id} is of no exchange`);
    await this.#services.database.transaction(
      async (tx) => {
        await lockPaidBooking(tx, bookingId, { settling: id });
        await work(tx, exchangeId);
        tx.onCommit(() => this.#services.bookingTopic.publish(bookingId, null));
      },
      { locking: showingId },
    );
  }

  /** Undefined when the tickets are exchanged; otherwise nothing is, and this is why. */
  async #complete(tx: Transaction, exchangeId: string): Promise<RefundReason | undefined> {
    const exchange = await tx.client.exchange.findUniqueOrThrow({
      where: { id: exchangeId },
      include: { booking: { select: { id: true, showingId: true } }, newBooking: true },
    });
    if (exchange.status !== 'PENDING') return 'SEATS_LOST';
    const { holdId, ticketIds, payableMinor, booking, newBooking } = exchange;
    const plan = readPlan(exchange.plan);
    // Those of a new booking move with its showing.
    const wanted = newBooking ? await pendingTickets(tx, newBooking.id) : plan.tickets;
    const seatIds = wanted.map(({ seatId }) => seatId);
    const { isWhole, isCancelled } = await lockSeatsOfExchange(tx, { holdId, ticketIds, seatIds });
    const isAwaited = !newBooking || statusesBefore('CONFIRMED').includes(newBooking.status);
    if (isCancelled || !isWhole || !isAwaited || !(await isCreditAsPlanned(tx, exchange))) {
      await end(tx, exchangeId, 'LOST');
      if (newBooking) await this.#endBooking(tx, newBooking, { isCancelled });
      else await this.#release(tx, holdId);
      return isCancelled ? 'SHOWING_CANCELLED' : 'SEATS_LOST';
    }
    const from = { bookingId: booking.id, showingId: booking.showingId };
    const to = newBooking ? { bookingId: newBooking.id, showingId: newBooking.showingId } : from;
    const swap = { exchangeId, from, to, plan };
    if (!newBooking) await this.#services.ticketSwap.prepare(tx, swap);
    await this.#services.ticketSwap.make(tx, { ...swap, holdId, payableMinor });
    await end(tx, exchangeId, 'DONE');
    return undefined;
  }

  /** What the hold still has. */
  async #release(tx: Transaction, holdId: string): Promise<void> {
    const ended = Prisma.sql`
      update hold
      set expires_at = least(hold.expires_at, clock_timestamp())
      where hold.id = ${holdId}::uuid
      returning hold.id, hold.showing_id, hold.seat_ids`;
    for (const { showingId, seats } of await releaseSeats(tx, ended))
      if (seats.length > 0) tx.onCommit(() => this.#services.seatTopic.publish(showingId, seats));
  }
}

interface NewBooking {
  id: string;
  holdId: string;
}

async function end(tx: Transaction, exchangeId: string, status: ExchangeStatus): Promise<boolean> {
  const count = await tx.client.$executeRaw`
    update exchange
    set status = ${status}::exchange_status, settled_at = clock_timestamp()
    where exchange.id = ${exchangeId}::uuid and exchange.status = 'PENDING'`;
  return count === 1;
}
