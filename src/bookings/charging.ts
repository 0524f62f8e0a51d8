import type { Booking } from '../generated/prisma/client.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/ids.ts';
import type { Money } from '../platform/money.ts';
import { invalidInput, type UserError } from '../platform/outcome.ts';
import type { Queues } from '../platform/queues/queues.ts';
import { holdExpired, salesClosed } from '../seating/hold-errors.ts';
import { convertHold, type HoldConversion } from '../seating/sql/convert-hold.ts';
import { holdBookedBefore, notOfferedAtCounter } from './booking-errors.ts';
import type { Charge, PaymentChoice } from './idempotency.ts';
import { expireBookingJob } from './settlement/expire-booking.job.ts';
import { settlePaymentJob } from './settlement/settle-payment.job.ts';

/** How long the seats are kept for a payment, from the moment it is asked for, unless the hold cannot last so long. */
const PAYMENT_SECONDS = 120;

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

/**
 * Keeps the seats of a hold for a payment.
 *
 * @param hold.path the field of the input that named it
 * @returns until when they are kept
 * @throws {RefusedError} HoldExpired, SalesClosed
 */
export async function keepSeats(
  tx: Transaction,
  hold: { holdId: string; accountId: string; from: 'ACTIVE' | 'CONVERTED'; path: string },
): Promise<Date> {
  const conversion = await convertHold(tx, { ...hold, seconds: PAYMENT_SECONDS });
  if (conversion?.expiresAt && conversion.isWhole) return conversion.expiresAt;
  throw new RefusedError(notKept(hold, conversion));
}

function notKept({ from, path }: { from: string; path: string }, conversion: HoldConversion | undefined): UserError {
  if (conversion?.status === 'CONVERTED' && from === 'ACTIVE') return holdBookedBefore(path);
  if (conversion?.status !== from || conversion.onSale) return holdExpired(path);
  return salesClosed(conversion.opensAt, { cancelled: conversion.cancelled, path });
}

/** What is wrong with the way of paying, for this total. */
export function paymentProblems(payment: PaymentChoice | null, total: Money): UserError[] {
  const isFree = total.amountMinor === 0n;
  if (payment === null) return isFree ? [] : [invalidInput('A payment is needed.', 'payment')];
  if (isFree) return [invalidInput('The total is 0: leave the payment out.', 'payment')];
  if (payment.atCounter === true) return [notOfferedAtCounter()];
  if (payment.atCounter === false) return [invalidInput('Leave it out, or set it to true.', 'payment', 'atCounter')];
  return [];
}

/** Makes a PENDING payment of a booking, and queues its settlement and the end of an unpaid booking. */
export async function insertPayment(
  tx: Transaction,
  { booking, charge, keptUntil, queues }: { booking: Booking; charge: Charge; keptUntil: Date; queues: Queues },
): Promise<void> {
  const paymentId = newId();
  const { totalMinor: amountMinor, currency, id: bookingId } = booking;
  const { accountId, payment, idempotencyKey, fingerprint: requestFingerprint } = charge;
  const token = payment?.token ?? '';
  await tx.client.payment.create({
    data: { id: paymentId, bookingId, accountId, amountMinor, currency, token, idempotencyKey, requestFingerprint },
  });
  tx.onCommit(() => queues.enqueue(settlePaymentJob, { paymentId }));
  const delayMs = Math.max(0, keptUntil.getTime() - Date.now());
  tx.onCommit(() => queues.enqueue(expireBookingJob, { bookingId }, { delayMs }));
}
