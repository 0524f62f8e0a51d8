import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overPayments } from '../../../src/bookings/cancellation/over-payments.ts';
import { sumOf } from '../../../src/platform/money.ts';

const payments = fc
  .array(fc.record({ leftMinor: fc.bigInt(0n, 3000n), isForNothing: fc.boolean() }), { minLength: 1, maxLength: 4 })
  .map((all) => all.map((each, index) => ({ ...each, id: `p${index}`, bookingId: `b${index}` })));
const amounts = fc.array(fc.bigInt(1n, 1500n), { maxLength: 4 });

test('each refund is for tickets or for what was never sold, all add up, and none is above what its payment has left', () => {
  fc.assert(
    fc.property(payments, amounts, fc.bigInt(0n, 2000n), (paid, ofTickets, forNothing) => {
      const lines = ofTickets.map((amountMinor, index) => ({ ticketId: `t${index}`, amountMinor }));
      const refundMinor = sumOf(ofTickets) + forNothing;
      const give = () => overPayments({ refundMinor, lines }, paid);
      if (refundMinor > sumOf(paid.map(({ leftMinor }) => leftMinor))) {
        expect(give).toThrow('more is given back than is left of the payments');
        return;
      }
      const shares = give();
      const isBare = ({ lines: own }: { lines: unknown[] }) => own.length === 0;
      expect(sumOf(shares.filter(isBare).map(({ amountMinor }) => amountMinor))).toBe(forNothing);
      for (const share of shares) {
        expect(share.amountMinor).toBeGreaterThan(0n);
        if (!isBare(share)) expect(sumOf(share.lines.map((line) => line.amountMinor))).toBe(share.amountMinor);
      }
      for (const line of lines) {
        const own = shares.flatMap((share) => share.lines).filter(({ ticketId }) => ticketId === line.ticketId);
        expect(sumOf(own.map(({ amountMinor }) => amountMinor))).toBe(line.amountMinor);
      }
      for (const { id, leftMinor } of paid) {
        const own = shares.filter(({ paymentId }) => paymentId === id);
        expect(sumOf(own.map(({ amountMinor }) => amountMinor))).toBeLessThanOrEqual(leftMinor);
      }
      // Others are only asked for what those that were for nothing do not have.
      const bare = shares.filter(isBare).map(({ paymentId }) => paid.find(({ id }) => id === paymentId));
      const has = sumOf(paid.filter(({ isForNothing }) => isForNothing).map(({ leftMinor }) => leftMinor));
      if (forNothing <= has) expect(bare.every((each) => each?.isForNothing)).toBe(true);
    }),
  );
});
