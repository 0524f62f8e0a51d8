import { describe, expect, it } from 'vitest';
import { atCounterOfferedFor } from '../../web/src/buying/at-counter.ts';
import { isExchangeDeclined, phaseOf } from '../../web/src/buying/booking-phase.ts';
import { changedSince, withNewTickets } from '../../web/src/buying/known-seats.ts';
import type { BookingStatus, PaymentStatus } from '../../web/src/generated/graphql.ts';

function booking(status: BookingStatus, ...payments: PaymentStatus[]) {
  return { id: 'b', status, payments: payments.map((each, index) => ({ id: String(index), status: each })) };
}

describe('what a booking is for its buyer', () => {
  it('is its status, unless a payment waits', () => {
    expect(phaseOf(booking('CONFIRMED', 'SUCCEEDED'))).toBe('CONFIRMED');
    expect(phaseOf(booking('CONFIRMED'))).toBe('CONFIRMED');
    expect(phaseOf(booking('PENDING_PAYMENT', 'PENDING'))).toBe('PENDING_PAYMENT');
    expect(phaseOf(booking('PENDING_PAYMENT', 'REQUIRES_ACTION'))).toBe('AT_BANK');
    expect(phaseOf(booking('CANCELLED', 'SUCCEEDED', 'PENDING'))).toBe('CANCELLED');
  });

  it('is that an exchange is paid for, also when the tickets were free', () => {
    expect(phaseOf(booking('CONFIRMED', 'SUCCEEDED', 'PENDING'))).toBe('PAYING_EXCHANGE');
    expect(phaseOf(booking('CONFIRMED', 'PENDING'))).toBe('PAYING_EXCHANGE');
    expect(phaseOf(booking('CONFIRMED', 'SUCCEEDED', 'REQUIRES_ACTION'))).toBe('AT_BANK');
  });

  it('is that an exchange was declined only after the booking was paid', () => {
    expect(isExchangeDeclined(booking('CONFIRMED', 'SUCCEEDED', 'DECLINED'))).toBe(true);
    expect(isExchangeDeclined(booking('CONFIRMED', 'DECLINED', 'SUCCEEDED'))).toBe(false);
    expect(isExchangeDeclined(booking('PAYMENT_FAILED', 'DECLINED'))).toBe(false);
  });
});

describe('the counter after a decline', () => {
  const startsAt = '2026-12-01T20:00:00Z';
  const withCounter = (counterReleaseMinutes: number | null) => ({
    startsAt,
    auditorium: { cinema: { counterReleaseMinutes } },
  });
  const offeredAt = (time: string, minutes: number | null, status: BookingStatus = 'PAYMENT_FAILED') =>
    atCounterOfferedFor({ status, showing: withCounter(minutes) }, Date.parse(time));

  it('is offered until the seats would be released', () => {
    expect(offeredAt('2026-12-01T19:29:59Z', 30)).toBe(true);
    expect(offeredAt('2026-12-01T19:30:00Z', 30)).toBe(false);
    expect(offeredAt('2026-12-01T19:59:59Z', 0)).toBe(true);
  });

  it('is not offered by a cinema without it, nor where nothing was declined', () => {
    expect(offeredAt('2026-12-01T10:00:00Z', null)).toBe(false);
    expect(offeredAt('2026-12-01T10:00:00Z', 30, 'DUE_AT_COUNTER')).toBe(false);
  });
});

describe('the seats that a visitor knows', () => {
  const known = { auditoriumId: 'one', labels: { old: 'C4' } };

  it('are those of new tickets too, so that a move of them is noticed later', () => {
    const all = withNewTickets(known, { auditoriumId: 'one', labels: { new: 'D4' } });
    expect(changedSince(all, { auditoriumId: 'two', labels: { new: 'A1' } })).toEqual([
      { ticketId: 'new', from: 'D4', to: 'A1' },
    ]);
  });

  it('stay what was shown while the showing has moved', () => {
    const now = { auditoriumId: 'two', labels: { old: 'A1', new: 'A2' } };
    expect(changedSince(withNewTickets(known, now), now)).toEqual([{ ticketId: 'old', from: 'C4', to: 'A1' }]);
  });
});
