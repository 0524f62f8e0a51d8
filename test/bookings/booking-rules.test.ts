import { describe, expect, test } from 'vitest';
import { newBookingReference } from '../../src/bookings/booking-reference.ts';
import { statusesBefore } from '../../src/bookings/booking-state.ts';
import { BookingStatus } from '../../src/generated/prisma/client.ts';

describe('booking references', () => {
  const references = Array.from({ length: 2000 }, newBookingReference);

  test('have seven characters, none of which is heard or read as another, nor makes a word', () => {
    for (const reference of references) expect(reference).toMatch(/^[^0O1ILUV5S2ZAE]{3}-[^0O1ILUV5S2ZAE]{4}$/);
    expect(references.join('')).toMatch(/^[-A-Z0-9]+$/);
  });

  test('are made at random, of every character at every place', () => {
    expect(new Set(references).size).toBeGreaterThan(1990);
    for (const place of [0, 1, 2, 4, 5, 6, 7])
      expect(new Set(references.map((reference) => reference[place])).size).toBe(23);
  });
});

describe('a booking', () => {
  /** Every step that there is, as architecture has it. */
  const STEPS = [
    'PENDING_PAYMENT -> CONFIRMED',
    'PENDING_PAYMENT -> PAYMENT_FAILED',
    'PENDING_PAYMENT -> EXPIRED',
    'PAYMENT_FAILED -> PENDING_PAYMENT',
    'PAYMENT_FAILED -> EXPIRED',
    'CONFIRMED -> CANCELLED',
  ];

  test('goes from status to status by these steps and no others', () => {
    const steps = Object.values(BookingStatus).flatMap((to) => statusesBefore(to).map((from) => `${from} -> ${to}`));
    expect(steps.sort()).toEqual(STEPS.sort());
  });
});
