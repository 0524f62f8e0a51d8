import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_AMOUNT, sumOf, toDecimal } from '../../src/platform/money.ts';
import { quoteTickets } from '../../src/pricing/quote.ts';
import type { ShowingTerms } from '../../src/pricing/showing-terms.ts';
import { taxWithin } from '../../src/pricing/tax.ts';
import type { MappedSeat } from '../../src/venues/seat-map/mapped-seats.ts';

const ADULT = {
  ...{ id: 'adult', cinemaId: 'cinema', name: 'Adult', version: 1, description: null, seatFeature: null },
  ...{ oneForEachId: null, maxPerBooking: null, soldOnline: true, archivedAt: null },
};

const seat = (id: string) => ({ id, label: id, seatCategoryId: 'stalls', features: [] }) as unknown as MappedSeat;

function termsOf(values: Partial<ShowingTerms>, amountMinor: bigint): ShowingTerms {
  const category = { id: 'stalls', cinemaId: 'cinema', name: 'Stalls', color: null };
  return {
    ...{ showingId: 'showing', seatMapId: 'map', currency: 'EUR', bookingFeeMinor: 0n, taxRateBasisPoints: 0 },
    start: { weekday: 'FRIDAY', minute: 1200, dayEndsAtMinute: 180, format: '2D' },
    prices: [{ category, ticketType: ADULT, amountMinor }],
    surcharges: [],
    ...values,
  };
}

function quote(terms: ShowingTerms, seats: number) {
  const seatIds = Array.from({ length: seats }, (_, index) => `A${index + 1}`);
  const tickets = seatIds.map((seatId) => ({ seatId, ticketTypeId: 'adult' }));
  return quoteTickets({ tickets, seatIds, seats: new Map(seatIds.map((id) => [id, seat(id)])), terms });
}

const surcharge = (label: string, amountMinor: bigint) => ({
  ...{ label, amountMinor, weekdays: [], fromMinute: null, untilMinute: null, formats: [], seatCategoryIds: [] },
});

test.each([
  ['EUR', ['12.00', '3.00', '0.50'], ['0.79', '0.20', '0.03'], '15.50'],
  // No minor digits, and three.
  ['JPY', ['1200', '300', '50'], ['79', '20', '3'], '1550'],
  ['KWD', ['1.200', '0.300', '0.050'], ['0.079', '0.020', '0.003'], '1.550'],
])(
  'a quote in %s has a line for the ticket, each surcharge and the fee, each with its tax',
  (currency, amounts, taxes, total) => {
    const surcharges = [surcharge('3D', 300n)];
    const terms = termsOf({ currency, bookingFeeMinor: 50n, taxRateBasisPoints: 700, surcharges }, 1200n);
    const { value } = quote(terms, 1);
    expect(value?.lines.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'TICKET Adult, A1',
      'SURCHARGE 3D',
      'FEE Booking fee',
    ]);
    expect(value?.lines.map(({ amount }) => toDecimal(amount))).toEqual(amounts);
    expect(value?.lines.map(({ taxIncluded }) => toDecimal(taxIncluded))).toEqual(taxes);
    expect(value && toDecimal(value.total)).toBe(total);
  },
);

describe('any quote', () => {
  const money = fc.bigInt({ min: 0n, max: 10n ** 12n });
  const terms = fc
    .record({
      currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
      bookingFeeMinor: money,
      taxRateBasisPoints: fc.integer({ min: 0, max: 10_000 }),
      surcharges: fc.array(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((amount) => surcharge('Rule', amount)),
        {
          maxLength: 5,
        },
      ),
    })
    .chain((values) => money.map((amountMinor) => termsOf(values, amountMinor)));

  test('is the sum of its lines, and each line contains its tax, rounded by itself', () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 1, max: 10 }), (given, seats) => {
        const { value } = quote(given, seats);
        const lines = value?.lines ?? [];
        expect(value?.total).toEqual({
          amountMinor: sumOf(lines.map(({ amount }) => amount.amountMinor)),
          currency: given.currency,
        });
        for (const { amount, taxRateBasisPoints, taxIncluded } of lines) {
          expect(taxRateBasisPoints).toBe(given.taxRateBasisPoints);
          expect(taxIncluded.amountMinor).toBe(taxWithin(amount.amountMinor, taxRateBasisPoints));
          expect([amount.currency, taxIncluded.currency]).toEqual([given.currency, given.currency]);
        }
      }),
    );
  });

  test('has a fee for each ticket, and a ticket is its TICKET and SURCHARGE lines, never below 0', () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 1, max: 10 }), (given, seats) => {
        const { tickets = [], lines = [] } = quote(given, seats).value ?? {};
        const fees = lines.filter(({ kind }) => kind === 'FEE');
        expect(fees).toHaveLength(given.bookingFeeMinor === 0n ? 0 : seats);
        expect(fees.every(({ amount }) => amount.amountMinor === given.bookingFeeMinor)).toBe(true);
        expect(tickets).toHaveLength(seats);
        for (const ticket of tickets) {
          const own = lines.filter((line) => line.seat === ticket.seat && line.kind !== 'FEE');
          expect(ticket.priceMinor).toBe(sumOf(own.map(({ amount }) => amount.amountMinor)));
          expect(ticket.priceMinor >= 0n).toBe(true);
        }
      }),
    );
  });
});

test('a total that no client could read is refused', () => {
  expect(quote(termsOf({ bookingFeeMinor: 1n }, MAX_AMOUNT), 1).errors).toMatchObject([
    { kind: 'InvalidInput', path: ['input', 'tickets'] },
  ]);
  expect(quote(termsOf({}, MAX_AMOUNT), 1).value?.total.amountMinor).toBe(MAX_AMOUNT);
});
