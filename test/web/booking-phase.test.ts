import { describe, expect, it } from 'vitest';
import { atCounterOfferedFor } from '../../web/src/buying/at-counter.ts';
import { exchangeStateOf, isExchangeDeclined, phaseOf } from '../../web/src/buying/booking-phase.ts';
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

describe('an exchange from another showing', () => {
  const exchangedFrom = { id: 'old', reference: 'AB-CD', showing: { id: 's' } };
  const stateOf = (status: BookingStatus, amountMinor: number, ...payments: PaymentStatus[]) =>
    exchangeStateOf({ ...booking(status, ...payments), exchangedFrom, total: { amountMinor, currency: 'EUR' } });

  it('waits until the difference is paid, also after a decline', () => {
    expect(stateOf('PENDING_PAYMENT', 450, 'PENDING')).toBe('WAITING');
    expect(stateOf('PAYMENT_FAILED', 450, 'DECLINED')).toBe('WAITING');
    expect(stateOf('CONFIRMED', 450, 'DECLINED', 'SUCCEEDED')).toBe('DONE');
    expect(stateOf('CONFIRMED', 0)).toBe('DONE');
  });

  it('has ended when it was given up or not paid in time, and not when its tickets are cancelled later', () => {
    expect(stateOf('EXPIRED', 450, 'DECLINED')).toBe('ENDED');
    // The payment came after the seats were lost.
    expect(stateOf('EXPIRED', 450, 'SUCCEEDED')).toBe('ENDED');
    expect(stateOf('CANCELLED', 450, 'DECLINED')).toBe('ENDED');
    expect(stateOf('CANCELLED', 450, 'SUCCEEDED')).toBe('DONE');
    expect(stateOf('CANCELLED', 0)).toBe('DONE');
  });

  it('is none for a booking that was placed', () => {
    const placed = { ...booking('CONFIRMED', 'SUCCEEDED'), exchangedFrom: null };
    expect(exchangeStateOf({ ...placed, total: { amountMinor: 450, currency: 'EUR' } })).toBeUndefined();
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

  it('is not offered for an exchange', () => {
    const exchangedFrom = { id: 'old', reference: 'AB-CD', showing: { id: 's' } };
    const asked = { status: 'PAYMENT_FAILED' as const, exchangedFrom, showing: withCounter(30) };
    expect(atCounterOfferedFor(asked, Date.parse('2026-12-01T10:00:00Z'))).toBe(false);
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
