import type { RefundReason, RefundStatus } from '../../generated/prisma/client.ts';
import type { PaymentAction, PaymentGateway, RefundRequest, RefundResult } from '../../payments/payment-gateway.ts';
import type { Database } from '../../platform/database/database.ts';
import { UnavailableError } from '../../platform/database/errors.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import type { Logger } from '../../platform/logger.ts';
import { Tally } from '../../platform/metrics/tally.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import type { Queues } from '../../platform/queues/queues.ts';
import type { SeatState } from '../../seating/seat-state.ts';
import { sellSeats } from '../../seating/sql/sell-seats.ts';
import { statusesBefore } from '../booking-state.ts';
import type { ExchangeSettlement } from '../exchange/exchange-settlement.ts';
import type { PaymentLimits } from '../payment-limits.ts';
import { failRefund } from '../sql/fail-refund.ts';
import { insertRefund } from '../sql/insert-refund.ts';
import { pendingTickets } from '../sql/pending-tickets.ts';
import { recordAction } from '../sql/record-action.ts';
import { type UnsettledPayment, unsettledPayments } from '../sql/unsettled-payments.ts';
import type { BookingExpiry } from './booking-expiry.service.ts';
import { GatewayQuery, NOT_ASKED_FOR, type SettledResult, SHOWING_CANCELLED } from './gateway-query.ts';
import type { Sales } from './sales.ts';
import { settleRefundJob } from './settle-refund.job.ts';

/** An attempt that takes longer is ended, and repeated later with the same idempotency key. */
const GATEWAY_TIMEOUT_MS = 10_000;

type Settled = 'SUCCEEDED' | 'DECLINED' | 'REQUIRES_ACTION';

/**
 * Makes money and tickets agree. Everything here may run twice and at the same time: the gateway knows a payment by its
 * id, and every change of status is conditional on the one before.
 */
export class SettlementService {
  readonly #database: Database;
  readonly #logger: Logger;
  readonly #gateway: PaymentGateway;
  readonly #queues: Queues;
  readonly #bookingTopic: Topic<null>;
  readonly #seatTopic: Topic<SeatState[]>;
  readonly #bookingExpiry: BookingExpiry;
  readonly #sales: Sales;
  readonly #exchangeSettlement: ExchangeSettlement;
  readonly #query: GatewayQuery;
  readonly #paymentLimits: Pick<PaymentLimits, 'declined'>;
  readonly #gatewayTimeoutMs: number;
  /** What payments have come to, as this process has recorded it. */
  readonly settled = new Tally<Settled>(['SUCCEEDED', 'DECLINED', 'REQUIRES_ACTION']);

  constructor(dependencies: {
    database: Database;
    logger: Logger;
    gateway: PaymentGateway;
    queues: Queues;
    bookingTopic: Topic<null>;
    seatTopic: Topic<SeatState[]>;
    bookingExpiry: BookingExpiry;
    sales: Sales;
    exchangeSettlement: ExchangeSettlement;
    paymentLimits: Pick<PaymentLimits, 'declined'>;
    gatewayTimeoutMs: number | undefined;
    publicUrl: string;
  }) {
    this.#database = dependencies.database;
    this.#logger = dependencies.logger;
    this.#gateway = dependencies.gateway;
    this.#queues = dependencies.queues;
    this.#bookingTopic = dependencies.bookingTopic;
    this.#seatTopic = dependencies.seatTopic;
    this.#bookingExpiry = dependencies.bookingExpiry;
    this.#sales = dependencies.sales;
    this.#exchangeSettlement = dependencies.exchangeSettlement;
    this.#paymentLimits = dependencies.paymentLimits;
    this.#gatewayTimeoutMs = dependencies.gatewayTimeoutMs ?? GATEWAY_TIMEOUT_MS;
    this.#query = new GatewayQuery({ ...dependencies, timeoutMs: this.#gatewayTimeoutMs });
  }

  /** Queries the gateway for one payment that is not settled, and records the answer: see settlePayments. */
  settlePayment(paymentId: string): Promise<void> {
    return this.settlePayments([paymentId]);
  }

  /**
   * Queries the gateway for payments that are PENDING or REQUIRES_ACTION and records the answers, each as soon as it is there.
   *
   * @throws when the gateway did not answer for each; the others are settled, and all can be queried again
   */
  async settlePayments(paymentIds: readonly string[]): Promise<void> {
    const payments = await unsettledPayments(this.#database, paymentIds);
    const settled = await Promise.allSettled(payments.map((payment) => this.#settle(payment)));
    const failure = settled.find((each) => each.status === 'rejected');
    if (failure) throw failure.reason;
  }

  async #settle(payment: UnsettledPayment): Promise<void> {
    // The network call comes before the transaction: no lock waits for the payment provider.
    const answer = await this.#query.ask(payment);
    if (answer.outcome === 'actionRequired') {
      await this.#recordAction(payment, answer.action);
      return;
    }
    await this.#record(payment, answer);
  }

  /**
   * Ends a payment of a booking that waits for its buyer, as for 3-D Secure, and records what it has come to: DECLINED, or SUCCEEDED when
   * the buyer's answer was faster.
   *
   * @throws {UnavailableError} when the gateway gave no answer: nothing is recorded then
   */
  async giveUpAction(paymentId: string): Promise<void> {
    const [payment] = await unsettledPayments(this.#database, [paymentId]);
    if (payment?.status !== 'REQUIRES_ACTION') return;
    const answer = await this.#query.giveUp(payment).catch((cause: unknown) => {
      throw new UnavailableError('the payment provider gave no answer', { cause });
    });
    await this.#record(payment, answer);
  }

  async #record(payment: UnsettledPayment, answer: SettledResult): Promise<void> {
    if (payment.exchangeId !== null) {
      await this.#recordOfExchange(payment, answer);
      return;
    }
    const isCaptured = answer.outcome === 'captured';
    if (isCaptured && payment.status === 'PENDING' && (await this.#sales.sell(payment))) {
      this.settled.add('SUCCEEDED');
      return;
    }
    const record = async (tx: Transaction) => {
      if (isCaptured) await this.#recordCapture(tx, payment);
      else await this.#recordDecline(tx, payment, answer.declineCode);
      tx.onCommit(() => this.#bookingTopic.publish(payment.bookingId, null));
    };
    await this.#database.transaction(record, { locking: payment.showingId });
  }

  /** Apart from bookings, whose sales are made together. */
  async #recordOfExchange(payment: UnsettledPayment, answer: SettledResult): Promise<void> {
    if (answer.outcome === 'captured') {
      const refund = (tx: Transaction, reason: RefundReason) => this.#refundInFull(tx, payment, reason);
      await this.#exchangeSettlement.recordCapture(payment, {
        settle: (tx) => this.#settleRow(tx, payment, { status: 'SUCCEEDED' }),
        refund,
      });
      return;
    }
    const { declineCode } = answer;
    await this.#exchangeSettlement.recordDecline(payment, declineCode, async (tx) => {
      const isSettled = await this.#settleRow(tx, payment, { status: 'DECLINED', declineCode });
      if (isSettled) this.#count(tx, payment, declineCode);
      return isSettled;
    });
  }

  /** The seats stay kept for as long as before; the payment is asked about again. */
  async #recordAction({ id, status, bookingId }: UnsettledPayment, action: PaymentAction): Promise<void> {
    if (status !== 'PENDING') return;
    await this.#database.singleStatement(async (statement) => {
      if (!(await recordAction(statement, id, action))) return;
      statement.onCommit(() => this.settled.add('REQUIRES_ACTION'));
      statement.onCommit(() => this.#bookingTopic.publish(bookingId, null));
    });
  }

  async #recordCapture(tx: Transaction, payment: UnsettledPayment): Promise<void> {
    if (!(await this.#settleRow(tx, payment, { status: 'SUCCEEDED' }))) return;
    const lost = await this.#confirm(tx, payment);
    if (lost && payment.amountMinor > 0n) await this.#refundInFull(tx, payment, lost);
  }

  /** Undefined when the seats are sold; otherwise nothing is sold, and this is why. */
  async #confirm(tx: Transaction, payment: UnsettledPayment): Promise<RefundReason | undefined> {
    const { bookingId, holdId, showingId } = payment;
    const { count } = await tx.client.booking.updateMany({
      where: { id: bookingId, status: { in: statusesBefore('CONFIRMED') } },
      data: { status: 'CONFIRMED' },
    });
    if (count === 0) return payment.isCancelled ? 'SHOWING_CANCELLED' : 'SEATS_LOST';
    const sale = await sellSeats(tx, { holdId, tickets: await pendingTickets(tx, bookingId) });
    if (!sale) throw new Error(`there is no hold ${holdId}`);
    const { seats, cancelled } = sale;
    if (seats.length === 0) {
      await this.#bookingExpiry.end(tx, [{ id: bookingId, holdId }], {
        booking: cancelled ? 'CANCELLED' : 'EXPIRED',
        hold: 'CONVERTED',
        mail: cancelled ? 'SHOWING_CANCELLED' : null,
      });
      return cancelled ? 'SHOWING_CANCELLED' : 'SEATS_LOST';
    }
    await tx.client.$executeRaw`
      update ticket
      set status = 'VALID', sold_at = (select clock_timestamp())
      where ticket.booking_id = ${bookingId}::uuid and ticket.status = 'PENDING'`;
    tx.onCommit(() => this.#seatTopic.publish(showingId, seats));
    return undefined;
  }

  /** The money was taken for what can no longer be bought. */
  async #refundInFull(
    tx: Transaction,
    { id: paymentId, bookingId, amountMinor }: UnsettledPayment,
    reason: RefundReason,
  ): Promise<void> {
    const refundId = newId();
    await insertRefund(tx, {
      ...{ id: refundId, paymentId, bookingId, amountMinor, reason, note: null },
      ...{ paidOtherwise: false, cancellationId: null, lines: [] },
    });
    tx.onCommit(() => this.#queues.enqueue(settleRefundJob, { refundId }));
  }

  async #recordDecline(tx: Transaction, payment: UnsettledPayment, declineCode: string): Promise<void> {
    if (!(await this.#settleRow(tx, payment, { status: 'DECLINED', declineCode }))) return;
    this.#count(tx, payment, declineCode);
    const { count } = await tx.client.booking.updateMany({
      where: { id: payment.bookingId, status: { in: statusesBefore('PAYMENT_FAILED') } },
      data: { status: 'PAYMENT_FAILED' },
    });
    if (count === 1 && declineCode === SHOWING_CANCELLED)
      await this.#bookingExpiry.end(tx, [{ id: payment.bookingId, holdId: payment.holdId }], {
        booking: 'CANCELLED',
        hold: 'CONVERTED',
        mail: 'SHOWING_CANCELLED',
      });
  }

  #count(tx: Transaction, { accountId }: UnsettledPayment, declineCode: string): void {
    if (!NOT_ASKED_FOR.has(declineCode)) tx.onCommit(() => this.#paymentLimits.declined(accountId));
  }

  /**
   * Asks the gateway for a PENDING refund, or how one that SUCCEEDED has ended since, and records the answer.
   *
   * @throws when the gateway gave none
   */
  async settleRefund(refundId: string): Promise<void> {
    const refund = await this.#database.prisma.refund.findUnique({
      where: { id: refundId },
      include: { payment: { select: { bookingId: true, currency: true, providerId: true } } },
    });
    if (!refund || refund.status === 'FAILED' || refund.paidOtherwise) return;
    const { paymentId, amountMinor, payment, createdAt: madeAt } = refund;
    // The same, unless tickets were exchanged to another showing.
    const bookingIds = new Set([refund.bookingId, payment.bookingId]);
    const { currency, providerId } = payment;
    const signal = AbortSignal.timeout(this.#gatewayTimeoutMs);
    const asked = { refundId, paymentId, madeAt, providerId, amountMinor, currency, signal };
    const result = await this.#askAboutRefund(refund.status, asked);
    if (result.outcome === 'refused') {
      await this.#recordRefusal({ refundId, bookingIds, refusalCode: result.refusalCode });
      return;
    }
    if (refund.status === 'SUCCEEDED') return;
    await this.#database.singleStatement(async (statement) => {
      for (const id of bookingIds) statement.onCommit(() => this.#bookingTopic.publish(id, null));
      await statement.client.$executeRaw`
        update refund
        set status = 'SUCCEEDED', settled_at = clock_timestamp()
        where refund.id = ${refundId}::uuid and refund.status = 'PENDING'`;
    });
  }

  async #askAboutRefund(status: RefundStatus, asked: RefundRequest): Promise<RefundResult> {
    if (status === 'PENDING') return this.#gateway.refund(asked);
    return (await this.#gateway.checkRefund?.(asked)) ?? { outcome: 'refunded' };
  }

  /** The money is still the buyer's due: staff have to give it back another way. */
  async #recordRefusal({
    refundId,
    bookingIds,
    refusalCode,
  }: {
    refundId: string;
    bookingIds: ReadonlySet<string>;
    refusalCode: string;
  }) {
    await this.#database.transaction(async (tx) => {
      if (!(await failRefund(tx, refundId))) return;
      tx.onCommit(() => this.#logger.warn({ refundId, refusalCode }, 'the payment provider refused a refund'));
      for (const id of bookingIds) tx.onCommit(() => this.#bookingTopic.publish(id, null));
    });
  }

  /** False when another worker has settled it: then nothing is left to do. */
  async #settleRow(
    tx: Transaction,
    { id }: UnsettledPayment,
    answer: { status: 'SUCCEEDED' | 'DECLINED'; declineCode?: string },
  ): Promise<boolean> {
    const { count } = await tx.client.payment.updateMany({
      where: { id, status: { in: ['PENDING', 'REQUIRES_ACTION'] } },
      data: { ...answer, actionUrl: null, actionClientSecret: null, actionExpiresAt: null },
    });
    if (count === 1) tx.onCommit(() => this.settled.add(answer.status));
    return count === 1;
  }
}
