import type { BookingStatus } from '../generated/prisma/client.ts';

/**
 * Which status may follow which. A booking whose payment nobody can settle expires with its seats, like
 * one whose payment was declined.
 */
const NEXT: Record<BookingStatus, readonly BookingStatus[]> = {
  PENDING_PAYMENT: ['CONFIRMED', 'PAYMENT_FAILED', 'EXPIRED'],
  PAYMENT_FAILED: ['PENDING_PAYMENT', 'EXPIRED'],
  CONFIRMED: ['CANCELLED'],
  EXPIRED: [],
  CANCELLED: [],
};

/** From which a booking may get into this status: what a conditional update asks for. */
export function statusesBefore(status: BookingStatus): BookingStatus[] {
  return (Object.keys(NEXT) as BookingStatus[]).filter((earlier) => NEXT[earlier].includes(status));
}
