import { Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Logger } from '../../platform/logger.ts';
import { type DueRows, EXPIRY_LEASE_SECONDS, recoverDueRows } from '../../platform/queues/due-rows.ts';
import { handleJob, type JobHandler } from '../../platform/queues/queues.ts';
import type { BookingExpiry } from './booking-expiry.service.ts';
import { expireBookingJob } from './expire-booking.job.ts';
import { settlePaymentJob } from './settle-payment.job.ts';
import { settleRefundJob } from './settle-refund.job.ts';
import type { SettlementService } from './settlement.service.ts';

interface Services {
  settlement: SettlementService;
  bookingExpiry: BookingExpiry;
}

/** Most of the time of a settlement is spent waiting for the payment provider. */
const CONCURRENCY = 20;

/** Settles payments and refunds, and ends unpaid bookings: the same that recovery does, but at the right moment. */
export function settlementWorkers({
  database,
  logger,
  ...services
}: Services & { database: Database; logger: Logger }) {
  const { settlement, bookingExpiry } = services;
  const expire = () => recoverDueRows(unpaidBookings({ bookingExpiry }), { database, logger });
  return [
    handleJob(settlePaymentJob, {
      concurrency: CONCURRENCY,
      handle: ({ paymentIds }) => settlement.settlePayments(paymentIds),
    }),
    handleJob(settleRefundJob, {
      concurrency: CONCURRENCY,
      handle: ({ refundId }) => settlement.settleRefund(refundId),
    }),
    handleJob(expireBookingJob, { concurrency: 2, handle: expire }),
  ] satisfies JobHandler[];
}

/** A younger payment or refund is still with the worker of its job. */
const SETTLED_BY_JOB = Prisma.sql`interval '20 seconds'`;

/** The seats of an exchange whose difference is not paid are kept. */
const EXCHANGE_IS_KEPT = Prisma.sql`exists (
  select
  from exchange
  join hold on hold.id = exchange.hold_id
  where exchange.id = payment.exchange_id and hold.expires_at > (select clock_timestamp())
)`;

export function settlementDueRows({ settlement, bookingExpiry }: Services): DueRows[] {
  return [
    {
      kind: 'unsettled-payment',
      table: 'payment',
      where: Prisma.sql`
        payment.status = 'PENDING' and payment.created_at <= (select clock_timestamp() - ${SETTLED_BY_JOB})`,
      dueAt: Prisma.sql`payment.created_at`,
      claimSize: CONCURRENCY,
      handle: (paymentId) => settlement.settlePayment(paymentId),
    },
    {
      kind: 'awaited-action',
      table: 'payment',
      join: Prisma.sql`join booking on booking.id = payment.booking_id`,
      where: Prisma.sql`
        payment.status = 'REQUIRES_ACTION' and payment.created_at <= (select clock_timestamp() - ${SETTLED_BY_JOB})
          and case when payment.exchange_id is null then booking.status = 'PENDING_PAYMENT' else ${EXCHANGE_IS_KEPT} end`,
      dueAt: Prisma.sql`payment.created_at`,
      claimSize: CONCURRENCY,
      handle: (paymentId) => settlement.settlePayment(paymentId),
    },
    {
      // With claims of its own: an action that was asked about again and again is abandoned at once.
      kind: 'abandoned-action',
      table: 'payment',
      join: Prisma.sql`join booking on booking.id = payment.booking_id`,
      where: Prisma.sql`
        payment.status = 'REQUIRES_ACTION'
          and case when payment.exchange_id is null then booking.status <> 'PENDING_PAYMENT' else not ${EXCHANGE_IS_KEPT} end`,
      dueAt: Prisma.sql`payment.created_at`,
      claimSize: CONCURRENCY,
      handle: (paymentId) => settlement.settlePayment(paymentId),
    },
    {
      kind: 'unsettled-refund',
      table: 'refund',
      where: Prisma.sql`
        refund.status = 'PENDING' and refund.created_at <= (select clock_timestamp() - ${SETTLED_BY_JOB})`,
      dueAt: Prisma.sql`refund.created_at`,
      claimSize: CONCURRENCY,
      handle: (refundId) => settlement.settleRefund(refundId),
    },
    unpaidBookings({ bookingExpiry }),
  ];
}

export function unpaidBookings({ bookingExpiry }: Pick<Services, 'bookingExpiry'>): DueRows {
  return {
    kind: 'unpaid-booking',
    table: 'booking',
    join: Prisma.sql`join hold on hold.id = booking.hold_id`,
    // Literals, as in the partial index booking_unpaid.
    where: Prisma.sql`
      booking.status in ('PENDING_PAYMENT', 'PAYMENT_FAILED', 'DUE_AT_COUNTER')
        and hold.expires_at <= (select clock_timestamp())`,
    dueAt: Prisma.sql`hold.expires_at`,
    claimSize: 50,
    leaseSeconds: EXPIRY_LEASE_SECONDS,
    handle: (bookingId) => bookingExpiry.expire([bookingId]),
    handleAll: (bookingIds) => bookingExpiry.expire(bookingIds),
  };
}
