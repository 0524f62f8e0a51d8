import { z } from 'zod';
import { wholeNumber } from '../platform/input.ts';
import { MAX_AMOUNT, type Money } from '../platform/money.ts';
import { invalidInput, type UserError } from '../platform/outcome.ts';

const YEAR_MINUTES = 366 * 24 * 60;

/** In which currency it may be, the cinema decides: see currencyProblems. */
function fee(what: string) {
  const message = `${what} must be from 0 to ${MAX_AMOUNT}.`;
  return z
    .object({ amountMinor: z.bigint(message).min(0n, message).max(MAX_AMOUNT, message), currency: z.string() }, message)
    .transform(({ amountMinor }) => amountMinor);
}

/** As its column. */
export const BOOKING_FEE = fee('The booking fee').transform((bookingFeeMinor) => ({ bookingFeeMinor }));

export const TAX_RATE = wholeNumber('The tax rate', { min: 0, max: 10_000 });

/** As its columns. */
export const CANCELLATION_POLICY = z
  .object(
    {
      cutoffMinutes: wholeNumber('The cut-off', { min: 0, max: YEAR_MINUTES }).nullish(),
      feePerTicket: fee('The fee'),
      refundsBookingFee: z.boolean(),
    },
    'A cinema must have a cancellation policy.',
  )
  .transform(({ cutoffMinutes = null, feePerTicket, refundsBookingFee }) => ({
    cancellationCutoffMinutes: cutoffMinutes,
    cancellationFeeMinor: feePerTicket,
    cancellationRefundsBookingFee: refundsBookingFee,
  }));

export const COUNTER_RELEASE = wholeNumber('The release', { min: 0, max: YEAR_MINUTES }).nullable();

export const WHEELCHAIR_RELEASE = wholeNumber('The release of wheelchair places', {
  min: 0,
  max: YEAR_MINUTES,
}).nullable();

/** The amounts of a cinema as a client gives them. */
export interface AskedTerms {
  bookingFee?: Money | null;
  cancellationPolicy?: { feePerTicket: Money } | null;
}

/** Each amount that is not in the currency of the cinema. */
export function currencyProblems({ bookingFee, cancellationPolicy }: AskedTerms, currency: string): UserError[] {
  const problems = (given: Money | null | undefined, ...path: string[]) =>
    !given || given.currency.toUpperCase() === currency.toUpperCase()
      ? []
      : [invalidInput(`The cinema's currency is ${currency}.`, ...path, 'currency')];
  return [
    ...problems(bookingFee, 'bookingFee'),
    ...problems(cancellationPolicy?.feePerTicket, 'cancellationPolicy', 'feePerTicket'),
  ];
}
