import type { BookingStatus } from '../generated/prisma/client.ts';

/**
 * Which status may follow which. A booking whose payment cannot be settled expires with its seats, like one whose
 * payment was declined.
 */
const NEXT: Record<BookingStatus, readonly BookingStatus[]> = {
  PENDING_PAYMENT: ['CONFIRMED', 'PAYMENT_FAILED', 'EXPIRED'],
  DUE_AT_COUNTER: ['CONFIRMED', 'EXPIRED'],
  PAYMENT_FAILED: ['PENDING_PAYMENT', 'EXPIRED'],
  CONFIRMED: ['CANCELLED'],
  EXPIRED: [],
  CANCELLED: [],
};

/** From which statuses a booking may reach this one: the condition of the conditional update. */
export function statusesBefore(status: BookingStatus): BookingStatus[] {
  return (Object.keys(NEXT) as BookingStatus[]).filter((earlier) => NEXT[earlier].includes(status));
}
