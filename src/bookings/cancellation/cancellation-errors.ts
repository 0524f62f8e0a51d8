import type { BookingStatus } from '../../generated/prisma/client.ts';
import type { UserError } from '../../platform/outcome.ts';
import type { PaidTicket } from './refund-amounts.ts';
import type { PaidBooking } from './sql/read-paid-booking.ts';

export interface NotCancellable extends UserError {
  kind: 'NotCancellable';
  /** Until then the booking could be cancelled; null when the cinema does not offer it. */
  cutoff: Date | null;
}

export function notCancellable(
  { cutoff }: Pick<PaidBooking, 'cutoff'>,
  message: string,
  ...path: (string | number)[]
): NotCancellable {
  return { kind: 'NotCancellable', message, path: ['input', ...path.map(String)], cutoff };
}

const UNPAID = 'It is not paid: releaseHold gives its seats back.';

/** Why a booking that is not paid for is not cancelled this way. */
const STATES: Record<Exclude<BookingStatus, 'CONFIRMED'>, string> = {
  PENDING_PAYMENT: 'Its payment is in progress. Cancel it once it is paid.',
  PAYMENT_FAILED: UNPAID,
  DUE_AT_COUNTER: UNPAID,
  EXPIRED: 'This booking was not paid in time; its seats were given back.',
  CANCELLED: 'This booking was cancelled before.',
};

/** Why no ticket of a booking can be cancelled; undefined when some may be. */
export function bookingProblem(booking: PaidBooking): NotCancellable | undefined {
  const message = whyNot(booking);
  return message === undefined ? undefined : notCancellable(booking, message, 'bookingId');
}

function whyNot({ status, isShowingCancelled, cutoff, isPastCutoff }: PaidBooking): string | undefined {
  if (status !== 'CONFIRMED') return STATES[status];
  if (isShowingCancelled) return 'Its showing was cancelled: what was paid is given back without a cancellation.';
  if (cutoff === null) return 'The cinema does not take tickets back.';
  return isPastCutoff ? 'It is too late to cancel: the cut-off has passed.' : undefined;
}

/** Why a ticket cannot be cancelled; undefined when it can be. */
export function ticketProblem({ status }: Pick<PaidTicket, 'status'>): string | undefined {
  if (status === 'VALID') return undefined;
  return status === 'USED' ? 'This ticket was used.' : 'This ticket is VOID.';
}
