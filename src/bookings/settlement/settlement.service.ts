import { type Booking, type Payment, Prisma } from '../../generated/prisma/client.ts';
import type { PaymentGateway } from '../../payments/payment-gateway.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Queues } from '../../platform/queues/bull.ts';
import type { AvailabilityPublisher } from '../../seating/live/seat-topic.ts';
import { freeSeats, sellSeats } from '../../seating/sql/release-seats.ts';
import type { BookingPublisher } from '../live/booking-topic.ts';
import { statusesBefore } from '../booking-state.ts';
import { settleRefundJob } from './settlement.job.ts';

/** An attempt that takes longer is given up, and asked about again later. */
const GATEWAY_TIMEOUT_MS = 10_000;
const SWEEP_SIZE = 50;
/** Younger payments are still with the worker that their job woke. */
const SWEEP_AGE_SECONDS = 20;

type GatewayAnswer = { captured: true } | { captured: false; declineCode: string };

/**
 * Brings money and tickets to agree. Everything here may run twice and at once: the gateway knows a
 * payment by its id, and every change of status is conditional on the one before.
 */
export class SettlementService {
  readonly #database: Database;
  readonly #gateway: PaymentGateway;
  readonly #queues: Queues;
  readonly #bookingPublisher: BookingPublisher;
  readonly #seatPublisher: AvailabilityPublisher;
  readonly #gatewayTimeoutMs: number;

  constructor(dependencies: {
    database: Database;
    gateway: PaymentGateway;
    queues: Queues;
    bookingPublisher: BookingPublisher;
    seatPublisher: AvailabilityPublisher;
    gatewayTimeoutMs?: number;
  }) {
    this.#database = dependencies.database;
    this.#gateway = dependencies.gateway;
    this.#queues = dependencies.queues;
    this.#bookingPublisher = dependencies.bookingPublisher;
    this.#seatPublisher = dependencies.seatPublisher;
    this.#gatewayTimeoutMs = dependencies.gatewayTimeoutMs ?? GATEWAY_TIMEOUT_MS;
  }

  /**
   * Asks the gateway for a PENDING payment and writes down the answer.
   *
   * @throws when the gateway gave none; then it is to be asked again
   */
  async settlePayment(paymentId: string): Promise<void> {
    const payment = await this.#database.prisma.payment.findUnique({
      where: { id: paymentId },
      include: { booking: { include: { tickets: true } } },
    });
    if (payment?.status !== 'PENDING') return;
    // The network call comes before the transaction: no lock waits for somebody else's server.
    const answer = await this.#ask(payment);
    await this.#database.transaction(async (tx) => {
      if (answer.captured) await this.#captured(tx, payment);
      else await this.#declined(tx, payment, answer.declineCode);
      tx.onCommit(() => this.#bookingPublisher.publish(payment.bookingId));
    });
  }

  /** A booking that has expired meanwhile is not charged any more, but may have been. */
  async #ask(payment: Payment & { booking: Booking }): Promise<GatewayAnswer> {
    const { id: paymentId, amountMinor, currency, token } = payment;
    if (amountMinor === 0) return { captured: true };
    const signal = AbortSignal.timeout(this.#gatewayTimeoutMs);
    const request = { paymentId, amountMinor, currency, token, signal };
    if (payment.booking.status !== 'PENDING_PAYMENT') {
      const { captured } = await this.#gateway.abandon(request);
      return captured ? { captured } : { captured, declineCode: 'booking_expired' };
    }
    const result = await this.#gateway.capture(request);
    return result.outcome === 'captured' ? { captured: true } : { captured: false, declineCode: result.declineCode };
  }

  async #captured(tx: Transaction, payment: Payment & { booking: BookingWithTickets }): Promise<void> {
    const { booking } = payment;
    if (!(await changed(tx, payment, { status: 'SUCCEEDED' }))) return;
    const confirmed = await this.#confirm(tx, booking);
    if (!confirmed) await this.#giveBack(tx, payment);
  }

  /** False when the booking has expired, or its hold has lost a seat: then nothing is sold. */
  async #confirm(tx: Transaction, booking: BookingWithTickets): Promise<boolean> {
    const { id: bookingId, holdId, showingId } = booking;
    const { count } = await tx.client.booking.updateMany({
      where: { id: bookingId, status: { in: statusesBefore('CONFIRMED') } },
      data: { status: 'CONFIRMED' },
    });
    if (count === 0) return false;
    const tickets = booking.tickets.map(({ id: ticketId, seatId }) => ({ ticketId, seatId }));
    const seats = await sellSeats(tx, { holdId, showingId, tickets });
    if (seats.length === 0) {
      await this.#end(tx, [booking]);
      return false;
    }
    await tx.client.ticket.updateMany({ where: { bookingId, status: 'PENDING' }, data: { status: 'VALID' } });
    tx.onCommit(() => this.#seatPublisher.publish({ showingId, seats }));
    return true;
  }

  /** Money was taken and the seats have gone: all of it goes back. */
  async #giveBack(tx: Transaction, { id: paymentId, amountMinor }: Payment): Promise<void> {
    await tx.client.payment.update({ where: { id: paymentId }, data: { status: 'REFUND_PENDING' } });
    const refundId = newId();
    await tx.client.refund.create({ data: { id: refundId, paymentId, amountMinor } });
    tx.onCommit(() => this.#queues.enqueue(settleRefundJob, { refundId }));
  }

  async #declined(tx: Transaction, payment: Payment, declineCode: string): Promise<void> {
    if (!(await changed(tx, payment, { status: 'DECLINED', declineCode }))) return;
    await tx.client.booking.updateMany({
      where: { id: payment.bookingId, status: { in: statusesBefore('PAYMENT_FAILED') } },
      data: { status: 'PAYMENT_FAILED' },
    });
  }

  /** Asks the gateway for a PENDING refund and writes it down. @throws when the gateway gave no answer */
  async settleRefund(refundId: string): Promise<void> {
    const refund = await this.#database.prisma.refund.findUnique({
      where: { id: refundId },
      include: { payment: true },
    });
    if (refund?.status !== 'PENDING') return;
    const { paymentId, amountMinor, payment } = refund;
    const signal = AbortSignal.timeout(this.#gatewayTimeoutMs);
    if (payment.amountMinor > 0) await this.#gateway.refund({ refundId, paymentId, amountMinor, signal });
    await this.#database.transaction(async (tx) => {
      const { count } = await tx.client.refund.updateMany({
        where: { id: refundId, status: 'PENDING' },
        data: { status: 'SUCCEEDED' },
      });
      if (count === 0) return;
      const { refundedMinor } = await tx.client.payment.update({
        where: { id: paymentId },
        data: { refundedMinor: { increment: amountMinor } },
      });
      if (refundedMinor === payment.amountMinor)
        await tx.client.payment.update({ where: { id: paymentId }, data: { status: 'REFUNDED' } });
      tx.onCommit(() => this.#bookingPublisher.publish(payment.bookingId));
    });
  }

  /**
   * Expires unpaid bookings whose seats are no longer kept, or of those only the one named, and gives
   * back what seats they still have.
   *
   * @returns how many expired now
   */
  expireBookings(bookingId?: string): Promise<number> {
    const which = bookingId === undefined ? Prisma.sql`true` : Prisma.sql`booking.id = ${bookingId}::uuid`;
    return this.#database.transaction(async (tx) => {
      const due = await tx.client.$queryRaw<{ id: string; holdId: string }[]>`
        select booking.id, booking.hold_id as "holdId"
        from booking
        join hold on hold.id = booking.hold_id
        where booking.status = any (${statusesBefore('EXPIRED')}::booking_status[])
          and hold.expires_at <= clock_timestamp() and ${which}
        limit ${SWEEP_SIZE}
        for update of booking skip locked`;
      if (due.length > 0) await this.#end(tx, due);
      return due.length;
    });
  }

  /** What a booking that is not paid for leaves behind: no ticket, and its seats to whoever wants them. */
  async #end(tx: Transaction, bookings: readonly { id: string; holdId: string }[]): Promise<void> {
    const ids = bookings.map(({ id }) => id);
    const holdIds = bookings.map(({ holdId }) => holdId);
    await tx.client.booking.updateMany({ where: { id: { in: ids } }, data: { status: 'EXPIRED' } });
    await tx.client.ticket.updateMany({ where: { bookingId: { in: ids } }, data: { status: 'VOID' } });
    const ended = Prisma.sql`select hold.id, hold.showing_id, hold.seat_ids from hold where hold.id = any (${holdIds}::uuid[])`;
    for (const { showingId, seats } of await freeSeats(tx, ended)) {
      tx.onCommit(() => this.#seatPublisher.publish({ showingId, seats }));
    }
    for (const id of ids) tx.onCommit(() => this.#bookingPublisher.publish(id));
  }

  /** Payments and refunds that no job seems to be about any more, the oldest first. */
  async unsettled(): Promise<{ paymentIds: string[]; refundIds: string[] }> {
    const before = { createdAt: { lt: new Date(Date.now() - SWEEP_AGE_SECONDS * 1000) }, status: 'PENDING' as const };
    const query = { where: before, select: { id: true }, orderBy: { createdAt: 'asc' as const }, take: SWEEP_SIZE };
    const [payments, refunds] = await Promise.all([
      this.#database.prisma.payment.findMany(query),
      this.#database.prisma.refund.findMany(query),
    ]);
    return { paymentIds: payments.map(({ id }) => id), refundIds: refunds.map(({ id }) => id) };
  }
}

type BookingWithTickets = Booking & { tickets: { id: string; seatId: string }[] };

/** False when another worker has settled it: then there is nothing left to do. */
async function changed(
  tx: Transaction,
  { id }: Payment,
  data: Prisma.PaymentUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.client.payment.updateMany({ where: { id, status: 'PENDING' }, data });
  return count === 1;
}
