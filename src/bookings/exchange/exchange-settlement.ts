import type { ExchangeStatus, RefundReason } from '../../generated/prisma/client.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import type { SeatState } from '../../seating/seat-state.ts';
import { releaseSeats } from '../../seating/sql/release-seats.ts';
import { lockPaidBooking } from '../cancellation/sql/lock-paid-booking.ts';
import type { UnsettledPayment } from '../sql/unsettled-payments.ts';
import { readPlan } from './exchange-plan.ts';
import { lockSeatsOfExchange } from './sql/lock-seats-of-exchange.ts';
import type { TicketSwap } from './ticket-swap.ts';

/** Records the answer for the payment itself. @returns false when another worker has */
type Settle = (tx: Transaction) => Promise<boolean>;

interface Dependencies {
  database: Database;
  bookingTopic: Topic<null>;
  seatTopic: Topic<SeatState[]>;
  ticketSwap: TicketSwap;
}

/**
 * How an exchange ends when the payment of its difference is settled:
 *
 *   PENDING -> DONE       the money was taken, and all is as it was
 *   PENDING -> LOST       the money was taken, and has to be given back: the old tickets stay as they are
 *   PENDING -> DECLINED   the old tickets stay, and the hold is ACTIVE again until its deadline
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

  async recordDecline(payment: UnsettledPayment, settle: Settle): Promise<void> {
    await this.#inTransaction(payment, async (tx, exchangeId) => {
      if (!(await settle(tx)) || !(await end(tx, exchangeId, 'DECLINED'))) return;
      await tx.client.$executeRaw`
        update hold set status = 'ACTIVE' where hold.id = ${payment.holdId}::uuid and hold.status = 'CONVERTED'`;
    });
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
      include: { booking: { select: { showingId: true } } },
    });
    if (exchange.status !== 'PENDING') return 'SEATS_LOST';
    const { bookingId, holdId, ticketIds, payableMinor, booking } = exchange;
    const plan = readPlan(exchange.plan);
    const seatIds = plan.tickets.map(({ seatId }) => seatId);
    const { isWhole, isCancelled } = await lockSeatsOfExchange(tx, { holdId, ticketIds, seatIds });
    if (isCancelled || !isWhole) {
      await end(tx, exchangeId, 'LOST');
      await this.#release(tx, holdId);
      return isCancelled ? 'SHOWING_CANCELLED' : 'SEATS_LOST';
    }
    await this.#services.ticketSwap.make(tx, {
      ...{ exchangeId, bookingId, holdId, plan, payableMinor, showingId: booking.showingId },
    });
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

async function end(tx: Transaction, exchangeId: string, status: ExchangeStatus): Promise<boolean> {
  const count = await tx.client.$executeRaw`
    update exchange
    set status = ${status}::exchange_status, settled_at = clock_timestamp()
    where exchange.id = ${exchangeId}::uuid and exchange.status = 'PENDING'`;
  return count === 1;
}
