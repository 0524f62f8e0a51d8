import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PaidTicket, refundAmounts } from '../../../src/bookings/cancellation/refund-amounts.ts';

const TERMS = { feePerTicketMinor: 200n, refundsBookingFee: true };

function tickets(...prices: bigint[]): PaidTicket[] {
  return prices.map((priceMinor, index) => ({
    ...{ id: `t${index}`, status: 'VALID', priceMinor, bookingFeeMinor: 100n, givenBackMinor: 0n },
  }));
}

/** With all that the tickets cost as what was captured. */
function given(all: PaidTicket[], cancelled: string[], terms = TERMS, refundableMinor?: bigint) {
  const captured = all.reduce((sum, each) => sum + each.priceMinor + each.bookingFeeMinor - each.givenBackMinor, 0n);
  return refundAmounts({
    tickets: all,
    cancelled: new Set(cancelled),
    terms,
    refundableMinor: refundableMinor ?? captured,
  });
}

test('of each ticket the price less the fee is given back, and its booking fee', () => {
  expect(given(tickets(1200n, 800n, 500n), ['t0', 't1'])).toEqual({
    lines: [
      { ticketId: 't0', amountMinor: 1100n },
      { ticketId: 't1', amountMinor: 700n },
    ],
    refundMinor: 1800n,
    keptMinor: 400n,
    isLast: false,
  });
});

test('the last ticket is as any other', () => {
  const [first, second] = tickets(1200n, 800n) as [PaidTicket, PaidTicket];
  expect(given([{ ...first, status: 'VOID', givenBackMinor: 1100n }, second], ['t1'])).toEqual({
    lines: [{ ticketId: 't1', amountMinor: 700n }],
    refundMinor: 700n,
    keptMinor: 200n,
    isLast: true,
  });
});

test('a ticket that was USED keeps the booking from its end', () => {
  const [first, second] = tickets(1200n, 800n) as [PaidTicket, PaidTicket];
  expect(given([{ ...first, status: 'USED' }, second], ['t1'])).toMatchObject({ refundMinor: 700n, isLast: false });
});

test('a policy that keeps the booking fees keeps them', () => {
  const terms = { ...TERMS, refundsBookingFee: false };
  expect(given(tickets(1200n), ['t0'], terms)).toMatchObject({ refundMinor: 1000n, keptMinor: 300n, isLast: true });
});

test('a fee above the price keeps the price, and no more', () => {
  const terms = { feePerTicketMinor: 5000n, refundsBookingFee: false };
  expect(given(tickets(1200n, 800n), ['t0', 't1'], terms)).toEqual({
    ...{ lines: [], refundMinor: 0n, keptMinor: 2200n, isLast: true },
  });
});

test('goodwill of before counts as given back', () => {
  const [ticket] = tickets(1200n) as [PaidTicket];
  const after = given([{ ...ticket, givenBackMinor: 300n }], ['t0'], { ...TERMS, refundsBookingFee: false });
  expect(after).toMatchObject({ refundMinor: 700n, keptMinor: 300n });
});

test('not more is given back than is left of the payment', () => {
  expect(given(tickets(1200n, 800n), ['t0', 't1'], TERMS, 1150n)).toMatchObject({
    lines: [
      { ticketId: 't0', amountMinor: 1100n },
      { ticketId: 't1', amountMinor: 50n },
    ],
    refundMinor: 1150n,
  });
});

const minor = (max: number) => fc.integer({ min: 0, max }).map(BigInt);
const paidTicket = fc
  .record({ priceMinor: minor(3000), bookingFeeMinor: minor(300), share: fc.integer({ min: 0, max: 100 }) })
  .map(({ share, ...paid }) => ({
    ...{ ...paid, status: 'VALID' as const },
    givenBackMinor: ((paid.priceMinor + paid.bookingFeeMinor) * BigInt(share)) / 100n,
  }));

test('whatever is cancelled, nothing is negative, no ticket gives back more than it cost, nor all more than is left', () => {
  const bookings = fc.record({
    paid: fc.array(paidTicket, { minLength: 1, maxLength: 6 }),
    picks: fc.array(fc.nat({ max: 5 })),
    terms: fc.record({ feePerTicketMinor: minor(4000), refundsBookingFee: fc.boolean() }),
    refundableMinor: minor(20_000),
  });
  fc.assert(
    fc.property(bookings, ({ paid, picks, terms, refundableMinor }) => {
      const all = paid.map((ticket, index): PaidTicket => ({ ...ticket, id: `t${index}` }));
      const cancelled = new Set(picks.map((pick) => `t${pick % all.length}`));
      const amounts = refundAmounts({ tickets: all, cancelled, terms, refundableMinor });
      const byId = new Map(amounts.lines.map(({ ticketId, amountMinor }) => [ticketId, amountMinor]));
      let kept = 0n;
      for (const { id, priceMinor, bookingFeeMinor, givenBackMinor } of all) {
        const left = priceMinor + bookingFeeMinor - givenBackMinor;
        const amount = byId.get(id) ?? 0n;
        expect(amount >= 0n && amount <= left).toBe(true);
        if (cancelled.has(id)) kept += left - amount;
      }
      expect(amounts.keptMinor).toBe(kept);
      expect(amounts.refundMinor).toBe([...byId.values()].reduce((sum, amount) => sum + amount, 0n));
      expect(amounts.refundMinor <= refundableMinor).toBe(true);
      expect(amounts.lines.every(({ amountMinor }) => amountMinor > 0n)).toBe(true);
    }),
  );
});
