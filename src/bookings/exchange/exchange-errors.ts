import type { UserError } from '../../platform/outcome.ts';
import type { PaidBooking } from '../cancellation/sql/read-paid-booking.ts';
import type { NewShowing } from './sql/read-new-showing.ts';

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

/** Why tickets of a booking cannot be exchanged for seats of another showing; undefined when they may be, and without another one. */
export function showingProblem(
  booking: Pick<PaidBooking, 'cutoff' | 'cinemaId'>,
  showing: NewShowing | null,
): NotExchangeable | undefined {
  const message = showing ? whyNotFor(booking, showing) : undefined;
  return message === undefined ? undefined : notExchangeable(booking, message, 'holdId');
}

function whyNotFor(
  { cinemaId }: Pick<PaidBooking, 'cinemaId'>,
  { cinemaId: newCinemaId, isCancelled, hasStarted, isOnSale }: NewShowing,
): string | undefined {
  if (newCinemaId !== cinemaId) return 'The seats of the hold are in another cinema than the tickets.';
  if (isCancelled) return 'The showing of the hold was cancelled.';
  if (hasStarted) return 'The showing of the hold has started.';
  return isOnSale ? undefined : 'The showing of the hold is not on sale.';
}
