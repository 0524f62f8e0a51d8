import type { UserError } from '../../platform/outcome.ts';
import type { PaidBooking } from '../cancellation/sql/read-paid-booking.ts';

export interface NotExchangeable extends UserError {
  kind: 'NotExchangeable';
  /** Until then its tickets could be exchanged; null when the cinema does not offer it. */
  cutoff: Date | null;
}

export function notExchangeable(
  { cutoff }: Pick<PaidBooking, 'cutoff'>,
  message: string,
  ...path: (string | number)[]
): NotExchangeable {
  return { kind: 'NotExchangeable', message, path: ['input', ...path.map(String)], cutoff };
}

/** Why no ticket of a booking can be exchanged; undefined when some may be. */
export function bookingProblem(booking: PaidBooking): NotExchangeable | undefined {
  const message = whyNot(booking);
  return message === undefined ? undefined : notExchangeable(booking, message, 'bookingId');
}

function whyNot({ status, isShowingCancelled, cutoff, isPastCutoff }: PaidBooking): string | undefined {
  if (isShowingCancelled) return 'Its showing was cancelled.';
  if (status !== 'CONFIRMED') return 'Only tickets that are paid can be exchanged.';
  if (cutoff === null) return 'The cinema does not take tickets back.';
  return isPastCutoff ? 'It is too late to exchange tickets: the cut-off has passed.' : undefined;
}
