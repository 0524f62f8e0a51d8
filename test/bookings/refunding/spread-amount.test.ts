import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leftOf, type PaidTicket } from '../../../src/bookings/cancellation/refund-amounts.ts';
import { spreadAmount } from '../../../src/bookings/refunding/spread-amount.ts';
import { sumOf } from '../../../src/platform/money.ts';

const ticket: fc.Arbitrary<Omit<PaidTicket, 'id'>> = fc
  .record({ priceMinor: fc.bigInt(0n, 5000n), bookingFeeMinor: fc.bigInt(0n, 300n), share: fc.nat({ max: 100 }) })
  .map(({ share, ...paid }) => ({
    ...paid,
    status: 'VALID' as const,
    givenBackMinor: ((paid.priceMinor + paid.bookingFeeMinor) * BigInt(share)) / 100n,
  }));
const groups = fc
  .array(fc.array(ticket, { maxLength: 5 }), { maxLength: 3 })
  .map((all) => all.map((each, group) => each.map((paid, index) => ({ ...paid, id: `${group} ${index}` }))));

test('adds up, gives no ticket more than it has left, and begins with the first group', () => {
  fc.assert(
    fc.property(groups, fc.bigInt(0n, 40_000n), (all, amount) => {
      const { lines, restMinor } = spreadAmount(amount, all);
      expect(sumOf(lines.map(({ amountMinor }) => amountMinor)) + restMinor).toBe(amount);
      const given = new Map(lines.map(({ ticketId, amountMinor }) => [ticketId, amountMinor]));
      expect(given.size).toBe(lines.length);
      let before = amount;
      for (const tickets of all) {
        const left = sumOf(tickets.map(leftOf));
        const taken = sumOf(tickets.map(({ id }) => given.get(id) ?? 0n));
        expect(taken).toBe(before < left ? before : left);
        before -= taken;
        for (const each of tickets) {
          const share = given.get(each.id) ?? 0n;
          expect(share <= leftOf(each)).toBe(true);
          // Within one minor unit of its exact share.
          const exact = left === 0n ? 0n : (taken * leftOf(each)) / left;
          expect(share >= exact - 1n && share <= exact + 1n).toBe(true);
        }
      }
      expect(restMinor).toBe(before);
    }),
  );
});
