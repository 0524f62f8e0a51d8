import type { Booking } from '../generated/prisma/client.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/ids.ts';
import type { Money } from '../platform/money.ts';
import { invalidInput, type UserError } from '../platform/outcome.ts';
import type { Deadline } from '../platform/queues/half-second.ts';
import type { Queues } from '../platform/queues/queues.ts';
import { type TracePoint, tracing } from '../platform/tracing/tracing.ts';
import { holdExpired, salesClosed } from '../seating/hold-errors.ts';
import { convertHolds, type HoldConversion, type HoldToKeep, type Keeping } from '../seating/sql/convert-hold.ts';
import { insertCounterRequest } from './at-counter/insert-counter-request.ts';
import { holdBookedBefore, notOfferedAtCounter } from './booking-errors.ts';
import type { Charge, PaymentChoice } from './idempotency.ts';
import { expireBookingJob } from './settlement/expire-booking.job.ts';
import { settlePaymentJob } from './settlement/settle-payment.job.ts';
import { insertPayments } from './sql/insert-payments.ts';

/** How long the seats are kept for a payment, from the moment it is asked for, unless the hold cannot last so long. */
const PAYMENT: Keeping = { seconds: 120 };

/** Rolls a transaction back: why it is refused. */
export class RefusedError extends Error {
  constructor(readonly refusal: UserError) {
    super(refusal.message);
  }
}

/** For `catch`: the outcome of a transaction that was refused. @throws any other error */
export function toRefusal(error: unknown): { errors: [UserError] } {
  if (error instanceof RefusedError) return { errors: [error.refusal] };
  throw error;
}

/** Holds that are to be kept for payments. */
interface HoldsToKeep {
  holds: readonly HoldToKeep[];
  /** Whether they are to be paid for at the counter: then they are kept until their seats are released. */
  atCounter: boolean;
  from: 'ACTIVE' | 'CONVERTED';
  /** False: holds that another transaction has locked are left out. */
  waits: boolean;
}

/** Keeps the seats of holds for payments. @returns what was done, by the holds' ids */
export async function keepSeats(
  tx: Transaction,
  { holds, atCounter, ...terms }: HoldsToKeep,
): Promise<Map<string, HoldConversion>> {
  const conversions = await convertHolds(tx, holds, {
    ...terms,
    keeping: atCounter ? 'untilCounterRelease' : PAYMENT,
  });
  return new Map(conversions.map((conversion) => [conversion.holdId, conversion]));
}

/** Until when the seats are kept. */
export function keptUntil({ expiresAt, keptMs }: HoldConversion): Deadline | undefined {
  return expiresAt === null || keptMs === null ? undefined : { at: expiresAt, inMs: keptMs };
}

/**
 * Why the seats are not kept: HoldExpired, SalesClosed, PaymentNotOffered (at the counter), InvalidInput (the tickets are for
 * other seats by now).
 *
 * @param hold.path the field of the input that named it
 */
export function notKept(
  { from, path }: { from: 'ACTIVE' | 'CONVERTED'; path: string },
  conversion: HoldConversion | undefined,
): UserError {
  if (conversion?.status === 'CONVERTED' && from === 'ACTIVE') return holdBookedBefore(path);
  if (conversion?.status === from && conversion.hasOtherSeats) return OTHER_SEATS;
  if (conversion?.status === from && !conversion.isOffered) return notOfferedAtCounter();
  if (conversion?.status !== from || conversion.onSale) return holdExpired(path);
  return salesClosed(conversion.opensAt, { cancelled: conversion.cancelled, path });
}

const OTHER_SEATS = invalidInput('The seats of the hold were changed: quote the tickets again.', 'tickets');

/** What is wrong with the way of paying, for this total. Whether the counter is offered is asked with the showing locked. */
export function paymentProblems(payment: PaymentChoice | null, total: Money): UserError[] {
  const isFree = total.amountMinor === 0n;
  if (payment === null) return isFree ? [] : [invalidInput('A payment is needed.', 'payment')];
  if (isFree) return [invalidInput('The total is 0: leave the payment out.', 'payment')];
  if (payment.atCounter === false) return [invalidInput('Leave it out, or set it to true.', 'payment', 'atCounter')];
  return [];
}

/** A payment that is asked for. */
export interface AskedPayment {
  booking: Pick<Booking, 'id' | 'totalMinor' | 'currency'>;
  charge: Charge;
  /** Until when the seats are kept for it. */
  kept: Deadline;
  /** Of a booking that is placed with others: where its own trace goes on. */
  point?: TracePoint | undefined;
}

/** Makes PENDING payments of bookings, and queues their settlement and the end of the bookings if they stay unpaid. */
export async function askForPayments(tx: Transaction, asked: readonly AskedPayment[], queues: Queues): Promise<void> {
  const payments = asked.map(({ booking, charge, point }) => ({ payment: toPayment(booking, charge), point }));
  await insertPayments(
    tx,
    payments.map(({ payment }) => payment),
  );
  for (const { payment, point } of payments) {
    const enqueue = () => queues.enqueue(settlePaymentJob, { paymentIds: [payment.id] });
    tx.onCommit(() => tracing.within(point, enqueue));
  }
  for (const { kept } of asked) tx.onCommit(() => queues.enqueueAt(expireBookingJob, kept));
}

/** Makes a booking wait for its buyer at the counter, and queues its end if it stays unpaid. */
export async function askAtCounter(
  tx: Transaction,
  { booking, charge, kept }: Omit<AskedPayment, 'booking'> & { booking: Pick<Booking, 'id'> },
  queues: Queues,
): Promise<void> {
  await insertCounterRequest(tx, booking, charge);
  tx.onCommit(() => queues.enqueueAt(expireBookingJob, kept));
}

function toPayment({ id: bookingId, totalMinor: amountMinor, currency }: AskedPayment['booking'], charge: Charge) {
  const { accountId, payment, idempotencyKey, fingerprint: requestFingerprint } = charge;
  const token = payment?.token ?? '';
  return { id: newId(), bookingId, accountId, amountMinor, currency, token, idempotencyKey, requestFingerprint };
}
