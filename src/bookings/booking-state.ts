import type { BookingStatus } from '../generated/prisma/client.ts';

/**
 * Which status may follow which. A booking whose payment cannot be settled expires with its seats, like one whose
 * payment was declined, and so does one that was not paid at the counter in time. An unpaid one is cancelled when its buyer gives the seats back, or with its showing.
 */
const NEXT: Record<BookingStatus, readonly BookingStatus[]> = {
  PENDING_PAYMENT: ['CONFIRMED', 'PAYMENT_FAILED', 'EXPIRED', 'CANCELLED'],
  DUE_AT_COUNTER: ['PENDING_PAYMENT', 'CONFIRMED', 'EXPIRED', 'CANCELLED'],
  PAYMENT_FAILED: ['PENDING_PAYMENT', 'DUE_AT_COUNTER', 'EXPIRED', 'CANCELLED'],
  CONFIRMED: ['CANCELLED'],
  EXPIRED: [],
  CANCELLED: [],
};

/** From which statuses a booking may reach this one: the condition of the conditional update. */
export function statusesBefore(status: BookingStatus): BookingStatus[] {
  return (Object.keys(NEXT) as BookingStatus[]).filter((earlier) => NEXT[earlier].includes(status));
}
