import type { Booking } from '../generated/prisma/client.ts';
import { invalidInput, type UserError } from '../platform/outcome.ts';
import type { Quote } from '../pricing/quote.ts';
import { holdExpired, holdIsBooking } from '../seating/hold-errors.ts';

export interface PriceChanged extends UserError {
  kind: 'PriceChanged';
  /** What the tickets cost. */
  quote: Quote;
}

export function priceChanged(
  quote: Quote,
  field: 'expectedTotal' | 'expectedDifference' = 'expectedTotal',
): PriceChanged {
  const message = 'The tickets do not cost what was expected; nothing was booked.';
  return { kind: 'PriceChanged', message, path: ['input', field], quote };
}

export function notOfferedAtCounter() {
  return {
    kind: 'PaymentNotOffered',
    message: 'Paying at the counter is not offered here, or no longer.',
    path: ['input', 'payment', 'atCounter'],
  } as const;
}

/** Never shown: promo codes were used or changed by others since they were quoted, and have to be quoted again. */
export function promoCodesTaken() {
  const message = 'The promo codes are used up, or were changed; nothing was booked.';
  return { kind: 'PromoCodesTaken', message, path: ['input', 'promoCodes'] } as const;
}

export interface PaymentAttemptsExceeded extends UserError {
  kind: 'PaymentAttemptsExceeded';
  limit: number;
}

export function paymentAttemptsExceeded(limit: number): PaymentAttemptsExceeded {
  const message = `A booking can be paid in ${limit} attempts at most. Its seats are kept until payableUntil; releaseHold gives them back at once.`;
  return { kind: 'PaymentAttemptsExceeded', message, path: ['input', 'bookingId'], limit };
}

/** What is true of a booking that waits for no other payment. */
const STATES: Record<Exclude<Booking['status'], 'EXPIRED' | 'PAYMENT_FAILED'>, string> = {
  PENDING_PAYMENT: 'A payment of this booking is in progress.',
  DUE_AT_COUNTER: 'This booking is to be paid at the counter.',
  CONFIRMED: 'This booking is paid.',
  CANCELLED: 'This booking was cancelled.',
};

/** Why another payment is refused, or going to the counter instead; undefined when the booking waits for one. */
export function notAwaitingPayment(
  { status }: Pick<Booking, 'status'>,
  { atCounter }: { atCounter: boolean },
): UserError | undefined {
  if (status === 'PAYMENT_FAILED' || (status === 'DUE_AT_COUNTER' && !atCounter)) return undefined;
  return status === 'EXPIRED' ? holdExpired('bookingId') : invalidInput(STATES[status], 'bookingId');
}

/** Why the seats of a booking are not given back; undefined when it has none any more, or does not need them. */
export function notReleasable({ status }: Pick<Booking, 'status'>): UserError | undefined {
  if (status === 'PENDING_PAYMENT')
    return holdIsBooking('Until its payment has ended, the seats cannot be given back.', 'holdId');
  return status === 'CONFIRMED' ? holdIsBooking('It is paid, and the seats are sold.', 'holdId') : undefined;
}

export function holdOfExchange(): UserError {
  return holdIsBooking('Tickets were exchanged for its seats, or a payment for them is in progress.', 'holdId');
}

export function holdBookedBefore(path: string): UserError {
  return holdIsBooking('It cannot be booked again.', path);
}
