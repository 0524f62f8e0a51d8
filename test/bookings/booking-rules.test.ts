import { describe, expect, test } from 'vitest';
import { newBookingReference } from '../../src/bookings/booking-reference.ts';
import { statusesBefore } from '../../src/bookings/booking-state.ts';
import { BookingStatus } from '../../src/generated/prisma/client.ts';

describe('booking references', () => {
  const references = Array.from({ length: 2000 }, newBookingReference);

  test('have seven characters, without vowels and without characters that look or sound alike', () => {
    for (const reference of references) expect(reference).toMatch(/^[^0O1ILUV5S2ZAE]{3}-[^0O1ILUV5S2ZAE]{4}$/);
    expect(references.join('')).toMatch(/^[-A-Z0-9]+$/);
  });

  test('are random: every character appears at every place', () => {
    expect(new Set(references).size).toBeGreaterThan(1990);
    for (const place of [0, 1, 2, 4, 5, 6, 7])
      expect(new Set(references.map((reference) => reference[place])).size).toBe(23);
  });
});

describe('a booking', () => {
  /** Every transition, as in architecture.md. */
  const TRANSITIONS = [
    'PENDING_PAYMENT -> CONFIRMED',
    'PENDING_PAYMENT -> PAYMENT_FAILED',
    'PENDING_PAYMENT -> EXPIRED',
    'PENDING_PAYMENT -> CANCELLED',
    'PAYMENT_FAILED -> DUE_AT_COUNTER',
    'DUE_AT_COUNTER -> PENDING_PAYMENT',
    'DUE_AT_COUNTER -> CONFIRMED',
    'DUE_AT_COUNTER -> EXPIRED',
    'DUE_AT_COUNTER -> CANCELLED',
    'PAYMENT_FAILED -> PENDING_PAYMENT',
    'PAYMENT_FAILED -> EXPIRED',
    'PAYMENT_FAILED -> CANCELLED',
    'CONFIRMED -> CANCELLED',
  ];

  test('has these transitions between statuses and no others', () => {
    const transitions = Object.values(BookingStatus).flatMap((to) =>
      statusesBefore(to).map((from) => `${from} -> ${to}`),
    );
    expect(transitions.sort()).toEqual(TRANSITIONS.sort());
  });
});
