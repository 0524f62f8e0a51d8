import type { Booking } from '../generated/prisma/client.ts';
import { invalidInput, type UserError } from '../platform/outcome.ts';
import type { Quote } from '../pricing/quote.ts';

export interface PriceChanged extends UserError {
  kind: 'PriceChanged';
  /** What the tickets cost now. */
  quote: Quote;
}

export function priceChanged(quote: Quote): PriceChanged {
  const message = 'The tickets do not cost what was expected; nothing was booked.';
  return { kind: 'PriceChanged', message, path: ['input', 'expectedTotal'], quote };
}

export function notOfferedAtCounter() {
  return {
    kind: 'PaymentNotOffered',
    message: 'Paying at the counter is not offered here.',
    path: ['input', 'payment', 'atCounter'],
  } as const;
}

export function notAwaitingPayment({ status }: Booking): UserError {
  const why =
    status === 'PENDING_PAYMENT'
      ? 'A payment of this booking is in progress.'
      : 'This booking is not waiting for a payment.';
  return invalidInput(why, 'bookingId');
}
