import type { RefundReason } from '../../generated/prisma/client.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import type { Queues } from '../../platform/queues/queues.ts';
import type { SeatState } from '../../seating/seat-state.ts';
import { freeSoldSeats } from '../../seating/sql/free-sold-seats.ts';
import { statusesBefore } from '../booking-state.ts';
import { settleRefundJob } from '../settlement/settle-refund.job.ts';
import { insertRefund } from '../sql/insert-refund.ts';
import { overPayments } from './over-payments.ts';
import type { RefundAmounts } from './refund-amounts.ts';
import type { PaidPayment } from './sql/read-paid-booking.ts';
import { voidTickets } from './sql/void-tickets.ts';

/** Rolls a transaction back: a ticket was used, or another change was faster. What was decided has to be decided again. */
export class OvertakenError extends Error {}

/** Tickets of a paid booking, whose payments and booking the transaction has locked. */
interface GivenBack {
  bookingId: string;
  showingId: string;
  /** Out of which the money is taken, in this order. */
  payments: readonly PaidPayment[];
  /** The request that it is done for; null: a showing was cancelled. */
  cancellationId: string | null;
  ticketIds: readonly string[];
  amounts: RefundAmounts;
  refund: WhyRefunded;
  /** Tickets that were USED are taken back too. */
  alsoUsed?: boolean;
}

interface GivenAmounts {
  amounts: Pick<RefundAmounts, 'refundMinor' | 'lines'>;
}

/** Why and how money is given back. */
interface WhyRefunded {
  reason: RefundReason;
  /** In the words of staff. */
  note: string | null;
  /** Staff have given it back themselves: the provider is not asked. */
  paidOtherwise: boolean;
}

/** The way it was paid, without words of staff. */
export function refundFor(reason: RefundReason): WhyRefunded {
  return { reason, note: null, paidOtherwise: false };
}

/** Takes tickets back: they become VOID, their seats are free for the next buyer, and the money is on its way. */
export class GiveBack {
  readonly #queues: Queues;
  readonly #bookingTopic: Topic<null>;
  readonly #seatTopic: Topic<SeatState[]>;

  constructor(dependencies: { queues: Queues; bookingTopic: Topic<null>; seatTopic: Topic<SeatState[]> }) {
    this.#queues = dependencies.queues;
    this.#bookingTopic = dependencies.bookingTopic;
    this.#seatTopic = dependencies.seatTopic;
  }

  /** @throws {OvertakenError} when one of the tickets is no longer VALID, or USED where that is taken back too */
  async take(tx: Transaction, given: GivenBack): Promise<void> {
    const { bookingId, showingId, ticketIds, amounts, alsoUsed = false } = given;
    const voided = await voidTickets(tx, ticketIds, { alsoUsed });
    if (voided.length < ticketIds.length) throw new OvertakenError('a ticket is no longer VALID');
    await this.refund(tx, given);
    if (amounts.isLast) await this.#end(tx, bookingId);
    const seats = await freeSoldSeats(tx, { showingId, sold: voided });
    tx.onCommit(() => this.#seatTopic.publish(showingId, seats));
    tx.onCommit(() => this.#bookingTopic.publish(bookingId, null));
  }

  /** Only the money; tickets stay as they are. A refund for each payment that it is taken from. */
  async refund(
    tx: Transaction,
    given: Omit<GivenBack, 'showingId' | 'ticketIds' | 'amounts'> & GivenAmounts,
  ): Promise<void> {
    const { bookingId, payments, cancellationId, refund, amounts } = given;
    if (amounts.refundMinor === 0n) return;
    for (const { paidBookingId, ...share } of overPayments(amounts, payments)) {
      const refundId = newId();
      await insertRefund(tx, { id: refundId, bookingId, cancellationId, ...share, ...refund });
      if (paidBookingId !== bookingId) tx.onCommit(() => this.#bookingTopic.publish(paidBookingId, null));
      if (!refund.paidOtherwise) tx.onCommit(() => this.#queues.enqueue(settleRefundJob, { refundId }));
    }
    tx.onCommit(() => this.#bookingTopic.publish(bookingId, null));
  }

  async #end(tx: Transaction, bookingId: string): Promise<void> {
    const { count } = await tx.client.booking.updateMany({
      where: { id: bookingId, status: { in: statusesBefore('CANCELLED') } },
      data: { status: 'CANCELLED' },
    });
    if (count === 0) throw new OvertakenError('the booking was ended');
  }
}
